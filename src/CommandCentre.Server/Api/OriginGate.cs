using CommandCentre.Server.CommandLine;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace CommandCentre.Server.Api;

/// <summary>Where a browser may come from, looked at before anybody is signed in: WebSockets are not covered by CORS.</summary>
/// <remarks>A live connection with an Origin must name one of ours exactly; one without is a system's and must bring a key, not a cookie. Posts from another site are refused.</remarks>
internal sealed class OriginGate(RequestDelegate next, ServeChoices choices, IServer server)
{
    // The second is somebody's own doing: an address typed, a page loaded again.
    private static readonly string[] OwnSites = ["same-origin", "none"];

    private string[]? _allowed;

    public Task InvokeAsync(HttpContext context) =>
        IsForeign(context) ? Problems.WriteAsync(context, StatusCodes.Status403Forbidden, "foreign-origin") : next(context);

    private bool IsForeign(HttpContext context)
    {
        var headers = context.Request.Headers;
        if (Paths.IsHub(context.Request.Path))
        {
            return headers.Origin.Count == 0 ? headers.Cookie.Count > 0 : headers.Origin is not [{ } origin] || !Allowed().Contains(origin, StringComparer.OrdinalIgnoreCase);
        }

        return !HttpMethods.IsGet(context.Request.Method) && !HttpMethods.IsHead(context.Request.Method) && IsForeignPost(headers);
    }

    /// <summary>What the browser says of the site counts; where it says nothing, a post that names an origin names one of ours. <c>null</c> is what our own forms name in such a browser, because pages send no referrer: their guard decides.</summary>
    private bool IsForeignPost(IHeaderDictionary headers) => headers["Sec-Fetch-Site"].ToString() is { Length: > 0 } site
        ? !OwnSites.Contains(site, StringComparer.OrdinalIgnoreCase)
        : headers.Origin.Count > 0 && headers.Origin is not ["null"] && (headers.Origin is not [{ } origin] || !Allowed().Contains(origin, StringComparer.OrdinalIgnoreCase));

    private string[] Allowed() => _allowed ??= choices.Origins.Count > 0 ? [.. choices.Origins] : [.. Bound().SelectMany(Named)];

    private IEnumerable<ListenAddress> Bound() => server.Features.Get<IServerAddressesFeature>()!.Addresses.Select(ListenAddress.Parse);

    // This machine has three names for itself; a browser says the one that was typed. The scheme's own port is left out.
    private static string[] Named(ListenAddress address)
    {
        var scheme = address.IsTls ? "https" : "http";
        var port = address.Port == (address.IsTls ? 443 : 80) ? string.Empty : $":{address.Port}";
        return [$"{scheme}://localhost{port}", $"{scheme}://127.0.0.1{port}", $"{scheme}://[::1]{port}"];
    }
}
