using System.Globalization;
using CommandCentre.Domain.Codes;
using CommandCentre.Domain.Operations;

namespace CommandCentre.Server.Exercises;

/// <summary>A place where officers work.</summary>
/// <param name="Name">In words.</param>
/// <param name="Agencies">Authorities that work there.</param>
internal sealed record ExerciseSite(string Name, IReadOnlyList<AgencyKind> Agencies);

/// <summary>A country of the exercise: a participant, or an origin of mail only.</summary>
/// <param name="Code">Its code.</param>
/// <param name="Languages">Languages of its people's names, ISO 639-3.</param>
/// <param name="Officers">Officers it sends; 0 for an origin of mail only.</param>
/// <param name="Share">Share of the parcels checked, in parts of an arbitrary whole.</param>
/// <param name="Liaison">How many of the officers are liaison officers.</param>
/// <param name="AddressPattern">How an address is written: street, no, town in braces.</param>
/// <param name="PhonePattern">A phone number, # for a digit.</param>
/// <param name="Streets">Streets.</param>
/// <param name="Towns">Towns with postcode, # for a digit.</param>
/// <param name="Forms">Legal forms of companies.</param>
/// <param name="Sites">Places where its officers work.</param>
internal sealed record ExerciseCountry(
    CountryCode Code,
    IReadOnlyList<string> Languages,
    int Officers,
    int Share,
    int Liaison,
    string AddressPattern,
    string PhonePattern,
    IReadOnlyList<string> Streets,
    IReadOnlyList<string> Towns,
    IReadOnlyList<string> Forms,
    IReadOnlyList<ExerciseSite> Sites)
{
    /// <summary>Every country of the table, in its order.</summary>
    public static IReadOnlyList<ExerciseCountry> All { get; } = [.. ExerciseTables.Rows("countries.tsv").Select(Read)];

    /// <summary>The 25 countries named in the operation's published result.</summary>
    public static IReadOnlyList<ExerciseCountry> Participants { get; } = [.. All.Where(country => country.Officers > 0)];

    /// <summary>A country of the table.</summary>
    public static ExerciseCountry Of(CountryCode code) => All.First(country => country.Code == code);

    /// <summary>Kinds of authority it takes part with.</summary>
    public ValueList<AgencyKind> Agencies => [.. Sites.SelectMany(site => site.Agencies).Distinct().Order()];

    private static ExerciseCountry Read(string[] row) => new(
        CountryCode.Parse(row[0]),
        row[1].Split(' '),
        Whole(row[2]),
        Whole(row[3]),
        Whole(row[4]),
        row[5],
        row[6],
        ExerciseTables.Parts(row[7]),
        ExerciseTables.Parts(row[8]),
        ExerciseTables.Parts(row[9]),
        [.. ExerciseTables.Parts(row[10]).Select(Site)]);

    private static int Whole(string column) => int.Parse(column, CultureInfo.InvariantCulture);

    private static ExerciseSite Site(string text)
    {
        var parts = text.Split('=');
        return new ExerciseSite(parts[0], [.. parts[1].Select(letter => letter switch
        {
            'C' => AgencyKind.Customs,
            'S' => AgencyKind.PostalSecurity,
            'P' => AgencyKind.Police,
            _ => throw new ArgumentException($"'{letter}' is no kind of agency: C, S or P", nameof(text)),
        })]);
    }
}
