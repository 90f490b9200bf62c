using System.Globalization;
using CommandCentre.Domain.Codes;

namespace CommandCentre.Server.Exercises;

/// <summary>What fills the slots of a phrase.</summary>
/// <param name="Declared">What a parcel is declared as.</param>
/// <param name="Described">What it holds or is thought to hold.</param>
/// <param name="Origin">Country it comes from.</param>
/// <param name="Destination">Country it goes to.</param>
/// <param name="Site">Where.</param>
/// <param name="Country">The country spoken to or of.</param>
internal sealed record Slots(string Declared, string Described, CountryCode Origin, CountryCode Destination, string Site, CountryCode Country);

/// <summary>The texts the exercise's officers write, by situation.</summary>
internal sealed class Phrases
{
    private static readonly string[] Since = ["since September", "in the last four weeks", "since the summer", "in October", "this year", "last week", "in spring", "in the last ten days"];

    private static readonly string[] Past = ["in September", "in October", "last week", "in spring", "in August", "two weeks ago", "last winter", "in the first days of November"];

    private static readonly string[] WithArticle = ["US", "NL", "GB", "AE", "CZ"];

    private readonly Dictionary<string, List<string>> _sections = [];
    private readonly SeededRandom _random;

    public Phrases(SeededRandom random)
    {
        _random = random;
        List<string> current = [];
        foreach (var line in ExerciseTables.Lines("phrases.txt"))
        {
            if (line[0] == '[')
            {
                _sections.Add(line.Trim('[', ']'), current = []);
            }
            else
            {
                current.Add(line);
            }
        }
    }

    /// <summary>One text of a section, its slots filled.</summary>
    public string Say(string section, Slots slots) => Fill(_random.Pick(_sections[section]), slots);

    /// <summary>One text of a section that has no slots, picked by another's chance.</summary>
    public string Pick(string section, SeededRandom random) => random.Pick(_sections[section]);

    /// <summary>A text of a section, in some cases with a second sentence.</summary>
    public string SayMore(string section, string more, Slots slots) =>
        _random.Percent(45) ? $"{Say(section, slots)} {Say(more, slots)}" : Say(section, slots);

    /// <summary>Every text of a section in its order.</summary>
    public IReadOnlyList<string> All(string section, Slots slots) => [.. _sections[section].Select(text => Fill(text, slots))];

    private string Fill(string text, Slots slots)
    {
        var others = ExerciseCountry.Participants.Where(country => country.Code != slots.Origin && country.Code != slots.Destination && country.Code != slots.Country).ToList();
        return Capital(text
            .Replace("{declared}", slots.Declared, StringComparison.Ordinal)
            .Replace("{described}", slots.Described, StringComparison.Ordinal)
            .Replace("{Described}", Capital(slots.Described), StringComparison.Ordinal)
            .Replace("{origin}", Name(slots.Origin), StringComparison.Ordinal)
            .Replace("{destination}", Name(slots.Destination), StringComparison.Ordinal)
            .Replace("{site}", slots.Site, StringComparison.Ordinal)
            .Replace("{country}", Name(slots.Country), StringComparison.Ordinal)
            .Replace("{past}", _random.Pick(Past), StringComparison.Ordinal)
            .Replace("{other}", Name(_random.Pick(others).Code), StringComparison.Ordinal)
            .Replace("{when}", _random.Pick(Since), StringComparison.Ordinal)
            .Replace("{n}", _random.Between(2, 9).ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal));
    }

    private static string Name(CountryCode country) => WithArticle.Contains(country.Value) ? $"the {country.EnglishName}" : country.EnglishName;

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];
}
