using System.Collections.Immutable;
using CommandCentre.Domain.Codes;
using CommandCentre.Domain.Controls;
using CommandCentre.Domain.CrossChecks;
using CommandCentre.Domain.Deconflictions;
using CommandCentre.Domain.Files;
using CommandCentre.Domain.Indicators;
using CommandCentre.Domain.Leads;
using CommandCentre.Domain.Messages;
using CommandCentre.Domain.Parcels;
using CommandCentre.Domain.Referrals;
using CommandCentre.Domain.Seizures;
using CommandCentre.Domain.Sharing;

namespace CommandCentre.Domain.Operations;

/// <content>The state after a line.</content>
public sealed partial record Operation
{
    /// <summary>All of the state after a line but its records and receipts.</summary>
    internal Operation After(Entry entry, RecordState? before, RecordState record) =>
        entry.Number == Head + 1
            ? (this with { Head = entry.Number, LastAt = entry.At, Hits = Hits.After(before, record) }).Fold(entry).Noticing(entry, before is null)
            : throw new ArgumentException($"line {entry.Number} does not follow line {Head} of {Key}", nameof(entry));

    private Operation Fold(Entry entry) => entry.Event switch
    {
        OperationOpened opened => Opened(opened),
        ParticipantAdmitted admitted => this with { Participants = Participants.SetItem(admitted.Participant.Country, admitted.Participant) },
        PhaseChanged changed => this with { Phase = changed.To },
        DutyJoined joined => this with
        {
            OnDuty = OnDuty.SetItem(entry.By.Officer, new Duty(entry.By, joined.Site, entry.At)),
            Officers = Officers.Add(entry.By.Officer),
        },
        DutyLeft => LeadFolding.Freed(
            CheckFolding.Freed(this with { OnDuty = OnDuty.Remove(entry.By.Officer) }, claim => claim.Officer == entry.By.Officer),
            lead => lead.Claim!.Officer == entry.By.Officer),
        TallyReported tally => this with { Tallies = Tallies.Plus(tally.Hour, entry.Owner, new Counts { Parcels = tally.Parcels }) },
        SeizureReported or ExhibitSealed or ExhibitHandedOver or ExhibitReceived or FollowUpAdded or LegalityStated => SeizureFolding.Fold(this, entry),
        MatchDecided decided => this with { Links = Links.SetItem(entry.Record, Links[entry.Record].With(entry, decided)) },
        CheckRequested or CheckAnswered or CheckReminded or CheckOverdue or CheckChased or CheckClaimed or CheckReleased => CheckFolding.Fold(this, entry),
        LeadSent or LeadClaimed or LeadReleased or LeadMoved or LeadMissed or FeedbackGiven or MarksChanged => LeadFolding.Fold(this, entry),
        ControlReported or ParcelDecided or MeasureExpired or LegalClockSet => ControlFolding.Fold(this, entry),
        IndicatorStated => this with { Indicators = Indicators.Add(entry.Record) },
        FileAdded added => this with { Files = Files.SetItem(entry.Record, RecordFile.From(entry, added)) },
        OperatorRegistered or ParcelReferred or ReferralSeen or ReferralAnswered or ReferralMoved or ReferralOverdue => ReferralFolding.Fold(this, entry),
        ImageRead read => this with { Readings = Readings.SetItem(entry.Record, ImageReadings.From(entry, read)) },
        ImageReadAgain => this with { Readings = Readings.SetItem(entry.Record, Readings[entry.Record] with { SecondNumber = entry.Number }) },
        GroupFormed formed => this with { Groups = Groups.SetItem(formed.Name, new ClosedUserGroup(formed.Name, formed.Members)) },
        GroupDissolved dissolved => this with { Groups = Groups.Remove(dissolved.Name) },
        ReleaseAsked asked => this with { Questions = Questions.SetItem(entry.Record, ReleaseQuestion.From(entry, asked)) },
        MessagePosted { About: { } about } when Questions.TryGetValue(about, out var question) && question.Owner == entry.Owner =>
            this with { Questions = Questions.SetItem(about, question with { Replied = true }) },
        ParticipantDismissed dismissed => Dismissed(dismissed.Country),
        CrossChecked check => Checked(entry, check),
        LinkFound found => this with
        {
            Links = Links.SetItem(entry.Record, MatchLink.From(entry, found)),
            LinksOf = With(With(LinksOf, found.Left, entry.Record), found.Right, entry.Record),
        },
        AgencyLimited limited => this with { AgencyLimits = AgencyLimits.SetItem((limited.Country, limited.Agency), limited.Commands) },
        _ => this,
    };

    /// <summary>What is noticed of every line: the parcel it names, the record it speaks of, and who acts on what.</summary>
    private Operation Noticing(Entry entry, bool isNew)
    {
        var (acts, number, about) = (Acts.After(this, entry), ParcelNaming.Of(entry.Event), entry.Event.Refers());
        return number is null && about is null && ReferenceEquals(acts, Acts) ? this : this with
        {
            Acts = acts,
            Parcels = number is null ? Parcels : With(Parcels, number.Value, entry.Record, isNew),
            About = about is { } spoken ? With(About, spoken, entry.Record, isNew) : About,
        };
    }

    // A record that is new is in no list yet: thousands of leads may name one indicator, and none is looked for among the others.
    private static ImmutableDictionary<T, ImmutableList<Guid>> With<T>(ImmutableDictionary<T, ImmutableList<Guid>> lists, T key, Guid record, bool isNew = false)
        where T : notnull
    {
        var there = lists.GetValueOrDefault(key, []);
        return !isNew && there.Contains(record) ? lists : lists.SetItem(key, there.Add(record));
    }

    private Operation Dismissed(CountryCode country) => LeadFolding.Freed(
        CheckFolding.Freed(
            this with
            {
                Participants = Participants.Remove(country),
                OnDuty = OnDuty.RemoveRange(OnDuty.Values.Where(duty => duty.Officer.Country == country).Select(duty => duty.Officer.Officer)),
            },
            claim => claim.Country == country),
        lead => lead.Destination == country);

    private Operation Opened(OperationOpened opened) => this with
    {
        Name = opened.Name,
        FirstDay = opened.FirstDay,
        LastDay = opened.LastDay,
        Participants = opened.Participants.ToImmutableSortedDictionary(participant => participant.Country, participant => participant),
    };

    private Operation Checked(Entry entry, CrossChecked check) => this with
    {
        MadeChecks = MadeChecks.SetItem(entry.Record, MadeCheck.From(entry, check)),
        Spending = Spending.SetItem(entry.By.Officer, new CheckSpending(Tallies.HourOf(entry.At), ChecksOf(entry.By.Officer, entry.At) + 1)),
    };
}
