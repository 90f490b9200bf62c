using System.Text.Json.Nodes;
using CommandCentre.Domain.Codes;
using CommandCentre.Domain.Seizures;
using CommandCentre.Server.Resources;

namespace CommandCentre.Server.Exports.Papers;

/// <summary>Trace requests as JSON: one for each firearm and part, by the field set of domain.md 3.10, with what is missing.</summary>
/// <remarks>Priority and its justification, and the code of the crime, are no part of a seizure: the requester adds them, and the form says so.</remarks>
internal static class TraceRequests
{
    internal static byte[] Write(PaperSource source)
    {
        var form = MessageJson.Head(source, "trace-request", PaperTexts.TraceNote);
        form["requester"] = new JsonObject { ["country"] = source.Line.Owner!.Value, ["agency"] = Words.Of(source.Line.By!.Agency), ["officer"] = source.Line.By.Officer };
        form["caseNumber"] = source.Reference;
        form["project"] = source.Operation.Name;
        form["toBeAdded"] = new JsonArray("priority", "priorityJustification", "crimeCode");
        form["requests"] = new JsonArray([.. Paper.Traceable(source).Select(facts => Request(source, facts))]);
        return MessageJson.Bytes(form);
    }

    private static JsonObject Request(PaperSource source, ItemFacts facts)
    {
        var (f, said) = (facts.Firearm ?? new FirearmDescription(), source.File.Said);
        var request = new JsonObject { ["item"] = facts.At, ["pieces"] = facts.Item.Count };
        MessageJson.Put(request, "serialNumber", f.Serial);
        MessageJson.Put(request, "obliterated", f.SerialStanding switch { SerialStanding.Obliterated => true, SerialStanding.Readable => false, _ => (bool?)null });
        MessageJson.Put(request, "neverSerialised", f.SerialStanding is SerialStanding.None ? true : (bool?)null);
        MessageJson.Put(request, "manufacturer", f.Make);
        MessageJson.Put(request, "type", facts.Item.SubKind);
        MessageJson.Put(request, "calibre", f.Calibre);
        MessageJson.Put(request, "model", f.Model);
        MessageJson.Put(request, "countryOfOrigin", f.MadeIn);
        MessageJson.Put(request, "importer", f.Importer);
        MessageJson.Put(request, "additionalMarkings", f.Markings);
        MessageJson.Put(request, "recoveryDate", said.Found);
        MessageJson.Put(request, "recoveryPlace", $"{said.Site}, {source.Line.Owner!.EnglishName}");
        MessageJson.Put(request, "consignor", said.Consignor);
        MessageJson.Put(request, "consignee", said.Consignee);
        request["completeness"] = Meter(source.File.MeterOf(facts)!);
        return request;
    }

    private static JsonObject Meter(TraceMeter meter)
    {
        var node = new JsonObject { ["given"] = meter.Given, ["needed"] = meter.Needed, ["percent"] = meter.Percent, ["traceable"] = meter.IsTraceable };
        MessageJson.Put(node, "missing", meter.Entries.Where(entry => entry.Standing is TraceStanding.Missing).Select(entry => new { entry.Field, entry.Weight }));
        return node;
    }
}
