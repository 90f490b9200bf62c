using CommandCentre.Domain.Codes;
using CommandCentre.Domain.Operations;

namespace CommandCentre.Domain.Sharing;

/// <summary>Releasing and closing: the owner's country alone decides on its records, coordinators on groups, participants and agencies.</summary>
internal static class SharingRules
{
    internal static Ruling Decide(Operation operation, ChangeMarks change, Actor by) =>
        Own(operation, change.Record, by, out var record) is { } no
            ? no
            : record.Marks is null
                ? Ruling.Refused(RefusalReason.NoMarks, "record", change.Record.ToString("D"))
                : Ruling.Recorded(record.Id, record.Owner, Addressing.Of(operation, change, by), new MarksChanged(change.Reason));

    internal static Ruling Decide(Operation operation, GrantUse grant, Actor by) =>
        Own(operation, grant.Record, by, out var record) ?? Grantable(operation, grant.Country, grant.Use, record)
        ?? (record.Grants.Contains(new Grant(grant.Country, grant.Use))
            ? Ruling.Refused(RefusalReason.GrantedAlready, "country", grant.Country.Value)
            : Ruling.Recorded(record.Id, record.Owner, record.Marks, new UseGranted(grant.Country, grant.Use, grant.Reason)));

    internal static Ruling Decide(Operation operation, WithdrawGrant withdraw, Actor by) =>
        Own(operation, withdraw.Record, by, out var record)
        ?? (record.Grants.Contains(new Grant(withdraw.Country, withdraw.Use))
            ? Ruling.Recorded(record.Id, record.Owner, record.Marks, new GrantWithdrawn(withdraw.Country, withdraw.Use, withdraw.Reason))
            : Ruling.Refused(RefusalReason.NotGranted, "country", withdraw.Country.Value, Granted(record, withdraw.Use)));

    internal static Ruling Decide(Operation operation, AskRelease ask, Actor by, Guid? named)
    {
        // A line of which only the number is known has no owner to ask, and is as if it were not there.
        if (Askable(operation, named, by) is not { } asked)
        {
            return Ruling.Refused(RefusalReason.NoSuchLine, "line", ask.Line.ToString(System.Globalization.CultureInfo.InvariantCulture));
        }

        return asked.Owner == by.Country || asked.Marks is null
            ? Ruling.Refused(RefusalReason.NothingToAsk, "line", ask.Line.ToString(System.Globalization.CultureInfo.InvariantCulture))
            : Ruling.Recorded(
                RecordId.For(by.Officer, ask.Id),
                by.Country,
                new Marks(Handling.Default, null, [Addressee.Of(asked.Owner)]),
                new ReleaseAsked(ask.Line, ask.Use, ask.Purpose));
    }

    internal static Ruling Decide(Operation operation, FormGroup form, Actor by)
    {
        // Its name would give a coordinator of any country what is addressed to a group it is not in.
        if (operation.Groups.ContainsKey(form.Name) && !Knows(operation, form.Name, by))
        {
            return NoSuchGroup(operation, form.Name, by);
        }

        // What was addressed to a group that is no more would open to whoever is in another one of its name.
        if (!operation.Groups.ContainsKey(form.Name) && operation.Records.ContainsKey(ClosedUserGroup.RecordOf(operation.Key, form.Name)))
        {
            return Ruling.Refused(RefusalReason.GroupWasDissolved, "name", form.Name);
        }

        var stranger = form.Members.FirstOrDefault(member => member.Country is not { } country || !operation.Participates(country));
        return stranger is not null
            ? Ruling.Refused(RefusalReason.AddresseeNotParticipating, "members", stranger.ToString(), string.Join(", ", operation.Participants.Keys))
            : Ruling.Recorded(
                ClosedUserGroup.RecordOf(operation.Key, form.Name), CountryCode.CoordinationCentre, OfGroup(form.Name), new GroupFormed(form.Name, form.Members));
    }

    internal static Ruling Decide(Operation operation, DissolveGroup dissolve, Actor by) =>
        Knows(operation, dissolve.Name, by)
            ? Ruling.Recorded(
                ClosedUserGroup.RecordOf(operation.Key, dissolve.Name), CountryCode.CoordinationCentre, OfGroup(dissolve.Name), new GroupDissolved(dissolve.Name))
            : NoSuchGroup(operation, dissolve.Name, by);

    internal static Ruling Decide(Operation operation, DismissParticipant dismiss, Actor by) =>
        dismiss.Country.IsCoordinationCentre || !operation.Participates(dismiss.Country)
            ? Ruling.Refused(RefusalReason.CannotBeDismissed, "country", dismiss.Country.Value, string.Join(", ", operation.Participants.Keys.Where(country => !country.IsCoordinationCentre)))
            : Ruling.Recorded(RecordId.For(by.Officer, dismiss.Id), by.Country, null, new ParticipantDismissed(dismiss.Country));

    internal static Ruling Decide(Operation operation, LimitAgency limit, Actor by) =>
        limit.Country.IsCoordinationCentre || !operation.Participates(limit.Country)
            ? Ruling.Refused(RefusalReason.AddresseeNotParticipating, "country", limit.Country.Value, string.Join(", ", operation.Participants.Keys.Where(country => !country.IsCoordinationCentre)))
            : Ruling.Recorded(RecordId.For(by.Officer, limit.Id), by.Country, null, new AgencyLimited(limit.Country, limit.Agency, limit.Commands));

    /// <summary>The record of a line whose owner the actor may know; anything else is as if absent.</summary>
    internal static RecordState? Askable(Operation operation, Guid? named, Actor by) =>
        named is { } id && operation.Records.TryGetValue(id, out var state) && operation.SightOf(operation.SeatOf(Seer.Of(by)), id, state.Kind).Level >= SightLevel.Existence
            ? state
            : null;

    private static bool Knows(Operation operation, string name, Actor by) => operation.GroupsOf(by).Any(group => group.Name == name);

    /// <summary>A group that the actor is not in is as if it were not there, and no name of another is told.</summary>
    private static Ruling NoSuchGroup(Operation operation, string name, Actor by) =>
        Ruling.Refused(RefusalReason.NoSuchGroup, "name", name, string.Join(", ", operation.GroupsOf(by).Select(group => group.Name)));

    /// <summary>A group's own lines are for its members, by the very rule that lets them read what is addressed to it.</summary>
    private static Marks OfGroup(string name) => new(Handling.Default, null, [Addressee.OfGroup(name)]);

    private static Ruling? Own(Operation operation, Guid id, Actor by, out RecordState record)
    {
        record = operation.Records.TryGetValue(id, out var state) && operation.SightOf(operation.SeatOf(Seer.Of(by)), id, state.Kind).IsReadable ? state : null!;
        return record is null ? OperationRules.NoSuchRecord("record", id)
            : record.Owner != by.Country ? Ruling.Refused(RefusalReason.NotTheOwner, "record", id.ToString("D"), record.Owner.Value)
            : record.Kind is LineKind.GroupFormed or LineKind.CheckClaimed ? Ruling.Refused(RefusalReason.NoMarks, "record", id.ToString("D"))
            : null;
    }

    private static Ruling? Grantable(Operation operation, CountryCode country, ReleaseUse use, RecordState record) =>
        record.Marks is null ? Ruling.Refused(RefusalReason.NoMarks, "record", record.Id.ToString("D"))
        : use is ReleaseUse.Reading ? Ruling.Refused(RefusalReason.ReadingByMarks, "use", Words.Of(use), $"{Words.Of(ReleaseUse.PassingOn)}, {Words.Of(ReleaseUse.Court)}")
        : country == record.Owner || !operation.Participates(country)
            ? Ruling.Refused(RefusalReason.AddresseeNotParticipating, "country", country.Value, string.Join(", ", operation.Participants.Keys.Where(other => other != record.Owner)))
            : null;

    private static string Granted(RecordState record, ReleaseUse use) =>
        string.Join(", ", record.Grants.Where(grant => grant.Use == use).Select(grant => grant.Country));
}
