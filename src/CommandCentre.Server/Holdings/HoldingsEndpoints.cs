using System.Buffers;
using System.Text;
using System.Text.Json;
using CommandCentre.Desks;
using CommandCentre.Desks.Holdings;
using CommandCentre.Desks.Journals;
using CommandCentre.Desks.Lines;
using CommandCentre.Domain.Fields;
using CommandCentre.Server.Api;
using CommandCentre.Server.Identity;
using Microsoft.AspNetCore.Mvc;

namespace CommandCentre.Server.Holdings;

/// <summary>Where a country's systems load, see and manage its holdings. Who calls is known from the sign-in; everything goes through <see cref="OwnHoldings"/>, so there is no address of another country's.</summary>
internal static class HoldingsEndpoints
{
    /// <summary>The largest file of holdings, in bytes.</summary>
    internal const long LargestFile = 1024L * 1024 * 1024;

    private const string Json = "application/json";
    private const string Root = "operations/{key}/holdings";

    /// <summary>Adds what it needs.</summary>
    internal static IServiceCollection AddHoldings(this IServiceCollection services) => services.AddSingleton<PreparedImports>();

    internal static void MapHoldings(this RouteGroupBuilder api)
    {
        Reading(api.MapGet(Root, (string key, Call call) => call.ReadAsync(key, own => Written(writer => HoldingsJson.Write(writer, own)))), "getHoldings", "Holdings", "Your country's holdings: how they stand, its loads, imports of late.");
        Reading(api.MapGet(Root + "/records", (string key, Call call) => call.ReadAsync(key, own => Page(own, call.Context.Request.Query))), "listHoldings", "HoldingPage", "Records your country holds, in the order in which they were loaded, at most 200; ?load and ?mode keep to some.")
            .WithMetadata(new QueryPart("after", "What the page before gave as next; 0 or left out for the first."), new QueryPart("limit", "1 to 200; 200 when left out."));
        Reading(api.MapGet(Root + "/records/{record}", (string key, string record, Call call) => call.ReadAsync(key, own => One(own, record))), "getHolding", "Holding", "One record your country holds.");
        Reading(api.MapGet(Root + "/mappings", (string key, Call call) => call.ReadAsync(key, own => Written(writer => HoldingsJson.Write(writer, own.Mappings)))), "listHoldingMappings", "MappingList", "What the columns of your country's CSV files mean.");
        Reading(api.MapGet(Root + "/imports/{import}", (string key, string import, Call call) => call.ReadAsync(key, own => Import(own, import))), "getHoldingImport", "HoldingImport", "How far an import has come, or how it ended.");
        Doing(api.MapPost(Root + "/records", (string key, Call call) => call.DoAsync(key, PutAsync)), "putHolding", "HoldingPut", "Take one record, or change the one of its own id. It answers when this returns.", "HoldingRecord");
        Doing(api.MapPost(Root + "/changes", (string key, Call call) => call.DoAsync(key, ChangeAsync)), "changeHoldings", "HoldingCount", "Change the terms of a load or of some records.", "HoldingChange");
        Doing(api.MapPost(Root + "/withdrawals", (string key, Call call) => call.DoAsync(key, WithdrawAsync)), "withdrawHoldings", "HoldingCount", "Withdraw a load or some records for good.", "HoldingWithdrawal");
        Doing(api.MapPost(Root + "/mappings", (string key, Call call) => call.DoAsync(key, KeepAsync)), "keepHoldingMapping", "MappingList", "Keep a mapping of columns under its name.", "ColumnMapping");
        Doing(api.MapDelete(Root + "/mappings/{name}", (string key, string name, Call call) => call.ManageAsync(key, async (own, stop) => await own.DropAsync(name, stop) ? Written(writer => HoldingsJson.Write(writer, own.Mappings)) : Problems.Absent())), "dropHoldingMapping", "MappingList", "Drop a mapping of columns.", null);
        Doing(api.MapPost(Root + "/imports", (string key, PreparedImports prepared, Call call) => call.DoAsync(key, (own, body, context) => Prepare(own, body, context, prepared))), "prepareHoldingImport", "HoldingCount", "Say what is to be imported; its file follows within an hour.", "HoldingImportWish");
        Doing(api.MapPut(Root + "/imports/{import}/file", (string key, string import, PreparedImports prepared, Call call) => call.ManageAsync(key, (own, stop) => ImportAsync(own, import, prepared, call.Context, stop))), "importHoldings", "HoldingOutcome", "Send the file of a prepared import, as it is. Answered when its records answer, or when nothing of it was kept.", null)
            .WithMetadata(new RequestSizeLimitAttribute(LargestFile));
        Doing(api.MapDelete(Root + "/imports/{import}", (string key, string import, Call call) => call.ManageAsync(key, (own, _) => Task.FromResult(Guid.TryParseExact(import, "D", out var id) && own.Cancel(id) ? Count(1) : Problems.Absent()))), "cancelHoldingImport", "HoldingCount", "Cancel an import that is not recorded yet.", null);
    }

    private static RouteHandlerBuilder Reading(RouteHandlerBuilder endpoint, string name, string answer, string summary) =>
        endpoint.WithName(name).WithSummary(summary).WithMetadata(new Told(new Dictionary<int, string> { [200] = answer }, [400, 401, 403, 404, 429]));

    private static RouteHandlerBuilder Doing(RouteHandlerBuilder endpoint, string name, string answer, string summary, string? body) =>
        endpoint.WithName(name).WithSummary(summary).WithMetadata(new Told(new Dictionary<int, string> { [200] = answer }, [400, 401, 403, 404, 413, 415, 422, 429, 503], body));

    private static IResult Page(OwnHoldings own, IQueryCollection query)
    {
        var reader = new FieldReader(new FieldTree.Group(query.ToDictionary(part => part.Key, part => (FieldTree)new FieldTree.Text(part.Value.ToString()))));
        var after = reader.Has("after") ? reader.Whole("after", 0, int.MaxValue) : 0;
        var limit = reader.Has("limit") ? reader.Whole("limit", 1, OwnHoldings.PageLimit) : OwnHoldings.PageLimit;
        var filter = new HoldingFilter(reader.OptionalUuid("load"), reader.OptionalWord<HoldingMode>("mode"));
        return reader.Errors.Count > 0
            ? Problems.Result(Problem.Of(StatusCodes.Status400BadRequest, "bad-query", errors: [.. reader.Errors.Select(error => Wrongs.Shown(error))]))
            : Written(writer => HoldingsJson.Write(writer, own.Page(after, limit, filter)));
    }

    private static IResult One(OwnHoldings own, string record) =>
        Guid.TryParseExact(record, "D", out var id) && own.Find(id) is { } holding ? Written(writer => HoldingsJson.Write(writer, holding)) : Problems.Absent();

    private static IResult Import(OwnHoldings own, string import) =>
        Guid.TryParseExact(import, "D", out var id) && own.Imports.FirstOrDefault(known => known.Wish.Id == id) is { } found ? Written(writer => HoldingsJson.Write(writer, found)) : Problems.Absent();

    private static async Task<IResult> PutAsync(OwnHoldings own, Body body, HttpContext context)
    {
        var (id, wrong) = await own.PutAsync(Encoding.UTF8.GetString(body.Bytes.Span), context.RequestAborted);
        return id is null ? Wrong(wrong) : Written(writer =>
        {
            writer.WriteStartObject();
            writer.WriteString("record", id.Value);
            writer.WriteEndObject();
        });
    }

    private static async Task<IResult> ChangeAsync(OwnHoldings own, Body body, HttpContext context)
    {
        var reader = new FieldReader(body.Fields);
        var pick = HoldingPick.From(reader);
        var change = TermsChange.From(reader, context.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow());
        reader.Complete();
        return reader.Errors.Count > 0 ? Wrong(reader.Errors) : Count(await own.ChangeAsync(pick, change, context.RequestAborted));
    }

    private static async Task<IResult> WithdrawAsync(OwnHoldings own, Body body, HttpContext context)
    {
        var reader = new FieldReader(body.Fields);
        var pick = HoldingPick.From(reader);
        var reason = reader.Text("reason", 3, 400, lines: true);
        reader.Complete();
        return reader.Errors.Count > 0 ? Wrong(reader.Errors) : Count(await own.WithdrawAsync(pick, reason, context.RequestAborted));
    }

    private static async Task<IResult> KeepAsync(OwnHoldings own, Body body, HttpContext context)
    {
        var (mapping, wrong) = ColumnMapping.From(body.Fields);
        if (mapping is null)
        {
            return Wrong(wrong);
        }

        await own.KeepAsync(mapping, context.RequestAborted);
        return Written(writer => HoldingsJson.Write(writer, own.Mappings));
    }

    private static Task<IResult> Prepare(OwnHoldings own, Body body, HttpContext context, PreparedImports prepared)
    {
        var (wish, wrong) = ImportWish.From(body.Fields, own.Mappings, context.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow());
        return Task.FromResult(wish is null ? Wrong(wrong) : prepared.Keep(own.Country, wish) ? Count(1) : Problems.Result(Problem.Of(StatusCodes.Status429TooManyRequests, "too-many")));
    }

    private static async Task<IResult> ImportAsync(OwnHoldings own, string import, PreparedImports prepared, HttpContext context, CancellationToken stop)
    {
        if (!Guid.TryParseExact(import, "D", out var id) || prepared.Find(own.Country, id) is not { } wish)
        {
            return Problems.Absent();
        }

        try
        {
            var outcome = await own.ImportAsync(wish, context.Request.Body, null, stop);
            return outcome.Result is ImportResult.Busy
                ? Problems.Result(Problem.Of(StatusCodes.Status429TooManyRequests, "import-under-way"))
                : Written(writer => HoldingsJson.Write(writer, outcome));
        }
        catch (BadHttpRequestException tooLarge) when (tooLarge.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            return Problems.Result(Problem.Of(StatusCodes.Status413PayloadTooLarge, "import-too-large"));
        }
    }

    private static IResult Count(long count) => Written(writer =>
    {
        writer.WriteStartObject();
        writer.WriteNumber("count", count);
        writer.WriteEndObject();
    });

    private static IResult Wrong(IReadOnlyList<FieldError> errors)
    {
        ErrorShown[] shown = [.. errors.Select(error => Wrongs.Shown(error))];
        return Problems.Result(Problem.Of(StatusCodes.Status422UnprocessableEntity, Intake.WrongFields, string.Join(' ', shown.Select(error => error.Message)), shown));
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

    /// <summary>A body that was read.</summary>
    internal sealed record Body(ReadOnlyMemory<byte> Bytes, FieldTree.Group Fields);

    /// <summary>One call, and what stands before every answer: operation, role, rate, body.</summary>
    internal sealed class Call(HttpContext context)
    {
        internal HttpContext Context => context;

        /// <summary>Bound by the framework.</summary>
        public static ValueTask<Call> BindAsync(HttpContext context) => ValueTask.FromResult(new Call(context));

        /// <summary>For who may read them.</summary>
        internal async Task<IResult> ReadAsync(string key, Func<OwnHoldings, IResult> answer) => await OwnAsync(key) switch
        {
            (var own, null) => answer(own!),
            (_, var refused) => refused,
        };

        /// <summary>For who may manage them.</summary>
        internal async Task<IResult> ManageAsync(string key, Func<OwnHoldings, CancellationToken, Task<IResult>> answer)
        {
            var (own, refused) = await OwnAsync(key);
            if (refused is not null)
            {
                return refused;
            }

            if (!own!.MayManage)
            {
                return Problems.Result(Problem.Of(StatusCodes.Status403Forbidden, "may-not"));
            }

            try
            {
                return await answer(own, context.RequestAborted);
            }
            catch (JournalUnavailable)
            {
                return Problems.Result(Problem.Of(StatusCodes.Status503ServiceUnavailable, "not-recorded"));
            }
        }

        /// <summary>For who may manage them, with a body of JSON.</summary>
        internal async Task<IResult> DoAsync(string key, Func<OwnHoldings, Body, HttpContext, Task<IResult>> answer)
        {
            if (!context.RequestServices.GetRequiredService<CommandRate>().Take(context.RequireSignedIn()))
            {
                return Problems.Result(Problem.Of(StatusCodes.Status429TooManyRequests, "too-many"));
            }

            if (!context.Request.HasJsonContentType())
            {
                return Problems.Result(Problem.Of(StatusCodes.Status415UnsupportedMediaType, "not-json"));
            }

            using var bytes = new MemoryStream();
            await context.Request.Body.CopyToAsync(bytes, context.RequestAborted);
            var read = FieldTrees.Read(bytes.ToArray());
            return read.Fields is { } fields
                ? await ManageAsync(key, (own, _) => answer(own, new Body(bytes.ToArray(), fields), context))
                : Problems.Result(Problem.BadJson(read.Wrong!));
        }

        private async Task<(OwnHoldings? Own, IResult? Refused)> OwnAsync(string key)
        {
            var desks = context.RequestServices.GetRequiredService<DeskRoom>();
            return await context.SeenAsync(desks, key) is not { } view ? (null, Problems.Absent())
                : context.RequestServices.GetRequiredService<HoldingsRoom>().For(view.Viewer) is { } own ? (own, null)
                : (null, Problems.Result(Problem.Of(StatusCodes.Status403Forbidden, "may-not")));
        }
    }
}
