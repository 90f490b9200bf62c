using System.Net;
using CommandCentre.Server.CommandLine;
using CommandCentre.Server.Identity;
using CommandCentre.Server.Pages.Entrances;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.HttpOverrides;

namespace CommandCentre.Server.Api;

/// <summary>What holds for every answer, whoever asks: headers, errors without internals, proxies, posts from other sites.</summary>
public static class EdgeSetup
{
    /// <summary>Puts it first in line.</summary>
    public static WebApplication UseEdge(this WebApplication app)
    {
        ArgumentNullException.ThrowIfNull(app);
        var choices = app.Services.GetRequiredService<ServeChoices>();
        if (choices.Proxies.Count > 0)
        {
            app.UseForwardedHeaders(Forwarded(choices));
        }

        app.Use((context, next) =>
        {
            SecurityHeaders.Set(context, !choices.IsPlainLoopback);
            return context.Request.IsHttps || choices.IsPlainLoopback || MayBeInTheClear(context) ? next(context) : Problems.WriteAsync(context, StatusCodes.Status400BadRequest, "not-over-tls");
        });
        app.UseExceptionHandler(new ExceptionHandlerOptions
        {
            ExceptionHandler = TellFailureAsync,
            StatusCodeSelector = failure => failure switch
            {
                BadHttpRequestException bad => bad.StatusCode,
                NotAccounted => StatusCodes.Status503ServiceUnavailable,
                _ => StatusCodes.Status500InternalServerError,
            },
            SuppressDiagnosticsCallback = failure => failure.Exception is BadHttpRequestException,
        });
        app.UseStatusCodePages(TellStatusAsync);
        app.UseMiddleware<OriginGate>();
        return app;
    }

    // How the centre is holds nothing of any case, and whatever asks stands before the proxy. The metrics' key crosses no network when it is asked from this machine.
    private static bool MayBeInTheClear(HttpContext context) =>
        Paths.IsHealth(context.Request.Path) || (Paths.IsMetrics(context.Request.Path) && context.Connection.RemoteIpAddress is { } asking && IPAddress.IsLoopback(asking));

    private static Task TellFailureAsync(HttpContext context) =>
        context.Features.Get<IExceptionHandlerFeature>()?.Error is NotAccounted { Done: var done }
            ? TellAsync(context, Problem.Of(StatusCodes.Status503ServiceUnavailable, done ? "taken-not-accounted" : "not-accounted"))
            : TellAsync(context);

    private static Task TellStatusAsync(StatusCodeContext status) => TellAsync(status.HttpContext);

    private static Task TellAsync(HttpContext context) => TellAsync(context, Problem.Of(context.Response.StatusCode, Problems.ReasonOf(context.Response.StatusCode)));

    /// <summary>Tells a problem as the asker can read it: as JSON to systems, as a page to people.</summary>
    internal static async Task TellAsync(HttpContext context, Problem problem)
    {
        context.Response.StatusCode = problem.Status;
        if (Paths.IsApi(context.Request.Path) || Paths.IsHub(context.Request.Path) || Paths.IsWatch(context.Request.Path))
        {
            await Problems.WriteAsync(context, problem);
            return;
        }

        // A renderer of its own: the request's may be what failed.
        await using var renderer = new HtmlRenderer(context.RequestServices, context.RequestServices.GetRequiredService<ILoggerFactory>());
        var page = await renderer.Dispatcher.InvokeAsync(async () => (await renderer.RenderComponentAsync<ProblemDocument>(
            ParameterView.FromDictionary(new Dictionary<string, object?> { ["Title"] = problem.Title, ["Detail"] = problem.Detail }))).ToHtmlString());
        context.Response.ContentType = "text/html; charset=utf-8";
        await context.Response.WriteAsync(page, context.RequestAborted);
    }

    private static ForwardedHeadersOptions Forwarded(ServeChoices choices)
    {
        var options = new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto | ForwardedHeaders.XForwardedHost };
        options.KnownProxies.Clear();
        options.KnownIPNetworks.Clear();
        foreach (var proxy in choices.Proxies)
        {
            options.KnownProxies.Add(proxy);
        }

        return options;
    }
}
