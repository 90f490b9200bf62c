using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using CommandCentre.Load.Wire;

namespace CommandCentre.Load.Centres;

/// <summary>The built server as a process of its own: real Kestrel, real journal, made-up users, no exercise played beside the load.</summary>
public sealed class LoadedCentre : IAsyncDisposable
{
    /// <summary>What the server says before its address (Serving.cs).</summary>
    private const string Sign = "Command centre (exercise) at ";

    private readonly CentreChoices _choices;
    private readonly string? _temporary;
    private ChildProcess? _process;

    private LoadedCentre(CentreChoices choices)
    {
        _choices = choices;
        _temporary = choices.DataFolder is null ? Directory.CreateTempSubdirectory("centre-load-").FullName : null;
        DataFolder = choices.DataFolder ?? Path.Combine(_temporary!, "data");
        Population = choices.Population ?? Population.For(0);
    }

    /// <summary>Who may speak to it.</summary>
    public Population Population { get; }

    /// <summary>Its data folder; the owners' keys lie beside it in <c>FOLDER-owner-keys</c>.</summary>
    public string DataFolder { get; }

    /// <summary>Where it listens: the same over restarts.</summary>
    public Uri Address { get; private set; } = new("http://127.0.0.1:0");

    /// <summary>Its hub.</summary>
    public Uri Hub => new UriBuilder(Address) { Scheme = "ws", Path = "/hub/live" }.Uri;

    /// <summary>The process.</summary>
    /// <exception cref="InvalidOperationException">It is not running.</exception>
    public ChildProcess Process => _process ?? throw new InvalidOperationException("the server is not running");

    /// <summary>Starts a server and waits until it is ready.</summary>
    public static async Task<LoadedCentre> StartAsync(CentreChoices? choices = null)
    {
        var centre = new LoadedCentre(choices ?? new CentreChoices());
        try
        {
            if (!File.Exists(Path.Combine(centre.DataFolder, "exercise-keys.json")))
            {
                centre.Population.Write(centre.DataFolder);
            }

            await centre.StartAgainAsync().ConfigureAwait(false);
            return centre;
        }
        catch
        {
            await centre.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Starts it on the same folder and port after <see cref="KillAsync"/> or <see cref="StopAsync"/>, and waits until it answers.</summary>
    public async Task StartAgainAsync()
    {
        string[] words =
        [
            Environment.ProcessPath is { } host && Path.GetFileNameWithoutExtension(host) == "dotnet" ? host : "dotnet", Built.Server,
            "serve", "--mode", "exercise", "--play", "nothing", "--data", DataFolder, "--urls", Address.ToString().TrimEnd('/'),
        ];
        (_process, Address) = await ChildProcess.StartAsync(words, _choices.Environment, Sign, _choices.Patience).ConfigureAwait(false);
        using var coordinator = Client(Population.Coordinator);
        for (var since = Stopwatch.GetTimestamp(); ;)
        {
            // It answers 503 while it opens its operations.
            using var answer = await coordinator.GetAsync("/api/operations").ConfigureAwait(false);
            if (answer.StatusCode is HttpStatusCode.OK)
            {
                return;
            }

            if (answer.StatusCode is not HttpStatusCode.ServiceUnavailable || Stopwatch.GetElapsedTime(since) > _choices.Patience)
            {
                throw new IOException($"the server answers {(int)answer.StatusCode}\n{string.Join('\n', Process.LastWords)}");
            }

            await Task.Delay(20).ConfigureAwait(false);
        }
    }

    /// <summary>kill -9, by its id.</summary>
    public async Task KillAsync()
    {
        await Process.KillAsync().ConfigureAwait(false);
        Process.Dispose();
        _process = null;
    }

    /// <summary>Asks it to end and waits.</summary>
    /// <returns>Its exit code.</returns>
    public async Task<int> StopAsync()
    {
        var code = await Process.StopAsync().ConfigureAwait(false);
        Process.Dispose();
        _process = null;
        return code;
    }

    /// <summary>Speaks HTTP with a user's key.</summary>
    public HttpClient Client(LoadUser user)
    {
        ArgumentNullException.ThrowIfNull(user);
        var client = new HttpClient(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false, UseProxy = false }) { BaseAddress = Address };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", user.Key);
        return client;
    }

    /// <summary>Opens a connection to the hub with a user's key.</summary>
    public Task<HubWire> OpenAsync(Wires wires, LoadUser user, WireOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(wires);
        ArgumentNullException.ThrowIfNull(user);
        return wires.OpenAsync(Hub, user.Key, options);
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        _process?.Dispose();
        _process = null;
        if (_temporary is not null)
        {
            Directory.Delete(_temporary, recursive: true);
        }

        return ValueTask.CompletedTask;
    }
}
