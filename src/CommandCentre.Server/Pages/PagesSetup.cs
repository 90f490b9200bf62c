using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.FileProviders;

namespace CommandCentre.Server.Pages;

/// <summary>Puts the pages, their files and their headers into the server.</summary>
public static class PagesSetup
{
    // Everything a page loads comes from this server; nothing inline runs or styles.
    private const string Policy =
        "default-src 'self'; base-uri 'none'; object-src 'none'; form-action 'self'; frame-ancestors 'none'";

    /// <summary>Adds what the pages need.</summary>
    public static IServiceCollection AddPages(this IServiceCollection services)
    {
        ArgumentNullException.ThrowIfNull(services);
        services.AddRazorComponents();
        services.AddAntiforgery(options => options.Cookie.Name = "guard");
        return services;
    }

    /// <summary>Sets every answer's security headers and serves the built files. Call it before authentication: the door page needs its style too.</summary>
    public static WebApplication UsePageFiles(this WebApplication app)
    {
        ArgumentNullException.ThrowIfNull(app);
        app.Use(Guarded);
        app.UseStaticFiles(new StaticFileOptions
        {
            FileProvider = new PhysicalFileProvider(Built.Folder),
            OnPrepareResponse = file => Keep(file.Context),
        });
        return app;
    }

    /// <summary>Guards forms, and maps every page and the choice of look. Call it after authentication and authorization.</summary>
    public static WebApplication MapPages(this WebApplication app)
    {
        ArgumentNullException.ThrowIfNull(app);
        app.UseAntiforgery();
        app.MapPost("/look", Choose).AllowAnonymous();
        app.MapRazorComponents<App>();
        return app;
    }

    private static Task Guarded(HttpContext context, RequestDelegate next)
    {
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = Policy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "same-origin";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers.CacheControl = "no-store";
        return next(context);
    }

    // A built file's name changes with its content, so it may be kept for ever; anything else is asked for again.
    private static void Keep(HttpContext context) => context.Response.Headers.CacheControl =
        context.Request.Path.StartsWithSegments("/built", StringComparison.Ordinal)
            ? "public, max-age=31536000, immutable"
            : "no-cache";

    private static IResult Choose(HttpContext context, [FromForm] string? choice, [FromForm] string? back)
    {
        var look = Look.Unchosen.Remembering(choice);
        context.Response.Cookies.Append(Look.CookieName, look.Remembered, new CookieOptions
        {
            HttpOnly = true,
            IsEssential = true,
            MaxAge = TimeSpan.FromDays(365),
            SameSite = SameSiteMode.Lax,
            Secure = context.Request.IsHttps,
        });
        context.Response.Headers.Location = Local(back);
        return Results.StatusCode(StatusCodes.Status303SeeOther);
    }

    // Only a path of this server: two slashes, a backslash, or a blank that browsers drop would lead elsewhere.
    private static string Local(string? back) =>
        back is "/" or ['/', not ('/' or '\\'), ..] && back.All(letter => letter is > ' ' and < (char)127) ? back : "/";
}
