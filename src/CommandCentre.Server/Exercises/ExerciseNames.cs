using System.Globalization;
using CommandCentre.Domain.Operations;

namespace CommandCentre.Server.Exercises;

/// <summary>Names of exercise operations: <c>ARMSTRONG-VII</c>, then <c>ARMSTRONG-VII-2</c>, <c>ARMSTRONG-VII-3</c> ...</summary>
public static class ExerciseNames
{
    /// <summary>The first exercise.</summary>
    public static readonly OperationKey First = OperationKey.Parse("ARMSTRONG-VII");

    /// <summary>Which run of the exercise an operation is, 1, 2, 3 ...; absent when it is none.</summary>
    public static int? RunOf(OperationKey key)
    {
        var suffix = key == First ? "1" : key.Value.StartsWith($"{First}-", StringComparison.Ordinal) ? key.Value[(First.Value.Length + 1)..] : string.Empty;
        return int.TryParse(suffix, NumberStyles.None, CultureInfo.InvariantCulture, out var run) && run > 0 && Of(run) == key ? run : null;
    }

    /// <summary>The operation of a run.</summary>
    public static OperationKey Of(int run) =>
        run == 1 ? First : OperationKey.Parse(string.Create(CultureInfo.InvariantCulture, $"{First}-{run}"));
}
