using System.Globalization;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using CommandCentre.Benchmarks.Matching;

namespace CommandCentre.Benchmarks.CrossChecks;

/// <summary>The client of the rates over HTTP: a process of its own with one plain connection for each key, so that what it costs is next to nothing.</summary>
/// <remarks>Started as <c>crosscheck-client URL SECONDS</c>; the keys come as lines of its input, then a line that is empty, then the queries as JSON. It prints how many were answered and their times.</remarks>
internal static class Asking
{
    internal static async Task<int> RunAsync(Uri address, double seconds)
    {
        var (keys, queries) = (new List<string>(), new List<HeldOut>());
        for (var line = await Console.In.ReadLineAsync(); !string.IsNullOrEmpty(line); line = await Console.In.ReadLineAsync())
        {
            keys.Add(line);
        }

        for (var line = await Console.In.ReadLineAsync(); line is not null; line = await Console.In.ReadLineAsync())
        {
            queries.Add(JsonSerializer.Deserialize<HeldOut>(line)!);
        }

        var ends = TimeProvider.System.GetTimestamp() + (long)(seconds * TimeProvider.System.TimestampFrequency);
        var asked = await Task.WhenAll(keys.Select((key, at) => AskAsync(address, key, queries, at, ends)));
        double[] times = [.. asked.SelectMany(times => times).Order()];
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{times.Length} {At(times, 0.5):f2} {At(times, 0.99):f2} {At(times, 1):f2} {System.Diagnostics.Process.GetCurrentProcess().TotalProcessorTime.TotalSeconds:f2}"));
        return 0;
    }

    internal static double At(double[] sorted, double share) => sorted.Length == 0 ? double.NaN : sorted[(int)(share * (sorted.Length - 1))];

    private static async Task<List<double>> AskAsync(Uri address, string key, List<HeldOut> queries, int from, long ends)
    {
        using var client = new TcpClient { NoDelay = true };
        await client.ConnectAsync(address.Host, address.Port);
        var (stream, buffer, times) = (client.GetStream(), new byte[256 * 1024], new List<double>());
        for (var at = from; TimeProvider.System.GetTimestamp() < ends; at += 7)
        {
            var body = Encoding.UTF8.GetBytes(HeldCentre.Check(queries[at % queries.Count]).ToJsonString());
            var head = Encoding.ASCII.GetBytes($"POST /api/operations/{HeldCentre.Operation}/cross-checks HTTP/1.1\r\nHost: {address.Authority}\r\nAuthorization: Bearer {key}\r\nContent-Type: application/json\r\nContent-Length: {body.Length}\r\n\r\n");
            var began = TimeProvider.System.GetTimestamp();
            await stream.WriteAsync((byte[])[.. head, .. body]);
            var status = await ReadAsync(stream, buffer);
            if (status != 201)
            {
                throw new InvalidOperationException($"answered {status}: {Encoding.UTF8.GetString(buffer, 0, 600)}");
            }

            times.Add(TimeProvider.System.GetElapsedTime(began).TotalMilliseconds);
        }

        return times;
    }

    /// <summary>Reads one answer with a length to its end.</summary>
    private static async Task<int> ReadAsync(NetworkStream stream, byte[] buffer)
    {
        var (read, body, length) = (0, -1, 0);
        while (body < 0 || read < body + length)
        {
            var more = await stream.ReadAsync(buffer.AsMemory(read));
            if (more == 0)
            {
                throw new IOException("the centre closed the connection");
            }

            read += more;
            if (body < 0 && buffer.AsSpan(0, read).IndexOf("\r\n\r\n"u8) is >= 0 and var end)
            {
                body = end + 4;
                length = Length(Encoding.ASCII.GetString(buffer, 0, end));
            }
        }

        return int.Parse(Encoding.ASCII.GetString(buffer, 9, 3), CultureInfo.InvariantCulture);
    }

    private static int Length(string head)
    {
        const string Name = "Content-Length: ";
        var at = head.IndexOf(Name, StringComparison.OrdinalIgnoreCase);
        return at < 0 ? throw new InvalidOperationException($"an answer without a length: {head}") : int.Parse(head[(at + Name.Length)..].Split('\r')[0], CultureInfo.InvariantCulture);
    }
}
