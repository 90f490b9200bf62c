namespace CommandCentre.Benchmarks.Matching;

/// <summary>Words drawn as names are spread in a people: a few are common, most are rare (Zipf and Mandelbrot: the frequency of rank r is as 1 / (r + 10)).</summary>
internal sealed class Zipf
{
    private readonly string[] _words;
    private readonly double[] _sums;

    /// <summary>The words in an order of frequency that chance decides.</summary>
    internal Zipf(IEnumerable<string> words, Random chance)
    {
        _words = [.. words.Distinct().Order(StringComparer.Ordinal)];
        chance.Shuffle(_words);
        _sums = new double[_words.Length];
        for (var rank = 0; rank < _words.Length; rank++)
        {
            _sums[rank] = (rank == 0 ? 0 : _sums[rank - 1]) + 1.0 / (rank + 11);
        }
    }

    internal IReadOnlyList<string> Words => _words;

    internal string Draw(Random chance)
    {
        var at = Array.BinarySearch(_sums, chance.NextDouble() * _sums[^1]);
        return _words[at < 0 ? Math.Min(~at, _words.Length - 1) : at];
    }
}
