using CommandCentre.Server.Identity;
using Microsoft.Net.Http.Headers;

namespace CommandCentre.Server.Api;

/// <summary>How fast one may ask for pages and over the API: each session, key and certificate by itself. Nobody who reads comes near it; who copies everything does.</summary>
/// <remarks>Commands have their own rate (<see cref="CommandRate"/>), exports too; built files and whoever is not signed in are not counted here.</remarks>
/// <param name="time">The machine's steady clock.</param>
/// <param name="perSecond">Requests a second.</param>
/// <param name="burst">Requests at once; full again within a minute.</param>
public sealed class ReadRate(TimeProvider time, int perSecond = ReadRate.PerSecond, int burst = ReadRate.Burst)
{
    /// <summary>Requests a second.</summary>
    public const int PerSecond = 50;

    /// <summary>Requests at once.</summary>
    public const int Burst = 100;

    private readonly Buckets _buckets = new(time);

    /// <summary>Whether one more may be asked for now; it then counts.</summary>
    /// <param name="credential">The session, key or certificate.</param>
    public bool Take(string credential) => _buckets.Take(credential, perSecond, burst);
}

/// <summary>Puts the rate of reading into the server.</summary>
internal static class ReadRateSetup
{
    /// <summary>Refuses what is too fast with 429; call it when it is known who asks.</summary>
    internal static WebApplication UseReadRate(this WebApplication app)
    {
        var rate = app.Services.GetRequiredService<ReadRate>();
        app.Use((context, next) =>
        {
            if (!IsCounted(context.Request) || context.User.Credential() is not { } credential || rate.Take(credential))
            {
                return next(context);
            }

            context.Response.Headers[HeaderNames.RetryAfter] = "1";
            return EdgeSetup.TellAsync(context, Problem.Of(StatusCodes.Status429TooManyRequests, "too-many"));
        });
        return app;
    }

    // Whatever is posted over the API has a rate of its own.
    private static bool IsCounted(HttpRequest request) => !(Paths.IsApi(request.Path) && HttpMethods.IsPost(request.Method));
}
