using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using CommandCentre.Server.Api;
using CommandCentre.Server.CommandLine;
using CommandCentre.Server.CrossChecks;
using CommandCentre.Server.Exercises.Playing;
using CommandCentre.Server.Identity.Operators;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.DependencyInjection;

namespace CommandCentre.Server.Tests.Running;

/// <summary>A whole centre on a loopback port of the system's choosing, with a data folder of its own that goes when it goes.</summary>
public sealed class RunningCentre : IAsyncDisposable
{
    private readonly TemporaryFolder _folder;
    private readonly bool _ownsFolder;
    private readonly IDisposable _held;

    private RunningCentre(TemporaryFolder folder, bool ownsFolder, IDisposable held, WebApplication app)
    {
        _held = held;
        _folder = folder;
        _ownsFolder = ownsFolder;
        App = app;
        Address = new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
    }

    public WebApplication App { get; }

    public Uri Address { get; }

    public string DataFolder => _folder.Path;

    public static async Task<RunningCentre> StartAsync(CentreMode mode = CentreMode.Exercise, TemporaryFolder? folder = null, Action<WebApplicationBuilder>? also = null, Func<ServeChoices, ServeChoices>? choices = null, bool watches = false)
    {
        var place = folder ?? new TemporaryFolder();
        var chosen = new ServeChoices { DataFolder = place.Path, Urls = "http://127.0.0.1:0", Mode = mode, OwnerKeys = place.OwnerKeys };
        var held = Server.CommandLine.DataFolder.Hold(place.Path, mode);
        var app = Centre.Build(choices?.Invoke(chosen) ?? chosen, builder =>
        {
            // No exercise is played beside what a test does, and no line is written by the watch but where a test is about it.
            foreach (var service in builder.Services.Where(service => service.ImplementationType == typeof(PlayWhenListening) || (!watches && service.ImplementationType == typeof(Watching))).ToList())
            {
                builder.Services.Remove(service);
            }

            // Tests ask faster than anybody reads; the rate has its own.
            builder.Services.AddSingleton(new ReadRate(TimeProvider.System, 1_000_000, 1_000_000));
            builder.Services.AddSingleton(new OperatorRate(TimeProvider.System, 1_000_000, 1_000_000));
            also?.Invoke(builder);
        });
        await app.StartAsync();
        return new RunningCentre(place, folder is null, held, app);
    }

    public T Get<T>()
        where T : notnull => App.Services.GetRequiredService<T>();

    /// <summary>A browser: keeps cookies, follows nothing by itself.</summary>
    public HttpClient Browser(out System.Net.CookieContainer cookies)
    {
        cookies = new System.Net.CookieContainer();
        return new HttpClient(new HttpClientHandler { CookieContainer = cookies, AllowAutoRedirect = false }) { BaseAddress = Address };
    }

    /// <summary>A system with a key; without one when none is given.</summary>
    public HttpClient WithKey(string? key)
    {
        var client = new HttpClient(new HttpClientHandler { UseCookies = false, AllowAutoRedirect = false }) { BaseAddress = Address };
        client.DefaultRequestHeaders.Authorization = key is null ? null : new AuthenticationHeaderValue("Bearer", key);
        return client;
    }

    /// <summary>The exercise key of a country, agency and role.</summary>
    public string Key(string country, string agency, string role)
    {
        var keys = JsonNode.Parse(File.ReadAllBytes(System.IO.Path.Combine(DataFolder, "exercise-keys.json")))!.AsArray();
        return (string)keys.Single(key => (string)key!["country"]! == country && (string)key["agency"]! == agency && (string)key["role"]! == role)!["key"]!;
    }

    /// <summary>A system of a country and role; the agency follows from the role.</summary>
    public HttpClient As(string country, string role) => WithKey(Key(country, AgencyOf(country, role), role));

    /// <summary>A live connection of a system.</summary>
    public HubConnection Hub(string country, string role) =>
        Hub(options => options.SetRequestHeader("Authorization", "Bearer " + Key(country, AgencyOf(country, role), role)));

    public HubConnection Hub(Action<System.Net.WebSockets.ClientWebSocketOptions> prepare)
    {
        var builder = new HubConnectionBuilder();
        builder.Services.AddSingleton<Microsoft.AspNetCore.Connections.IConnectionFactory>(new WebSocketTransport(HubAddress, prepare));
        builder.Services.AddSingleton<System.Net.EndPoint>(new System.Net.DnsEndPoint(HubAddress.Host, HubAddress.Port));
        return builder.Build();
    }

    public Uri HubAddress => new UriBuilder(Address) { Scheme = Address.Scheme == "https" ? "wss" : "ws", Path = "/hub/live" }.Uri;

    public async ValueTask DisposeAsync()
    {
        await App.StopAsync();
        await App.DisposeAsync();
        _held.Dispose();
        if (_ownsFolder)
        {
            _folder.Dispose();
        }
    }

    private static string AgencyOf(string country, string role) => country == "EU" ? "coordination" : role == "agency officer" ? "customs" : "police";
}
