using System.Collections.Concurrent;
using System.Diagnostics;
using System.Threading.Channels;

namespace CommandCentre.Server.Tests.Docs;

/// <summary>One of the example clients of docs/api.md as a process of its own, and what it prints.</summary>
public sealed class ExampleClient : IDisposable
{
    private readonly Process _process;
    private readonly Channel<string> _printed = Channel.CreateUnbounded<string>();
    private readonly ConcurrentQueue<string> _all = new();
    private readonly string? _folder;

    private ExampleClient(string program, IEnumerable<string> args, string key, string? folder)
    {
        _folder = folder;
        var start = new ProcessStartInfo(program, args) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = folder ?? string.Empty };
        start.Environment["CENTRE_KEY"] = key;
        _process = new Process { StartInfo = start };
        _process.OutputDataReceived += (_, line) => Printed(line.Data);
        _process.ErrorDataReceived += (_, line) => _all.Enqueue($"  ({line.Data})");
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    /// <summary>Everything printed so far, for messages.</summary>
    public string Everything => string.Join('\n', _all);

    /// <summary>Starts <c>client.mjs</c> with the packages the server's pages are built with.</summary>
    public static ExampleClient Node(Uri address, string key, params string[] args)
    {
        var folder = Directory.CreateTempSubdirectory("client-").FullName;
        File.Copy(Path.Combine(Sources.Root, "docs", "examples", "client.mjs"), Path.Combine(folder, "client.mjs"));
        Directory.CreateSymbolicLink(Path.Combine(folder, "node_modules"), Path.Combine(Sources.Server, "node_modules"));
        return new ExampleClient("node", ["client.mjs", Origin(address), .. args], key, folder);
    }

    /// <summary>Starts the C# client as it was built beside these tests.</summary>
    public static ExampleClient Net(Uri address, string key, params string[] args)
    {
        var configuration = new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;
        var dll = Path.Combine(Sources.Root, "docs", "examples", "Client", "bin", configuration, "net10.0", "Client.dll");
        return new ExampleClient("dotnet", [dll, Origin(address), .. args], key, null);
    }

    /// <summary>What it prints up to and with the first line that begins with a text.</summary>
    public async Task<List<string>> ReadToAsync(string start)
    {
        var read = new List<string>();
        try
        {
            using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(90));
            await foreach (var line in _printed.Reader.ReadAllAsync(limit.Token))
            {
                read.Add(line);
                if (line.StartsWith(start, StringComparison.Ordinal))
                {
                    return read;
                }
            }
        }
        catch (OperationCanceledException)
        {
            // Told below.
        }

        throw new InvalidOperationException($"'{start}' was not printed, but:\n{Everything}");
    }

    /// <summary>Waits for its end.</summary>
    /// <returns>The exit code and what was printed since the last reading.</returns>
    public async Task<(int Code, List<string> Printed)> EndAsync()
    {
        await _process.WaitForExitAsync().WaitAsync(TimeSpan.FromSeconds(90));
        var rest = new List<string>();
        await foreach (var line in _printed.Reader.ReadAllAsync())
        {
            rest.Add(line);
        }

        return (_process.ExitCode, rest);
    }

    public void Dispose()
    {
        _process.Kill(entireProcessTree: true);
        _process.WaitForExit();
        _process.Dispose();
        if (_folder is not null)
        {
            Directory.Delete(Path.Combine(_folder, "node_modules"));
            Directory.Delete(_folder, true);
        }
    }

    private static string Origin(Uri address) => address.GetLeftPart(UriPartial.Authority);

    private void Printed(string? line)
    {
        if (line is null)
        {
            _printed.Writer.TryComplete();
            return;
        }

        _all.Enqueue(line);
        _printed.Writer.TryWrite(line);
    }
}
