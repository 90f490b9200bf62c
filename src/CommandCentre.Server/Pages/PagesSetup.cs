using CommandCentre.Server.Hubs;
using CommandCentre.Server.Identity;
using CommandCentre.Server.Pages.Board;
using CommandCentre.Server.Pages.Channel;
using CommandCentre.Server.Pages.CrossChecks;
using CommandCentre.Server.Pages.Floor;
using CommandCentre.Server.Pages.Forms;
using CommandCentre.Server.Pages.Holdings;
using CommandCentre.Server.Pages.Sheets;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.FileProviders;

namespace CommandCentre.Server.Pages;

/// <summary>Puts the pages, their files and their headers into the server.</summary>
public static class PagesSetup
{
    /// <summary>Adds what the pages need.</summary>
    public static IServiceCollection AddPages(this IServiceCollection services)
    {
        ArgumentNullException.ThrowIfNull(services);
        services.AddRazorComponents();
        services.AddAntiforgery();
        services.AddSingleton<AlertTally>();
        services.AddSingleton<RowDrawing>();
        services.AddSingleton<DrawRow>(provider => provider.GetRequiredService<RowDrawing>().DrawAsync);
        services.AddSingleton<DrawPicture>(_ => BoardPicture.Write);
        return services;
    }

    /// <summary>Serves the built files. Call it before authentication: the door page needs its style too.</summary>
    public static WebApplication UsePageFiles(this WebApplication app)
    {
        ArgumentNullException.ThrowIfNull(app);
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
        app.MapForms();
        app.MapFloorPosts();
        app.MapAlertPosts();
        app.MapHoldingsPosts();
        app.MapBlindPosts();
        app.MapSheetPosts();
        app.MapAnswerPosts();
        app.MapRazorComponents<App>();
        return app;
    }

    // A built file's name changes with its content, so it may be kept for ever; anything else is asked for again.
    private static void Keep(HttpContext context)
    {
        context.Response.Headers.CacheControl = context.Request.Path.StartsWithSegments("/built", StringComparison.Ordinal) ? "public, max-age=31536000, immutable" : "no-cache";
        // The worker lies with the other built files; it may answer for the floor's page, and asks for that page alone.
        if (context.Request.Path == Built.File("worker.js"))
        {
            context.Response.Headers["Service-Worker-Allowed"] = "/operations/";
        }
    }

    private static void Choose(HttpContext context, [FromForm] string? choice, [FromForm] string? back)
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
        LocalPath.SeeOther(context, back);
    }
}
