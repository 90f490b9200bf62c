using System.Collections.Immutable;
using System.Numerics;

namespace CommandCentre.Matching.Names;

/// <summary>What an alignment of two names comes to; with a builder it also says how.</summary>
internal ref struct Reckoning(NameForm left, NameForm right, Alignment alignment, NameTuning tuning, ImmutableArray<Part>.Builder? parts = null)
{
    private readonly Alignment _alignment = alignment;
    private readonly string[]? _written = parts is null ? null : WrittenWords.Of(left);
    private readonly string[]? _writtenOther = parts is null ? null : WrittenWords.Of(right);
    private int _shared;
    private int _commonness;

    /// <summary>Whether a telling word of one side stands against another of the other.</summary>
    public bool Contradicts { get; private set; }

    private readonly bool IsPerson => left.Kind == NameKind.Person || right.Kind == NameKind.Person || (left.Kind == NameKind.Either && right.Kind == NameKind.Either && !HasForm(left) && !HasForm(right));

    /// <summary>The sum of all parts, not held to its range.</summary>
    public int Sum()
    {
        var sum = Shared();
        return _shared == 0 ? 0 : sum + Alone();
    }

    /// <summary>What the shared words say, in hundredths of a bit.</summary>
    public readonly int Evidence()
    {
        var bits = 0;
        foreach (var pairing in _alignment.Pairings)
        {
            var rarity = Math.Min(left.Parts[pairing.Left].Rarity, right.Parts[pairing.Right].Rarity);
            bits += rarity * Math.Max(0, Comparison.Full - (2 * pairing.Cost)) / Comparison.Full;
        }

        return bits;
    }

    /// <summary>What agrees shares the whole score by weight, less what each difference costs.</summary>
    private int Shared()
    {
        var (weights, cost, sharesName) = (0, 0, false);
        foreach (var pairing in _alignment.Pairings)
        {
            weights += Weight(pairing);
            cost += pairing.Cost;
            _shared += Telling(pairing);
            sharesName |= IsName(pairing);
        }

        if (cost == 0 && _alignment is { LeftAlone: 0, RightAlone: 0 } && _alignment.Pairings.Length > 0)
        {
            // Every word has its like: that says who it is, even where no word by itself does.
            _shared = Math.Max(_shared, 10);
        }
        else if (!sharesName && (HasName(left) || HasName(right)))
        {
            _shared = 0;
        }

        if (_shared == 0)
        {
            return 0;
        }

        var (sum, given, seen) = (0, 0, 0);
        foreach (var pairing in _alignment.Pairings)
        {
            seen += Weight(pairing);
            var upTo = (int)((long)Comparison.Full * seen / weights);
            var points = upTo - given - pairing.Cost;
            given = upTo;
            sum += points;
            parts?.Add(new(Feature.NamePart, Text(_written, pairing.Left, pairing.LeftCount), Text(_writtenOther, pairing.Right, pairing.RightCount), pairing.Ground, points));
        }

        return sum;
    }

    /// <summary>Words of one side only: against each other they contradict, by themselves they were left out.</summary>
    private int Alone()
    {
        var (one, other) = (_alignment.LeftAlone, _alignment.RightAlone);
        var sum = 0;
        _commonness = (one | other) == 0 ? 0 : Commonness();
        while (Strongest(left, one) is var at and >= 0 && Strongest(right, other) is var against and >= 0)
        {
            sum += Take(Text(_written, at, 1), Text(_writtenOther, against, 1), Ground.Differs, -Conflict(left.Parts[at], right.Parts[against]));
            one &= ~(1u << at);
            other &= ~(1u << against);
        }

        return sum + Left(left, one, onLeft: true) + Left(right, other, onLeft: false) + Company();
    }

    /// <summary>A company may bear a person's name: it is not the person.</summary>
    private readonly int Company() =>
        (left.Kind == NameKind.Person && HasForm(right)) || (right.Kind == NameKind.Person && HasForm(left)) ? Take(left.Raw, right.Raw, Ground.Differs, -tuning.PersonInCompany) : 0;

    private int Conflict(NamePart one, NamePart other)
    {
        Contradicts |= one.IsTelling && other.IsTelling;
        return one.IsTelling && other.IsTelling ? tuning.Conflict
            : one.Role == PartRole.Initial || other.Role == PartRole.Initial ? tuning.InitialConflict
            : tuning.SymbolConflict;
    }

    private readonly int Left(NameForm name, uint alone, bool onLeft)
    {
        var (sum, extra) = (0, 0);
        for (; alone != 0; alone &= alone - 1)
        {
            var at = BitOperations.TrailingZeroCount(alone);
            var part = name.Parts[at];
            var cost = part.Role switch
            {
                PartRole.Name => IsPerson ? PersonExtra(ref extra, 10) : tuning.OrganisationExtra,
                PartRole.Initial => IsPerson ? PersonExtra(ref extra, 3) : tuning.SmallExtra,
                PartRole.Symbol => tuning.SymbolExtra,
                PartRole.Number => tuning.NumberExtra,
                PartRole.StopWord => 0,
                PartRole.Particle when IsServant(part) => tuning.ServantExtra,
                _ => tuning.SmallExtra,
            };
            sum += Take(onLeft ? Text(_written, at, 1) : null, onLeft ? null : Text(_writtenOther, at, 1), Ground.OneSideOnly, -cost);
        }

        return sum;
    }

    /// <summary>What one more word costs: scale times extra / (extra + shared), less what was taken for those before it.</summary>
    private readonly int PersonExtra(ref int extra, int weight)
    {
        var before = Scale(extra);
        extra += weight;
        return Scale(extra) - before;
    }

    // Beside one shared word only, the first word left out comes to OneWordShared.
    private readonly int Scale(int extra) =>
        extra == 0 ? 0 : (tuning.PersonExtra * _commonness / 100 * extra / (extra + _shared)) + (_shared < 15 && extra >= 10 ? tuning.OneWordShared - (tuning.PersonExtra / 2) : 0);

    /// <summary>Per cent: 100 where the shared words say enough, more the commoner they are.</summary>
    private readonly int Commonness() => 100 + (tuning.CommonExtra * Math.Max(0, tuning.EnoughBits - Evidence()) / 1_000);

    private readonly int Take(string? one, string? other, Ground ground, int points)
    {
        if (points != 0)
        {
            parts?.Add(new(Feature.NamePart, one, other, ground, points));
        }

        return points;
    }

    /// <summary>How much a word tells, in tenths of a name.</summary>
    private static int Strength(NamePart part) => part.Role switch
    {
        PartRole.Name or PartRole.Number => 10,
        PartRole.Initial or PartRole.Symbol => 4,

        // "Servant of" begins a name: against another name it stands for one.
        PartRole.Particle when IsServant(part) => 4,
        _ => 0,
    };

    private static bool IsServant(NamePart part) => part.Form.StartsWith("abd", StringComparison.Ordinal);

    /// <summary>Of the words that stand alone the first of those that tell most; -1 when none tells anything.</summary>
    private static int Strongest(NameForm name, uint alone)
    {
        var (best, most) = (-1, 0);
        for (; alone != 0; alone &= alone - 1)
        {
            var at = BitOperations.TrailingZeroCount(alone);
            if (Strength(name.Parts[at]) > most)
            {
                (best, most) = (at, Strength(name.Parts[at]));
            }
        }

        return best;
    }

    private readonly int Telling(Pairing pairing)
    {
        var sum = 0;
        for (var at = 0; at < Math.Max(pairing.LeftCount, pairing.RightCount); at++)
        {
            var one = left.Parts[pairing.Left + Math.Min(at, pairing.LeftCount - 1)];
            var other = right.Parts[pairing.Right + Math.Min(at, pairing.RightCount - 1)];
            sum += at == 0 ? Math.Min(Strength(one), Strength(other)) : 5;
        }

        return sum;
    }

    /// <summary>A name of one side with a name or a describing word of the other, whole or in pieces.</summary>
    private readonly bool IsName(Pairing pairing)
    {
        var one = left.Parts.AsSpan(pairing.Left, pairing.LeftCount);
        var other = right.Parts.AsSpan(pairing.Right, pairing.RightCount);
        return (Holds(one, PartRole.Name) && (Holds(other, PartRole.Name) || Holds(other, PartRole.Symbol))) || (Holds(other, PartRole.Name) && Holds(one, PartRole.Symbol));
    }

    private static bool Holds(ReadOnlySpan<NamePart> parts, PartRole role)
    {
        foreach (var part in parts)
        {
            if (part.Role == role)
            {
                return true;
            }
        }

        return false;
    }

    private readonly int Weight(Pairing pairing) => Math.Max(1, Telling(pairing));

    private static bool HasName(NameForm name) => Holds(name.Parts.AsSpan(), PartRole.Name);

    private static bool HasForm(NameForm name) => Holds(name.Parts.AsSpan(), PartRole.LegalForm) || Holds(name.Parts.AsSpan(), PartRole.Symbol);

    private static string Text(string[]? written, int from, int count) =>
        written is null ? string.Empty : count == 1 ? written[from] : string.Join(' ', written[from..(from + count)]);
}
