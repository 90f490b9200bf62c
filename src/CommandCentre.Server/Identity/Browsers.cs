namespace CommandCentre.Server.Identity;

/// <summary>The kind of a browser in a few words, so that people know their own sessions again; no version, nothing that would tell one machine from another.</summary>
public static class Browsers
{
    // The first that fits: many browsers call themselves by the names of others as well.
    private static readonly (string Mark, string Name)[] Kinds =
        [("Edg", "Edge"), ("OPR/", "Opera"), ("Firefox/", "Firefox"), ("FxiOS", "Firefox"), ("Chrome/", "Chrome"), ("Chromium/", "Chrome"), ("CriOS", "Chrome"), ("Safari/", "Safari")];

    private static readonly (string Mark, string Name)[] Systems =
        [("Windows", "Windows"), ("Android", "Android"), ("iPhone", "iOS"), ("iPad", "iOS"), ("Mac OS", "macOS"), ("CrOS", "ChromeOS"), ("Linux", "Linux")];

    /// <summary>Such as <c>Firefox, Windows</c>; empty when it says nothing known.</summary>
    public static string Of(HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return Of(context.Request.Headers.UserAgent.ToString());
    }

    /// <summary>Such as <c>Firefox, Windows</c>; empty when it says nothing known.</summary>
    public static string Of(string userAgent) => string.Join(", ", new[] { First(Kinds, userAgent), First(Systems, userAgent) }.OfType<string>());

    private static string? First((string Mark, string Name)[] known, string userAgent) =>
        known.FirstOrDefault(kind => userAgent.Contains(kind.Mark, StringComparison.Ordinal)).Name;
}
