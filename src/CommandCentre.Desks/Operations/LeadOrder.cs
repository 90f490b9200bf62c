using System.Collections.Immutable;
using CommandCentre.Domain.Leads;

namespace CommandCentre.Desks.Operations;

/// <summary>Leads of several shelves as one list.</summary>
internal static class LeadOrder
{
    private static readonly Comparer<LeadPlace> Backwards = Comparer<LeadPlace>.Create((left, right) => right.CompareTo(left));

    /// <summary>A page of the shelves merged: the first to come of each waits in a queue, and the next of its shelf follows it.</summary>
    internal static IEnumerable<LeadPlace> Of(IReadOnlyList<ImmutableSortedSet<LeadPlace>> shelves, bool newestFirst, int skip, int count)
    {
        var waiting = new PriorityQueue<IEnumerator<LeadPlace>, LeadPlace>(newestFirst ? Backwards : Comparer<LeadPlace>.Default);
        foreach (var shelf in shelves)
        {
            Wait(waiting, (newestFirst ? shelf.Reverse() : shelf).GetEnumerator());
        }

        for (var passed = 0; passed - count < skip && waiting.TryDequeue(out var next, out var place); passed++)
        {
            Wait(waiting, next);
            if (passed >= skip)
            {
                yield return place;
            }
        }
    }

    private static void Wait(PriorityQueue<IEnumerator<LeadPlace>, LeadPlace> waiting, IEnumerator<LeadPlace> shelf)
    {
        if (shelf.MoveNext())
        {
            waiting.Enqueue(shelf, shelf.Current);
        }
    }
}
