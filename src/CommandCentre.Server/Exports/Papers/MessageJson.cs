using System.Text.Json;
using System.Text.Json.Nodes;
using CommandCentre.Desks.Lines;
using CommandCentre.Desks.Operations;
using CommandCentre.Domain.Seizures;
using CommandCentre.Server.Resources;

namespace CommandCentre.Server.Exports.Papers;

/// <summary>The seizure message as JSON, and the pieces of it that other forms share. CENcomm-like: no schema of CENcomm was at hand.</summary>
internal static class MessageJson
{
    private static readonly JsonSerializerOptions Indented = new(Shapes.Json) { WriteIndented = true };

    internal static byte[] Write(PaperSource source)
    {
        var message = Head(source, "seizure-message", PaperTexts.MessageNote);
        message["stage"] = "seizure";
        var (line, said, file) = (source.Line, source.File.Said, source.File);
        Put(message, "country", line.Owner);
        Put(message, "agency", line.By!.Agency);
        Put(message, "officer", line.By.Officer);
        Put(message, "reported", line.At);
        Put(message, "found", said.Found);
        Put(message, "site", said.Site);
        Put(message, "method", said.Method);
        Put(message, "cause", file.Row.Cause);
        Put(message, "concealment", said.Concealment);
        Put(message, "text", said.Text);
        Put(message, "parcel", said.Parcel);
        Put(message, "carriers", said.Parcel?.Readings);
        Put(message, "consignor", said.Consignor);
        Put(message, "consignee", said.Consignee);
        Put(message, "route", file.Route);
        Put(message, "destination", file.Destination);
        message["lead"] = file.LeadSent is { } lead ? Line(file.Lead!, new { lead.Reason, lead.Expected, lead.Contents }) : null;
        message["items"] = new JsonArray([.. file.Items.Select(facts => Item(facts, file.Legality))]);
        message["exhibits"] = new JsonArray([.. file.Row.Exhibits.Select(Exhibit)]);
        message["followUps"] = new JsonArray([.. file.Row.FollowUps.Select(followUp => Line(followUp, (FollowUpAdded)followUp.Event!))]);
        message["files"] = Files(source);
        return Bytes(message);
    }

    /// <summary>What stands on every form: what it is, of which record, under which marks, for whom and for what.</summary>
    internal static JsonObject Head(PaperSource source, string form, string note)
    {
        var line = source.Line;
        var head = new JsonObject { ["form"] = form, ["note"] = note, ["operation"] = source.Operation.Key.Value, ["reference"] = source.Reference, ["record"] = line.Record!.Value.ToString("D") };
        if (line.Withdrawn)
        {
            head["withdrawn"] = true;
        }

        Put(head, "handling", line.Marks!.Handling.Names);
        Put(head, "handlingText", line.HandlingText);
        Put(head, "caveats", Pages.CaveatWords.Each(line.Sight.Caveats) is { Count: > 0 } caveats ? caveats : null);
        Put(head, "evaluation", line.Marks.Evaluation?.ToString());
        head["takenOut"] = new JsonObject { ["officer"] = source.Officer, ["country"] = source.Country.Value, ["purpose"] = source.Purpose, ["at"] = Shapes.Moment(source.At) };
        head["withheld"] = source.File.Withheld;
        return head;
    }

    /// <summary>Photos and documents as they are known, with the digest of what is kept; their bytes stay.</summary>
    private static JsonArray Files(PaperSource source) => new([.. source.File.Files.Select(row => Node(new
    {
        row.Line.Number,
        Record = row.Id,
        row.File.Of,
        row.File.Sort,
        row.File.Title,
        row.File.Media,
        row.File.Bytes,
        row.File.Sha256,
    }))]);

    /// <summary>An item with what follows from what is known of it.</summary>
    internal static JsonObject Item(ItemFacts facts, IEnumerable<LegalAnswer> legality)
    {
        var item = new JsonObject();
        Put(item, "kind", facts.Item.Kind);
        Put(item, "subKind", facts.Item.SubKind);
        Put(item, "count", facts.Item.Count);
        Put(item, "text", facts.Described?.Text);
        Put(item, "calibre", facts.Firearm is null ? facts.Calibre : null);
        Put(item, "firearm", facts.Firearm);
        if (facts.Class is { } found)
        {
            item["euClass"] = Class(found);
        }

        var heading = facts.Heading;
        item["hs"] = Node(new { Code = heading.Code?.ToString(), Possible = heading.Possible.Select(code => code.ToString()), heading.Missing, Outside = heading.IsOutside, Verified = heading.IsVerified });
        item["legality"] = Node(legality.Where(answer => answer.Item == facts.At).Select(answer => new
        {
            answer.Country,
            answer.Place,
            Stated = answer.Said.Select(said => new { said.What, said.Standing, From = said.From.ToString("O", null), said.Source }),
        }));
        return item;
    }

    internal static void Put<T>(JsonObject into, string name, T? value)
    {
        if (value is not null)
        {
            into[name] = Node(value);
        }
    }

    internal static byte[] Bytes(JsonObject form) => [.. JsonSerializer.SerializeToUtf8Bytes(form, Indented), (byte)'\n'];

    private static JsonNode? Class(EuFirearmClass found) => Node(new
    {
        Point = found.Point?.ToString(),
        found.Point?.Meaning,
        Verified = found.Point?.IsVerified,
        Possible = found.Possible.Select(point => point.ToString()),
        found.Missing,
        found.Assumed,
    });

    private static JsonNode? Exhibit(ExhibitRow exhibit) => Node(new { exhibit.Line.Number, exhibit.Parts, exhibit.Custody, exhibit.Transfer });

    private static JsonObject Line<T>(LineView line, T said)
    {
        var node = new JsonObject { ["number"] = line.Number, ["owner"] = line.Owner!.Value };
        Put(node, "at", line.At);
        Put(node, "said", said);
        return node;
    }

    private static JsonNode? Node<T>(T value) => JsonSerializer.SerializeToNode(value, Shapes.Json);
}
