using System.Text.Json;
using CommandCentre.Desks;
using CommandCentre.Desks.Countries;
using CommandCentre.Desks.CrossChecks;
using CommandCentre.Desks.Lines;
using CommandCentre.Desks.Operations;
using CommandCentre.Domain.Codes;
using CommandCentre.Domain.Fields;
using CommandCentre.Matching.Entities;
using CommandCentre.Server.Api;
using CommandCentre.Server.Identity;

namespace CommandCentre.Server.CrossChecks;

/// <summary>Where systems read what their country was told, and say what they decided of it.</summary>
internal static class AlertEndpoints
{
    private const string Json = "application/json";

    internal static void MapAlerts(this RouteGroupBuilder api)
    {
        api.MapGet("operations/{key}/alerts", ListAsync)
            .WithName("listAlerts")
            .WithSummary("Alerts of your country after a number of its journal, rising: who asked what of your holdings, and what others hold on your lines.")
            .WithMetadata(new Api.Told(new Dictionary<int, string> { [200] = "AlertPage" }, [400, 401, 404, 429]))
            .WithMetadata(new QueryPart("after", "The last number you have; 0 or left out for all."), new QueryPart("limit", $"1 to {CountryAlerts.PageLimit}; {CountryAlerts.PageLimit} when left out."));
        api.MapPost("operations/{key}/alerts/{number}/decision", DecideAsync)
            .WithName("decideAlert")
            .WithSummary("Say whether an alert's two sides are the same, different, or not to be told.")
            .WithMetadata(new Api.Told(new Dictionary<int, string> { [201] = "AlertDecision" }, [400, 401, 404, 413, 415, 422, 429, 503], "AlertVerdict"));
    }

    private static async Task<IResult> ListAsync(string key, HttpContext context, DeskRoom room, CountryAlerts alerts)
    {
        var errors = new List<FieldError>();
        var after = Operations.Whole(context.Request.Query, "after", 0, long.MaxValue, 0, errors);
        var limit = Operations.Whole(context.Request.Query, "limit", 1, CountryAlerts.PageLimit, CountryAlerts.PageLimit, errors);
        if (errors.Count > 0)
        {
            return Operations.Wrong(errors);
        }

        return await context.SeenAsync(room, key) is { } view && CountryAlerts.May(view.Viewer)
            ? Results.Bytes(Written(view, await alerts.AfterAsync(view, after, (int)limit, context.RequestAborted)), Json)
            : Problems.Absent();
    }

    private static async Task<IResult> DecideAsync(string key, string number, HttpContext context, DeskRoom room, CountryAlerts alerts, CommandRate rate)
    {
        var (fields, wrong) = await Commands.ReadAsync(context, key);
        if (fields is null)
        {
            return wrong!;
        }

        if (!rate.Take(context.RequireSignedIn()))
        {
            return Problems.Result(Problem.Of(StatusCodes.Status429TooManyRequests, Intake.TooMany));
        }

        var reader = new FieldReader(fields);
        reader.Ignore("operation");
        var given = AlertVerdict.From(reader);
        reader.Complete();
        if (reader.Errors.Count > 0)
        {
            return Problems.Result(Problem.Of(StatusCodes.Status422UnprocessableEntity, Intake.WrongFields, errors: [.. reader.Errors.Select(error => Wrongs.Shown(error))]));
        }

        return long.TryParse(number, System.Globalization.NumberStyles.None, null, out var alert) && await context.SeenAsync(room, key) is { } view && await alerts.DecideAsync(view, alert, given.Verdict, given.Reason, context.RequestAborted) is { } recorded
            ? Results.Json(new { number = recorded }, statusCode: StatusCodes.Status201Created)
            : Problems.Absent();
    }

    private static ReadOnlyMemory<byte> Written(OperationView view, IReadOnlyList<AlertRow> rows) => CheckJson.Object(writer =>
    {
        writer.WriteString("operation", view.Summary.Key.Value);
        writer.WriteString("country", view.Viewer.Country.Value);
        writer.WriteStartArray("alerts");
        foreach (var row in rows)
        {
            writer.WriteStartObject();
            Write(writer, row);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    });

    private static void Write(Utf8JsonWriter writer, AlertRow row)
    {
        writer.WriteNumber("number", row.Told.Number);
        writer.WriteString("recorded", Shapes.Moment(row.Told.Recorded));
        switch (row.Told.Entry)
        {
            case Alerted alerted:
                writer.WriteString("kind", "alerted");
                writer.WriteNumber("line", alerted.Line);
                writer.WriteString("because", Words.Of(alerted.Because));
                writer.WriteString("mode", Words.Of(alerted.Mode));
                writer.WriteNumber("points", alerted.Points);
                break;
            case Desks.Countries.Told told:
                writer.WriteString("kind", "told");
                writer.WriteNumber("line", told.Line);
                writer.WriteString("because", Words.Of(told.Because));
                writer.WriteString("holder", told.Holder.Value);
                writer.WriteString("band", Words.Of(told.Band));
                break;
        }

        if (row.Own is { } own)
        {
            writer.WritePropertyName("holding");
            FollowTheMoney.Write(writer, own.Entity with { Id = own.OwnId });
        }

        if (row.Disclosed is { } disclosed)
        {
            writer.WriteStartObject("match");
            CheckJson.Write(writer, disclosed);
            writer.WriteEndObject();
        }
        else if (row.Comparison is { } comparison)
        {
            writer.WriteStartObject("match");
            CheckJson.Write(writer, comparison);
            writer.WriteEndObject();
        }

        if (row.Decision is { Entry: AlertDecided decided } line)
        {
            writer.WriteStartObject("decision");
            writer.WriteString("verdict", Words.Of(decided.Verdict));
            writer.WriteString("reason", decided.Reason);
            writer.WriteString("officer", decided.Officer);
            writer.WriteString("recorded", Shapes.Moment(line.Recorded));
            writer.WriteEndObject();
        }
    }
}
