namespace CommandCentre.Server.Exercises.People;

/// <summary>A name word in its own script, with its usual Latin spellings where these cannot be made by letter.</summary>
/// <param name="Native">As its bearer writes it.</param>
/// <param name="Latin">Usual Latin spellings; empty when they follow from the letters.</param>
internal sealed record NameWord(string Native, IReadOnlyList<string> Latin);

/// <summary>Given names and surnames by language (<c>names.tsv</c>).</summary>
internal static class PersonNames
{
    private static readonly Dictionary<(string Language, string Part), IReadOnlyList<NameWord>> Lists =
        ExerciseTables.Rows("names.tsv").ToDictionary(row => (row[0], row[1]), row => Read(row[2]));

    public static IReadOnlyList<NameWord> Given(string language) => Lists[(language, "given")];

    public static IReadOnlyList<NameWord> Surnames(string language) => Lists[(language, "surname")];

    private static IReadOnlyList<NameWord> Read(string words) =>
        [.. words.Split(' ').Select(word => word.Split('=')).Select(forms => new NameWord(forms[0], forms[1..]))];
}
