namespace CommandCentre.Server.CommandLine;

/// <summary>Counts judgements against what is true.</summary>
internal sealed class MatchTally
{
    private int _found;
    private int _wrong;
    private int _missed;

    /// <summary>How many were counted.</summary>
    internal int Count { get; private set; }

    /// <summary>How many were judged rightly.</summary>
    internal int Right => Count - _wrong - _missed;

    /// <summary>Errors among those that are marked as clear-cut.</summary>
    internal int StrongErrors { get; private set; }

    /// <summary>Of those said to match, the part that does; 0 where none was said to.</summary>
    internal double Precision => Part(_found, _found + _wrong);

    /// <summary>Of those that match, the part that was said to; 0 where none does.</summary>
    internal double Recall => Part(_found, _found + _missed);

    /// <summary>The harmonic mean of both.</summary>
    internal double F1 => Part(2 * _found, 2 * _found + _wrong + _missed);

    internal void Add(bool match, bool said, bool strong)
    {
        Count++;
        _found += match && said ? 1 : 0;
        _wrong += !match && said ? 1 : 0;
        _missed += match && !said ? 1 : 0;
        StrongErrors += strong && match != said ? 1 : 0;
    }

    private static double Part(int part, int whole) => whole == 0 ? 0 : (double)part / whole;
}
