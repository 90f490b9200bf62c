using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace CommandCentre.Load.Histories;

/// <summary>A history as JSON lines: one event a line, each with what it is (<c>e</c>) and its time in microseconds (<c>at</c>).</summary>
/// <remarks>Looks stand before the first event that names them; <c>place</c> is how events name them.</remarks>
public static class HistoryFile
{
    private static readonly JsonSerializerOptions Shape = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower) },
    };

    /// <summary>Writes all of it.</summary>
    public static void Write(History history, TextWriter to)
    {
        ArgumentNullException.ThrowIfNull(history);
        ArgumentNullException.ThrowIfNull(to);
        foreach (var (look, place) in history.Looks.All.Select((look, place) => (look, place)))
        {
            Line(to, "look", new PlacedLook(place, look));
        }

        foreach (var happened in history.Centre)
        {
            Line(to, "centre", happened);
        }

        foreach (var sent in history.Senders.SelectMany(sender => sender.Events))
        {
            Line(to, "send", sent);
        }

        foreach (var viewer in history.Viewers)
        {
            Line(to, "viewer", viewer.Name);
            foreach (var seen in viewer.Events)
            {
                Line(to, "seen", new Seen(viewer.Name.Name, seen));
            }

            foreach (var stray in viewer.Strays)
            {
                Line(to, "stray", new Strayed(viewer.Name.Name, stray));
            }
        }
    }

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    /// <exception cref="JsonException">A line is no event; the message names it.</exception>
    public static History Read(TextReader from)
    {
        ArgumentNullException.ThrowIfNull(from);
        var history = new History(TimeProvider.System);
        for (var number = 1; from.ReadLine() is { } line; number++)
        {
            try
            {
                Take(history, JsonSerializer.Deserialize<Written>(line, Shape)!);
            }
            catch (JsonException wrong)
            {
                throw new JsonException($"line {number} of the history: {wrong.Message}", wrong);
            }
        }

        return history;
    }

    private static void Take(History history, Written line)
    {
        switch (line.E)
        {
            case "look":
                history.Looks.Add(Of<PlacedLook>(line).Look);
                break;
            case "centre":
                history.Add(Of<CentreEvent>(line));
                break;
            case "send":
                var sent = Of<SendEvent>(line);
                history.Sender(sent.Sender).Add(sent);
                break;
            case "viewer":
                history.Viewer(Of<ViewerName>(line));
                break;
            case "seen":
                var seen = Of<Seen>(line);
                history.Viewer(new ViewerName(seen.Viewer, string.Empty, false)).Add(seen.Event);
                break;
            case "stray":
                var stray = Of<Strayed>(line);
                history.Viewer(new ViewerName(stray.Viewer, string.Empty, false)).Add(stray.Canary);
                break;
            default:
                throw new JsonException($"'{line.E}' is no event: allowed are look, centre, send, viewer, seen, stray");
        }
    }

    private static T Of<T>(Written line) => line.Value.Deserialize<T>(Shape)!;

    private static void Line<T>(TextWriter to, string kind, T value) =>
        to.Write(JsonSerializer.Serialize(new Written(kind, JsonSerializer.SerializeToElement(value, Shape)), Shape) + "\n");

    private sealed record Written(string E, JsonElement Value);

    private sealed record PlacedLook(int Place, Look Look);

    private sealed record Seen(string Viewer, ViewerEvent Event);

    private sealed record Strayed(string Viewer, StrayCanary Canary);
}
