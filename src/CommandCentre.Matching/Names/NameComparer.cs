using System.Collections.Immutable;

namespace CommandCentre.Matching.Names;

/// <summary>Compares two names: what agrees carries the whole score, every difference takes its cost from it.</summary>
public static class NameComparer
{
    /// <summary>The score alone, 0 to 10,000, without allocating: the same figure as <see cref="Compare"/> gives.</summary>
    public static int Points(NameForm left, NameForm right, NameTuning? tuning = null)
    {
        if (Swapped(left, right))
        {
            (left, right) = (right, left);
        }

        Span<Pairing> buffer = stackalloc Pairing[NameForm.MostParts];
        var alignment = new Alignment(left.Parts.AsSpan(), right.Parts.AsSpan(), buffer, tuning ?? NameTuning.Standard);
        return Math.Clamp(new Reckoning(left, right, alignment, tuning ?? NameTuning.Standard).Sum(), 0, Comparison.Full);
    }

    /// <summary>The best comparison of any name of one side with any of the other; both sides hold at least one.</summary>
    public static Comparison Best(ImmutableArray<NameForm> left, ImmutableArray<NameForm> right, NameTuning? tuning = null)
    {
        if (left.Length == 1 && right.Length == 1)
        {
            return Compare(left[0], right[0], tuning);
        }

        var (one, other, best) = (left[0], right[0], -1);
        foreach (var name in left)
        {
            foreach (var against in right)
            {
                if (Points(name, against, tuning) is var points && points > best)
                {
                    (one, other, best) = (name, against, points);
                }
            }
        }

        return Compare(one, other, tuning);
    }

    /// <summary>The whole comparison with its parts.</summary>
    public static Comparison Compare(NameForm left, NameForm right, NameTuning? tuning = null)
    {
        if (Swapped(left, right))
        {
            var turned = Compare(right, left, tuning);
            return turned with { Parts = [.. turned.Parts.Select(part => part with { Left = part.Right, Right = part.Left })] };
        }

        Span<Pairing> buffer = stackalloc Pairing[NameForm.MostParts];
        var alignment = new Alignment(left.Parts.AsSpan(), right.Parts.AsSpan(), buffer, tuning ?? NameTuning.Standard);
        var parts = ImmutableArray.CreateBuilder<Part>();
        var reckoning = new Reckoning(left, right, alignment, tuning ?? NameTuning.Standard, parts);
        var sum = reckoning.Sum();
        var points = Math.Clamp(sum, 0, Comparison.Full);
        if (points != sum)
        {
            parts.Add(new(Feature.Whole, null, null, Ground.Limit, points - sum));
        }

        return new(points, reckoning.Evidence(), reckoning.Contradicts ? Standing.Contradicted : Standing.Open, parts.ToImmutable());
    }

    /// <summary>Names are compared in one order, so that the score is the same from either side.</summary>
    private static bool Swapped(NameForm left, NameForm right)
    {
        var most = Math.Min(left.Parts.Length, right.Parts.Length);
        for (var at = 0; at < most; at++)
        {
            if (!ReferenceEquals(left.Parts[at], right.Parts[at]) && string.CompareOrdinal(left.Parts[at].Form, right.Parts[at].Form) is var order && order != 0)
            {
                return order > 0;
            }
        }

        return left.Parts.Length > right.Parts.Length;
    }
}
