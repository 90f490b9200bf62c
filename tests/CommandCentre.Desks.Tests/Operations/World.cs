using CommandCentre.Desks.Operations;
using CommandCentre.Domain.Codes;
using CommandCentre.Domain.Controls;
using CommandCentre.Domain.CrossChecks;
using CommandCentre.Domain.Files;
using CommandCentre.Domain.Hits;
using CommandCentre.Domain.Indicators;
using CommandCentre.Domain.Operations;
using CommandCentre.Domain.Parcels;
using CommandCentre.Domain.Referrals;
using CommandCentre.Domain.Seizures;
using CommandCentre.Domain.Sharing;

namespace CommandCentre.Desks.Tests.Operations;

/// <summary>
/// What was said in an operation of 25 countries, kept by whoever said it: an oracle that knows from design.md section 4 what each may see,
/// and shares no code with the gate. Every text of a line holds the line's own canary.
/// </summary>
internal sealed partial class World(DeskUnderTest test, int seed)
{
    /// <summary>The 25 countries: any will do.</summary>
    public static readonly string[] Countries =
        ["AT", "BE", "BG", "CH", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GB", "GR", "HR", "HU", "IE", "IT", "LT", "NL", "NO", "PL", "PT", "RO", "SE"];

    private readonly Random _random = new(seed);
    private readonly Dictionary<long, Said> _lines = [];
    private readonly Dictionary<Guid, Thing> _things = [];
    private int _canaries;

    public static IEnumerable<string> Viewers => [.. Countries, "EU"];

    public IReadOnlyDictionary<long, Said> Lines => _lines;

    public IReadOnlyDictionary<Guid, Thing> Things => _things;

    /// <summary>A canary as it stands in texts; short enough for a parcel number.</summary>
    public static string Canary(int canary) => $"cny{canary:000000}x";

    /// <summary>What a country may see of a line by the table of design.md section 4.</summary>
    public SightLevel Level(string viewer, long number)
    {
        var line = _lines[number];
        if (line.Of is not { } thing)
        {
            return SightLevel.Full;
        }

        if (thing.Ends is var (left, right))
        {
            // Issue 6: a link is read by who reads both its ends, until one of them is corrected or withdrawn.
            var stands = !left.Withdrawn && !right.Withdrawn && left.Corrected < thing.First && right.Corrected < thing.First;
            return stands && Level(viewer, left.First) is SightLevel.Full && Level(viewer, right.First) is SightLevel.Full ? SightLevel.Full : SightLevel.Number;
        }

        var restricted = (thing.Codes & (HandlingCodes.H2 | HandlingCodes.H3)) != 0;
        var addressed = thing.To.Count > 0 ? thing.To.Contains(viewer) : !restricted || viewer == "EU";
        var level = viewer == thing.Owner ? SightLevel.Full
            : addressed ? thing.Withdrawn && line.Kind != LineKind.HitWithdrawn ? SightLevel.Existence : SightLevel.Full
            : viewer == "EU" || !restricted ? SightLevel.Existence
            : SightLevel.Number;
        return line.Kind == LineKind.SeizureReported && level < SightLevel.Counts ? SightLevel.Counts : level;
    }

    /// <summary>The canaries that a country may see.</summary>
    public HashSet<int> Allowed(string viewer) =>
    [
        .. _lines.Values.Where(said => Level(viewer, said.Number) is SightLevel.Full)
            .SelectMany(said => said.Of is { } thing && thing.Codes.HasFlag(HandlingCodes.H3) ? new[] { said.Canary, thing.Restriction } : [said.Canary])
            .Where(canary => canary > 0),
    ];

    /// <summary>Something happens.</summary>
    public async Task StepAsync()
    {
        test.Time.Advance(TimeSpan.FromSeconds(_random.Next(1, 300)));
        var canary = ++_canaries;
        var text = Canary(canary);
        var (owner, codes) = (Any(Countries), (HandlingCodes)_random.Next(8));
        HashSet<string> to = _random.Next(2) == 0 ? [] : [.. Viewers.Where(_ => _random.Next(8) == 0)];
        var restriction = ++_canaries;
        var marks = Marks(codes, to, Canary(restriction));
        switch (_random.Next(23))
        {
            case 0 or 1:
                await NewAsync(canary, LineKind.HitPushed, new PushHit(test.Id(), Report(text), marks), owner, codes, to);
                break;
            case 2 when AnyOf(LineKind.HitPushed) is { } hit:
                await AgainAsync(canary, LineKind.HitCorrected, hit, new CorrectHit(test.Id(), hit.Id, Report(text), text, marks));
                (hit.Codes, hit.To, hit.Restriction, hit.Corrected) = (codes, to, restriction, _lines.Keys.Max());
                break;
            case 3 when AnyOf(LineKind.HitPushed) is { } hit && _random.Next(3) == 0:
                await AgainAsync(canary, LineKind.HitWithdrawn, hit, new WithdrawHit(test.Id(), hit.Id, text));
                hit.Withdrawn = true;
                break;
            case 4 or 5:
                await AskAsync(canary, text, owner, codes, to, marks);
                break;
            case 6 when AnyOf(LineKind.CheckRequested) is { } check:
                await AnswerAsync(canary, text, check, codes, to, marks);
                break;
            case 7:
                await LeadAsync(canary, text, owner, codes, to, marks);
                break;
            case 8 when AnyOf(LineKind.LeadSent) is { Closed: false } lead:
                await CloseAsync(canary, text, lead, codes, to, marks);
                break;
            case 13 when AnyOf(LineKind.LeadSent) is { Closed: false } lead:
                await MoveAsync(canary, text, lead, codes, to, marks);
                break;
            case 14:
                var control = new ReportControl(test.Id(), Parcel(text), null, text, ControlLevel.Opened, ControlMethod.HandSearch, ControlResult.Found, test.Time.GetUtcNow(), text, marks)
                {
                    Indicator = Things.Values.FirstOrDefault(thing => thing.Kind is LineKind.IndicatorStated && thing.Owner == owner)?.Id,
                };
                await NewAsync(canary, LineKind.ControlReported, control, owner, codes, to);
                break;
            case 22:
                await NewAsync(canary, LineKind.IndicatorStated, new StateIndicator(test.Id(), IndicatorFamily.Physical, text, text, marks), owner, codes, to);
                break;
            case 15 when AnyOf(LineKind.ControlReported) is { Closed: false } undecided:
                await NewAsync(canary, LineKind.ParcelDecided, new DecideParcel(test.Id(), undecided.Id, ParcelMeasure.Seize, text, null, text, marks), undecided.Owner, codes, to);
                undecided.Closed = true;
                break;
            case 16 when AnyOf(LineKind.SeizureReported) is { Closed: false } seized:
                await NewAsync(canary, LineKind.ExhibitSealed, new SealExhibit(test.Id(), seized.Id, [new ExhibitPart(0, 1)], text, text, marks), seized.Owner, codes, to);
                seized.Closed = true;
                break;
            case 17 when AnyOf(LineKind.SeizureReported) is { } seized:
                await NewAsync(canary, LineKind.FollowUpAdded, new AddFollowUp(test.Id(), seized.Id, FollowUpKind.Arrest, test.Time.GetUtcNow(), text, marks), seized.Owner, codes, to);
                break;
            case 21 when (AnyOf(LineKind.SeizureReported) ?? AnyOf(LineKind.ControlReported)) is { } shown:
                var file = new AddFile(test.Id(), shown.Id, FileSort.Photo, text, marks) { Content = text, Kept = new KeptFile(FileMedia.Jpeg, 10, text, 1, 1) };
                await NewAsync(canary, LineKind.FileAdded, file, shown.Owner, codes, to);
                break;
            case 18:
                await NewAsync(canary, LineKind.OperatorRegistered, new RegisterOperator(test.Id(), OperatorTrade.Carrier, "Nordpost", text), owner, HandlingCodes.H2, [owner]);
                break;
            case 19 when AnyOf(LineKind.OperatorRegistered) is { } asked:
                await NewAsync(
                    canary, LineKind.ParcelReferred, new ReferParcel(test.Id(), asked.Id, ReferralKind.RequestForInformation, null, Parcel(text), text, [], [], 2000, text, text, marks), asked.Owner, codes, to);
                break;
            case 20 when AnyOf(LineKind.ParcelReferred) is { Closed: false } referral:
                await AnsweredAsync(canary, text, referral);
                break;
            case 9:
                var seizure = new ReportSeizure(
                    test.Id(), text, InspectionMethod.Opened, test.Time.GetUtcNow(), [new SeizedItem(SeizedItemKind.Firearm, "pistol", 1), new SeizedItem(SeizedItemKind.Part, "slide", 2)],
                    Parcel(text), Person(text), Person(text), null, text, marks)
                {
                    Cause = FindCause.Chance,
                    Described = [new ItemDescription(0, new FirearmDescription(text, text, text, text, null, text)) { Calibre = text, Text = text }],
                };
                await NewAsync(canary, LineKind.SeizureReported, seizure, owner, codes, to);
                break;
            case 10:
                await CheckHoldingsAsync(canary, text, owner, codes, to, marks);
                break;
            case 11 or 12 when AnyOf(LineKind.HitPushed) is { } left && (AnyOf(LineKind.LeadSent) ?? AnyOf(LineKind.HitPushed)) is { } right && left != right:
                await LinkAsync(left, right);
                break;
            default:
                await NewAsync(canary, LineKind.MessagePosted, new PostMessage(test.Id(), text, null, marks), owner, codes, to);
                break;
        }
    }

    private static Marks Marks(HandlingCodes codes, IEnumerable<string> to, string text) =>
        new(new Handling(codes, codes.HasFlag(HandlingCodes.H3) ? text : null), null, ValueList.Set(to.Select(Addressee.Parse)));

    private static Party Person(string text) => new(text, text, text, text);

    private static ParcelNumber Parcel(string text) => ParcelNumber.Parse(text);

    private static HitReport Report(string text) => new(HitSubject.Consignor, text, Person(text), Person(text), Parcel(text), CountryCode.Parse("US"), CountryCode.Parse("DE"));

    private async Task AskAsync(int canary, string text, string owner, HandlingCodes codes, HashSet<string> to, Marks marks)
    {
        string[] asked = [.. Countries.Where(country => country != owner && _random.Next(6) == 0)];
        var command = new RequestCheck(test.Id(), text, text, text, Person(text), Parcel(text), ValueList.Countries(asked.Select(CountryCode.Parse)), _random.Next(5, 2000), marks);
        // A free request that asks nobody by name stays open to all, the centre that chases it among them.
        var toAll = asked.Length == 0 && to.Count == 0 && (codes & (HandlingCodes.H2 | HandlingCodes.H3)) == 0;
        if (asked.Length == 0)
        {
            asked = [.. Countries.Where(country => country != owner)];
        }

        var check = await NewAsync(canary, LineKind.CheckRequested, command, owner, codes, toAll ? [] : [.. to, .. asked]);
        check.Asked = [.. asked];
    }

    private async Task CheckHoldingsAsync(int canary, string text, string owner, HandlingCodes codes, HashSet<string> to, Marks marks)
    {
        string[] asked = [.. Viewers.Where(country => country != owner && _random.Next(6) == 0)];
        var free = (codes & (HandlingCodes.H2 | HandlingCodes.H3)) == 0;
        HashSet<string> reading = asked.Length > 0 ? [.. to, .. asked] : free && to.Count == 0 ? [] : [.. Viewers.Where(country => country != owner)];
        await NewAsync(
            canary, LineKind.CrossChecked, new MakeCrossCheck(test.Id(), [new(AskedKind.Name, text), new(AskedKind.Parcel, text)], AskedSubject.Person, text, text, ValueList.Countries(asked.Select(CountryCode.Parse)), _random.Next(2) == 0 ? 24 : null, marks)
            {
                Prepared = new([.. Viewers.Where(country => _random.Next(2) == 0).Select(country => new CountryAnswer(CountryCode.Parse(country), HoldingAnswer.Hit, [new HeldMatch(Held(canary), 9_000)]))], 100),
            },
            owner, codes, reading);
    }

    /// <summary>The holding that answered a check: its id is for the asker's country alone.</summary>
    public static Guid Held(int canary) => RecordId.Derived($"held {canary}");

    private async Task LinkAsync(Thing left, Thing right)
    {
        var answer = await test.Desk.SubmitAsync(new NoteLink(test.Id(), left.Id, right.Id, LinkGround.Consignor, 9_500), Actor.Clock, DeskUnderTest.Token);
        var receipt = Assert.IsType<Answer.Recorded>(answer).Receipt;
        NoteOthers(receipt.Number);
        var link = new Thing(receipt.Record, receipt.Number, LineKind.LinkFound, "EU") { Ends = (left, right) };
        _things[link.Id] = link;
        _lines[receipt.Number] = new Said(0, LineKind.LinkFound, link, receipt.At, receipt.Number);
    }

    private async Task AnswerAsync(int canary, string text, Thing check, HandlingCodes codes, HashSet<string> to, Marks marks)
    {
        // Who names addressees names the asker among them.
        var by = Any([.. check.Asked]);
        HashSet<string> named = to.Count > 0 ? [.. to, check.Owner] : to;
        var answer = await NewAsync(canary, LineKind.CheckAnswered, new AnswerCheck(test.Id(), check.Id, CheckOutcome.Hit, text, marks with { To = ValueList.Set(named.Select(Addressee.Parse)) }), by, codes, Replied(codes, named, check.Owner));
        check.Answers[by] = answer.First;
    }

    /// <summary>An answer under H2 or H3 that names nobody goes to the one who asked.</summary>
    private static HashSet<string> Replied(HandlingCodes codes, HashSet<string> named, string asker) =>
        named.Count == 0 && (codes & (HandlingCodes.H2 | HandlingCodes.H3)) != 0 ? [asker] : named;

    private async Task<Thing> NewAsync(int canary, LineKind kind, OperationCommand command, string owner, HandlingCodes codes, HashSet<string> to)
    {
        var receipt = await RecordedAsync(command, owner);
        var thing = new Thing(receipt.Record, receipt.Number, kind, owner) { Codes = codes, To = to, Restriction = canary + 1 };
        _things[thing.Id] = thing;
        _lines[receipt.Number] = new Said(canary, kind, thing, receipt.At, receipt.Number);
        return thing;
    }

    private async Task AgainAsync(int canary, LineKind kind, Thing thing, OperationCommand command)
    {
        var receipt = await RecordedAsync(command, thing.Owner);
        _lines[receipt.Number] = new Said(canary, kind, thing, receipt.At, receipt.Number);
    }

    private async Task<Receipt> RecordedAsync(OperationCommand command, string country)
    {
        var by = Powers.RolesFor(command.Kind).Contains(Role.LiaisonOfficer) ? Room.Liaison(country) : Room.Agency(country);
        var answer = await test.Desk.SubmitAsync(command, by, DeskUnderTest.Token);
        var receipt = Assert.IsType<Answer.Recorded>(answer).Receipt;
        NoteOthers(receipt.Number);
        return receipt;
    }

    /// <summary>Lines that came without being said: the opening, the phase, and deadlines that passed.</summary>
    private void NoteOthers(long before)
    {
        var view = test.Desk.View(Room.Viewer("EU"))!;
        for (var number = before - 1; number >= 1 && !_lines.ContainsKey(number); number--)
        {
            // Whose deadline it was only the owner's own line tells.
            var line = Countries.Select(country => test.Desk.View(Room.Viewer(country))!.Line(number)!).FirstOrDefault(seen => seen.Sight.Level is SightLevel.Full) ?? view.Line(number)!;
            _lines[number] = line.Kind is LineKind.CheckOverdue or LineKind.CheckReminded or LineKind.LeadMissed or LineKind.ReferralOverdue
                ? new Said(0, line.Kind.Value, _things[line.Record!.Value], line.At!.Value, number)
                : new Said(0, line.Kind!.Value, null, line.At!.Value, number) { OpenOwner = line.Owner!.Value };
        }
    }

    private Thing? AnyOf(LineKind kind)
    {
        Thing[] standing = [.. _things.Values.Where(thing => thing.Kind == kind && !thing.Withdrawn)];
        return standing.Length == 0 ? null : standing[_random.Next(standing.Length)];
    }

    private string Any(string[] of) => of[_random.Next(of.Length)];
}
