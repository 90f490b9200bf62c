using System.Globalization;
using CommandCentre.Load.Checking;

namespace CommandCentre.Load.Scenarios;

/// <summary>One number that was measured.</summary>
/// <param name="What">What.</param>
/// <param name="Measured">How much.</param>
/// <param name="Unit">In what.</param>
/// <param name="Goal">At most so much, or at least where it is a rate; absent where nothing is asked.</param>
/// <param name="AtLeast">Whether more is better.</param>
public sealed record Figure(string What, double Measured, string Unit, double? Goal = null, bool AtLeast = false)
{
    /// <summary>Whether it is as it was meant to be.</summary>
    public bool Met => Goal is not { } goal || (AtLeast ? Measured >= goal : Measured <= goal);

    /// <inheritdoc/>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{What}: {Measured:#,0.###} {Unit}{(Goal is { } goal ? $" ({(AtLeast ? "at least" : "at most")} {goal:#,0.###}{(Met ? string.Empty : ", MISSED")})" : string.Empty)}");
}

/// <summary>What came of a scenario: what was measured, and whether everything held.</summary>
/// <param name="Name">Which.</param>
/// <param name="Figures">What was measured.</param>
/// <param name="Verdict">What the checker says.</param>
/// <param name="Failures">What else went wrong: somebody who never got what was due.</param>
public sealed record Outcome(string Name, IReadOnlyList<Figure> Figures, Verdict Verdict, IReadOnlyList<string> Failures)
{
    /// <summary>Whether everything that must hold held; times are another matter.</summary>
    public bool IsCorrect => Verdict.Holds && Failures.Count == 0;

    /// <inheritdoc/>
    public override string ToString() =>
        $"{Name}\n{string.Concat(Figures.Select(figure => $"  {figure}\n"))}  {Verdict}{string.Concat(Failures.Take(20).Select(failure => $"\n  FAILED: {failure}"))}";
}
