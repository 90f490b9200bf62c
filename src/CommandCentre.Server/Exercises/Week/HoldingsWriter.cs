using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using CommandCentre.Domain.Codes;
using CommandCentre.Server.Exercises.People;

namespace CommandCentre.Server.Exercises.Week;

/// <summary>What countries know from earlier years: some of the week's senders and receivers, written their own way, among many others.</summary>
internal sealed class HoldingsWriter(WeekPlan plan, SeededRandom random)
{
    /// <summary>Records of each country about nobody of the week.</summary>
    private const int Others = 150;

    /// <summary>Countries that load nothing and publish a filter.</summary>
    private static readonly string[] Blind = ["CH", "NO"];

    private static readonly (string Mode, double Weight)[] Modes = [("open", 68), ("hit-only", 22), ("silent", 10)];

    private static readonly (string Code, double Weight)[] Codes = [("H0", 25), ("H1", 30), ("H2", 45)];

    private static readonly JsonSerializerOptions Written = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly Mentions _mentions = new(random.Fork("mentions"));

    /// <summary>The file of every participant.</summary>
    public IReadOnlyList<ExerciseFile> Write()
    {
        var known = ExerciseCountry.Participants.ToDictionary(country => country.Code, _ => new List<MailParty>());
        foreach (var network in plan.Scenes.Networks)
        {
            Spread(network, known);
        }

        return [.. ExerciseCountry.Participants.Select(country => Of(country, known[country.Code]))];
    }

    /// <summary>A network's senders are known to a few countries it sends to, its receivers to their own at times.</summary>
    private void Spread(MailNetwork network, Dictionary<CountryCode, List<MailParty>> known)
    {
        foreach (var country in random.Some(known.Keys, random.Between(2, 6)))
        {
            known[country].AddRange(random.Some(network.Senders, random.Between(1, network.Senders.Count)));
        }

        foreach (var receiver in network.Receivers.Where(receiver => known.ContainsKey(receiver.Country.Code) && random.Percent(25)))
        {
            known[receiver.Country.Code].Add(receiver);
        }
    }

    private ExerciseFile Of(ExerciseCountry country, List<MailParty> known)
    {
        var maker = new MailPartyMaker(random.Fork($"others {country.Code}"));
        var all = known.Concat(Enumerable.Range(0, Others).Select(_ => maker.Make(country, 35)));
        return new(country.Code, Blind.Contains(country.Code.Value), [.. all.Select((who, index) => Record(country, who, index + 1).ToJsonString(Written))]);
    }

    private JsonObject Record(ExerciseCountry country, MailParty who, int number)
    {
        var written = _mentions.Of(who, country.Languages[0]).Party;
        var properties = new JsonObject { ["name"] = new JsonArray(written.Name), ["country"] = new JsonArray(who.Country.Code.Value.ToLowerInvariant()) };
        Add(properties, "address", written.Address);
        // Whoever keeps a file of somebody mostly has a phone number, or nothing to find them by.
        Add(properties, "phone", written.Phone ?? (random.Percent(50) ? who.Phone.Number : null));
        Add(properties, "email", written.Email);
        if (who.Person is not null)
        {
            Add(properties, "idNumber", random.Percent(30) ? string.Create(CultureInfo.InvariantCulture, $"{who.Country.Code}{random.Between(10_000_000, 99_999_999)}") : null);
        }

        return new JsonObject
        {
            ["id"] = string.Create(CultureInfo.InvariantCulture, $"{country.Code}-{number:D5}"),
            ["schema"] = who.Person is null ? "Company" : "Person",
            ["properties"] = properties,
            ["handling"] = new JsonArray(random.Weighted(Codes, code => code.Weight).Code),
            ["mode"] = random.Weighted(Modes, mode => mode.Weight).Mode,
            ["caseReference"] = string.Create(CultureInfo.InvariantCulture, $"{country.Code}/{random.Between(1000, 9999)}/{random.Between(2017, 2020)}"),
        };
    }

    private static void Add(JsonObject properties, string name, string? value)
    {
        if (value is not null)
        {
            properties[name] = new JsonArray(value);
        }
    }
}
