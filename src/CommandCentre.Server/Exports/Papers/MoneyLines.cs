using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using CommandCentre.Desks.Lines;
using CommandCentre.Domain.Codes;
using CommandCentre.Domain.Operations;
using CommandCentre.Domain.Parcels;
using CommandCentre.Server.Pages;
using CommandCentre.Server.Resources;

namespace CommandCentre.Server.Exports.Papers;

/// <summary>A seizure as FollowTheMoney entities, one JSON line each: the event, who is named on the parcel, the authority.</summary>
/// <remarks>
/// Schemata and properties are those of followthemoney (Event, LegalEntity, PublicBody). Whether a party is a person or a company nobody has said: LegalEntity is what may be either.
/// There is no schema for weapons or parcels: they are told in words. An id follows from the record, so the same seizure has the same ids whoever takes it out, and however often.
/// </remarks>
internal static class MoneyLines
{
    internal static byte[] Write(PaperSource source)
    {
        var (said, record) = (source.File.Said, source.Line.Record!.Value);
        List<JsonObject> entities = [Authority(source)];
        var involved = new List<string>();
        foreach (var (role, party) in new[] { ("consignor", said.Consignor), ("consignee", said.Consignee) })
        {
            if (party?.Name is not null)
            {
                entities.Add(Named(Id(record, role), party));
                involved.Add(Id(record, role));
            }
        }

        entities.Add(Event(source, involved));
        return Encoding.UTF8.GetBytes(string.Concat(entities.Select(entity => entity.ToJsonString(Shapes.Json) + "\n")));
    }

    private static JsonObject Event(PaperSource source, List<string> involved)
    {
        var (line, said, owner) = (source.Line, source.File.Said, source.Line.Owner!);
        var properties = new JsonObject();
        Put(properties, "name", PaperTexts.MoneyEvent.With(owner.Name(), source.Reference));
        Put(properties, "date", said.Found.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture));
        Put(properties, "recordId", source.Reference);
        Put(properties, "country", Lower(owner));
        Put(properties, "location", $"{said.Site}, {owner.EnglishName}");
        Put(properties, "summary", string.Join("; ", source.File.Items.Select(facts => $"{facts.Item.Count.ToString(CultureInfo.InvariantCulture)} × {Labels.SubKind(facts.Item.SubKind)}{(facts.Described?.Text is { } text ? $" ({text})" : string.Empty)}")));
        Put(properties, "description", said.Text);
        Put(properties, "keywords", [.. source.File.Items.Select(facts => facts.Item.SubKind).Distinct()]);
        Put(properties, "notes", [.. Notes(source)]);
        Put(properties, "organizer", Id(owner, line.By!.Agency));
        Put(properties, "involved", [.. involved]);
        return Entity(Id(line.Record!.Value, "seizure"), "Event", properties);
    }

    /// <summary>What has no property of its own: marks, parcel, route, descriptions.</summary>
    private static IEnumerable<string> Notes(PaperSource source)
    {
        yield return $"{PaperTexts.Handling}: {string.Join('+', source.Line.Marks!.Handling.Names)}";
        foreach (var text in CaveatWords.Each(source.Line.Sight.Caveats).Append(source.Line.HandlingText).Append(source.Line.Withdrawn ? PaperTexts.WithdrawnText : null).OfType<string>())
        {
            yield return text;
        }

        foreach (var (label, value) in PaperSections.Parcel(source).Rows)
        {
            yield return $"{label}: {value.Replace('\n', ' ')}";
        }
    }

    private static JsonObject Named(string id, Party party)
    {
        var properties = new JsonObject();
        Put(properties, "name", party.Name);
        Put(properties, "address", party.Address);
        Put(properties, "phone", party.Phone);
        Put(properties, "email", party.Email);
        return Entity(id, "LegalEntity", properties);
    }

    private static JsonObject Authority(PaperSource source)
    {
        var properties = new JsonObject();
        Put(properties, "name", source.Authority);
        Put(properties, "country", Lower(source.Line.Owner!));
        return Entity(Id(source.Line.Owner!, source.Line.By!.Agency), "PublicBody", properties);
    }

    private static JsonObject Entity(string id, string schema, JsonObject properties) => new() { ["id"] = id, ["schema"] = schema, ["properties"] = properties };

    private static void Put(JsonObject into, string property, params ReadOnlySpan<string?> values)
    {
        var given = new JsonArray();
        foreach (var value in values)
        {
            if (!string.IsNullOrEmpty(value))
            {
                given.Add(value);
            }
        }

        if (given.Count > 0)
        {
            into[property] = given;
        }
    }

    private static string Id(Guid record, string role) => $"cc-{RecordId.Derived($"followthemoney {record:D} {role}"):N}";

    private static string Id(CountryCode country, AgencyKind agency) => $"cc-{RecordId.Derived($"followthemoney {country} {Words.Of(agency)}"):N}";

#pragma warning disable CA1308 // FollowTheMoney writes country codes in lower case.
    private static string Lower(CountryCode country) => country.Value.ToLowerInvariant();
#pragma warning restore CA1308
}
