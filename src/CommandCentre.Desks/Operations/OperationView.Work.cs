using CommandCentre.Desks.Lines;
using CommandCentre.Domain.Codes;
using CommandCentre.Domain.Controls;
using CommandCentre.Domain.CrossChecks;
using CommandCentre.Domain.Deconflictions;
using CommandCentre.Domain.Files;
using CommandCentre.Domain.Leads;
using CommandCentre.Domain.Messages;
using CommandCentre.Domain.Operations;
using CommandCentre.Domain.Referrals;
using CommandCentre.Domain.Seizures;
using CommandCentre.Domain.Sharing;

namespace CommandCentre.Desks.Operations;

/// <content>Requests and leads, and what belongs to them.</content>
public sealed partial class OperationView
{
    /// <summary>Cross-check requests the viewer may read, those with answers missing first, then by due time.</summary>
    public IReadOnlyList<CheckRow> Checks => Rows(Operation.Checks.Values.OrderByDescending(check => check.IsOpen).ThenBy(check => check.Due));

    /// <summary>Requests with answers missing, soonest due first.</summary>
    public IReadOnlyList<CheckRow> OpenChecks => Rows(_state.OpenChecks);

    /// <summary>What the viewer's country has still to answer, or asked for more on: the most pressing first, then the soonest due, with who has it in hand.</summary>
    public IReadOnlyList<CheckRow> Queue =>
        Rows(Operation.Checks.Values.Where(check => check.Awaits(Viewer.Country)).OrderByDescending(check => check.Priority).ThenBy(check => check.Due).ThenBy(check => check.Number));

    /// <summary>How the open requests that the viewer may read stand together.</summary>
    public CheckStrip Strip => CheckStrip.Of(OpenChecks, Now);

    /// <summary>The state of a request the viewer may read.</summary>
    public CheckRow? Check(Guid record) => Operation.Checks.TryGetValue(record, out var check) && IsReadable(record, LineKind.CheckRequested) ? Row(check) : null;

    /// <summary>The state of a lead the viewer may read.</summary>
    public LeadRow? Lead(Guid record) => Operation.Leads.TryGetValue(record, out var lead) && IsReadable(record, LineKind.LeadSent) ? Row(lead) : null;

    /// <summary>Checks of holdings the viewer has made in this hour of the operation.</summary>
    public int ChecksMade => Operation.ChecksOf(Viewer.Actor.Officer, Now);

    /// <summary>The line of a check, and its answers with what matched, for who discloses it; absent where the viewer's country did not make it, or the viewer may not read it in full.</summary>
    internal (LineView Line, ValueList<CountryAnswer> Answers)? AnswersOf(Guid record) =>
        Record(record) is { Sight: { Level: SightLevel.Full, Reason: SightReason.Owner }, Event: CrossChecked } line && ((CrossChecked)_state.Lines[line.Number].Event).Answers is { } answers ? (line, answers) : null;

    /// <summary>What the viewer may see of something beside the lines that carries marks, such as a holding.</summary>
    internal Sighted SightOf(CountryCode owner, Marks marks) => Sight.Of(_seat, new Sightable(owner, marks, false, LineKind.CrossChecked));

    /// <summary>Lines that answer the record of a line, or that it answers, as far as the viewer may read them: answers to a request, feedback on a lead, what a seizure or message refers to.</summary>
    public IReadOnlyList<LineView> Related(LineView line)
    {
        var numbers = line switch
        {
            { Event: CheckRequested or CheckOverdue or CheckReminded or CheckChased, Record: { } check } => Operation.Checks[check].Answers.Values.Select(answer => answer.Number),
            { Event: CheckAnswered { Check: { } check } } => FirstLine(check),
            { Event: CheckClaimed { Check: { } check } } => FirstLine(check),
            { Event: CheckReleased { Check: { } check } } => FirstLine(check),
            { Event: LeadSent or LeadMissed or ControlReported or SeizureReported, Event: var said, Record: { } work } => [.. said.Refers() is { } of ? FirstLine(of) : [], .. Operation.About.GetValueOrDefault(work, []).SelectMany(FirstLine)],
            { Event: FeedbackGiven or LeadClaimed or LeadReleased or LeadMoved or ParcelDecided or Deconflicted or FollowUpAdded or ImageRead or ParcelReferred { About: not null }, Event: var said } => said.Refers() is { } of ? FirstLine(of) : [],
            { Event: FileAdded { Of: var kept }, Record: { } file } => [.. kept is { } of ? FirstLine(of) : [], .. Operation.About.GetValueOrDefault(file, []).SelectMany(FirstLine)],
            { Event: ImageReadAgain, Record: { } first } => FirstLine(first),
            { Event: ExhibitSealed { Seizure: var seized }, Record: { } exhibit } => [.. seized is { } of ? FirstLine(of) : [], .. Operation.About.GetValueOrDefault(exhibit, []).SelectMany(FirstLine)],
            { Event: ParcelReferred, Record: { } referred } => Operation.Referrals[referred].Steps.Skip(1).Select(step => step.Number),
            { Event: MeasureExpired or ExhibitHandedOver or ExhibitReceived or ReferralSeen or ReferralAnswered or ReferralMoved or ReferralOverdue, Record: { } record } => FirstLine(record),
            { Event: MessagePosted { About: { } about } } => FirstLine(about),
            { Event: ReleaseAsked asked } => [asked.Line],
            { Event: MatchDecided, Record: { } decided } => [.. FirstLine(decided), .. FirstLine(Operation.Links[decided].Left), .. FirstLine(Operation.Links[decided].Right)],
            { Event: LinkFound link } => [.. FirstLine(link.Left), .. FirstLine(link.Right)],
            _ => [],
        };
        return [.. numbers.Select(ReadableLine).OfType<LineView>()];
    }

    /// <summary>Operation time of a country's last line that the viewer may know to be its; absent for silence.</summary>
    internal DateTimeOffset? LastHeard(CountryCode country) =>
        _heard.For(_state, _knows).Last.TryGetValue(country, out var word) ? word.At : null;

    private IReadOnlyList<CheckRow> Rows(IEnumerable<CrossCheck> checks) =>
        [.. checks.Where(check => IsReadable(check.Id, LineKind.CheckRequested)).Select(Row)];

    private CheckRow Row(CrossCheck check)
    {
        var claim = check.Claims.TryGetValue(Viewer.Country, out var held) && IsReadable(CheckClaim.RecordOf(check.Id, Viewer.Country), LineKind.CheckClaimed) ? held : null;
        return new CheckRow(Line(check.Number)!, Standing(check), [.. check.Answers.Select(answer => Row(check, answer.Key, answer.Value))])
        {
            OwnClaim = claim,
            AwaitsOwn = check.Awaits(Viewer.Country),
            MayClaim = check.Awaits(Viewer.Country) && held is null && May(CommandKind.ClaimCheck),
            MayRelease = claim is not null && (claim.Officer == Viewer.Actor.Officer || Viewer.Actor.Role is Role.LiaisonOfficer) && May(CommandKind.ReleaseCheck),
            MayChase = check.IsOpen && check.IsChasedBy(Viewer.Actor) && !(check.ChaseFrom > Now) && May(CommandKind.ChaseCheck),
        };
    }

    private static CheckStanding Standing(CrossCheck check) =>
        new(check.Id, check.Number, check.Asker, check.At, check.Asked, [.. check.Outstanding], check.Due, check.Overdue)
        {
            Priority = check.Priority,
            Reminded = check.Reminded,
            Chases = check.Chases,
            Chased = check.Chased,
            ChaseFrom = check.ChaseFrom,
        };

    private AnswerRow Row(CrossCheck check, CountryCode country, CheckAnswer answer)
    {
        var line = ReadableLine(answer.Number);
        return new AnswerRow(country, line is null ? null : answer.Outcome, line?.Number) { After = Line(answer.First)!.At - check.At };
    }

    private LeadRow Row(Lead lead)
    {
        var feedback = lead.FeedbackNumber is { } number ? ReadableLine(number) : null;
        var claim = lead.Claim is { } held && IsReadable(LeadClaim.RecordOf(lead.Id), LineKind.LeadClaimed) ? held : null;
        var mine = lead is { IsOpen: true } && lead.Destination == Viewer.Country && (lead.Claim is null || lead.Claim.Officer == Viewer.Actor.Officer);
        return new LeadRow(
            Line(lead.Number)!,
            new LeadStanding(lead.Id, lead.Number, lead.Owner, lead.Destination, lead.At, lead.Expected, lead.IsOpen, feedback is null ? null : lead.Outcome, feedback?.Number)
            {
                Stage = lead.Stage,
                Claim = claim,
                MissAt = lead.IsWaited ? lead.MissAt : null,
                MissedNumber = lead.MissedNumber,
            })
        {
            MayClaim = mine && lead.Claim is null && OwnDuty is not null && May(CommandKind.ClaimLead),
            MayRelease = claim is not null && lead.Destination == Viewer.Country && (claim.Officer == Viewer.Actor.Officer || Viewer.Actor.Role is Role.LiaisonOfficer) && May(CommandKind.ReleaseLead),
            MayMove = mine && lead.Stage < LeadStage.Held && May(CommandKind.MoveLead),
            MayControl = mine && May(CommandKind.ReportControl),
            MayClose = mine && May(CommandKind.GiveFeedback),
        };
    }

    private LineView? ReadableLine(long number) => Line(number) is { Sight.IsReadable: true } line ? line : null;

    private IEnumerable<long> FirstLine(Guid record) => Operation.Records.TryGetValue(record, out var state) ? [state.Lines[0]] : [];
}
