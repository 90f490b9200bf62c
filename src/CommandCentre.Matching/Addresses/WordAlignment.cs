using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Numerics;

namespace CommandCentre.Matching.Addresses;

/// <summary>Finds for each word of one address the word of the other that is the same: by letters, by term, as a town's name in another language, by spelling, glued or parted, cut short.</summary>
internal ref struct WordAlignment
{
    private const int None = -1;
    private const int LeastLikeness = 67;
    private readonly AddressForm _left;
    private readonly AddressForm _right;
    private readonly Span<int> _partner;
    private readonly Span<bool> _used;
    private Sum _street;
    private Sum _place;
    private Sum _other;

    /// <summary>Spans have room for the words of an address; they are cleared here.</summary>
    public WordAlignment(AddressForm left, AddressForm right, Span<int> partner, Span<bool> used)
    {
        _left = left;
        _right = right;
        _partner = partner;
        _used = used;
        _partner.Fill(None);
        _used.Clear();
    }

    /// <summary>Sets the words side by side, the surest first.</summary>
    public void Align()
    {
        Towns();
        Pairs(exact: true);
        Pairs(exact: false);
        Glued(_left, _right, leftGlued: true);
        Glued(_right, _left, leftGlued: false);
    }

    /// <summary>The weights that agree and those that are left over.</summary>
    public WordAgreement Tally()
    {
        Leftover(_left, isLeft: true);
        Leftover(_right, isLeft: false);
        return new(_street.Tally, _place.Tally, _other.Tally, HasTownLeft(_left, isLeft: true) && HasTownLeft(_right, isLeft: false));
    }

    private void Towns()
    {
        foreach (var town in _left.Towns)
        {
            foreach (var other in _right.Towns)
            {
                if (_partner[town.Start] == None && !_used[other.Start] && Shares(town.Ids, other.Ids) && !SpelledAlike(town, other))
                {
                    Match(town, other);
                    break;
                }
            }
        }
    }

    // One name in one spelling is matched word by word like any other.
    private readonly bool SpelledAlike(AddressTown town, AddressTown other) => town.Length == other.Length && _left.Words[town.Start].Form == _right.Words[other.Start].Form;

    private void Match(AddressTown town, AddressTown other)
    {
        var weight = 0;
        for (var i = 0; i < town.Length; i++)
        {
            _partner[town.Start + i] = other.Start;
            weight = Math.Max(weight, _left.Words[town.Start + i].Weight);
        }

        for (var i = 0; i < other.Length; i++)
        {
            _used[other.Start + i] = true;
        }

        Credit(_left.Words[town.Start].Zone, _right.Words[other.Start].Zone, weight, weight, spelled: false);
    }

    private static bool Shares(ImmutableArray<int> left, ImmutableArray<int> right)
    {
        foreach (var id in left)
        {
            if (right.Contains(id))
            {
                return true;
            }
        }

        return false;
    }

    private void Pairs(bool exact)
    {
        for (var i = 0; i < _left.Words.Length; i++)
        {
            if (_partner[i] == None && Best(i, exact) is var (at, likeness) && at != None)
            {
                _partner[i] = at;
                _used[at] = true;
                var (word, other) = (_left.Words[i], _right.Words[at]);
                var weight = (word.Weight + other.Weight) / 2;
                Credit(word.Zone, other.Zone, weight, weight * likeness / 100, likeness < 100);
            }
        }
    }

    // Of equals, the word of the same zone, then the nearest in order.
    private readonly (int At, int Likeness) Best(int i, bool exact)
    {
        var best = (At: None, Likeness: 0);
        var bestRank = 0;
        for (var j = 0; j < _right.Words.Length; j++)
        {
            var likeness = _used[j] ? 0 : exact ? Same(_left.Words[i], _right.Words[j]) : Like(_left.Words[i], _right.Words[j]);
            var rank = likeness == 0 ? 0 : (likeness * 100) + (_left.Words[i].Zone == _right.Words[j].Zone ? 50 : 0) - Math.Abs(i - j);
            if (rank > bestRank)
            {
                (best, bestRank) = ((j, likeness), rank);
            }
        }

        return best;
    }

    private static int Same(AddressWord left, AddressWord right) => left.Form == right.Form || SharesTerm(left, right) ? 100 : 0;

    private static bool SharesTerm(AddressWord left, AddressWord right) => !left.Terms.IsEmpty && !right.Terms.IsEmpty && Shares(left.Terms, right.Terms);

    private static int Like(AddressWord left, AddressWord right)
    {
        if (char.IsAsciiDigit(left.Form[0]) || char.IsAsciiDigit(right.Form[0]))
        {
            return 0;
        }

        if (IsShort(left, right) || IsShort(right, left))
        {
            return 80;
        }

        // One slip changes two signs at most.
        var slips = Math.Max(left.Form.Length, right.Form.Length) * (100 - LeastLikeness) / 100;
        return Math.Min(left.Form.Length, right.Form.Length) < 3 || BitOperations.PopCount(left.Signs ^ right.Signs) > 2 * slips ? 0 : Spelling.Likeness(left.Form, right.Form, LeastLikeness);
    }

    // G. Rakovski, Hbf.: the beginning of a word, written with a full stop or as one letter.
    private static bool IsShort(AddressWord word, AddressWord full) => word.Abbreviated && word.Terms.IsEmpty && full.Form.Length > word.Form.Length && full.Form.StartsWith(word.Form, StringComparison.Ordinal);

    private void Glued(AddressForm glued, AddressForm parted, bool leftGlued)
    {
        for (var i = 0; i < glued.Words.Length; i++)
        {
            for (var j = 0; j + 1 < parted.Words.Length && !IsTaken(i, leftGlued); j++)
            {
                if (IsTaken(j, !leftGlued) || IsTaken(j + 1, !leftGlued))
                {
                    continue;
                }

                var whole = glued.Words[i].Form;
                if (whole.Length < 5 || Math.Abs(whole.Length - parted.Words[j].Form.Length - parted.Words[j + 1].Form.Length) > 2)
                {
                    continue;
                }

                var likeness = Spelling.Likeness(whole, parted.Words[j].Form + parted.Words[j + 1].Form, 80);
                if (likeness > 0)
                {
                    Take(i, leftGlued);
                    Take(j, !leftGlued);
                    Take(j + 1, !leftGlued);
                    Credit(glued.Words[i].Zone, parted.Words[j].Zone, glued.Words[i].Weight, glued.Words[i].Weight * likeness / 100, spelled: true);
                }
            }
        }
    }

    private readonly bool IsTaken(int word, bool left) => left ? _partner[word] != None : _used[word];

    private readonly void Take(int word, bool left)
    {
        if (left)
        {
            _partner[word] = 0;
        }
        else
        {
            _used[word] = true;
        }
    }

    private void Credit(AddressZone left, AddressZone right, int weight, int agreed, bool spelled)
    {
        ref var sum = ref Of(left == AddressZone.Place || right == AddressZone.Place ? AddressZone.Place : left == AddressZone.Street || right == AddressZone.Street ? AddressZone.Street : AddressZone.Unknown);
        sum.Agreed += agreed;
        sum.Missed += (weight - agreed) / 2;
        sum.Spelled |= spelled;
    }

    [UnscopedRef]
    private ref Sum Of(AddressZone zone)
    {
        if (zone == AddressZone.Street)
        {
            return ref _street;
        }

        return ref zone == AddressZone.Place ? ref _place : ref _other;
    }

    private void Leftover(AddressForm form, bool isLeft)
    {
        for (var i = 0; i < form.Words.Length; i++)
        {
            if (!IsTaken(i, isLeft))
            {
                ref var sum = ref Of(form.Words[i].Zone);
                sum.Left += isLeft ? form.Words[i].Weight : 0;
                sum.Right += isLeft ? 0 : form.Words[i].Weight;
            }
        }
    }

    private readonly bool HasTownLeft(AddressForm form, bool isLeft)
    {
        foreach (var town in form.Towns)
        {
            if (form.Words[town.Start].Zone == AddressZone.Place && !IsTaken(town.Start, isLeft) && !IsTaken(town.Start + town.Length - 1, isLeft))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>What the words of one zone come to.</summary>
    private struct Sum
    {
        public int Agreed;
        public int Missed;
        public int Left;
        public int Right;
        public bool Spelled;

        public readonly WordTally Tally => new(Agreed, Left + Missed, Right + Missed, Spelled);
    }
}
