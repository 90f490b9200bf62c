using System.Collections.Concurrent;
using CommandCentre.Server.Identity;

namespace CommandCentre.Server.Exports;

/// <summary>How often one may take records out: two exports a minute and twenty forms of seizures, whoever and wherever.</summary>
public sealed class ExportRate(TimeProvider time)
{
    /// <summary>Exports within <see cref="Window"/>.</summary>
    public const int Most = 2;

    /// <summary>The time they are counted in.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    /// <summary>Forms of seizures within <see cref="Window"/>: each is of one record, and one seizure has seven.</summary>
    public const int MostPapers = 20;

    private const int Forgotten = 10_000;

    private readonly ConcurrentDictionary<string, long[]> _taken = new(StringComparer.Ordinal);

    /// <summary>Whether one more export may be made now; it then counts.</summary>
    public bool Take(SignedIn by)
    {
        ArgumentNullException.ThrowIfNull(by);
        return Take(by.Officer, Most);
    }

    /// <summary>Whether one more form of a seizure may be made now; it then counts.</summary>
    public bool TakePaper(SignedIn by)
    {
        ArgumentNullException.ThrowIfNull(by);
        return Take(by.Officer + " papers", MostPapers);
    }

    private bool Take(string whose, int most)
    {
        var now = time.GetTimestamp();
        var taken = false;
        _taken.AddOrUpdate(whose, _ => Kept([], now, most, out taken), (_, before) => Kept(before, now, most, out taken));
        if (_taken.Count > Forgotten)
        {
            foreach (var pair in _taken.Where(pair => pair.Value.All(at => time.GetElapsedTime(at, now) >= Window)))
            {
                _taken.TryRemove(pair);
            }
        }

        return taken;
    }

    private long[] Kept(long[] before, long now, int most, out bool taken)
    {
        long[] within = [.. before.Where(at => time.GetElapsedTime(at, now) < Window)];
        taken = within.Length < most;
        return taken ? [.. within, now] : within;
    }
}
