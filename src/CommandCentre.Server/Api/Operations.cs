using System.Buffers;
using System.Text.Json;
using CommandCentre.Desks;
using CommandCentre.Desks.Lines;
using CommandCentre.Desks.Operations;
using CommandCentre.Domain.Fields;
using CommandCentre.Server.Identity;

namespace CommandCentre.Server.Api;

/// <summary>What systems read: operations, their lines, their figures. Everything comes from the caller's own view.</summary>
internal static class Operations
{
    private const string Json = "application/json";

    internal static void MapOperations(this RouteGroupBuilder api)
    {
        api.MapGet("operations", ListAsync).Described("listOperations", "OperationList", "The operations your country takes part in.");
        api.MapGet("operations/{key}", (string key, HttpContext context, DeskRoom room) => SeenAsync(key, context, room, view => Written(writer => Write(writer, view.Summary))))
            .Described("getOperation", "Operation", "One operation: name, phase, days, participants, number of the last line.");
        api.MapGet("operations/{key}/lines", LinesAsync)
            .Described("listLines", "LinePage", "Lines after a number, rising, at most 500. A line you may not read stands as its number, so the count is always provable.")
            .WithMetadata(new QueryPart("after", "The last number you have; 0 or left out for all."), new QueryPart("limit", "1 to 500; 500 when left out."));
        api.MapGet("operations/{key}/lines/{number}", LineAsync).Described("getLine", "Line", "One line.");
        api.MapGet("operations/{key}/figures", (string key, HttpContext context, DeskRoom room) => SeenAsync(key, context, room, view => Results.Bytes(PictureJson.Write(view), Json)))
            .Described("getFigures", "Figures", "The published figures, the table of countries and the counts by hour.");
    }

    internal static RouteHandlerBuilder Described(this RouteHandlerBuilder endpoint, string name, string answer, string summary) =>
        endpoint.WithName(name).WithSummary(summary).WithMetadata(new Told(new Dictionary<int, string> { [200] = answer }, [400, 401, 404, 429]));

    /// <summary>Answers from the caller's view; an operation the caller takes no part in is as if it were not there.</summary>
    internal static async Task<IResult> SeenAsync(string key, HttpContext context, DeskRoom room, Func<OperationView, IResult> answer) =>
        await context.SeenAsync(room, key) is { } view ? answer(view) : Problems.Absent();

    private static async Task<IResult> ListAsync(HttpContext context, DeskRoom room)
    {
        var summaries = new List<OperationSummary>();
        foreach (var key in await room.KeysAsync(context.RequestAborted))
        {
            if (context.Seen(await room.FindAsync(key, context.RequestAborted)) is { } view)
            {
                summaries.Add(view.Summary);
            }
        }

        return Written(writer =>
        {
            writer.WriteStartObject();
            writer.WriteStartArray("operations");
            summaries.ForEach(summary => Write(writer, summary));
            writer.WriteEndArray();
            writer.WriteEndObject();
        });
    }

    private static Task<IResult> LinesAsync(string key, HttpContext context, DeskRoom room)
    {
        var errors = new List<FieldError>();
        var after = Whole(context.Request.Query, "after", 0, long.MaxValue, 0, errors);
        var limit = Whole(context.Request.Query, "limit", 1, OperationView.PageLimit, OperationView.PageLimit, errors);
        return errors.Count > 0
            ? Task.FromResult(Wrong(errors))
            : SeenAsync(key, context, room, view => Page(view, after, (int)limit, Log(context)));
    }

    private static Task<IResult> LineAsync(string key, string number, HttpContext context, DeskRoom room) =>
        SeenAsync(key, context, room, view => long.TryParse(number, System.Globalization.NumberStyles.None, null, out var wanted) && view.Line(wanted) is { } line
            ? Results.Bytes(LineJson.WriteOrNumber(line, Log(context)), Json)
            : Problems.Absent());

    internal static ILogger<DeskRoom> Log(HttpContext context) => context.RequestServices.GetRequiredService<ILogger<DeskRoom>>();

    private static IResult Page(OperationView view, long after, int limit, ILogger log)
    {
        var page = view.Lines(after, limit);
        return Written(writer =>
        {
            writer.WriteStartObject();
            writer.WriteString("operation", view.Summary.Key.Value);
            writer.WriteNumber("head", page.Head);
            writer.WriteStartArray("lines");
            foreach (var line in page.Lines)
            {
                writer.WriteRawValue(LineJson.WriteOrNumber(line, log), skipInputValidation: true);
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        });
    }

    private static void Write(Utf8JsonWriter writer, OperationSummary summary)
    {
        writer.WriteStartObject();
        writer.WriteString("operation", summary.Key.Value);
        writer.WriteString("name", summary.Name);
        Property(writer, "phase", summary.Phase);
        Property(writer, "firstDay", summary.FirstDay);
        Property(writer, "lastDay", summary.LastDay);
        Property(writer, "participants", summary.Participants);
        writer.WriteNumber("head", summary.Head);
        Property(writer, "at", summary.Now);
        writer.WriteEndObject();
    }

    private static void Property<T>(Utf8JsonWriter writer, string name, T value)
    {
        writer.WritePropertyName(name);
        JsonSerializer.Serialize(writer, value, Shapes.Json);
    }

    private static IResult Written(Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>(4096);
        using (var writer = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = Shapes.Json.Encoder }))
        {
            write(writer);
        }

        return Results.Bytes(buffer.WrittenMemory, Json);
    }

    /// <summary>The answer to an address that asks for what there cannot be.</summary>
    internal static IResult Wrong(IEnumerable<FieldError> errors) => Problems.Result(Problem.Of(StatusCodes.Status400BadRequest, "bad-query", errors: [.. errors.Select(error => Wrongs.Shown(error))]));

    /// <summary>A whole number of the query; what is wrong with it is noted.</summary>
    internal static long Whole(IQueryCollection query, string name, long min, long max, long otherwise, List<FieldError> errors)
    {
        var sent = query[name];
        if (sent.Count == 0)
        {
            return otherwise;
        }

        var text = sent.ToString();
        if (sent.Count == 1 && long.TryParse(text, System.Globalization.NumberStyles.None, null, out var number) && number >= min && number <= max)
        {
            return number;
        }

        errors.Add(new FieldError(name, Cut(text), FieldRule.Whole, $"{min}..{max}"));
        return otherwise;
    }

    /// <summary>What was sent, no longer than a message should be.</summary>
    internal static string Cut(string text) => text.Length > 80 ? text[..80] : text;
}
