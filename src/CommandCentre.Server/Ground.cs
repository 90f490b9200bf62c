using System.Globalization;
using System.Security.Cryptography.X509Certificates;
using CommandCentre.Server.CommandLine;
using CommandCentre.Server.Identity.Systems;
using CommandCentre.Server.Pages;
using CommandCentre.Server.Watch;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Logging.Console;

namespace CommandCentre.Server;

/// <summary>The web server under everything: what it listens on, how much it takes in, where it logs. Nothing comes from the environment or the working folder.</summary>
internal static class Ground
{
    /// <summary>Most bytes of a request's body.</summary>
    internal const int LargestBody = 64 * 1024;

    internal static WebApplicationBuilder Builder(ServeChoices choices)
    {
        CultureInfo.DefaultThreadCurrentCulture = Wording.Culture;
        CultureInfo.DefaultThreadCurrentUICulture = Wording.Culture;
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions
        {
            ApplicationName = typeof(Ground).Assembly.GetName().Name,
            ContentRootPath = AppContext.BaseDirectory,
            EnvironmentName = Environments.Production,
        });
        builder.WebHost.UseKestrelCore().UseKestrelHttpsConfiguration().UseUrls(choices.Urls).ConfigureKestrel(kestrel => Bound(kestrel, choices));
        builder.Services.AddSingleton(choices).AddSingleton(TimeProvider.System).AddRouting();
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(10));
        builder.Services.AddSingleton<Repeats>();
        Log(builder.Logging, choices);
        return builder;
    }

    private static void Bound(KestrelServerOptions kestrel, ServeChoices choices)
    {
        kestrel.AddServerHeader = false;
        kestrel.Limits.MaxRequestBodySize = LargestBody;
        kestrel.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(10);
        if (choices.Certificate is { } certificate)
        {
            var pair = X509Certificate2.CreateFromPemFile(certificate, choices.CertificateKey);
            kestrel.ConfigureHttpsDefaults(https =>
            {
                https.ServerCertificate = pair;
                ClientCertificates.Take(https);
            });
        }
    }

    private static void Log(ILoggingBuilder logging, ServeChoices choices)
    {
        logging.AddConsole(console =>
        {
            console.FormatterName = choices.LogsJson ? JsonFormatter.FormatterName : CalmFormatter.FormatterName;
            console.LogToStandardErrorThreshold = LogLevel.Trace;
        }).AddConsoleFormatter<CalmFormatter, ConsoleFormatterOptions>().AddConsoleFormatter<JsonFormatter, ConsoleFormatterOptions>();
        logging.SetMinimumLevel(LogLevel.Warning);
        logging.AddFilter("CommandCentre", LogLevel.Information);
        logging.AddFilter("CommandCentre.Server.Identity", LogLevel.Warning);
        logging.AddFilter(typeof(MetricsKeyHandler).FullName, LogLevel.Warning);
        // It warns on every form that it makes the answer uncacheable, which all answers are.
        logging.AddFilter("Microsoft.AspNetCore.Antiforgery", LogLevel.Error);
        // Data protection warns that its keys are not encrypted at rest: they guard forms only and lie beside what they guard.
        logging.AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error);
    }
}
