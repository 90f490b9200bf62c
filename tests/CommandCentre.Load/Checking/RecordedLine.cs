using System.Text;
using System.Text.Json;
using CommandCentre.Load.Histories;

namespace CommandCentre.Load.Checking;

/// <summary>Marks a line sets for its record.</summary>
/// <param name="Strictest">0 to 3 for H0 to H3.</param>
/// <param name="To">Addressees.</param>
/// <param name="Shown">Codes and addressees as a line shows them, <c>H1 H3 > FR NL</c>.</param>
public sealed record RecordedMarks(int Strictest, IReadOnlyList<string> To, string Shown);

/// <summary>A line as it lies in the journal, opened, read without the product's own types.</summary>
public sealed record RecordedLine
{
    /// <summary>Its number.</summary>
    public required long Number { get; init; }

    /// <summary>Its kind.</summary>
    public required string Kind { get; init; }

    /// <summary>Its record.</summary>
    public required string Record { get; init; }

    /// <summary>Owner of the record.</summary>
    public required string Owner { get; init; }

    /// <summary>Service number of the sender.</summary>
    public required string Sender { get; init; }

    /// <summary>The command's id.</summary>
    public required Guid Command { get; init; }

    /// <summary>Operation time.</summary>
    public required string At { get; init; }

    /// <summary>Marks; absent for an open line.</summary>
    public RecordedMarks? Marks { get; init; }

    /// <summary>Paths of the fields of its body, <c>body.</c> before each.</summary>
    public required IReadOnlyList<string> Body { get; init; }

    /// <summary>Canaries in it.</summary>
    public required IReadOnlyList<string> Canaries { get; init; }

    /// <summary>The two records it ties together; absent for what is no link.</summary>
    public (string Left, string Right)? Ends { get; init; }

    /// <summary>Countries that it makes participants.</summary>
    public IReadOnlyList<string> Admits { get; init; } = [];

    /// <summary>Whether it changes how earlier lines of its record look.</summary>
    public bool Touches => Kind is "hit-corrected" or "hit-withdrawn";

    /// <summary>Reads a line as <c>journal show</c> prints it, with sealed fields opened.</summary>
    public static RecordedLine Read(string shown)
    {
        using var parsed = JsonDocument.Parse(shown);
        var line = parsed.RootElement;
        return new RecordedLine
        {
            Number = line.GetProperty("number").GetInt64(),
            Kind = Text(line, "kind"),
            Record = Text(line, "record"),
            Owner = Text(line, "owner"),
            Sender = Text(line.GetProperty("by"), "officer"),
            Command = line.GetProperty("command").GetGuid(),
            At = Text(line, "at"),
            Marks = MarksOf(line),
            Body = [.. LookReading.Paths(line.GetProperty("body"), "body")],
            Canaries = Canary.In(Encoding.UTF8.GetBytes(shown)),
            Ends = Text(line, "kind") == "link-found" ? (Text(line.GetProperty("body"), "left"), Text(line.GetProperty("body"), "right")) : null,
            Admits = Admitted(line.GetProperty("body")),
        };
    }

    private static RecordedMarks? MarksOf(JsonElement line)
    {
        if (!line.TryGetProperty("handling", out var handling))
        {
            return null;
        }

        var codes = handling.EnumerateArray().Select(code => code.GetString()!).ToList();
        var to = line.GetProperty("to").EnumerateArray().Select(country => country.GetString()!).ToList();
        return new RecordedMarks(codes.Max(code => code[1] - '0'), to, $"{string.Join(' ', codes)} > {string.Join(' ', to)}");
    }

    private static IReadOnlyList<string> Admitted(JsonElement body) =>
        body.TryGetProperty("participants", out var participants) ? [.. participants.EnumerateArray().Select(participant => Text(participant, "country"))]
        : body.TryGetProperty("participant", out var one) ? [Text(one, "country")]
        : [];

    private static string Text(JsonElement from, string name) => from.GetProperty(name).GetString()!;
}
