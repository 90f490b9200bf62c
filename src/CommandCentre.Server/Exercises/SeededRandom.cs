namespace CommandCentre.Server.Exercises;

/// <summary>Chance that is the same for the same seed on every machine and in every version: xoshiro256**, seeded by SplitMix64.</summary>
/// <remarks>Not <see cref="Random"/>, whose algorithm may change. Source: Blackman and Vigna, public domain reference code.</remarks>
internal sealed class SeededRandom
{
    private readonly ulong[] _state = new ulong[4];
    private readonly ulong _seed;

    public SeededRandom(ulong seed)
    {
        _seed = seed;
        for (var i = 0; i < 4; i++)
        {
            unchecked
            {
                seed += 0x9e3779b97f4a7c15;
                var z = seed;
                z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9;
                z = (z ^ (z >> 27)) * 0x94d049bb133111eb;
                _state[i] = z ^ (z >> 31);
            }
        }
    }

    /// <summary>A stream of its own for one part of the work, so that a change in one part leaves the others as they were.</summary>
    public SeededRandom Fork(string part)
    {
        unchecked
        {
            var hash = 0xcbf29ce484222325;
            foreach (var c in part)
            {
                hash = (hash ^ c) * 0x100000001b3;
            }

            return new SeededRandom(_seed ^ hash);
        }
    }

    /// <summary>A whole number from 0 up to, not including, <paramref name="bound"/>.</summary>
    public int Below(int bound) => (int)(Next() % (ulong)bound);

    /// <summary>A whole number between two bounds, both included.</summary>
    public int Between(int least, int most) => least + Below(most - least + 1);

    /// <summary>A number from 0 up to, not including, 1.</summary>
    public double Unit() => (Next() >> 11) * (1.0 / (1UL << 53));

    /// <summary>A number between two bounds.</summary>
    public double Between(double least, double most) => least + (Unit() * (most - least));

    /// <summary>True in so many cases of 100.</summary>
    public bool Percent(int chance) => Below(100) < chance;

    /// <summary>One of several, each as likely.</summary>
    public T Pick<T>(IReadOnlyList<T> items) => items[Below(items.Count)];

    /// <summary>One of several by weight.</summary>
    public T Weighted<T>(IReadOnlyList<T> items, Func<T, double> weight)
    {
        var left = Unit() * items.Sum(weight);
        foreach (var item in items)
        {
            left -= weight(item);
            if (left < 0)
            {
                return item;
            }
        }

        return items.Last(item => weight(item) > 0);
    }

    /// <summary>Some of several, in mixed order, none twice.</summary>
    public List<T> Some<T>(IEnumerable<T> items, int count)
    {
        var left = items.ToList();
        for (var i = left.Count - 1; i > 0; i--)
        {
            var j = Below(i + 1);
            (left[i], left[j]) = (left[j], left[i]);
        }

        return left[..Math.Min(count, left.Count)];
    }

    private ulong Next()
    {
        unchecked
        {
            var result = ulong.RotateLeft(_state[1] * 5, 7) * 9;
            var t = _state[1] << 17;
            _state[2] ^= _state[0];
            _state[3] ^= _state[1];
            _state[1] ^= _state[2];
            _state[0] ^= _state[3];
            _state[2] ^= t;
            _state[3] = ulong.RotateLeft(_state[3], 45);
            return result;
        }
    }
}
