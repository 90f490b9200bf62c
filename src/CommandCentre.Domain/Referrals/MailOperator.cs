using System.Collections.Immutable;
using CommandCentre.Domain.Codes;
using CommandCentre.Domain.Operations;
using CommandCentre.Domain.Sharing;

namespace CommandCentre.Domain.Referrals;

/// <summary>A postal operator or carrier that a country refers parcels to: no participant and no agency.</summary>
/// <param name="Id">Its record.</param>
/// <param name="Number">Line by which it was registered.</param>
/// <param name="Country">The country that registered it, and alone knows it.</param>
/// <param name="Trade">What it is.</param>
/// <param name="Name">Its name; absent once the record's key was erased.</param>
public sealed record MailOperator(Guid Id, long Number, CountryCode Country, OperatorTrade Trade, string? Name)
{
    /// <summary>What it was referred, in the order it came.</summary>
    public ImmutableList<Guid> Referrals { get; init; } = [];

    internal static MailOperator From(Entry entry, OperatorRegistered registered) => new(entry.Record, entry.Number, entry.Owner, registered.Trade, registered.Name);

    /// <summary>Marks of its record: for its country alone.</summary>
    internal static Marks MarksOf(CountryCode country) => new(Handling.Default, null, [Addressee.Of(country)]);
}
