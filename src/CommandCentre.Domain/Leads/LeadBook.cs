using System.Collections.Immutable;
using CommandCentre.Domain.Codes;
using CommandCentre.Domain.Sharing;

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

    /// <summary>Where a lead stands.</summary>
    public static LeadPlace Of(Lead lead)
    {
        ArgumentNullException.ThrowIfNull(lead);
        return lead.IsOpen ? new(lead.Expected ?? DateTimeOffset.MaxValue, lead.Number, lead.Id) : new(lead.Steps[^1].At, lead.Number, lead.Id);
    }
}

/// <summary>What leads have in common that stand on one shelf: between the same countries, at one stage, released alike. Who may read one of them may read all.</summary>
/// <param name="Owner">Who sent them.</param>
/// <param name="Destination">Who must act.</param>
/// <param name="Stage">Where they stand; closed ones are those with feedback.</param>
/// <param name="WasMissed">Whether they were missed.</param>
/// <param name="Codes">Their handling.</param>
/// <param name="To">Their addressees.</param>
public sealed record LeadShelf(CountryCode Owner, CountryCode Destination, LeadStage Stage, bool WasMissed, HandlingCodes Codes, ValueList<Addressee> To)
{
    /// <summary>The shelf of a lead.</summary>
    public static LeadShelf Of(Lead lead)
    {
        ArgumentNullException.ThrowIfNull(lead);
        return new(lead.Owner, lead.Destination, lead.Stage, lead.MissedNumber is not null, lead.Marks.Handling.Codes, lead.Marks.To);
    }
}

/// <summary>All leads on their shelves, each shelf in the order it is worked in, kept up with every line: of a hundred thousand, nobody who looks reads more than a page.</summary>
/// <param name="Shelves">Leads by shelf: open ones the next to arrive first, closed ones the first closed first.</param>
/// <param name="Missed">Leads that were missed and that nobody has touched since, in the order of the open ones.</param>
/// <param name="OpenTo">How many are open by country of destination.</param>
public sealed record LeadBook(ImmutableDictionary<LeadShelf, ImmutableSortedSet<LeadPlace>> Shelves, ImmutableSortedSet<LeadPlace> Missed, ImmutableDictionary<CountryCode, int> OpenTo)
{
    /// <summary>No leads.</summary>
    public static readonly LeadBook Empty = new(ImmutableDictionary<LeadShelf, ImmutableSortedSet<LeadPlace>>.Empty, [], ImmutableDictionary<CountryCode, int>.Empty);

    internal LeadBook With(Lead? before, Lead after) => (before is null ? this : Without(before)).Having(after);

    private LeadBook Without(Lead lead)
    {
        var (shelf, place) = (LeadShelf.Of(lead), LeadPlace.Of(lead));
        var left = Shelves[shelf].Remove(place);
        return new LeadBook(left.IsEmpty ? Shelves.Remove(shelf) : Shelves.SetItem(shelf, left), lead.IsMissed ? Missed.Remove(place) : Missed, Counted(lead, -1));
    }

    private LeadBook Having(Lead lead)
    {
        var (shelf, place) = (LeadShelf.Of(lead), LeadPlace.Of(lead));
        return new LeadBook(Shelves.SetItem(shelf, Shelves.GetValueOrDefault(shelf, []).Add(place)), lead.IsMissed ? Missed.Add(place) : Missed, Counted(lead, 1));
    }

    private ImmutableDictionary<CountryCode, int> Counted(Lead lead, int by) => lead.IsOpen ? OpenTo.SetItem(lead.Destination, OpenTo.GetValueOrDefault(lead.Destination) + by) : OpenTo;
}
