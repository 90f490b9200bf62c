using CommandCentre.Domain.Codes;
using CommandCentre.Domain.Operations;
using CommandCentre.Domain.Parcels;
using CommandCentre.Domain.Sharing;

namespace CommandCentre.Domain.Referrals;

/// <summary>Referring a parcel to an operator, and what the officers and the clock do with a referral; answers are <see cref="ReferralAnswers"/>.</summary>
internal static class ReferralRules
{
    /// <summary>Whoever speaks for the country that registered an operator may say anew what it is called; for everybody else there is none such.</summary>
    internal static Ruling Decide(Operation operation, RegisterOperator register, Actor by) =>
        register.Operator is { } known && !(operation.Operators.TryGetValue(known, out var registered) && registered.Country == by.Country)
            ? OperationRules.NoSuchRecord("operator", known)
            : Ruling.Recorded(
                register.Operator ?? RecordId.For(by.Officer, register.Id), by.Country, MailOperator.MarksOf(by.Country), new OperatorRegistered(register.Trade, register.Name, register.Contact));

    internal static Ruling Decide(Operation operation, ReferParcel refer, Actor by, DateTimeOffset now)
    {
        if (refer.About is { } about && !IsReadable(operation, about, by))
        {
            return OperationRules.NoSuchRecord("about", about);
        }

        if (!operation.Operators.TryGetValue(refer.Operator, out var asked) || asked.Country != by.Country)
        {
            return OperationRules.NoSuchRecord("operator", refer.Operator);
        }

        if ((refer.Parcel ?? NumberOf(operation, refer.About)) is not { } parcel)
        {
            return OperationRules.NoSuchRecord("about", refer.About ?? Guid.Empty);
        }

        return Barred(operation, refer, asked, parcel, by) ?? Ruling.Recorded(
            RecordId.For(by.Officer, refer.Id),
            by.Country,
            refer.Marks,
            new ParcelReferred(asked.Id, asked.Name, refer.Ask, refer.About, parcel, refer.Question, refer.Fields, refer.Methods, now.AddMinutes(refer.Minutes), refer.Desk, refer.Reason));
    }

    internal static Ruling Decide(Operation operation, MoveReferral move, Actor by, DateTimeOffset now)
    {
        if (OperationRules.Readable(operation, move.Referral, LineKind.ParcelReferred, by) is not { } record)
        {
            return OperationRules.NoSuchRecord("referral", move.Referral);
        }

        var referral = operation.Referrals[move.Referral];
        if (record.Owner != by.Country)
        {
            return Ruling.Refused(RefusalReason.NotTheOwner, "referral", move.Referral.ToString("D"), record.Owner.Value);
        }

        return May(referral, move) is { } no
            ? Ruling.Refused(no, no is RefusalReason.ReasonMissing ? "text" : "move", no is RefusalReason.ReasonMissing ? null : Words.Of(move.Move), Words.Of(referral.State))
            : Ruling.Recorded(referral.Id, referral.Owner, record.Marks, new ReferralMoved(move.Move, move.Text, move.Minutes is { } minutes ? now.AddMinutes(minutes) : null));
    }

    internal static Ruling Decide(Operation operation, NoteReferralOverdue note, Actor by, DateTimeOffset now)
    {
        if (by != Actor.Clock)
        {
            return Ruling.Refused(RefusalReason.OnlyTheClock);
        }

        if (!operation.Referrals.TryGetValue(note.Referral, out var referral))
        {
            return OperationRules.NoSuchRecord("referral", note.Referral);
        }

        return referral.IsWaited && referral.Due <= now
            ? Ruling.Recorded(referral.Id, referral.Owner, operation.Records[referral.Id].Marks, new ReferralOverdue())
            : Ruling.Refused(RefusalReason.NotOverdue);
    }

    private static RefusalReason? May(Referral referral, MoveReferral move) => ReferralMoves.Why(referral, move.Move)
        ?? (move is { Move: ReferralMove.Close, Text: null } && referral.Awaits ? RefusalReason.ReasonMissing : null);

    /// <summary>Records from whose owners a number may not be passed on: those who must be asked. Empty where it may.</summary>
    /// <remarks>H2 and H3 bind whoever reads (decision 16): a number that one's country knows only from others' records under them is theirs to pass on.</remarks>
    internal static ValueList<CountryCode> MustPermit(Operation operation, ParcelNumber parcel, Actor by)
    {
        var seat = operation.SeatOf(Seer.Of(by));
        var known = operation.Parcels.GetValueOrDefault(parcel.Value, [])
            .Select(record => (operation.Records[record].Owner, Sighted: operation.SightOf(seat, record, operation.Records[record].Kind)))
            .Where(record => record.Sighted.Level is SightLevel.Full)
            .ToList();
        return known.Exists(record => !record.Sighted.Caveats.HasFlag(Caveats.NotToBePassedOn)) ? [] : ValueList.Countries(known.Select(record => record.Owner));
    }

    private static Ruling? Barred(Operation operation, ReferParcel refer, MailOperator asked, ParcelNumber parcel, Actor by) =>
        MustPermit(operation, parcel, by) is { IsEmpty: false } owners ? Ruling.Refused(RefusalReason.NotToBePassedOn, "parcel", parcel.Value, owners.ToString())
        : asked.Referrals.Exists(id => operation.Referrals[id] is { IsOpen: true } other && other.Ask == refer.Ask && other.Parcel == parcel) ? Ruling.Refused(RefusalReason.ReferredAlready, "parcel", parcel.Value)
        : null;

    private static bool IsReadable(Operation operation, Guid record, Actor by) =>
        OperationRules.Readable(operation, record, LineKind.LeadSent, by) is not null || OperationRules.Readable(operation, record, LineKind.ControlReported, by) is not null;

    private static ParcelNumber? NumberOf(Operation operation, Guid? about) =>
        about is not { } id ? null : operation.Leads.TryGetValue(id, out var lead) ? lead.Parcel : operation.Controls.GetValueOrDefault(id)?.Parcel;
}
