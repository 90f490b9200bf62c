using System.Buffers;
using System.Text.Json;
using CommandCentre.Desks;
using CommandCentre.Desks.Lines;
using CommandCentre.Domain.Codes;
using CommandCentre.Domain.Operations;
using CommandCentre.Server.Api;
using CommandCentre.Server.Identity;
using Microsoft.AspNetCore.Mvc;

namespace CommandCentre.Server.Sheets;

/// <summary>Spreadsheets of leads, controls and seizures: in as commands, out as an export. Who sends is known from the sign-in.</summary>
internal static class SheetEndpoints
{
    private const string Root = "operations/{key}/sheets";

    internal static IServiceCollection AddSheets(this IServiceCollection services) => services.AddSingleton<SheetRoom>().AddSingleton<SheetExport>();

    internal static void MapSheets(this RouteGroupBuilder api)
    {
        api.MapPost(Root + "/{kind}", SendAsync).WithName("sendSheet")
            .WithSummary("Send a sheet, CSV or XLSX as it is: each row becomes its command. ?dryRun=1 looks at every row and records nothing. Answered with how the run stands.")
            .WithMetadata(new RequestSizeLimitAttribute(Sheet.LargestFile), new QueryPart("dryRun", "1 to record nothing."), new Told(new Dictionary<int, string> { [200] = "SheetRun" }, [400, 401, 403, 404, 409, 413, 422, 429]));
        api.MapGet(Root + "/runs/{run}", (string key, string run, HttpContext context, DeskRoom room, SheetRoom sheets) => OfRunAsync(key, run, context, room, sheets, cancel: false)).WithName("getSheetRun")
            .WithSummary("How far a sheet of yours has come, with the first rows that were not recorded and why.").WithMetadata(new Told(new Dictionary<int, string> { [200] = "SheetRun" }, [401, 404, 429]));
        api.MapDelete(Root + "/runs/{run}", (string key, string run, HttpContext context, DeskRoom room, SheetRoom sheets) => OfRunAsync(key, run, context, room, sheets, cancel: true)).WithName("cancelSheetRun")
            .WithSummary("Cancel a sheet of yours at its next row; what was recorded before stays.").WithMetadata(new Told(new Dictionary<int, string> { [200] = "SheetRun" }, [401, 404, 429]));
        api.MapPost(Root + "/{kind}/export", ExportAsync).WithName("exportSheet")
            .WithSummary("Take out leads, controls or seizures as a sheet that can be sent again. By the rules of every export.")
            .WithMetadata(new Told(new Dictionary<int, string> { [200] = "Sheet" }, [400, 401, 403, 404, 413, 415, 422, 429, 503], "SheetWish"));
    }

    /// <summary>A run as JSON.</summary>
    internal static byte[] Written(SheetProgress run)
    {
        var buffer = new ArrayBufferWriter<byte>(1024);
        using (var writer = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = Shapes.Json.Encoder }))
        {
            writer.WriteStartObject();
            writer.WriteString("run", run.Id);
            writer.WriteString("kind", run.Kind.Word);
            writer.WriteBoolean("dryRun", run.DryRun);
            writer.WriteString("stage", Words.Of(run.Stage));
            writer.WriteNumber("rows", run.Rows);
            writer.WriteNumber("done", run.Done);
            writer.WriteNumber("good", run.Good);
            writer.WriteNumber("repeated", run.Repeated);
            writer.WriteNumber("refused", run.Refused);
            writer.WriteStartArray("first");
            foreach (var row in run.First)
            {
                writer.WriteStartObject();
                writer.WriteNumber("row", row.Row);
                writer.WritePropertyName("errors");
                JsonSerializer.Serialize(writer, row.Errors, Shapes.Json);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }

    private static async Task<IResult> SendAsync(string key, string kind, HttpContext context, DeskRoom room, SheetRoom sheets)
    {
        using var file = new MemoryStream();
        await context.Request.Body.CopyToAsync(file, context.RequestAborted);
        var view = await context.SeenAsync(room, key);
        if (view is null || SheetKind.Find(kind) is not { } known)
        {
            return Problems.Absent();
        }

        if (view.Refusal(known.Command) is { } refusal)
        {
            return Problems.Result(Problem.Of(StatusCodes.Status403Forbidden, "may-not", Wrongs.Text(refusal)));
        }

        try
        {
            var sheet = SheetReader.Read(file.ToArray());
            SheetColumns.Check(known, sheet);
            var run = sheets.Begin(new SheetOrder(SheetRoom.NewId(), known, sheet, context.Request.Query["dryRun"] == "1", view.Summary.Key, context.RequireSignedIn()));
            return run is null
                ? Problems.Result(Problem.Of(StatusCodes.Status409Conflict, "sheet-under-way"))
                : Results.Bytes(Written(run), "application/json");
        }
        catch (SheetUnreadable unreadable)
        {
            var shown = Wrongs.Shown(unreadable.Error);
            return Problems.Result(Problem.Of(StatusCodes.Status422UnprocessableEntity, Intake.WrongFields, shown.Message, [shown]));
        }
    }

    private static async Task<IResult> OfRunAsync(string key, string run, HttpContext context, DeskRoom room, SheetRoom sheets, bool cancel)
    {
        if (await context.SeenAsync(room, key) is not { } view || !Guid.TryParseExact(run, "D", out var id) || sheets.Find(id, view.Summary.Key, context.RequireSignedIn()) is not { } found)
        {
            return Problems.Absent();
        }

        if (cancel)
        {
            found.Cancel();
        }

        return Results.Bytes(Written(found.Now), "application/json");
    }

    private static async Task<IResult> ExportAsync(string key, string kind, HttpContext context, DeskRoom room, SheetExport exports)
    {
        var (fields, wrong) = await Commands.ReadAsync(context, key);
        if (fields is null)
        {
            return wrong!;
        }

        var desk = OperationKey.TryParse(key, out var operation) ? await room.FindAsync(operation, context.RequestAborted) : null;
        if (desk is null || context.Seen(desk) is not { } view || SheetKind.Find(kind) is not { } known)
        {
            return Problems.Absent();
        }

        var (wish, errors) = SheetWish.Read(fields);
        if (wish is null)
        {
            ErrorShown[] shown = [.. errors.Select(error => Wrongs.Shown(error))];
            return Problems.Result(Problem.Of(StatusCodes.Status422UnprocessableEntity, Intake.WrongFields, string.Join(' ', shown.Select(error => error.Message)), shown));
        }

        var (bytes, problem) = await exports.BeginAsync(context.RequireSignedIn(), desk, view, known, wish, context.RequestAborted);
        return bytes is null ? Problems.Result(problem!) : Sent(context, $"{view.Summary.Key}-{view.Head}-{known.Word}", wish.Format, bytes);
    }

    /// <summary>A sheet as a file of a name.</summary>
    internal static IResult Sent(HttpContext context, string name, SheetFormat format, byte[] bytes)
    {
        context.Response.Headers.ContentDisposition = $"attachment; filename=\"{name}.{Words.Of(format)}\"";
        return Results.Bytes(bytes, format is SheetFormat.Xlsx ? "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" : "text/csv; charset=utf-8");
    }
}
