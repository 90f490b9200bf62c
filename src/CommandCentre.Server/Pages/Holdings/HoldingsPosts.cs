using CommandCentre.Desks;
using CommandCentre.Desks.Holdings;
using CommandCentre.Desks.Journals;
using CommandCentre.Domain.Fields;
using CommandCentre.Server.Api;
using CommandCentre.Server.Holdings;
using CommandCentre.Server.Identity;
using CommandCentre.Server.Pages.Forms;
using CommandCentre.Server.Resources;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace CommandCentre.Server.Pages.Holdings;

/// <summary>Where the pages of a country's holdings send their forms. Who sends is known from the sign-in; there is no address of another country's.</summary>
internal static class HoldingsPosts
{
    private const string Root = "/operations/{key}/holdings";

    /// <summary>Maps the posts.</summary>
    public static WebApplication MapHoldingsPosts(this WebApplication app)
    {
        Post(app, "", (string key, Sender sender) => sender.DoAsync(key, DropAsync));
        Post(app, "/import", (string key, Sender sender, TimeProvider time) => sender.UploadAsync(key, (own, upload) => ImportAsync(key, sender.Context, own, upload, time.GetUtcNow())))
            .WithMetadata(new RequestSizeLimitAttribute(HoldingsEndpoints.LargestFile + Ground.LargestBody));
        Post(app, "/import/columns", (string key, Sender sender) => sender.UploadAsync(key, async (own, upload) => new RazorComponentResult<ColumnsPart>(new { Draft = new HoldingsDraft(await ColumnsAsync(own, upload, sender.Context), []), Asked = true })));
        Post(app, "/imports/{import:guid}", (string key, Guid import, Sender sender) => sender.DoAsync(key, (own, _) => Cancelled(key, own, import, sender.Context)));
        Post(app, "/loads/{load:guid}", (string key, Guid load, Sender sender, TimeProvider time) => sender.DoAsync(key, (own, form) => OfLoadAsync(key, own, load, form, sender.Context, time.GetUtcNow())));
        Post(app, "/records", (string key, Sender sender) => sender.ReadAsync(key, Found));
        Post(app, "/records/{record:guid}", (string key, Guid record, Sender sender, TimeProvider time) => sender.DoAsync(key, (own, form) => OfRecordAsync(key, own, record, form, sender.Context, time.GetUtcNow())));
        return app;
    }

    private static RouteHandlerBuilder Post(WebApplication app, string path, Delegate handler) => app.MapPost(Root + path, handler).WithOrder(-1).ExcludeFromDescription();

    private static async Task<IResult> DropAsync(OwnHoldings own, FormValues form, HttpContext context)
    {
        await own.DropAsync(form["drop"] ?? string.Empty, context.RequestAborted);
        return context.Away($"{context.Request.Path}?dropped=1");
    }

    private static Task<IResult> Cancelled(string key, OwnHoldings own, Guid import, HttpContext context)
    {
        own.Cancel(import);
        return Task.FromResult(context.Away($"/operations/{key}/holdings/imports/{import:D}"));
    }

    private static async Task<IResult> ImportAsync(string key, HttpContext context, OwnHoldings own, Upload upload, DateTimeOffset now)
    {
        if (upload.Values.Has("_columns"))
        {
            var notice = upload.HasFile ? new FormNotice("info", HoldingTexts.ColumnsRead, HoldingTexts.ChooseAgain) : null;
            var shown = upload.HasFile ? await ColumnsAsync(own, upload, context) : upload.Values;
            return context.Drawn(new HoldingsDraft(shown, upload.HasFile ? [] : NoFile(upload.Values).Problems, notice), upload.HasFile ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity);
        }

        var (wish, errors) = ImportSheet.Read(upload.Values, own.Mappings, now);
        if (wish is null)
        {
            return context.Drawn(HoldingsDraft.Of(upload.Values, errors));
        }

        if (upload.Values.Has("_check"))
        {
            return Results.NoContent();
        }

        if (!upload.HasFile)
        {
            return context.Drawn(NoFile(upload.Values));
        }

        if (ImportSheet.IsKept(upload.Values) && wish.Mapping is { } mapping)
        {
            await own.KeepAsync(mapping, context.RequestAborted);
        }

        var outcome = await own.ImportAsync(wish, upload.File, null, context.RequestAborted);
        return outcome.Result is ImportResult.Busy
            ? context.Drawn(new HoldingsDraft(upload.Values, [], new FormNotice("late", HoldingTexts.Busy, HoldingTexts.BusyText)), StatusCodes.Status409Conflict)
            : context.Away($"/operations/{key}/holdings/imports/{wish.Id:D}");
    }

    private static HoldingsDraft NoFile(FormValues values) => HoldingsDraft.Of(values, [new FieldError("file", string.Empty, FieldRule.Required, HoldingTexts.FileAllowed)]);

    private static async Task<FormValues> ColumnsAsync(OwnHoldings own, Upload upload, HttpContext context) => HeaderRow.Columns(
        upload.Values, await upload.HeadAsync(HeaderRow.Head, context.RequestAborted), own.Mappings.FirstOrDefault(known => known.Name == upload.Values["mapping"]));

    private static IResult Found(OwnHoldings own, FormValues form, HttpContext context)
    {
        var reader = new FieldReader(form.Tree);
        var words = reader.Text("words", 2, HoldingSearch.Longest);
        var filter = new HoldingFilter(reader.OptionalUuid("load"), reader.OptionalWord<HoldingMode>("mode"));
        var after = reader.Has("after") ? reader.Whole("after", 0, int.MaxValue) : 0;
        if (reader.Errors.Count > 0)
        {
            return context.Drawn(HoldingsDraft.Of(form, reader.Errors));
        }

        return context.Drawn(HoldingSearch.In(own, words, filter, after, context.RequestAborted), StatusCodes.Status200OK);
    }

    private static async Task<IResult> OfLoadAsync(string key, OwnHoldings own, Guid load, FormValues form, HttpContext context, DateTimeOffset now)
    {
        if (own.Loads.FirstOrDefault(known => known.Id == load) is not { } known)
        {
            return Results.NotFound();
        }

        if (form["_act"] == "withdraw")
        {
            var wrong = Reason(form, out var reason);
            var unsure = form["_sure"] == "1" ? [] : new[] { new FieldProblem("_sure", HoldingTexts.SureMissing.With(known.Records.Grouped(), known.Label)) };
            return wrong.Count + unsure.Length > 0
                ? context.Drawn(HoldingsDraft.Of(form, wrong) is var draft ? draft with { Problems = [.. draft.Problems, .. unsure] } : null!)
                : context.Away($"/operations/{key}/holdings?withdrawn={await own.WithdrawAsync(HoldingPick.OfLoad(load), reason, context.RequestAborted)}");
        }

        var (change, errors) = TermsFields.Read(form, now);
        return change is null
            ? context.Drawn(HoldingsDraft.Of(form, errors))
            : context.Away($"{context.Request.Path}?changed={await own.ChangeAsync(HoldingPick.OfLoad(load), change, context.RequestAborted)}");
    }

    private static async Task<IResult> OfRecordAsync(string key, OwnHoldings own, Guid record, FormValues form, HttpContext context, DateTimeOffset now)
    {
        if (own.Find(record) is not { } holding)
        {
            return Results.NotFound();
        }

        if (form["_act"] == "withdraw")
        {
            var wrong = Reason(form, out var reason);
            return wrong.Count > 0
                ? context.Drawn(HoldingsDraft.Of(form, wrong))
                : context.Away($"/operations/{key}/holdings/records?withdrawn={await own.WithdrawAsync(HoldingPick.Of(record), reason, context.RequestAborted)}");
        }

        var (change, errors) = TermsFields.Read(TermsFields.Changed(form, holding.Terms), now);
        if (change is null)
        {
            return context.Drawn(HoldingsDraft.Of(form, errors));
        }

        await own.ChangeAsync(HoldingPick.Of(record), change, context.RequestAborted);
        return context.Away($"{context.Request.Path}?changed=1");
    }

    private static IReadOnlyList<FieldError> Reason(FormValues form, out string reason)
    {
        var reader = new FieldReader(form.Tree);
        reason = reader.Text("reason", 3, 400, lines: true);
        return reader.Errors;
    }

    /// <summary>Who sends, and what stands before everything: operation, role, rate, guard.</summary>
    internal sealed class Sender(HttpContext context)
    {
        internal HttpContext Context => context;

        /// <summary>Bound by the framework.</summary>
        public static ValueTask<Sender> BindAsync(HttpContext context) => ValueTask.FromResult(new Sender(context));

        /// <summary>A form of fields. Rights are looked at when it has come in: it may come slowly.</summary>
        internal async Task<IResult> DoAsync(string key, Func<OwnHoldings, FormValues, HttpContext, Task<IResult>> act)
        {
            var form = FormValues.Of(await FormEndpoints.FormAsync(context));
            return await OwnAsync(key) is { } own ? await GuardedAsync(own, form, sent => act(own, sent, context)) : Results.NotFound();
        }

        /// <summary>A form of fields.</summary>
        internal Task<IResult> DoAsync(string key, Func<OwnHoldings, FormValues, Task<IResult>> act) => DoAsync(key, (own, form, _) => act(own, form));

        /// <summary>A form of who may read them.</summary>
        internal async Task<IResult> ReadAsync(string key, Func<OwnHoldings, FormValues, HttpContext, IResult> answer)
        {
            var form = FormValues.Of(await FormEndpoints.FormAsync(context));
            return await SeenAsync(key) is { } own ? await GuardedAsync(own, form, sent => Task.FromResult(answer(own, sent, context))) : Results.NotFound();
        }

        /// <summary>A form with a file behind its fields; what is not read of it is dropped, so that the answer is heard.</summary>
        internal async Task<IResult> UploadAsync(string key, Func<OwnHoldings, Upload, Task<IResult>> act)
        {
            var upload = await Upload.ReadAsync(context);
            if (await OwnAsync(key) is not { } own)
            {
                return Results.NotFound();
            }

            var answer = await GuardedAsync(own, upload.Values, _ => act(own, upload));
            await upload.DropAsync(context.RequestAborted);
            return answer;
        }

        private async Task<IResult> GuardedAsync(OwnHoldings own, FormValues form, Func<FormValues, Task<IResult>> act)
        {
            if (!context.RequestServices.GetRequiredService<CommandRate>().Take(context.RequireSignedIn()))
            {
                return Results.StatusCode(StatusCodes.Status429TooManyRequests);
            }

            if (!await context.RequestServices.GetRequiredService<IAntiforgery>().IsRequestValidAsync(context))
            {
                return context.Drawn(new HoldingsDraft(form, [], new FormNotice("late", FormTexts.GuardTitle, FormTexts.GuardText)));
            }

            try
            {
                return await act(form);
            }
            catch (JournalUnavailable)
            {
                return context.Drawn(new HoldingsDraft(form, [], new FormNotice("urgent", HoldingTexts.NotKept.With(own.Country.Name()), HoldingTexts.NotKeptText)), StatusCodes.Status503ServiceUnavailable);
            }
        }

        private async Task<OwnHoldings?> OwnAsync(string key) => await SeenAsync(key) is { MayManage: true } own ? own : null;

        private async Task<OwnHoldings?> SeenAsync(string key)
        {
            var services = context.RequestServices;
            return await context.SeenAsync(services.GetRequiredService<DeskRoom>(), key) is { } view ? services.GetRequiredService<HoldingsRoom>().For(view.Viewer) : null;
        }
    }
}
