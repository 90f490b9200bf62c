using CommandCentre.Server.CommandLine;

namespace CommandCentre.Server.Identity;

/// <summary>The cookie that carries a session's token.</summary>
/// <param name="choices">Whether it is plain http over loopback.</param>
/// <param name="name">Its name, without the prefix.</param>
/// <param name="sites">Whether it comes along from other sites.</param>
public sealed class SessionCookie(ServeChoices choices, string name = "session", SameSiteMode sites = SameSiteMode.Lax)
{
    /// <summary>Its name: with the prefix that ties it to this host and to TLS, except on plain http over loopback, where browsers would not keep it.</summary>
    public string Name { get; } = Named(name, choices);

    /// <summary>A cookie's name as it must be here.</summary>
    public static string Named(string name, ServeChoices choices)
    {
        ArgumentNullException.ThrowIfNull(choices);
        return choices.IsPlainLoopback ? name : "__Host-" + name;
    }

    /// <summary>The token sent with a request; null for none.</summary>
    public string? Token(HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return context.Request.Cookies[Name] is { Length: > 0 and <= 100 } token ? token : null;
    }

    /// <summary>Sets the cookie; it ends with the browser.</summary>
    public void Set(HttpContext context, string token)
    {
        ArgumentNullException.ThrowIfNull(context);
        context.Response.Cookies.Append(Name, token, Shape());
    }

    /// <summary>Takes the cookie away.</summary>
    public void Clear(HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        context.Response.Cookies.Delete(Name, Shape());
    }

    private CookieOptions Shape() => new()
    {
        HttpOnly = true,
        IsEssential = true,
        Path = "/",
        SameSite = sites,
        Secure = !choices.IsPlainLoopback,
    };
}
