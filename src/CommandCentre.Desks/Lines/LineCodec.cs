using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using CommandCentre.Desks.Journals;
using CommandCentre.Domain.Codes;
using CommandCentre.Domain.Operations;

namespace CommandCentre.Desks.Lines;

/// <summary>A stored line that does not say what a line must say.</summary>
public sealed class LineUnreadable(string journal, long number, string why, Exception? inner = null)
    : Exception($"line {number} of {journal} cannot be read: {why}", inner);

/// <summary>Entries to stored bytes and back: open fields as JSON, fields about persons and restricted text sealed under the record's key.</summary>
/// <remarks>The digest of a command's content is sealed with them: of a short text, a hash alone would tell what it was.</remarks>
public sealed class LineCodec(RecordKeys keys)
{
    /// <summary>Sees to durable keys for the records of entries that will be sealed.</summary>
    /// <exception cref="RecordErased">One of them was erased, and an entry has something to seal for it.</exception>
    public ValueTask EnsureKeysAsync(IEnumerable<Entry> entries, CancellationToken cancellationToken) =>
        keys.EnsureAsync(
            [.. entries.Where(entry => entry.Marks is not null && !IsErasedAndBare(entry)).Select(entry => (entry.Record, entry.Owner.Value)).Distinct()],
            cancellationToken);

    /// <summary>The bytes to store.</summary>
    public ReadOnlyMemory<byte> Write(OperationKey operation, Entry entry)
    {
        var body = EventJson.Body(entry.Event);
        var line = new JsonObject
        {
            ["operation"] = operation.Value,
            ["number"] = entry.Number,
            ["at"] = Shapes.Moment(entry.At),
            ["recorded"] = Shapes.Moment(entry.Recorded),
            ["kind"] = Words.Of(entry.Event.Kind),
            ["record"] = entry.Record.ToString("D"),
            ["owner"] = entry.Owner.Value,
            ["by"] = WriteActor(entry.By),
            ["command"] = entry.Command.ToString("D"),
        };
        if (entry.Marks is { } marks)
        {
            line["handling"] = new JsonArray([.. marks.Handling.Names.Select(name => (JsonNode)name)]);
            line["evaluation"] = marks.Evaluation?.ToString();
            line["to"] = new JsonArray([.. marks.To.Select(country => (JsonNode)country.Value)]);
            if (!IsErasedAndBare(entry))
            {
                line["sealed"] = Seal(operation, entry, marks, body);
            }
        }
        else
        {
            line["digest"] = entry.Digest;
        }

        line["body"] = body;
        return JsonSerializer.SerializeToUtf8Bytes(line, Shapes.Json);
    }

    /// <summary>The entry of stored bytes; where the record's key was erased, what was sealed is absent.</summary>
    /// <exception cref="LineUnreadable">The bytes are no line of this journal, or a sealed field is damaged or has lost its key.</exception>
    public Entry Read(OperationKey operation, StoredLine stored)
    {
        try
        {
            var line = JsonNode.Parse(stored.Bytes.Span)!.AsObject();
            return (string?)line["operation"] == operation.Value && (long?)line["number"] == stored.Number
                ? Read(operation, stored.Number, line)
                : throw new LineUnreadable(operation.Journal, stored.Number, "it names another place");
        }
        catch (Exception wrong) when (wrong is JsonException or FormatException or ArgumentException or NullReferenceException
            or (InvalidOperationException and not OwnerKeysMissing))
        {
            throw new LineUnreadable(operation.Journal, stored.Number, "it has not the shape of a line", wrong);
        }
    }

    private static JsonObject WriteActor(Actor by) => new()
    {
        ["officer"] = by.Officer,
        ["country"] = by.Country.Value,
        ["agency"] = Words.Of(by.Agency),
        ["role"] = Words.Of(by.Role),
    };

    private static T Word<T>(JsonNode? node)
        where T : struct, Enum =>
        Words.TryParse<T>((string?)node, out var value) ? value : throw new FormatException($"'{node}' is no {typeof(T).Name}");

    private static HandlingCodes Code(JsonNode? node) => (string?)node switch
    {
        "H0" => HandlingCodes.H0,
        "H1" => HandlingCodes.H1,
        "H2" => HandlingCodes.H2,
        "H3" => HandlingCodes.H3,
        var other => throw new FormatException($"'{other}' is no handling code"),
    };

    internal static byte[] Associated(OperationKey operation, long number, Guid record) =>
        Encoding.UTF8.GetBytes($"{operation.Journal} {number} {record:D}");

    private string Seal(OperationKey operation, Entry entry, Marks marks, JsonObject body)
    {
        var taken = new JsonObject
        {
            ["body"] = SealedFields.TakeFrom(body, entry.Event.GetType(), marks.Handling.Codes != HandlingCodes.H0),
            ["handlingText"] = marks.Handling.Text,
            ["digest"] = entry.Digest,
        };
        var plain = JsonSerializer.SerializeToUtf8Bytes(taken, Shapes.Json);
        return Convert.ToBase64String(keys.Seal(entry.Record, plain, Associated(operation, entry.Number, entry.Record)));
    }

    private Entry Read(OperationKey operation, long number, JsonObject line)
    {
        var kind = Word<LineKind>(line["kind"]);
        var record = Guid.ParseExact((string)line["record"]!, "D");
        var body = line["body"]!.AsObject();
        var opened = line["sealed"] is { } closed ? Open(operation, number, record, (string)closed!) : null;
        if (opened?["body"] is JsonObject taken)
        {
            SealedFields.PutBack(body, taken);
        }

        var by = line["by"]!;
        return new Entry(
            number,
            (DateTimeOffset)line["at"]!,
            (DateTimeOffset)line["recorded"]!,
            record,
            CountryCode.Parse((string)line["owner"]!),
            new Actor((string)by["officer"]!, CountryCode.Parse((string)by["country"]!), Word<AgencyKind>(by["agency"]), Word<Role>(by["role"])),
            line["handling"] is JsonArray handling ? ReadMarks(line, handling, (string?)opened?["handlingText"]) : null,
            Guid.ParseExact((string)line["command"]!, "D"),
            (string?)(line["digest"] ?? opened?["digest"]),
            EventJson.Event(kind, body));
    }

    private static Marks ReadMarks(JsonObject line, JsonArray handling, string? text)
    {
        var codes = handling.Aggregate(HandlingCodes.H0, (all, code) => all | Code(code));
        return new Marks(
            new Handling(codes, text),
            ReadEvaluation((string?)line["evaluation"]),
            ValueList.Countries(line["to"]!.AsArray().Select(country => CountryCode.Parse((string)country!))));
    }

    private static Evaluation? ReadEvaluation(string? text) =>
        text is null ? null : Evaluation.TryParse(text, out var evaluation) ? evaluation : throw new FormatException($"'{text}' is no evaluation");

    /// <summary>A line that adds nothing but open fields may still follow when its record was erased: a deadline passes whether anybody remembers what was asked or not.</summary>
    private bool IsErasedAndBare(Entry entry) => !SealedFields.Any(entry.Event.GetType()) && (keys.IsErased(entry.Record) || keys.IsNotRestored(entry.Record));

    private JsonObject? Open(OperationKey operation, long number, Guid record, string closed) =>
        keys.TryOpen(record, Convert.FromBase64String(closed), Associated(operation, number, record), out var plain) switch
        {
            SealOpening.Opened => JsonNode.Parse(plain)!.AsObject(),
            SealOpening.Erased or SealOpening.NotRestored => null,
            SealOpening.NoKey => throw new LineUnreadable(operation.Journal, number, "the key of its record is missing"),
            _ => throw new LineUnreadable(operation.Journal, number, "its sealed fields are damaged"),
        };
}
