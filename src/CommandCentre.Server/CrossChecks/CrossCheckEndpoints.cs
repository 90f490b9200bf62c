using CommandCentre.Desks.CrossChecks;
using CommandCentre.Server.Api;
using CommandCentre.Server.Identity;

namespace CommandCentre.Server.CrossChecks;

/// <summary>Where systems check and read what was found.</summary>
internal static class CrossCheckEndpoints
{
    private const string Json = "application/json";
    private const string Lines = "application/x-ndjson";

    internal static void MapCrossChecks(this RouteGroupBuilder api)
    {
        api.MapPost("operations/{key}/cross-checks", MakeAsync)
            .WithName("crossCheck")
            .WithSummary("Check something against the holdings of the countries asked. As JSON lines (Accept: application/x-ndjson) each country's answer comes by itself.")
            .WithMetadata(new Told(new Dictionary<int, string> { [201] = "CheckResult", [200] = "CheckResult" }, [400, 401, 404, 413, 415, 422, 429, 503], "make-cross-check"));
        api.MapGet("operations/{key}/cross-checks/{record:guid}", FindAsync)
            .WithName("getCrossCheck")
            .WithSummary("A check of your country, told again under the rights of this moment.")
            .WithMetadata(new Told(new Dictionary<int, string> { [200] = "CheckResult" }, [401, 404, 429]));
    }

    private static async Task<IResult> MakeAsync(string key, HttpContext context, Checking checking)
    {
        var (fields, wrong) = await Commands.ReadAsync(context, key);
        if (fields is null)
        {
            return wrong!;
        }

        var (answer, result) = await checking.MakeAsync(key, fields, context.RequireSignedIn(), context.RequestAborted);
        if (result is null)
        {
            return Commands.Result(context, key, answer);
        }

        context.Response.StatusCode = answer.Ruling == CommandAnswer.Recorded ? StatusCodes.Status201Created : StatusCodes.Status200OK;
        context.Response.Headers.Location = $"{Paths.Api}/operations/{key.ToUpperInvariant()}/cross-checks/{result.Line.Record:D}";
        return context.Request.Headers.Accept.ToString().Contains(Lines, StringComparison.OrdinalIgnoreCase) ? new Streamed(result) : Results.Bytes(CheckJson.Of(result), Json);
    }

    private static async Task<IResult> FindAsync(string key, Guid record, HttpContext context, Checking checking) =>
        await checking.FindAsync(key, record, context.RequireSignedIn(), context.RequestAborted) is { } result
            ? Results.Bytes(CheckJson.Of(result), Json)
            : Problems.Absent();

    /// <summary>A line of JSON for each part, sent as it is written.</summary>
    private sealed class Streamed(CheckResult result) : IResult
    {
        public async Task ExecuteAsync(HttpContext httpContext)
        {
            httpContext.Response.ContentType = Lines;
            foreach (var part in CheckJson.Parts(result))
            {
                await httpContext.Response.Body.WriteAsync(part, httpContext.RequestAborted);
                await httpContext.Response.Body.WriteAsync("\n"u8.ToArray(), httpContext.RequestAborted);
                await httpContext.Response.Body.FlushAsync(httpContext.RequestAborted);
            }
        }
    }
}
