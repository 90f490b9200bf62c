using System.Collections.Concurrent;
using System.Diagnostics;
using System.Runtime.InteropServices;

namespace CommandCentre.Load.Centres;

/// <summary>A process of ours that says where it listens, and never outlives us: it is killed by its id when it is let go or when we end.</summary>
public sealed partial class ChildProcess : IDisposable
{
    private const int Terminate = 15, LinesKept = 200;

    private static readonly ConcurrentDictionary<ChildProcess, byte> Running = new();

    private readonly Process _process;
    private readonly ConcurrentQueue<string> _said = new();
    private readonly TaskCompletionSource<string> _listening = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly string _sign;

    static ChildProcess()
    {
        AppDomain.CurrentDomain.ProcessExit += (_, _) => KillAll();
        AppDomain.CurrentDomain.UnhandledException += (_, _) => KillAll();
        Console.CancelKeyPress += (_, _) => KillAll();
    }

    private ChildProcess(ProcessStartInfo start, string sign)
    {
        _sign = sign;
        _process = new Process { StartInfo = start, EnableRaisingEvents = true };
        _process.OutputDataReceived += (_, line) => Said(line.Data);
        _process.ErrorDataReceived += (_, line) => Said(line.Data);
        _process.Exited += (_, _) => _listening.TrySetException(new IOException("it ended before it listened"));
    }

    /// <summary>Its id.</summary>
    public int Id => _process.Id;

    /// <summary>Its exit code, once it has ended.</summary>
    public int ExitCode => _process.ExitCode;

    /// <summary>The last lines it said, on output and error.</summary>
    public IReadOnlyList<string> LastWords => [.. _said];

    /// <summary>Bytes of memory it holds in RAM now.</summary>
    public long ResidentBytes
    {
        get
        {
            _process.Refresh();
            return _process.WorkingSet64;
        }
    }

    /// <summary>Processor time it has used.</summary>
    public TimeSpan ProcessorTime
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    /// <summary>Starts a program and waits until it says where it listens.</summary>
    /// <param name="words">The program and its arguments.</param>
    /// <param name="environment">Variables set beside ours.</param>
    /// <param name="sign">What stands before the address in the line that tells it.</param>
    /// <param name="patience">How long it may take.</param>
    /// <returns>The process, and the address.</returns>
    /// <exception cref="IOException">It ended, or said nothing in time; with its last words.</exception>
    public static async Task<(ChildProcess Process, Uri Address)> StartAsync(
        IReadOnlyList<string> words, IReadOnlyDictionary<string, string> environment, string sign, TimeSpan patience)
    {
        ArgumentNullException.ThrowIfNull(words);
        ArgumentNullException.ThrowIfNull(environment);
        var start = new ProcessStartInfo(words[0], words.Skip(1)) { RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true };
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        var child = new ChildProcess(start, sign);
        child._process.Start();
        Running[child] = 0;
        child._process.BeginOutputReadLine();
        child._process.BeginErrorReadLine();
        try
        {
            return (child, new Uri(await child._listening.Task.WaitAsync(patience).ConfigureAwait(false)));
        }
        catch (Exception failure) when (failure is IOException or TimeoutException)
        {
            var words0 = string.Join('\n', child.LastWords);
            child.Dispose();
            throw new IOException($"{string.Join(' ', words)} does not listen: {failure.Message}\n{words0}", failure);
        }
    }

    /// <summary>kill -9.</summary>
    public async Task KillAsync()
    {
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync().ConfigureAwait(false);
        Running.TryRemove(this, out _);
    }

    /// <summary>Asks it to end (SIGTERM) and waits; killed when it takes longer than 20 s.</summary>
    /// <returns>Its exit code.</returns>
    public async Task<int> StopAsync()
    {
        _ = kill(_process.Id, Terminate);
        try
        {
            await _process.WaitForExitAsync().WaitAsync(TimeSpan.FromSeconds(20)).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            await KillAsync().ConfigureAwait(false);
        }

        Running.TryRemove(this, out _);
        return _process.ExitCode;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        KillNow();
        _process.Dispose();
    }

    private static void KillAll()
    {
        foreach (var child in Running.Keys)
        {
            child.KillNow();
        }
    }

    private void KillNow()
    {
        if (Running.TryRemove(this, out _) && !_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
            _process.WaitForExit();
        }
    }

    private void Said(string? line)
    {
        if (line is null)
        {
            return;
        }

        _said.Enqueue(line);
        while (_said.Count > LinesKept)
        {
            _said.TryDequeue(out _);
        }

        if (line.IndexOf(_sign, StringComparison.Ordinal) is >= 0 and var at)
        {
            _listening.TrySetResult(line[(at + _sign.Length)..].Split(' ', ',')[0]);
        }
    }

    [LibraryImport("libc")]
    private static partial int kill(int process, int signal);
}
