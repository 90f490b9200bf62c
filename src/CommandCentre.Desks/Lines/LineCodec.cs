using System.Collections.Concurrent;
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
    /// <summary>The same few officers send most lines: one instance of each.</summary>
    private readonly ConcurrentDictionary<Actor, Actor> _actors = new();

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
            line["to"] = new JsonArray([.. marks.To.Select(addressee => (JsonNode)addressee.ToString())]);
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
    public Entry Read(OperationKey operation, StoredLine stored) => Read(operation, Fields(operation, stored), stored);

    /// <summary>The entries of lines that follow each other, the keys of their records fetched together; up to the first that cannot be read, and why it cannot.</summary>
    public (IReadOnlyList<Entry> Entries, Exception? Unreadable) Read(OperationKey operation, IReadOnlyList<StoredLine> stored)
    {
        var (fields, unreadable) = UntilOneFails(stored.Count, line => Fields(operation, stored[line]));
        keys.Warm(fields.Where(line => line.Sealed is not null).Select(line => line.Record).Distinct());
        var (entries, sooner) = UntilOneFails(fields.Count, line => Read(operation, fields[line], stored[line]));
        return (entries, sooner ?? unreadable);
    }

    private static (List<T> Made, Exception? Failure) UntilOneFails<T>(int count, Func<int, T> make)
    {
        var made = new List<T>(count);
        try
        {
            while (made.Count < count)
            {
                made.Add(make(made.Count));
            }

            return (made, null);
        }
        catch (Exception failure)
        {
            return (made, failure);
        }
    }

    private static StoredFields Fields(OperationKey operation, StoredLine stored) => Shaped(operation, stored, () =>
    {
        var fields = StoredFields.Of(stored.Bytes.Span);
        return fields.Operation == operation.Value && fields.Number == stored.Number
            ? fields
            : throw new LineUnreadable(operation.Journal, stored.Number, "it names another place");
    });

    private static T Shaped<T>(OperationKey operation, StoredLine stored, Func<T> read)
    {
        try
        {
            return read();
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

    private static HandlingCodes Code(string? code) => code switch
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

    private Entry Read(OperationKey operation, StoredFields fields, StoredLine stored) =>
        Shaped(operation, stored, () => Read(operation, fields, stored.Bytes.Span));

    private Entry Read(OperationKey operation, StoredFields line, ReadOnlySpan<byte> bytes)
    {
        var notRestored = false;
        var plain = line.Sealed is { } closed ? Open(operation, line.Number, line.Record, closed, out notRestored) : null;
        var opened = plain is null ? null : StoredFields.PartOf(plain);
        var body = line.Body.Of(bytes);
        return new Entry(
            line.Number,
            line.At,
            line.Recorded,
            line.Record,
            line.Owner,
            _actors.GetOrAdd(line.By, line.By),
            line.Handling is { } handling ? ReadMarks(line, handling, opened?.HandlingText) : null,
            line.Command,
            line.Digest ?? opened?.Digest,
            EventJson.Event(line.Kind, opened is null ? body : JsonMerge.Of(body, opened.Body.Of(plain))))
        {
            NotRestored = notRestored,
        };
    }

    private static Marks ReadMarks(StoredFields line, string[] handling, string? text) => new(
        new Handling(handling.Aggregate(HandlingCodes.H0, (all, code) => all | Code(code)), text),
        ReadEvaluation(line.Evaluation),
        ValueList.Set(line.To ?? throw new FormatException("no addressees")));

    private static Evaluation? ReadEvaluation(string? text) =>
        text is null ? null : Evaluation.TryParse(text, out var evaluation) ? evaluation : throw new FormatException($"'{text}' is no evaluation");

    /// <summary>A line that adds nothing but open fields may still follow when its record was erased: a deadline passes whether anybody remembers what was asked or not.</summary>
    private bool IsErasedAndBare(Entry entry) => !SealedFields.Any(entry.Event.GetType()) && (keys.IsErased(entry.Record) || keys.IsNotRestored(entry.Record));

    private byte[]? Open(OperationKey operation, long number, Guid record, byte[] closed, out bool notRestored)
    {
        var opening = keys.TryOpen(record, closed, Associated(operation, number, record), out var plain);
        notRestored = opening is SealOpening.NotRestored;
        return opening switch
        {
            SealOpening.Opened => plain,
            SealOpening.Erased or SealOpening.NotRestored => null,
            SealOpening.NoKey => throw new LineUnreadable(operation.Journal, number, "the key of its record is missing"),
            _ => throw new LineUnreadable(operation.Journal, number, "its sealed fields are damaged"),
        };
    }
}
