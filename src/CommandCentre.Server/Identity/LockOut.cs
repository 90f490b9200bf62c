namespace CommandCentre.Server.Identity;

/// <summary>Shuts a name after wrong tries, known or not: after five for 30 s, with each further one twice as long, up to 15 min. The right answer is refused as well while it is shut.</summary>
/// <remarks>Goes by the machine's steady clock, holds at most <see cref="Most"/> names, and forgets one a day after its last wrong try.</remarks>
public sealed class LockOut(TimeProvider time)
{
    /// <summary>Wrong tries before it shuts.</summary>
    public const int Free = 5;

    /// <summary>Most names that are held.</summary>
    public const int Most = 10_000;

    /// <summary>How long it is shut first.</summary>
    public static readonly TimeSpan First = TimeSpan.FromSeconds(30);

    /// <summary>How long it is shut at most.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromMinutes(15);

    private const int LongestName = 60;

    private static readonly TimeSpan Remembered = TimeSpan.FromDays(1);

    private readonly Lock _judging = new();
    private readonly Dictionary<string, Tries> _tries = new(StringComparer.Ordinal);

    /// <summary>Names that are held.</summary>
    public int Count
    {
        get
        {
            lock (_judging)
            {
                return _tries.Count;
            }
        }
    }

    /// <summary>Judges a try: accepted when it is right and the name is not shut. A wrong one counts unless it is shut already.</summary>
    /// <param name="name">Whose it is, such as a service number.</param>
    /// <param name="right">Whether it is right.</param>
    public bool Accepts(string name, bool right) => Accepts(name, right, out _);

    /// <summary>The same, and whether this very try shut it.</summary>
    public bool Accepts(string name, bool right, out bool shut)
    {
        shut = false;
        var key = Shortened(name);
        lock (_judging)
        {
            var now = time.GetTimestamp();
            var tries = _tries.GetValueOrDefault(key);
            if (tries is not null && time.GetElapsedTime(tries.Last, now) > Remembered)
            {
                tries = null;
            }

            if (tries is not null && time.GetElapsedTime(tries.Last, now) < tries.Shut)
            {
                return false;
            }

            if (right)
            {
                _tries.Remove(key);
                return true;
            }

            MakeRoom(key, now);
            var wrong = (tries?.Wrong ?? 0) + 1;
            _tries[key] = new Tries(wrong, now, ShutAfter(wrong));
            shut = wrong >= Free;
            return false;
        }
    }

    /// <summary>How long it is shut after so many wrong tries.</summary>
    public static TimeSpan ShutAfter(int wrong) =>
        wrong < Free ? TimeSpan.Zero
        : wrong - Free >= 5 ? Longest
        : First * (1 << (wrong - Free)) is var shut && shut < Longest ? shut : Longest;

    // The least that is lost: whoever tried least, longest ago.
    private void MakeRoom(string key, long now)
    {
        if (_tries.Count < Most || _tries.ContainsKey(key))
        {
            return;
        }

        foreach (var old in _tries.Where(pair => time.GetElapsedTime(pair.Value.Last, now) > Remembered).Select(pair => pair.Key).ToList())
        {
            _tries.Remove(old);
        }

        if (_tries.Count >= Most)
        {
            _tries.Remove(_tries.MinBy(pair => (pair.Value.Wrong, pair.Value.Last)).Key);
        }
    }

    private static string Shortened(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return name.Length <= LongestName ? name : Secret.Kept(name);
    }

    private sealed record Tries(int Wrong, long Last, TimeSpan Shut);
}
