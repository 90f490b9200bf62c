using CommandCentre.Server.Api;
using CommandCentre.Server.Identity;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.SignalR;

namespace CommandCentre.Server.Hubs;

/// <summary>Puts the live hub into the server, with every bound it has.</summary>
public static class HubSetup
{
    /// <summary>Most bytes of one message to the hub.</summary>
    public const int LargestMessage = 8 * 1024;

    /// <summary>Adds the hub; the pages bring how rows and figures are drawn (<see cref="DrawRow"/>, <see cref="DrawPicture"/>).</summary>
    public static IServiceCollection AddLive(this IServiceCollection services)
    {
        services.AddSingleton<LiveConnections>();
        services.AddSingleton<HubLifetimeManager<LiveHub>>(provider => provider.GetRequiredService<LiveConnections>());
        services.AddSingleton<BoardFaces>();
        services.AddSignalR(Bound);
        return services;
    }

    /// <summary>Maps the hub. One who holds as many connections as are allowed is told so before one more is opened.</summary>
    public static WebApplication MapLive(this WebApplication app)
    {
        ArgumentNullException.ThrowIfNull(app);
        var connections = app.Services.GetRequiredService<LiveConnections>();
        app.UseWhen(context => Paths.IsHub(context.Request.Path), hub => hub.Use((context, next) =>
            context.SignedIn() is { } by && connections.CountOf(by.Officer) >= LiveConnections.PerOfficer
                ? Problems.WriteAsync(context, StatusCodes.Status429TooManyRequests, "too-many-connections")
                : next(context)));
        app.MapHub<LiveHub>(Paths.Hub, connection =>
        {
            connection.Transports = HttpTransportType.WebSockets;
            connection.ApplicationMaxBufferSize = LargestMessage;
        });
        return app;
    }

    private static void Bound(HubOptions hub)
    {
        hub.MaximumReceiveMessageSize = LargestMessage;
        hub.MaximumParallelInvocationsPerClient = 1;
        hub.KeepAliveInterval = TimeSpan.FromSeconds(10);
        hub.ClientTimeoutInterval = TimeSpan.FromSeconds(25);
        hub.HandshakeTimeout = TimeSpan.FromSeconds(5);
        hub.EnableDetailedErrors = false;
        hub.SupportedProtocols = ["json"];
        hub.DisableImplicitFromServicesParameters = true;
    }
}
