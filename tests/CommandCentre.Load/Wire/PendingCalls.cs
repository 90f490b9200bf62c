using System.Collections.Concurrent;
using System.Globalization;
using System.Text;

namespace CommandCentre.Load.Wire;

/// <summary>Calls of one connection that wait for their answer.</summary>
internal sealed class PendingCalls
{
    private readonly ConcurrentDictionary<string, TaskCompletionSource<HubReply>> _waiting = new(StringComparer.Ordinal);
    private long _last;

    /// <summary>Makes room for one more answer.</summary>
    internal (string Id, Task<HubReply> Answer) Begin()
    {
        var id = Interlocked.Increment(ref _last).ToString(CultureInfo.InvariantCulture);
        var call = new TaskCompletionSource<HubReply>(TaskCreationOptions.RunContinuationsAsynchronously);
        _waiting[id] = call;
        return (id, call.Task);
    }

    /// <summary>Gives a record <c>{"type":3,"invocationId":"1", ...}</c> to who called; one that nobody waits for is passed over.</summary>
    internal void Answered(ReadOnlySpan<byte> record, long at)
    {
        var from = record[26..];
        if (_waiting.TryRemove(Encoding.ASCII.GetString(from[..from.IndexOf((byte)'"')]), out var call))
        {
            call.TrySetResult(new HubReply(record.ToArray(), at));
        }
    }

    /// <summary>Tells all who wait that no answer will come.</summary>
    internal void Fail(string why)
    {
        foreach (var id in _waiting.Keys)
        {
            if (_waiting.TryRemove(id, out var call))
            {
                call.TrySetException(new IOException($"no answer: {why}"));
                _ = call.Task.Exception;
            }
        }
    }
}
