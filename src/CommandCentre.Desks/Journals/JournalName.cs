using System.Text.RegularExpressions;

namespace CommandCentre.Desks.Journals;

/// <summary>The names journals may have: <c>op/KEY</c> (KEY is <c>[A-Z0-9-]{3,40}</c>), <c>country/XX</c> (two capital letters) and <c>access</c>.</summary>
public static partial class JournalName
{
    /// <summary>Whether <paramref name="name"/> has one of the shapes.</summary>
    public static bool IsValid(string? name) => name is not null && Shape().IsMatch(name);

    /// <summary>The name itself when it has one of the shapes.</summary>
    /// <exception cref="ArgumentException">It has not.</exception>
    public static string Checked(string? name) => IsValid(name)
        ? name!
        : throw new ArgumentException($"'{name}' is no journal's name: allowed are op/KEY with KEY of 3 to 40 of A-Z, 0-9 and -, country/XX, and access.", nameof(name));

    [GeneratedRegex(@"\A(?:op/[A-Z0-9-]{3,40}|country/[A-Z]{2}|access)\z")]
    private static partial Regex Shape();
}
