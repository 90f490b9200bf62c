using System.Globalization;
using CommandCentre.Domain.Codes;
using CommandCentre.Domain.Operations;
using CommandCentre.Domain.Sharing;

namespace CommandCentre.Domain.Seizures;

/// <summary>Exhibits and their custody: no piece in two places, no exhibit in two hands, no step that the receiver has not confirmed.</summary>
internal static class ExhibitRules
{
    internal static Ruling Decide(Operation operation, SealExhibit seal, Actor by)
    {
        if (OperationRules.Readable(operation, seal.Seizure, LineKind.SeizureReported, by) is not { } record)
        {
            return OperationRules.NoSuchRecord("seizure", seal.Seizure);
        }

        return record.Owner != by.Country ? Ruling.Refused(RefusalReason.NotTheOwner, "seizure", seal.Seizure.ToString("D"), record.Owner.Value)
            : Missing(operation, seal)
            ?? Ruling.Recorded(RecordId.For(by.Officer, seal.Id), by.Country, seal.Marks, new ExhibitSealed(seal.Seizure, seal.Parts, seal.Seal, seal.Site));
    }

    internal static Ruling Decide(Operation operation, HandOverExhibit hand, Actor by)
    {
        if (Readable(operation, hand.Exhibit, by, out var exhibit) is { } no)
        {
            return no;
        }

        return exhibit.Transfer is { } going ? Ruling.Refused(RefusalReason.ExhibitOnItsWay, "exhibit", hand.Exhibit.ToString("D"), going.Receiver.ToString())
            : exhibit.Holder != Exhibit.ServiceOf(by) ? Ruling.Refused(RefusalReason.NotTheHolder, "exhibit", hand.Exhibit.ToString("D"), exhibit.Holder.ToString())
            : hand.Receiver == exhibit.Holder ? Ruling.Refused(RefusalReason.ReceiverHoldsIt, "receiver", hand.Receiver.ToString())
            : Agencies(operation, hand.Receiver) is var agencies && !agencies.Contains(hand.Receiver) ? Ruling.Refused(RefusalReason.AddresseeNotParticipating, "receiver", hand.Receiver.ToString(), agencies.ToString())
            : Ruling.Recorded(exhibit.Id, exhibit.Owner, MarksOf(operation, exhibit, hand.Receiver), new ExhibitHandedOver(hand.Receiver, hand.Seal, hand.Text));
    }

    internal static Ruling Decide(Operation operation, ReceiveExhibit receive, Actor by)
    {
        if (Readable(operation, receive.Exhibit, by, out var exhibit) is { } no)
        {
            return no;
        }

        return exhibit.Transfer is not { } transfer ? Ruling.Refused(RefusalReason.ExhibitNotOnItsWay, "exhibit", receive.Exhibit.ToString("D"), exhibit.Holder.ToString())
            : transfer.Receiver != Exhibit.ServiceOf(by) && exhibit.Holder != Exhibit.ServiceOf(by) ? Ruling.Refused(RefusalReason.NotTheReceiver, "exhibit", receive.Exhibit.ToString("D"), transfer.Receiver.ToString())
            : Ruling.Recorded(
                exhibit.Id,
                exhibit.Owner,
                operation.Records[exhibit.Id].Marks,
                new ExhibitReceived(receive.Seal, receive.Intact && (transfer.Seal is null || transfer.Seal == receive.Seal), receive.Site, receive.Text));
    }

    internal static Ruling Decide(Operation operation, AddFollowUp add, Actor by, DateTimeOffset now)
    {
        if (OperationRules.Readable(operation, add.Seizure, LineKind.SeizureReported, by) is not { } record)
        {
            return OperationRules.NoSuchRecord("seizure", add.Seizure);
        }

        if (OperationRules.Moment(operation, add.Happened, "happened", now) is { } refusal)
        {
            return new Ruling.No(refusal);
        }

        var marks = Addressing.Of(operation, add, by)!;
        return record.Owner != by.Country && !marks.To.IsEmpty && !marks.To.Contains(record.Owner)
            ? Ruling.Refused(RefusalReason.AskerMustRead, "to", marks.To.ToString(), record.Owner.Value)
            : Ruling.Recorded(RecordId.For(by.Officer, add.Id), by.Country, marks, new FollowUpAdded(add.Seizure, add.Outcome, add.Happened, add.Text));
    }

    /// <summary>An exhibit's marks after it was handed over: the receiver must read it.</summary>
    internal static Marks? MarksOf(Operation operation, Exhibit exhibit, Addressee receiver)
    {
        var marks = operation.Records[exhibit.Id].Marks!;
        var toAll = marks is { To.IsEmpty: true, Handling.Strictest: HandlingCodes.H0 or HandlingCodes.H1 };
        return toAll || receiver.Country == exhibit.Owner ? marks : marks with { To = ValueList.Set([.. marks.To, receiver]) };
    }

    /// <summary>The services of an addressee's country that take part.</summary>
    private static ValueList<Addressee> Agencies(Operation operation, Addressee receiver) =>
        receiver.Country is { } country && operation.Participants.TryGetValue(country, out var participant) ? [.. participant.Agencies.Select(agency => Addressee.Of(country, agency))] : [];

    /// <summary>An exhibit that the actor may read.</summary>
    internal static Ruling? Readable(Operation operation, Guid id, Actor by, out Exhibit exhibit)
    {
        exhibit = null!;
        if (OperationRules.Readable(operation, id, LineKind.ExhibitSealed, by) is null)
        {
            return OperationRules.NoSuchRecord("exhibit", id);
        }

        exhibit = operation.Exhibits[id];
        return null;
    }

    /// <summary>The refusal of parts that the seizure has not, or has in other exhibits.</summary>
    private static Ruling.No? Missing(Operation operation, SealExhibit seal)
    {
        var items = operation.Seized[seal.Seizure].Items;
        var taken = operation.Exhibits.Values.Where(exhibit => exhibit.Seizure == seal.Seizure).SelectMany(exhibit => exhibit.Parts).Concat(seal.Parts).ToLookup(part => part.Item, part => (long)part.Pieces);
        for (var at = 0; at < seal.Parts.Count; at++)
        {
            var part = seal.Parts[at];
            if (part.Item >= items.Count)
            {
                return new Ruling.No(new Refusal(RefusalReason.NoSuchItem, $"parts[{at}].item", Text(part.Item), $"0..{items.Count - 1}"));
            }

            if (taken[part.Item].Sum() is var sum && sum > items[part.Item].Count)
            {
                return new Ruling.No(new Refusal(RefusalReason.PiecesInAnotherExhibit, $"parts[{at}].pieces", Text(part.Pieces), $"0..{Math.Max(0, items[part.Item].Count - (sum - part.Pieces))}"));
            }
        }

        return null;
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
