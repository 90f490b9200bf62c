using System.Text.Json;
using CommandCentre.Desks;
using CommandCentre.Desks.Access;
using CommandCentre.Desks.Blind;
using CommandCentre.Desks.Journals;
using CommandCentre.Domain.Fields;
using CommandCentre.Domain.Operations;
using CommandCentre.Matching.Blind;
using CommandCentre.Server.Api;
using CommandCentre.Server.Identity;
using CommandCentre.Server.Pages.Forms;
using CommandCentre.Server.Resources;
using CommandCentre.Server.Watch;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Mvc;

namespace CommandCentre.Server.Pages.Holdings;

/// <summary>Where the page of blind filters sends its forms: the secret, a filter, its withdrawal. Accounted for as over the API.</summary>
internal static class BlindPosts
{
    /// <summary>Maps the posts.</summary>
    public static WebApplication MapBlindPosts(this WebApplication app)
    {
        app.MapPost("/operations/{key}/blind", (string key, HttpContext context) => SentAsync(key, context)).WithOrder(-1).ExcludeFromDescription()
            .WithMetadata(new RequestSizeLimitAttribute(BlindFilter.MostBytes + Ground.LargestBody));
        return app;
    }

    private static async Task<IResult> SentAsync(string key, HttpContext context)
    {
        var services = context.RequestServices;
        var upload = await Upload.ReadAsync(context);
        if (await context.SeenAsync(services.GetRequiredService<DeskRoom>(), key) is not { } view || !context.RequireSignedIn().Scope.Has(CommandScope.Blind) || services.GetRequiredService<BlindFilters>().For(view) is not { } own)
        {
            return Results.NotFound();
        }

        if (!services.GetRequiredService<CommandRate>().Take(context.RequireSignedIn()))
        {
            return Results.StatusCode(StatusCodes.Status429TooManyRequests);
        }

        if (!await services.GetRequiredService<IAntiforgery>().IsRequestValidAsync(context))
        {
            return await AgainAsync(context, upload, new FormNotice("late", FormTexts.GuardTitle, FormTexts.GuardText));
        }

        try
        {
            return upload.Values["_act"] switch
            {
                "secret" => await SecretAsync(context, own, view.Summary.Key),
                "publish" => await PublishAsync(context, own, view.Summary.Key, upload),
                "withdraw" => await WithdrawAsync(context, own, view.Summary.Key),
                _ => Results.NotFound(),
            };
        }
        catch (Exception failure) when (failure is JournalUnavailable or KeysDamaged or RecordNotRestored or (IOException and not BadHttpRequestException))
        {
            services.GetRequiredService<ILogger<BlindFilters>>().LogError(CentreEvents.BlindNotKept, failure, "Blind filters of {Operation} cannot be written", view.Summary.Key);
            return await AgainAsync(context, upload, new FormNotice("urgent", HoldingTexts.BlindNotKept, HoldingTexts.NotKeptText), StatusCodes.Status503ServiceUnavailable);
        }
    }

    /// <summary>The secret as a file, in the shape in which <c>blind build</c> reads it: it is shown on no page.</summary>
    private static async Task<IResult> SecretAsync(HttpContext context, OwnBlind own, OperationKey operation)
    {
        if (await own.SecretAsync(context.RequestAborted) is not { } secret)
        {
            return Results.NotFound();
        }

        await context.RequestServices.GetRequiredService<Accounting>().KeepAsync(context.RequireSignedIn(), AccessKind.BlindSecretTold, null, operation);
        return Results.File(JsonSerializer.SerializeToUtf8Bytes(new { Operation = operation.Value, Secret = secret.Reveal(), secret.Fingerprint }, JsonSerializerOptions.Web), "application/json", $"{operation}-secret.json");
    }

    private static async Task<IResult> PublishAsync(HttpContext context, OwnBlind own, OperationKey operation, Upload upload)
    {
        using var bytes = new MemoryStream();
        await upload.File.CopyToAsync(bytes, context.RequestAborted);
        if (!upload.HasFile || bytes.Length == 0)
        {
            return context.Drawn(HoldingsDraft.Of(upload.Values, [new FieldError("file", string.Empty, FieldRule.Required, HoldingTexts.BlindFileAllowed)]));
        }

        var accounting = context.RequestServices.GetRequiredService<Accounting>();
        var reading = await own.PublishAsync(
            bytes.GetBuffer().AsMemory(0, (int)bytes.Length),
            filter => accounting.KeepAsync(context.RequireSignedIn(), AccessKind.BlindFilterPublished, $"{own.Country} {filter.Capacity} values, one in {filter.Terms.OneIn}", operation),
            CancellationToken.None);
        return reading is null ? Results.NotFound()
            : reading.Filter is null ? context.Drawn(new HoldingsDraft(upload.Values, [new FieldProblem("file", BlindEndpoints.Of(reading).Detail)]))
            : context.Away($"{context.Request.Path}?done=published");
    }

    private static async Task<IResult> WithdrawAsync(HttpContext context, OwnBlind own, OperationKey operation)
    {
        if (await own.WithdrawAsync(CancellationToken.None))
        {
            await context.RequestServices.GetRequiredService<Accounting>().TakenAsync(context.RequireSignedIn(), AccessKind.BlindFilterWithdrawn, $"{own.Country} blind filter", operation);
        }

        return context.Away($"{context.Request.Path}?done=withdrawn");
    }

    private static async Task<IResult> AgainAsync(HttpContext context, Upload upload, FormNotice notice, int status = StatusCodes.Status422UnprocessableEntity)
    {
        await upload.DropAsync(context.RequestAborted);
        return context.Drawn(new HoldingsDraft(upload.Values, [], notice), status);
    }
}
