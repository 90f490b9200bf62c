using System.Collections.Immutable;
using CommandCentre.Domain.Codes;
using CommandCentre.Domain.Controls;
using CommandCentre.Domain.CrossChecks;
using CommandCentre.Domain.Deconflictions;
using CommandCentre.Domain.Files;
using CommandCentre.Domain.Hits;
using CommandCentre.Domain.Leads;
using CommandCentre.Domain.Referrals;
using CommandCentre.Domain.Seizures;
using CommandCentre.Domain.Sharing;

namespace CommandCentre.Domain.Operations;

/// <summary>A named joint action with its participants and three phases: the fold of its journal, immutable.</summary>
/// <remarks>State + line gives a state (<see cref="Apply"/>); state + command gives a ruling (<see cref="Decide"/>). Both pure.</remarks>
public sealed partial record Operation
{
    private Operation(OperationKey key) => Key = key;

    /// <summary>Its address.</summary>
    public OperationKey Key { get; }

    /// <summary>Its name in words; empty before it is opened.</summary>
    public string Name { get; init; } = string.Empty;

    /// <summary>First day of the action week.</summary>
    public DateOnly FirstDay { get; init; }

    /// <summary>Last day of the action week.</summary>
    public DateOnly LastDay { get; init; }

    /// <summary>Its phase.</summary>
    public OperationPhase Phase { get; init; }

    /// <summary>Who takes part; the coordination centre always does once it is open.</summary>
    public ImmutableSortedDictionary<CountryCode, Participant> Participants { get; init; } = ImmutableSortedDictionary<CountryCode, Participant>.Empty;

    /// <summary>Number of the last line; 0 before the first.</summary>
    public long Head { get; init; }

    /// <summary>Operation time of the last line.</summary>
    public DateTimeOffset LastAt { get; init; } = DateTimeOffset.MinValue;

    /// <summary>Every record by id.</summary>
    public ImmutableDictionary<Guid, RecordState> Records { get; init; } = ImmutableDictionary<Guid, RecordState>.Empty;

    /// <summary>First answers by sender and command id.</summary>
    public ImmutableDictionary<(string Sender, Guid Command), Receipt> Receipts { get; init; } = ImmutableDictionary<(string, Guid), Receipt>.Empty;

    /// <summary>Cross-check requests by record.</summary>
    public ImmutableDictionary<Guid, CrossCheck> Checks { get; init; } = ImmutableDictionary<Guid, CrossCheck>.Empty;

    /// <summary>Times of requests, leads, measures and referrals that the clock has not noted, soonest first (<see cref="DeadlineNotes"/>).</summary>
    public ImmutableSortedSet<(DateTimeOffset Due, Guid Subject)> Deadlines { get; init; } = [];

    /// <summary>Requests that some country has in hand.</summary>
    public ImmutableHashSet<Guid> InHand { get; init; } = [];

    /// <summary>The leads in order.</summary>
    public LeadBook LeadBook { get; init; } = LeadBook.Empty;

    /// <summary>Leads that some officer has in hand.</summary>
    public ImmutableHashSet<Guid> LeadsInHand { get; init; } = [];

    /// <summary>Controls of parcels by record.</summary>
    public ImmutableDictionary<Guid, Control> Controls { get; init; } = ImmutableDictionary<Guid, Control>.Empty;

    /// <summary>The control that a decision is about, by the decision's record.</summary>
    public ImmutableDictionary<Guid, Guid> Measures { get; init; } = ImmutableDictionary<Guid, Guid>.Empty;

    /// <summary>Hours a country's law lets a measure last, where it has stated them.</summary>
    public ImmutableDictionary<(CountryCode Country, ParcelMeasure Measure), int> LegalClocks { get; init; } = ImmutableDictionary<(CountryCode, ParcelMeasure), int>.Empty;

    /// <summary>How countries' laws stand to things, as each stated it.</summary>
    public LegalTable Laws { get; init; } = LegalTable.None;

    /// <summary>Records of the risk indicators, in the order stated.</summary>
    public ImmutableList<Guid> Indicators { get; init; } = [];

    /// <summary>Seizures by record.</summary>
    public ImmutableDictionary<Guid, Seized> Seized { get; init; } = ImmutableDictionary<Guid, Seized>.Empty;

    /// <summary>Exhibits by record.</summary>
    public ImmutableDictionary<Guid, Exhibit> Exhibits { get; init; } = ImmutableDictionary<Guid, Exhibit>.Empty;

    /// <summary>Files of records, by their own record.</summary>
    public ImmutableDictionary<Guid, RecordFile> Files { get; init; } = ImmutableDictionary<Guid, RecordFile>.Empty;

    /// <summary>Postal operators and carriers by record.</summary>
    public ImmutableDictionary<Guid, MailOperator> Operators { get; init; } = ImmutableDictionary<Guid, MailOperator>.Empty;

    /// <summary>Referrals by record.</summary>
    public ImmutableDictionary<Guid, Referral> Referrals { get; init; } = ImmutableDictionary<Guid, Referral>.Empty;

    /// <summary>Readings of images, by the record of the first.</summary>
    public ImmutableDictionary<Guid, ImageReadings> Readings { get; init; } = ImmutableDictionary<Guid, ImageReadings>.Empty;

    /// <summary>Who acts on what.</summary>
    public Acts Acts { get; init; } = Acts.None;

    /// <summary>Records by the parcel number they name, in the order they named it.</summary>
    public ImmutableDictionary<string, ImmutableList<Guid>> Parcels { get; init; } = ImmutableDictionary.Create<string, ImmutableList<Guid>>(StringComparer.Ordinal);

    /// <summary>Records that speak of a record, by that one, in the order they came: answers, steps of a lead, its control, the decision over it, exhibits.</summary>
    public ImmutableDictionary<Guid, ImmutableList<Guid>> About { get; init; } = ImmutableDictionary<Guid, ImmutableList<Guid>>.Empty;

    /// <summary>Links by the records they join.</summary>
    public ImmutableDictionary<Guid, ImmutableList<Guid>> LinksOf { get; init; } = ImmutableDictionary<Guid, ImmutableList<Guid>>.Empty;

    /// <summary>Parcel leads by record.</summary>
    public ImmutableDictionary<Guid, Lead> Leads { get; init; } = ImmutableDictionary<Guid, Lead>.Empty;

    /// <summary>Officers on duty now, by service number.</summary>
    public ImmutableDictionary<string, Duty> OnDuty { get; init; } = ImmutableDictionary<string, Duty>.Empty;

    /// <summary>Officers who have been on duty at any time: the published "officers involved".</summary>
    public ImmutableHashSet<string> Officers { get; init; } = [];

    /// <summary>Parcels checked and items seized.</summary>
    public Tallies Tallies { get; init; } = Tallies.None;

    /// <summary>Hits that stand.</summary>
    public StandingHits Hits { get; init; } = StandingHits.None;

    /// <summary>Whether it was opened.</summary>
    public bool IsOpen => Head > 0;

    /// <summary>An operation of which nothing is recorded yet.</summary>
    public static Operation Unopened(OperationKey key) => new(key);

    /// <summary>Whether a country takes part now.</summary>
    public bool Participates(CountryCode country) => Participants.ContainsKey(country);

    /// <summary>Closed user groups by name.</summary>
    public ImmutableSortedDictionary<string, ClosedUserGroup> Groups { get; init; } = ImmutableSortedDictionary.Create<string, ClosedUserGroup>(StringComparer.Ordinal);

    /// <summary>Commands an agency of a country may give, where a coordinator has set them; its roles decide where not.</summary>
    public ImmutableDictionary<(CountryCode Country, AgencyKind Agency), ValueList<CommandKind>> AgencyLimits { get; init; } =
        ImmutableDictionary<(CountryCode, AgencyKind), ValueList<CommandKind>>.Empty;

    /// <summary>Questions for release, answered or not, by record.</summary>
    public ImmutableDictionary<Guid, ReleaseQuestion> Questions { get; init; } = ImmutableDictionary<Guid, ReleaseQuestion>.Empty;

    /// <summary>Links between records, by the link's record.</summary>
    public ImmutableDictionary<Guid, MatchLink> Links { get; init; } = ImmutableDictionary<Guid, MatchLink>.Empty;

    /// <summary>Checks of holdings, by record.</summary>
    public ImmutableDictionary<Guid, MadeCheck> MadeChecks { get; init; } = ImmutableDictionary<Guid, MadeCheck>.Empty;

    /// <summary>Checks made in the hour of each officer's last one, by service number.</summary>
    public ImmutableDictionary<string, CheckSpending> Spending { get; init; } = ImmutableDictionary.Create<string, CheckSpending>(StringComparer.Ordinal);

    /// <summary>Checks an officer has made in the hour of a moment.</summary>
    public int ChecksOf(string officer, DateTimeOffset at) =>
        Spending.TryGetValue(officer, out var spent) && spent.Hour == Tallies.HourOf(at) ? spent.Count : 0;

    /// <summary>Groups an officer may know of and address: those they are in, and all for the coordination centre.</summary>
    public IEnumerable<ClosedUserGroup> GroupsOf(Actor by)
    {
        ArgumentNullException.ThrowIfNull(by);
        return Groups.Values.Where(group => by.Country.IsCoordinationCentre || group.Has(by.Country, by.Agency));
    }

    /// <summary>A seer in this operation as it stands.</summary>
    public Seat SeatOf(Seer seer) => new(
        seer,
        Participates(seer.Country),
        Phase is OperationPhase.PostOperational,
        [.. Groups.Values.Where(group => group.Has(seer.Country, seer.Agency)).Select(group => group.Name)]);

    /// <summary>What a seat may see of a record's line, by the record's current marks.</summary>
    /// <exception cref="ArgumentException">No such record; callers take ids from lines.</exception>
    public Sighted SightOf(Seat seat, Guid record, LineKind line) =>
        Records.TryGetValue(record, out var state)
            ? Links.TryGetValue(record, out var link) ? SightOf(seat, link) : Sight.Of(seat, state.Sightable(line))
            : throw new ArgumentException($"no record {record}", nameof(record));

    /// <summary>A link is seen by who may read both its records in full, as long as it holds; by everybody else as its number.</summary>
    private Sighted SightOf(Seat seat, MatchLink link)
    {
        var (left, right) = (SightOf(seat, link.Left, Records[link.Left].Kind), SightOf(seat, link.Right, Records[link.Right].Kind));
        return left.Level is SightLevel.None ? left
            : !link.Holds(this) ? new Sighted(SightLevel.Number, SightReason.Withdrawn)
            : (left.Level, right.Level) is (SightLevel.Full, SightLevel.Full) ? new Sighted(SightLevel.Full, SightReason.ReadsBoth, left.Caveats | right.Caveats)
            : new Sighted(SightLevel.Number, SightReason.Restricted);
    }

    /// <summary>What the rules say to a command.</summary>
    /// <param name="command">The command, its fields already read and within bounds.</param>
    /// <param name="digest">SHA-256 of its content in hex: the same id with another digest is refused.</param>
    /// <param name="by">Who gives it, from the sign-in.</param>
    /// <param name="now">Operation time.</param>
    /// <param name="named">The record of a line that the command names by its number (<see cref="Sharing.AskRelease"/>), looked up by who holds the lines; absent for none.</param>
    public Ruling Decide(OperationCommand command, string digest, Actor by, DateTimeOffset now, Guid? named = null) =>
        Receipts.TryGetValue((by.Officer, command.Id), out var first)
            ? first.Digest is null || first.Digest == digest
                ? Ruling.Repeated(first)
                : Ruling.Refused(RefusalReason.IdUsedForOtherContent, "id", command.Id.ToString("D"))
            : OperationRules.Decide(this, command, by, now < LastAt ? LastAt : now, named);

    /// <summary>The state after a line.</summary>
    /// <exception cref="ArgumentException">The line does not follow the last one.</exception>
    public Operation Apply(Entry entry)
    {
        var folding = new OperationFolding(this);
        folding.Apply(entry);
        return folding.Operation;
    }
}
