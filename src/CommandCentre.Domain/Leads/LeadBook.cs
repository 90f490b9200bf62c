using System.Collections.Immutable;
using CommandCentre.Domain.Codes;

namespace CommandCentre.Domain.Leads;

/// <summary>Where a lead stands in its list.</summary>
/// <param name="When">Expected arrival of an open lead, or the end of time for none; the feedback's time for a closed one.</param>
/// <param name="Number">Line of the lead.</param>
/// <param name="Id">Its record.</param>
public readonly record struct LeadPlace(DateTimeOffset When, long Number, Guid Id) : IComparable<LeadPlace>
{
    /// <summary>By time, then by line.</summary>
    public int CompareTo(LeadPlace other) => When.CompareTo(other.When) is not 0 and var byTime ? byTime : Number.CompareTo(other.Number);

    /// <inheritdoc cref="CompareTo"/>
    public static bool operator <(LeadPlace left, LeadPlace right) => left.CompareTo(right) < 0;

    /// <inheritdoc cref="CompareTo"/>
    public static bool operator >(LeadPlace left, LeadPlace right) => left.CompareTo(right) > 0;

    /// <inheritdoc cref="CompareTo"/>
    public static bool operator <=(LeadPlace left, LeadPlace right) => left.CompareTo(right) <= 0;

    /// <inheritdoc cref="CompareTo"/>
    public static bool operator >=(LeadPlace left, LeadPlace right) => left.CompareTo(right) >= 0;

    internal static LeadPlace Of(Lead lead) => lead.IsOpen
        ? new(lead.Expected ?? DateTimeOffset.MaxValue, lead.Number, lead.Id)
        : new(lead.Steps[^1].At, lead.Number, lead.Id);
}

/// <summary>All leads in the order they are worked in, kept up with every line: a list of a hundred thousand is not sorted when somebody looks.</summary>
/// <param name="Open">Open leads, the next to arrive first.</param>
/// <param name="Closed">Closed leads, the first closed first.</param>
/// <param name="OpenTo">How many are open by country of destination.</param>
public sealed record LeadBook(ImmutableSortedSet<LeadPlace> Open, ImmutableSortedSet<LeadPlace> Closed, ImmutableDictionary<CountryCode, int> OpenTo)
{
    /// <summary>No leads.</summary>
    public static readonly LeadBook Empty = new([], [], ImmutableDictionary<CountryCode, int>.Empty);

    internal LeadBook With(Lead? before, Lead after)
    {
        if (before is not null && LeadPlace.Of(before) == LeadPlace.Of(after) && before.IsOpen == after.IsOpen)
        {
            return this;
        }

        var left = before is null ? this : before.IsOpen
            ? this with { Open = Open.Remove(LeadPlace.Of(before)), OpenTo = Counted(before.Destination, -1) }
            : this with { Closed = Closed.Remove(LeadPlace.Of(before)) };
        return after.IsOpen
            ? left with { Open = left.Open.Add(LeadPlace.Of(after)), OpenTo = left.Counted(after.Destination, 1) }
            : left with { Closed = left.Closed.Add(LeadPlace.Of(after)) };
    }

    private ImmutableDictionary<CountryCode, int> Counted(CountryCode destination, int by) => OpenTo.SetItem(destination, OpenTo.GetValueOrDefault(destination) + by);
}
