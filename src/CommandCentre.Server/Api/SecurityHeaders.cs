namespace CommandCentre.Server.Api;

/// <summary>Headers of every answer. Everything a page loads comes from this server; nothing inline runs or styles.</summary>
public static class SecurityHeaders
{
    /// <summary>The content security policy.</summary>
    public const string Policy =
        "default-src 'self'; connect-src 'self'; base-uri 'none'; object-src 'none'; form-action 'self'; frame-ancestors 'none'";

    /// <summary>Sets them when the answer starts: whatever went wrong until then, they are there.</summary>
    internal static void Set(HttpContext context, bool overTls)
    {
        // Asked now: an error is told under another path.
        var camera = Paths.IsFloor(context.Request.Path) ? "(self)" : "()";
        context.Response.OnStarting(() => Set(context.Response.Headers, overTls, camera));
    }

    private static Task Set(IHeaderDictionary headers, bool overTls, string camera)
    {
        // An answer that is no page says itself that it may do less.
        if (headers.ContentSecurityPolicy.Count == 0)
        {
            headers.ContentSecurityPolicy = Policy;
        }

        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers["Permissions-Policy"] = $"camera={camera}, microphone=(), geolocation=()";
        if (headers.CacheControl.Count == 0)
        {
            headers.CacheControl = "no-store";
        }

        if (overTls)
        {
            headers.StrictTransportSecurity = "max-age=31536000; includeSubDomains";
        }

        return Task.CompletedTask;
    }
}
