using CommandCentre.Domain.Codes;
using CommandCentre.Domain.Operations;
using CommandCentre.Server.CommandLine;
using CommandCentre.Server.Exercises;
using CommandCentre.Server.Identity.Operators;
using CommandCentre.Server.Identity.Providers;
using CommandCentre.Server.Identity.Systems;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Mvc;

namespace CommandCentre.Server.Identity;

/// <summary>Puts sign-in into the server.</summary>
public static class IdentitySetup
{
    /// <summary>Policy of what only coordinators do.</summary>
    public const string Coordinators = "coordinators";

    /// <summary>Policy of what only administrators do.</summary>
    public const string Administrators = "administrators";

    /// <summary>Adds sessions, keys, the roll and the rule that nobody gets anywhere unsigned.</summary>
    public static IServiceCollection AddIdentity(this IServiceCollection services, ServeChoices choices)
    {
        ArgumentNullException.ThrowIfNull(choices);
        services.AddSingleton<RightsVersion>().AddSingleton<SignIns>().AddSingleton<SessionCookie>().AddSingleton<Entrance>().AddSingleton<Passphrases>().AddSingleton<SigningIn>();
        services.AddSingleton<AuthenticatorSeal>().AddSingleton<Authenticators>().AddSingleton<Enrolments>().AddSingleton<LockOut>().AddSingleton<AddressRate>();
        services.AddSingleton(provider => new Sessions(
            choices.DataFolder, provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<RightsVersion>(), officer => provider.GetRequiredService<Roll>().Find(officer)));
        services.AddSingleton(provider => ActivatorUtilities.CreateInstance<Roll>(provider, choices.DataFolder));
        services.AddSingleton(provider => Keys(choices, provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<NationalSystems>();
        services.AddSingleton<OperatorAccess>().AddSingleton<OperatorCookie>().AddSingleton<OperatorSigningIn>().AddSingleton(provider => new OperatorRate(provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<Providers.Providers>().AddSingleton<ProviderLinks>().AddSingleton<ProviderPersons>().AddSingleton<ProviderSignIn>().AddSingleton<Journeys>();
        services.AddHostedService<Upkeep>();
        services.AddDataProtection()
            .SetApplicationName("CommandCentre")
            .PersistKeysToFileSystem(new DirectoryInfo(Path.Combine(choices.DataFolder, "identity", "forms")));
        services.PostConfigure<AntiforgeryOptions>(options => Guard(options, choices));
        return services.AddSchemes();
    }

    /// <summary>Shuts entrances that do not apply, then finds out who calls and whether they may.</summary>
    public static WebApplication UseIdentity(this WebApplication app)
    {
        ArgumentNullException.ThrowIfNull(app);
        app.Services.GetRequiredService<Roll>();
        app.Services.GetRequiredService<NationalSystems>();
        app.Services.GetRequiredService<OperatorAccess>();
        app.Services.GetRequiredService<Providers.Providers>();
        var entrance = app.Services.GetRequiredService<Entrance>();
        app.Use((context, next) =>
        {
            if (!entrance.IsShut(context))
            {
                return next(context);
            }

            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return Task.CompletedTask;
        });
        app.UseAuthentication();
        app.UseAuthorization();
        app.Use(WallGate.InvokeAsync);
        return app;
    }

    /// <summary>Maps the way out; the ways in are pages.</summary>
    public static WebApplication MapIdentity(this WebApplication app)
    {
        ArgumentNullException.ThrowIfNull(app);
        app.MapPost("/leave", (HttpContext context, SigningIn signingIn, [FromForm] string? back) =>
        {
            signingIn.Leave(context);
            // What the browser kept goes with the session: pages, and whatever the sorting floor had not sent.
            context.Response.Headers["Clear-Site-Data"] = "\"cache\", \"storage\"";
            LocalPath.SeeOther(context, back);
        });
        app.MapPost(OperatorPaths.Pages + "/leave", (HttpContext context, OperatorSigningIn signingIn, [FromForm] string? back) =>
        {
            signingIn.Leave(context);
            context.Response.Headers["Clear-Site-Data"] = "\"cache\"";
            LocalPath.SeeOther(context, OperatorPaths.SignIn);
        });
        return app;
    }

    private static IServiceCollection AddSchemes(this IServiceCollection services)
    {
        services.AddAuthentication(Schemes.ByPath)
            .AddPolicyScheme(Schemes.ByPath, null, options => options.ForwardDefaultSelector = Schemes.For)
            .AddScheme<AuthenticationSchemeOptions, KeyHandler>(Schemes.Key, null)
            .AddScheme<AuthenticationSchemeOptions, OperatorHandler>(Schemes.Operator, null)
            .AddScheme<AuthenticationSchemeOptions, SessionHandler>(Schemes.Session, null);
        services.AddAuthorizationBuilder()
            .SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build())
            .AddPolicy(Coordinators, policy => policy.RequireRole(Words.Of(Role.Coordinator)))
            .AddPolicy(Administrators, policy => policy.RequireRole(Administrators));
        return services;
    }

    private static SystemKeys Keys(ServeChoices choices, TimeProvider time)
    {
        var keys = new SystemKeys(time);
        if (choices.IsExercise)
        {
            ExerciseKeys.Admit(choices.DataFolder, ExerciseCountry.Participants.Select(country => country.Code), keys);
        }

        return keys;
    }

    private static void Guard(AntiforgeryOptions options, ServeChoices choices)
    {
        options.Cookie.Name = SessionCookie.Named("guard", choices);
        options.Cookie.SecurePolicy = choices.IsPlainLoopback ? CookieSecurePolicy.None : CookieSecurePolicy.Always;
        options.Cookie.Path = "/";
        options.Cookie.SameSite = SameSiteMode.Strict;
        options.SuppressXFrameOptionsHeader = true;
    }
}
