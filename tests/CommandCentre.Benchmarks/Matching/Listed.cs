using System.Collections.Immutable;
using CommandCentre.Matching.Names;

namespace CommandCentre.Benchmarks.Matching;

/// <summary>An entity of a published list or a made-up one.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Schema">Its FollowTheMoney schema.</param>
/// <param name="Names">Its names; the first is the main one.</param>
/// <param name="Properties">What else is known, by FollowTheMoney's names.</param>
internal sealed record Listed(string Id, string Schema, ImmutableArray<string> Names, ImmutableArray<(string Name, string Value)> Properties)
{
    /// <summary>How its names are read.</summary>
    internal NameKind Kind => Schema switch
    {
        "Person" => NameKind.Person,
        "Company" or "Organization" => NameKind.Organisation,
        "Vessel" or "Vehicle" or "Airplane" or "Asset" => NameKind.Thing,
        _ => NameKind.Either,
    };
}

/// <summary>The sanctions lists of the EU and of OFAC as entities; about 17,000.</summary>
internal static class Lists
{
    private static readonly string[] Known = ["nationality", "country", "jurisdiction", "birthDate", "passportNumber", "gender", "incorporationDate", "registrationNumber", "taxNumber", "idNumber", "innCode", "ogrnCode", "imoNumber", "flag", "address", "phone", "email", "website"];

    /// <summary>Both lists, the EU's first, each in the order of its files.</summary>
    internal static IEnumerable<Listed> All() => Eu().Concat(Ofac());

    private static IEnumerable<Listed> Eu()
    {
        var aliases = OpenData.Rows("derived/eu_oj_name_alias_pairs.csv").Where(row => Tidy(row("alias")) is { Length: > 1 } alias && !alias.EndsWith(':')).ToLookup(row => row("name"), row => Tidy(row("alias")));
        var seen = new HashSet<string>();
        foreach (var file in Directory.EnumerateFiles(OpenData.At("holdings/eu-oj-sanctions/consolidated"), "*.csv").Order(StringComparer.Ordinal))
        {
            var number = 0;
            foreach (var row in OpenData.Rows(file))
            {
                number++;
                if (seen.Add(row("name")))
                {
                    yield return new($"eu-{Path.GetFileNameWithoutExtension(file)}-{number}", row("schema"), [row("name"), .. aliases[row("name")].Distinct().Where(alias => alias != row("name"))], [.. Details(row)]);
                }
            }
        }
    }

    private static IEnumerable<(string, string)> Details(Func<string, string> row) =>
        Known.SelectMany(column => row(column).Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(value => (column, value)));

    private static IEnumerable<Listed> Ofac()
    {
        var aliases = OpenData.BareRows("holdings/ofac/alt.csv").Where(row => row.Count > 3).ToLookup(row => row[0], row => row[3].Trim());
        var places = OpenData.BareRows("holdings/ofac/add.csv").Where(row => row.Count > 4).ToLookup(row => row[0], row => row[4].Trim());
        foreach (var row in OpenData.BareRows("holdings/ofac/sdn.csv").Where(row => row.Count > 3 && row[1].Length > 0))
        {
            var schema = row[2].Trim() switch { "individual" => "Person", "vessel" => "Vessel", "aircraft" => "Airplane", _ => "LegalEntity" };
            var countries = places[row[0]].Where(place => place != "-0-").Distinct().Select(place => ("country", place));
            yield return new($"ofac-{row[0]}", schema, [row[1].Trim(), .. aliases[row[0]].Where(alias => alias != "-0-").Distinct()], [.. countries, .. Remarks(row[^1])]);
        }
    }

    /// <summary>What the remarks say of birth and passport: "DOB 12 Mar 1970; POB ...; Passport 1234 (Iran)".</summary>
    private static IEnumerable<(string, string)> Remarks(string remarks) =>
        from remark in remarks.Split(';', StringSplitOptions.TrimEntries)
        let text = remark.TrimEnd('.')
        let found = text.StartsWith("DOB ", StringComparison.Ordinal) ? ("birthDate", text[4..])
            : text.StartsWith("Passport ", StringComparison.Ordinal) ? ("passportNumber", text[9..].Split(' ')[0])
            : text.StartsWith("nationality ", StringComparison.Ordinal) ? ("nationality", text[12..])
            : (string.Empty, string.Empty)
        where found.Item2.Length > 0
        select found;

    // The lists print dates of birth behind some aliases: no part of the name.
    private static string Tidy(string alias)
    {
        var cut = alias.IndexOfAny(['(', ',']);
        var dated = alias.Contains("birth", StringComparison.OrdinalIgnoreCase) || alias.Any(char.IsAsciiDigit);
        return (dated && cut > 0 ? alias[..cut] : alias).Trim('"', ' ', '“', '”', '‘', '’', '\'');
    }
}
