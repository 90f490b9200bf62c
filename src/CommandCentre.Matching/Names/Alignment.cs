using CommandCentre.Matching.Text;

namespace CommandCentre.Matching.Names;

/// <summary>Words of one name taken for words of another.</summary>
/// <param name="Left">First word on the left.</param>
/// <param name="LeftCount">How many, from there.</param>
/// <param name="Right">First word on the right.</param>
/// <param name="RightCount">How many, from there.</param>
/// <param name="Cost">Points it costs.</param>
/// <param name="Ground">Why.</param>
internal readonly record struct Pairing(byte Left, byte LeftCount, byte Right, byte RightCount, int Cost, Ground Ground);

/// <summary>Which words of two names belong together: equal ones first, then glued and split ones, then the nearest in spelling.</summary>
internal ref struct Alignment
{
    private readonly ReadOnlySpan<NamePart> _left;
    private readonly ReadOnlySpan<NamePart> _right;
    private readonly Span<Pairing> _pairings;
    private readonly NameTuning _tuning;
    private int _count;

    /// <summary>Aligns two names into a buffer of at least <see cref="NameForm.MostParts"/> pairings.</summary>
    public Alignment(ReadOnlySpan<NamePart> left, ReadOnlySpan<NamePart> right, Span<Pairing> buffer, NameTuning tuning)
    {
        _left = left;
        _right = right;
        _pairings = buffer;
        _tuning = tuning;
        Equal();
        if (!BothOpen)
        {
            return;
        }

        if (tuning.UseJoins)
        {
            Join(0);
        }

        Nearest();
        if (tuning.UseJoins && BothOpen)
        {
            Join(200);
        }

        if (tuning.UseAcronyms && BothOpen)
        {
            Acronyms();
        }
    }

    /// <summary>What belongs together.</summary>
    public readonly ReadOnlySpan<Pairing> Pairings => _pairings[.._count];

    /// <summary>Words of the left that stand alone, as bits.</summary>
    public uint LeftAlone { get; private set; }

    /// <summary>Words of the right that stand alone, as bits.</summary>
    public uint RightAlone { get; private set; }

    private readonly bool BothOpen => LeftAlone != 0 && RightAlone != 0;

    private void Equal()
    {
        LeftAlone = Bits(_left.Length);
        RightAlone = Bits(_right.Length);
        for (var one = 0; one < _left.Length; one++)
        {
            for (var other = 0; other < _right.Length; other++)
            {
                if (Bit(RightAlone, other) && WordComparer.IsSame(_left[one], _right[other]))
                {
                    Add(one, 1, other, 1, 0, Ground.Same);
                    break;
                }
            }
        }
    }

    private void Nearest()
    {
        var cells = _left.Length * _right.Length;
        Span<int> costs = stackalloc int[cells];
        Span<Ground> grounds = stackalloc Ground[cells];
        for (var cell = 0; cell < cells; cell++)
        {
            var (one, other) = (cell / _right.Length, cell % _right.Length);
            costs[cell] = Bit(LeftAlone, one) && Bit(RightAlone, other) ? WordComparer.Cost(_left[one], _right[other], _tuning, out grounds[cell]) : WordComparer.Never;
        }

        while (Least(costs) is var least and >= 0)
        {
            var (one, other) = (least / _right.Length, least % _right.Length);
            Add(one, 1, other, 1, costs[least], grounds[least]);
            for (var cell = 0; cell < cells; cell++)
            {
                if (cell / _right.Length == one || cell % _right.Length == other)
                {
                    costs[cell] = WordComparer.Never;
                }
            }
        }
    }

    private static int Least(ReadOnlySpan<int> costs)
    {
        var least = -1;
        for (var cell = 0; cell < costs.Length; cell++)
        {
            if (costs[cell] != WordComparer.Never && (least < 0 || costs[cell] < costs[least]))
            {
                least = cell;
            }
        }

        return least;
    }

    private void Join(int most)
    {
        Joins(_left, _right, most, swapped: false);
        Joins(_right, _left, most, swapped: true);
    }

    /// <summary>Two to four neighbours of one side against one word of the other.</summary>
    private void Joins(ReadOnlySpan<NamePart> many, ReadOnlySpan<NamePart> single, int most, bool swapped)
    {
        Span<char> glued = stackalloc char[4 * WordDistance.MostLetters];
        for (var length = 2; length <= 4; length++)
        {
            for (var from = 0; from + length <= many.Length; from++)
            {
                var open = swapped ? RightAlone : LeftAlone;
                if (Glue(many.Slice(from, length), open >> from, glued) is var letters and > 0)
                {
                    Take(glued[..letters], many[from].Script, from, length, single, most, swapped);
                }
            }
        }
    }

    private void Take(scoped ReadOnlySpan<char> glued, Script script, int from, int length, ReadOnlySpan<NamePart> single, int most, bool swapped)
    {
        for (var at = 0; at < single.Length; at++)
        {
            var part = single[at];
            if (!Bit(swapped ? LeftAlone : RightAlone, at) || part.Form.Length < 4 || Math.Abs(part.Form.Length - glued.Length) > 1 + (most / 50))
            {
                continue;
            }

            var distance = most == 0 ? (glued.SequenceEqual(part.Form) ? 0 : WordDistance.Far) : WordDistance.Of(glued, part.Form, most);
            if (distance > most && most > 0 && SameConsonants(glued, script, part))
            {
                // Consonants alone leave some doubt: as much as one wrong letter.
                distance = 100;
            }

            if (distance <= most && WordComparer.Edits(distance, glued.Length, _tuning) is var cost and not WordComparer.Never)
            {
                Add(swapped ? at : from, swapped ? 1 : length, swapped ? from : at, swapped ? length : 1, _tuning.Join + cost, Ground.Spelling);
                return;
            }
        }
    }

    private readonly bool SameConsonants(scoped ReadOnlySpan<char> glued, Script script, NamePart part) =>
        _tuning.UseSound && part.Skeleton.Length > 3 && part.Script.LeavesVowelsOut != script.LeavesVowelsOut && Sound.Skeleton(glued.ToString()) == part.Skeleton;

    private static int Glue(ReadOnlySpan<NamePart> parts, uint open, Span<char> glued)
    {
        var letters = 0;
        for (var part = 0; part < parts.Length; part++)
        {
            if (!Bit(open, part) || letters + parts[part].Form.Length > WordDistance.MostLetters)
            {
                return 0;
            }

            parts[part].Form.CopyTo(glued[letters..]);
            letters += parts[part].Form.Length;
        }

        return letters;
    }

    private void Acronyms()
    {
        Acronyms(_left, _right, swapped: false);
        Acronyms(_right, _left, swapped: true);
    }

    /// <summary>A word of three to six letters against as many words of the other side that begin with them in order.</summary>
    private void Acronyms(ReadOnlySpan<NamePart> shorts, ReadOnlySpan<NamePart> words, bool swapped)
    {
        for (var at = 0; at < shorts.Length; at++)
        {
            var letters = shorts[at].Form;
            if (!Bit(swapped ? RightAlone : LeftAlone, at) || shorts[at].Role != PartRole.Name || letters.Length is < 3 or > 6)
            {
                continue;
            }

            for (var from = 0; from + letters.Length <= words.Length; from++)
            {
                if (Spells(letters, words.Slice(from, letters.Length), (swapped ? LeftAlone : RightAlone) >> from))
                {
                    Add(swapped ? from : at, swapped ? letters.Length : 1, swapped ? at : from, swapped ? 1 : letters.Length, _tuning.Acronym, Ground.Initial);
                    break;
                }
            }
        }
    }

    private static bool Spells(string letters, ReadOnlySpan<NamePart> words, uint open)
    {
        for (var at = 0; at < words.Length; at++)
        {
            if (!Bit(open, at) || words[at].Form.Length < 2 || words[at].Form[0] != letters[at])
            {
                return false;
            }
        }

        return true;
    }

    private void Add(int one, int ones, int other, int others, int cost, Ground ground)
    {
        _pairings[_count++] = new((byte)one, (byte)ones, (byte)other, (byte)others, cost, ground);
        LeftAlone &= ~(Bits(ones) << one);
        RightAlone &= ~(Bits(others) << other);
    }

    private static bool Bit(uint bits, int at) => (bits >> at & 1) != 0;

    private static uint Bits(int count) => count >= 32 ? uint.MaxValue : (1u << count) - 1;
}
