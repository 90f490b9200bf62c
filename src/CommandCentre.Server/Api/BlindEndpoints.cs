using System.Text.Json;
using CommandCentre.Desks;
using CommandCentre.Desks.Access;
using CommandCentre.Desks.Blind;
using CommandCentre.Desks.Journals;
using CommandCentre.Domain.Codes;
using CommandCentre.Domain.Operations;
using CommandCentre.Matching.Blind;
using CommandCentre.Server.Identity;
using CommandCentre.Server.Pages;
using CommandCentre.Server.Resources;
using CommandCentre.Server.Watch;
using Microsoft.AspNetCore.Mvc;

namespace CommandCentre.Server.Api;

/// <summary>Blind filters, for who speaks for a country: the operation's secret, and the country's own filter. The secret and every change are accounted for before they happen.</summary>
internal static class BlindEndpoints
{
    private const string NotGiven = "blind-not-given";

    private const string Refused = "blind-filter-refused";

    private const string NotKept = "blind-not-kept";

    internal static void MapBlind(this RouteGroupBuilder api)
    {
        api.MapGet("operations/{key}/blind/secret", SecretAsync).Described("getBlindSecret", "BlindSecret", "The secret with which your country makes a blind filter of its holdings for this operation. Accounted for.", []);
        api.MapGet("operations/{key}/blind/filter", FilterAsync).Described("getBlindFilter", "BlindFilter", "The blind filter your country publishes, as its head tells it.", []);
        api.MapPut("operations/{key}/blind/filter", PublishAsync).Described("publishBlindFilter", "BlindFilter", "Publish a blind filter, as `blind build` writes it, in place of the one before. Accounted for.", [413, 422])
            .WithMetadata(new RequestSizeLimitAttribute(BlindFilter.MostBytes));
        api.MapDelete("operations/{key}/blind/filter", WithdrawAsync).Described("withdrawBlindFilter", "BlindFilter", "Withdraw it: it is not asked any more. Answers with what it was.", []);
    }

    /// <summary>A filter as its publishing is accounted for, such as <c>CH 1000 values, one in 100000</c>.</summary>
    internal static string Subject(BlindFilter filter) => $"{filter.Terms.Country} {filter.Capacity} values, one in {filter.Terms.OneIn}";

    private static RouteHandlerBuilder Described(this RouteHandlerBuilder endpoint, string name, string answer, string summary, int[] more) =>
        endpoint.WithName(name).WithSummary(summary).WithMetadata(new Told(new Dictionary<int, string> { [200] = answer }, [401, 403, 404, .. more, 429, 503]));

    private static Task<IResult> SecretAsync(string key, HttpContext context, DeskRoom room, BlindFilters filters, Accounting accounting) =>
        OwnAsync(key, context, room, filters, async (own, operation) =>
        {
            if (await own.SecretAsync(context.RequestAborted) is not { } secret)
            {
                return Problems.Absent();
            }

            await accounting.KeepAsync(context.RequireSignedIn(), AccessKind.BlindSecretTold, null, operation);
            return Json(new { Operation = operation.Value, Secret = secret.Reveal(), secret.Fingerprint });
        });

    private static Task<IResult> FilterAsync(string key, HttpContext context, DeskRoom room, BlindFilters filters) =>
        OwnAsync(key, context, room, filters, (own, _) => Task.FromResult(own.Published is { } filter ? Shown(filter) : Problems.Absent()));

    private static async Task<IResult> PublishAsync(string key, HttpContext context, DeskRoom room, BlindFilters filters, Accounting accounting)
    {
        // Asked before as well: nobody fills the centre's memory with what could not be taken.
        if (await OwnAsync(key, context, room, filters, (_, _) => Task.FromResult(Results.Empty)) is var before && before != Results.Empty)
        {
            return before;
        }

        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body, context.RequestAborted);
        return await OwnAsync(key, context, room, filters, async (own, operation) =>
        {
            var reading = await own.PublishAsync(
                body.GetBuffer().AsMemory(0, (int)body.Length),
                filter => accounting.KeepAsync(context.RequireSignedIn(), AccessKind.BlindFilterPublished, Subject(filter), operation),
                CancellationToken.None);
            return reading is null ? Problems.Absent()
                : reading.Filter is { } filter ? Shown(filter)
                : Problems.Result(Of(reading));
        });
    }

    private static Task<IResult> WithdrawAsync(string key, HttpContext context, DeskRoom room, BlindFilters filters, Accounting accounting) =>
        OwnAsync(key, context, room, filters, async (own, operation) =>
        {
            var filter = own.Published;
            if (!await own.WithdrawAsync(CancellationToken.None))
            {
                return Problems.Absent();
            }

            await accounting.TakenAsync(context.RequireSignedIn(), AccessKind.BlindFilterWithdrawn, $"{own.Country} blind filter", operation);
            return filter is null ? Results.NoContent() : Shown(filter);
        });

    /// <summary>Lets in who speaks for a country in the operation; the operation of others is as if it were not there.</summary>
    private static async Task<IResult> OwnAsync(string key, HttpContext context, DeskRoom room, BlindFilters filters, Func<OwnBlind, OperationKey, Task<IResult>> answer)
    {
        if (await context.SeenAsync(room, key) is not { } view)
        {
            return Problems.Absent();
        }

        if (!context.RequireSignedIn().Scope.Has(CommandScope.Blind) || filters.For(view) is not { } own)
        {
            return Problems.Result(Problem.Of(StatusCodes.Status403Forbidden, NotGiven));
        }

        try
        {
            return await answer(own, view.Summary.Key);
        }
        catch (Exception failure) when (failure is JournalUnavailable or KeysDamaged or RecordNotRestored or (IOException and not BadHttpRequestException))
        {
            context.RequestServices.GetRequiredService<ILogger<BlindFilters>>().LogError(CentreEvents.BlindNotKept, failure, "Blind filters of {Operation} cannot be written", view.Summary.Key);
            return Problems.Result(Problem.Of(StatusCodes.Status503ServiceUnavailable, NotKept));
        }
    }

    /// <summary>Why a filter was refused, in words.</summary>
    internal static Problem Of(BlindReading reading)
    {
        var word = Words.Of(reading.Fault);
        var text = (EdgeTexts.ResourceManager.GetString("BlindFault-" + word, null) ?? throw new InvalidOperationException($"no text for the fault '{word}'")).With(reading.Value, reading.Allowed);
        return Problem.Of(StatusCodes.Status422UnprocessableEntity, Refused, text, [new ErrorShown("filter", reading.Value, word, reading.Allowed, text)]);
    }

    private static IResult Shown(BlindFilter filter) =>
        Json(new { Operation = filter.Terms.Operation.Value, Country = filter.Terms.Country.Value, filter.Capacity, filter.Terms.OneIn, filter.Terms.MadeAt, filter.Fingerprint });

    private static IResult Json<T>(T value) => Results.Json(value, JsonSerializerOptions.Web);

}
