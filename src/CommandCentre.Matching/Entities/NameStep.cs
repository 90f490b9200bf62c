using System.Collections.Immutable;
using CommandCentre.Matching.Names;

namespace CommandCentre.Matching.Entities;

/// <summary>The best pair of names of two entities.</summary>
internal static class NameStep
{
    public static void Take(ref Tally tally, EntityForm left, EntityForm right)
    {
        if ((left.Names.IsEmpty && left.WeakNames.IsEmpty) || (right.Names.IsEmpty && right.WeakNames.IsEmpty) || AreComplements(left.Cut, right.Cut))
        {
            return;
        }

        var strong = Best(left.Names, right.Names);
        var weak = strong.Points >= Weights.WeakName
            ? default
            : Better(Best(left.WeakNames, right.Names), Better(Best(left.Names, right.WeakNames), Best(left.WeakNames, right.WeakNames)));
        var carriedByWeak = Math.Min(weak.Points, Weights.WeakName) > strong.Points || strong.Left is null;
        Take(ref tally, carriedByWeak ? weak : strong);
        if (strong.Left is null && (left.Cut != NameCut.None || right.Cut != NameCut.None))
        {
            TakeCut(ref tally, weak);
        }

        if (carriedByWeak)
        {
            // Whose full names are two different ones do not become one by a shared nickname.
            tally.Names = strong.Left is null ? tally.Names : (strong.Left, strong.Right!);
            tally.Limit(strong.Left is not null && tally.NamesConflict ? Weights.WeakNameAgainst : Weights.WeakName);
        }

        tally.Name = tally.Gained;
    }

    /// <summary>Of one only the given name is known and of the other only the family name: nothing to compare.</summary>
    private static bool AreComplements(NameCut left, NameCut right) => left != NameCut.None && right != NameCut.None && left != right;

    /// <summary>
    /// Where only one part of a name is known, the others are not left out: it agrees as far as it goes, which by itself is not far
    /// enough. A part that stands against another one stays what it is.
    /// </summary>
    private static void TakeCut(ref Tally tally, Pair cut)
    {
        if (cut.Left is null || cut.Right is null || NameComparer.Compare(cut.Left, cut.Right) is not { Standing: not Standing.Contradicted } comparison)
        {
            return;
        }

        var shared = comparison.Parts.Where(part => part.Left is not null && part.Right is not null).Sum(part => part.Points);
        if (Math.Min(shared, Weights.WeakName) - tally.Gained is > 0 and var more)
        {
            tally.Add(Feature.Name, cut.Left.Raw, cut.Right.Raw, Ground.Partly, more, 0);
        }
    }

    private static void Take(ref Tally tally, Pair best)
    {
        if (best.Left is null || best.Right is null)
        {
            return;
        }

        tally.Names = (best.Left, best.Right);
        if (tally.Explains)
        {
            tally.Take(NameComparer.Compare(best.Left, best.Right));
        }
        else
        {
            tally.Take(best.Points);
        }
    }

    private static Pair Better(Pair left, Pair right) => right.Points > left.Points || left.Left is null ? right : left;

    private static Pair Best(ImmutableArray<NameForm> left, ImmutableArray<NameForm> right)
    {
        var best = default(Pair);
        foreach (var one in left)
        {
            foreach (var other in right)
            {
                var points = NameComparer.Points(one, other);
                best = points > best.Points || best.Left is null ? new(one, other, points) : best;
                if (points == Comparison.Full)
                {
                    return best;
                }
            }
        }

        return best;
    }

    private readonly record struct Pair(NameForm? Left, NameForm? Right, int Points);
}
