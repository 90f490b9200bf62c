using CommandCentre.Server.CommandLine;
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

        app.Use((context, next) => SecurityHeaders.Set(context, next, !choices.IsPlainLoopback));
        app.UseExceptionHandler(new ExceptionHandlerOptions
        {
            ExceptionHandler = TellFailureAsync,
            StatusCodeSelector = failure => failure is BadHttpRequestException bad ? bad.StatusCode : StatusCodes.Status500InternalServerError,
            SuppressDiagnosticsCallback = failure => failure.Exception is BadHttpRequestException,
        });
        app.UseStatusCodePages(TellStatusAsync);
        app.UseMiddleware<OriginGate>();
        return app;
    }

    private static Task TellFailureAsync(HttpContext context) => TellAsync(context);

    private static Task TellStatusAsync(StatusCodeContext status) => TellAsync(status.HttpContext);

    private static Task TellAsync(HttpContext context)
    {
        var problem = Problem.Of(context.Response.StatusCode, Problems.ReasonOf(context.Response.StatusCode));
        return Paths.IsApi(context.Request.Path) || Paths.IsHub(context.Request.Path)
            ? Problems.WriteAsync(context, problem)
            : context.Response.WriteAsync($"{problem.Title}. {problem.Detail}", context.RequestAborted);
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
