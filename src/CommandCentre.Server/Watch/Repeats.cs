namespace CommandCentre.Server.Watch;

/// <summary>Says the same trouble once a minute, with how often it came since.</summary>
internal sealed class Repeats(TimeProvider time)
{
    /// <summary>How long the same is not said again.</summary>
    internal static readonly TimeSpan Quiet = TimeSpan.FromMinutes(1);

    private const int Remembered = 1000;

    private readonly Lock _gate = new();
    private readonly Dictionary<string, Said> _said = new(StringComparer.Ordinal);

    /// <summary>Whether this is to be said now, and how often it was not said since it was said last.</summary>
    internal bool IsSaid(string what, out long unsaid)
    {
        lock (_gate)
        {
            unsaid = 0;
            var now = time.GetTimestamp();
            if (_said.TryGetValue(what, out var before) && time.GetElapsedTime(before.At, now) < Quiet)
            {
                before.Unsaid++;
                return false;
            }

            unsaid = before?.Unsaid ?? 0;
            if (_said.Count >= Remembered)
            {
                _said.Clear();
            }

            _said[what] = new Said(now);
            return true;
        }
    }

    private sealed class Said(long at)
    {
        internal long At { get; } = at;

        internal long Unsaid { get; set; }
    }
}
