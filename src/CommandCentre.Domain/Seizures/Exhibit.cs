using System.Collections.Immutable;
using CommandCentre.Domain.Codes;
using CommandCentre.Domain.Operations;
using CommandCentre.Domain.Sharing;

namespace CommandCentre.Domain.Seizures;

/// <summary>One entry of an exhibit's custody: who had it from when.</summary>
/// <param name="Number">Its line: sealed, or received.</param>
/// <param name="Holder">The service that has it from then on.</param>
/// <param name="At">Operation time.</param>
/// <param name="Seal">Number of the seal; absent once the record's key was erased.</param>
/// <param name="Intact">Whether it came under the seal it left under, whole.</param>
public sealed record CustodyEntry(long Number, Addressee Holder, DateTimeOffset At, string? Seal, bool Intact);

/// <summary>An exhibit that left and has not come.</summary>
/// <param name="Number">Line by which it left.</param>
/// <param name="Receiver">The service that gets it.</param>
/// <param name="Seal">Number of the seal it left under.</param>
public sealed record ExhibitTransfer(long Number, Addressee Receiver, string? Seal);

/// <summary>An exhibit as it stands: always in one service's hands.</summary>
/// <param name="Id">Its record.</param>
/// <param name="Number">Line by which it was sealed.</param>
/// <param name="Owner">The country that seized.</param>
/// <param name="Seizure">Record of the seizure.</param>
/// <param name="Parts">What is in it.</param>
/// <param name="Custody">Who had it, rising; never empty.</param>
/// <param name="Transfer">On its way to another; absent where it stays.</param>
public sealed record Exhibit(Guid Id, long Number, CountryCode Owner, Guid Seizure, ValueList<ExhibitPart> Parts, ImmutableList<CustodyEntry> Custody, ExhibitTransfer? Transfer)
{
    /// <summary>Who has it.</summary>
    public Addressee Holder => Custody[^1].Holder;

    internal static Exhibit From(Entry entry, ExhibitSealed made) =>
        new(entry.Record, entry.Number, entry.Owner, made.Seizure!.Value, made.Parts, [new CustodyEntry(entry.Number, ServiceOf(entry.By), entry.At, made.Seal, true)], null);

    internal Exhibit With(Entry entry, ExhibitHandedOver left) => this with { Transfer = new ExhibitTransfer(entry.Number, left.Receiver, left.Seal) };

    internal Exhibit With(Entry entry, ExhibitReceived came) =>
        this with { Transfer = null, Custody = Custody.Add(new CustodyEntry(entry.Number, ServiceOf(entry.By), entry.At, came.Seal, came.Intact)) };

    internal static Addressee ServiceOf(Actor by) => Addressee.Of(by.Country, by.Agency);
}
