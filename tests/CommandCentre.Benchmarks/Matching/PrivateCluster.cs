using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;

namespace CommandCentre.Benchmarks.Matching;

/// <summary>A PostgreSQL of its own on a free loopback port and in a temporary folder; it is taken away at the end. As root it runs as the user postgres.</summary>
internal sealed class PrivateCluster : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("centre-pg-").FullName;
    private readonly int _port = FreePort();

    // Whoever ends the benchmark ends its database too.
    private readonly PosixSignalRegistration _interrupt;
    private readonly PosixSignalRegistration _terminate;
    private bool _ended;

    internal PrivateCluster()
    {
        _interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, _ => Dispose());
        _terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, _ => Dispose());
        if (Environment.UserName == "root")
        {
            Run("chown", ["postgres", _folder]);
        }

        AsOrdinaryUser("initdb", ["-D", Data, "-A", "trust", "-U", "postgres", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync"]);
        // All in memory, nothing waits for the disk, one process a query: as fast as it can be on one core.
        var settings = $"-p {_port} -k {_folder} -c listen_addresses=127.0.0.1 -c shared_buffers=2GB -c work_mem=256MB -c maintenance_work_mem=1GB -c fsync=off -c synchronous_commit=off -c full_page_writes=off -c jit=off -c max_parallel_workers_per_gather=0 -c autovacuum=off";
        AsOrdinaryUser("pg_ctl", ["-D", Data, "-w", "-t", "60", "-l", Path.Combine(_folder, "log"), "-o", settings, "start"]);
    }

    internal string Connection => $"Host=127.0.0.1;Port={_port};Username=postgres;Database=postgres;Command Timeout=3600;Pooling=false;Max Auto Prepare=20;Auto Prepare Min Usages=1";

    private string Data => Path.Combine(_folder, "data");

    public void Dispose()
    {
        if (_ended)
        {
            return;
        }

        _ended = true;
        AsOrdinaryUser("pg_ctl", ["-D", Data, "-m", "immediate", "-w", "stop"]);
        Directory.Delete(_folder, recursive: true);
        _interrupt.Dispose();
        _terminate.Dispose();
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static void AsOrdinaryUser(string program, string[] words)
    {
        var path = Directory.Exists("/usr/lib/postgresql") ? Directory.EnumerateDirectories("/usr/lib/postgresql").Order().Select(folder => Path.Combine(folder, "bin", program)).LastOrDefault(File.Exists) : null;
        var (command, said) = Environment.UserName == "root" ? ("runuser", (string[])["-u", "postgres", "--", path ?? program, .. words]) : (path ?? program, words);
        Run(command, said);
    }

    private static void Run(string command, string[] words)
    {
        using var process = Process.Start(new ProcessStartInfo(command, words) { RedirectStandardOutput = true, RedirectStandardError = false, WorkingDirectory = Path.GetTempPath() })
            ?? throw new InvalidOperationException($"{command} cannot be started");
        process.WaitForExit();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"{command} {string.Join(' ', words)} ended with {process.ExitCode}: {process.StandardOutput.ReadToEnd()}");
        }
    }
}
