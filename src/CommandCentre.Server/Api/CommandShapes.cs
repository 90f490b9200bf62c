using CommandCentre.Domain.Codes;
using CommandCentre.Domain.Controls;
using CommandCentre.Domain.CrossChecks;
using CommandCentre.Domain.Files;
using CommandCentre.Domain.Hits;
using CommandCentre.Domain.Indicators;
using CommandCentre.Domain.Leads;
using CommandCentre.Domain.Operations;
using CommandCentre.Domain.Referrals;
using CommandCentre.Domain.Seizures;
using CommandCentre.Domain.Sharing;

namespace CommandCentre.Server.Api;

/// <summary>A field as the description tells it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Shape">What it holds.</param>
/// <param name="Required">Whether it must be given.</param>
internal sealed record FieldShape(string Name, Shape Shape, bool Required);

/// <summary>What a field holds, with its bounds.</summary>
internal abstract record Shape
{
    internal sealed record Text(int Min, int Max) : Shape;

    internal sealed record Whole(int Min, int Max) : Shape;

    internal sealed record Words(IReadOnlyList<string> Allowed) : Shape;

    internal sealed record Pattern(string Format, string Example) : Shape;

    internal sealed record Group(string Name) : Shape;

    internal sealed record Many(Shape Of, int Min, int Max) : Shape;
}

/// <summary>The fields of every kind of command, for the description; a test compares them with what is really read.</summary>
internal static class CommandShapes
{
    private static readonly Shape Uuid = new Shape.Pattern("uuid", "8b5f0f3c-6a0e-4c57-9a43-0c8e5b8e7d11");
    private static readonly Shape Moment = new Shape.Pattern("date-time", "2020-11-16T09:00:00Z");
    private static readonly Shape Day = new Shape.Pattern("date", "2020-11-16");
    private static readonly Shape Country = new Shape.Pattern("country", "DE");
    private static readonly Shape Parcel = new Shape.Pattern("parcel-number", "RR473124829GB");
    private static readonly Shape Office = new Shape.Pattern("office-of-exchange", "DEFRAA");
    private static readonly Shape Flag = new Shape.Words(["true", "false"]);
    private static readonly Shape Seal = new Shape.Text(2, 40);
    private static readonly Shape Countries = new Shape.Many(Country, 0, 300);
    private static readonly Shape Addressee = new Shape.Pattern("addressee", "DE/customs");
    private static readonly Shape Addressees = new Shape.Many(Addressee, 0, 300);
    private static readonly Shape GroupName = new Shape.Text(2, 20);
    private static readonly Shape Party = new Shape.Group("Party");
    private static readonly Shape Agencies = new Shape.Many(Of<AgencyKind>(), 1, 4);

    private static readonly FieldShape[] Marks =
    [
        May("handling", new Shape.Many(new Shape.Words(["H0", "H1", "H2", "H3"]), 0, 4)), May("handlingText", new Shape.Text(1, Handling.TextLimit)),
        May("evaluation", new Shape.Pattern("evaluation", "B2")), May("to", Addressees),
    ];

    /// <summary>Groups of fields by name.</summary>
    internal static IReadOnlyDictionary<string, FieldShape[]> Groups { get; } = new Dictionary<string, FieldShape[]>
    {
        ["Party"] = [May("name", new Shape.Text(1, 200)), May("address", new Shape.Text(1, 300)), May("phone", new Shape.Text(4, 40)), May("email", new Shape.Text(3, 254))],
        ["HitReport"] =
        [
            Must("subject", Of<HitSubject>()), Must("summary", new Shape.Text(3, 1000)), May("consignor", Party), May("consignee", Party),
            May("parcel", Parcel), May("origin", Country), May("destination", Country),
        ],
        ["SeizedItem"] =
        [
            Must("kind", Of<SeizedItemKind>()), Must("subKind", new Shape.Words([.. Enum.GetValues<SeizedItemKind>().SelectMany(SeizedItemSubKinds.Of)])),
            Must("count", new Shape.Whole(1, 100_000)),
        ],
        ["ParcelRoute"] = [May("origin", Country), May("transit", Countries), May("leaves", Office), May("enters", Office)],
        ["ContentPiece"] =
        [
            Must("description", new Shape.Text(1, 200)), May("hs", new Shape.Pattern("hs-code", "9503.00")), May("quantity", new Shape.Whole(1, 100_000)), May("grams", new Shape.Whole(1, 100_000_000)),
            May("value", new Shape.Pattern("amount", "29.90")), May("currency", new Shape.Text(3, 3)), May("madeIn", Country),
        ],
        ["ItemDescription"] = [Must("item", new Shape.Whole(0, 39)), May("firearm", new Shape.Group("FirearmDescription")), May("calibre", new Shape.Text(1, 40)), May("text", new Shape.Text(1, 300))],
        ["FirearmDescription"] =
        [
            May("make", new Shape.Text(1, 80)), May("model", new Shape.Text(1, 80)), May("calibre", new Shape.Text(1, 40)), May("serial", new Shape.Text(1, 60)),
            May("serialStanding", Of<SerialStanding>()), May("markings", new Shape.Text(1, 300)), May("madeIn", Country), May("importer", new Shape.Text(1, 80)),
            May("condition", Of<FirearmCondition>()), May("action", Of<FirearmAction>()), May("percussion", Of<Percussion>()), May("bore", Of<Bore>()),
            May("barrelMillimetres", new Shape.Whole(1, 3000)), May("overallMillimetres", new Shape.Whole(1, 4000)), May("rounds", new Shape.Whole(0, 1000)),
            May("isDetachable", Flag), May("foldsUnder60", Flag), May("wasAutomatic", Flag), May("looksAutomatic", Flag), May("isDisguised", Flag),
            May("nationalClass", new Shape.Text(1, 40)),
        ],
        ["ExhibitPart"] = [Must("item", new Shape.Whole(0, 39)), Must("pieces", new Shape.Whole(1, 100_000))],
        ["ImageRegion"] =
        [
            Must("left", new Shape.Whole(0, 999)), Must("top", new Shape.Whole(0, 999)), Must("width", new Shape.Whole(1, 1000)), Must("height", new Shape.Whole(1, 1000)), Must("word", new Shape.Text(1, 60)),
        ],
        ["AskedValue"] = [Must("kind", Of<AskedKind>()), Must("text", new Shape.Text(1, 300))],
        ["Participant"] = [Must("country", Country), Must("agencies", Agencies)],
    };

    /// <summary>Fields by kind of command, besides <c>kind</c>, <c>id</c> and (on the hub) <c>operation</c>.</summary>
    internal static IReadOnlyDictionary<CommandKind, FieldShape[]> Kinds { get; } = new Dictionary<CommandKind, FieldShape[]>
    {
        [CommandKind.OpenOperation] =
        [
            Must("name", new Shape.Text(3, 80)), Must("firstDay", Day), Must("lastDay", Day), Must("participants", new Shape.Many(new Shape.Group("Participant"), 1, 80)),
        ],
        [CommandKind.AdmitParticipant] = [Must("country", Country), Must("agencies", Agencies)],
        [CommandKind.ChangePhase] = [Must("to", Of<OperationPhase>())],
        [CommandKind.JoinDuty] = [Must("site", new Shape.Text(2, 80))],
        [CommandKind.LeaveDuty] = [],
        [CommandKind.ReportTally] =
        [
            Must("site", new Shape.Text(2, 80)), Must("method", Of<InspectionMethod>()), Must("hour", Moment), Must("parcels", new Shape.Whole(0, 10_000)),
        ],
        [CommandKind.PushHit] = [Must("report", new Shape.Group("HitReport")), .. Marks],
        [CommandKind.CorrectHit] = [Must("hit", Uuid), Must("report", new Shape.Group("HitReport")), Must("reason", new Shape.Text(3, 400)), .. Marks],
        [CommandKind.WithdrawHit] = [Must("hit", Uuid), Must("reason", new Shape.Text(3, 400))],
        [CommandKind.RequestCheck] =
        [
            Must("question", new Shape.Text(3, 1000)), Must("purpose", new Shape.Text(3, 200)), May("caseReference", new Shape.Text(1, 60)), May("subject", Party),
            May("parcel", Parcel), May("asked", Countries), Must("minutes", new Shape.Whole(5, 2880)), May("priority", Of<CheckPriority>()), .. Marks,
        ],
        [CommandKind.MakeCrossCheck] =
        [
            Must("values", new Shape.Many(new Shape.Group("AskedValue"), 1, 20)), May("subject", Of<AskedSubject>()), Must("purpose", new Shape.Text(3, 200)),
            Must("caseReference", new Shape.Text(1, 60)), May("asked", Countries), May("standingHours", new Shape.Whole(1, 720)), .. Marks,
        ],
        [CommandKind.ChaseCheck] = [Must("check", Uuid), May("text", new Shape.Text(1, 400))],
        [CommandKind.ClaimCheck] = [Must("check", Uuid)],
        [CommandKind.ReleaseCheck] = [Must("check", Uuid)],
        [CommandKind.DecideMatch] = [Must("link", Uuid), Must("verdict", Of<MatchVerdict>()), Must("reason", new Shape.Text(3, 400)), May("hands", Of<Hands>())],
        [CommandKind.AnswerCheck] = [Must("check", Uuid), Must("outcome", Of<CheckOutcome>()), May("text", new Shape.Text(1, 1000)), .. Marks],
        [CommandKind.SendLead] =
        [
            Must("parcel", Parcel), Must("destination", Country), May("consignor", Party), May("consignee", Party), Must("reason", new Shape.Text(3, 1000)),
            May("expected", Moment), May("route", new Shape.Group("ParcelRoute")), May("contents", new Shape.Many(new Shape.Group("ContentPiece"), 0, 40)), May("indicator", Uuid), .. Marks,
        ],
        [CommandKind.ClaimLead] = [Must("lead", Uuid)],
        [CommandKind.ReleaseLead] = [Must("lead", Uuid)],
        [CommandKind.MoveLead] =
        [
            Must("lead", Uuid), Must("stage", Of<LeadMove>()), May("expected", Moment), May("site", new Shape.Text(2, 80)), May("text", new Shape.Text(1, 400)), .. Marks,
        ],
        [CommandKind.ReportControl] =
        [
            May("parcel", Parcel), May("lead", Uuid), May("indicator", Uuid), Must("site", new Shape.Text(2, 80)), Must("level", Of<ControlLevel>()), Must("method", Of<ControlMethod>()),
            Must("result", Of<ControlResult>()), Must("controlled", Moment), May("text", new Shape.Text(1, 1000)), .. Marks,
        ],
        [CommandKind.DecideParcel] =
        [
            Must("control", Uuid), Must("measure", Of<ParcelMeasure>()), May("approval", new Shape.Text(2, 120)), May("until", Moment), May("text", new Shape.Text(1, 1000)), .. Marks,
        ],
        [CommandKind.SetLegalClock] = [Must("measure", Of<ParcelMeasure>()), Must("hours", new Shape.Whole(1, 8760))],
        [CommandKind.StateLegality] = [Must("what", new Shape.Words(LegalSubjects.All)), Must("standing", Of<LegalStanding>()), Must("from", Day), Must("source", new Shape.Text(3, 200))],
        [CommandKind.StateIndicator] = [Must("family", Of<IndicatorFamily>()), Must("name", new Shape.Text(3, 80)), Must("text", new Shape.Text(3, 1000)), .. Marks],
        [CommandKind.SealExhibit] =
        [
            Must("seizure", Uuid), Must("parts", new Shape.Many(new Shape.Group("ExhibitPart"), 1, 40)), Must("seal", Seal), Must("site", new Shape.Text(2, 80)), .. Marks,
        ],
        [CommandKind.HandOverExhibit] = [Must("exhibit", Uuid), Must("receiver", Addressee), Must("seal", Seal), May("text", new Shape.Text(1, 400))],
        [CommandKind.ReceiveExhibit] =
        [
            Must("exhibit", Uuid), Must("seal", Seal), Must("intact", Flag), Must("site", new Shape.Text(2, 80)), May("text", new Shape.Text(1, 400)),
        ],
        [CommandKind.AddFollowUp] =
        [
            Must("seizure", Uuid), Must("outcome", Of<FollowUpKind>()), Must("happened", Moment), Must("text", new Shape.Text(3, 1000)), .. Marks,
        ],
        [CommandKind.ReadImage] =
        [
            Must("file", Uuid), Must("verdict", Of<ImageVerdict>()), May("regions", new Shape.Many(new Shape.Group("ImageRegion"), 0, 20)), May("text", new Shape.Text(1, 1000)), May("second", Of<SecondReading>()), .. Marks,
        ],
        [CommandKind.ReadImageAgain] =
        [
            Must("first", Uuid), Must("verdict", Of<ImageVerdict>()), May("regions", new Shape.Many(new Shape.Group("ImageRegion"), 0, 20)), May("text", new Shape.Text(1, 1000)),
        ],
        [CommandKind.GiveFeedback] = [Must("lead", Uuid), Must("outcome", Of<LeadOutcome>()), May("method", Of<InspectionMethod>()), May("text", new Shape.Text(1, 1000)), .. Marks],
        [CommandKind.ReportSeizure] =
        [
            Must("site", new Shape.Text(2, 80)), Must("method", Of<InspectionMethod>()), Must("found", Moment), Must("items", new Shape.Many(new Shape.Group("SeizedItem"), 1, 40)),
            May("parcel", Parcel), May("consignor", Party), May("consignee", Party), May("lead", Uuid), May("text", new Shape.Text(1, 1000)),
            May("cause", Of<FindCause>()), May("indicator", Uuid), May("concealment", Of<ConcealmentMethod>()), May("described", new Shape.Many(new Shape.Group("ItemDescription"), 0, 40)), .. Marks,
        ],
        [CommandKind.PostMessage] = [Must("text", new Shape.Text(1, 2000)), May("about", Uuid), .. Marks],
        [CommandKind.RegisterOperator] = [Must("trade", Of<OperatorTrade>()), Must("name", new Shape.Text(2, 80)), Must("contact", new Shape.Text(3, 200)), May("operator", Uuid)],
        [CommandKind.ReferParcel] =
        [
            Must("operator", Uuid), Must("ask", Of<ReferralKind>()), May("about", Uuid), May("parcel", Parcel), May("question", new Shape.Text(3, 1000)),
            May("fields", new Shape.Many(Of<ReferralField>(), 0, 300)), May("methods", new Shape.Many(Of<ControlMethod>(), 0, 300)), Must("minutes", new Shape.Whole(5, 2880)), Must("desk", new Shape.Text(3, 200)),
            May("reason", new Shape.Text(1, 1000)), .. Marks,
        ],
        [CommandKind.MoveReferral] = [Must("referral", Uuid), Must("move", Of<ReferralMove>()), May("text", new Shape.Text(3, 1000)), May("minutes", new Shape.Whole(5, 2880))],
        [CommandKind.ChangeMarks] = [Must("record", Uuid), Must("reason", new Shape.Text(3, 400)), .. Marks],
        [CommandKind.GrantUse] = [Must("record", Uuid), Must("country", Country), Must("use", Of<ReleaseUse>()), Must("reason", new Shape.Text(3, 400))],
        [CommandKind.WithdrawGrant] = [Must("record", Uuid), Must("country", Country), Must("use", Of<ReleaseUse>()), Must("reason", new Shape.Text(3, 400))],
        [CommandKind.AskRelease] = [Must("line", new Shape.Whole(1, int.MaxValue)), Must("use", Of<ReleaseUse>()), Must("purpose", new Shape.Text(3, 400))],
        [CommandKind.FormGroup] = [Must("name", GroupName), Must("members", new Shape.Many(Addressee, 1, 300))],
        [CommandKind.DissolveGroup] = [Must("name", GroupName)],
        [CommandKind.DismissParticipant] = [Must("country", Country)],
        [CommandKind.LimitAgency] = [Must("country", Country), Must("agency", Of<AgencyKind>()), May("commands", new Shape.Many(Of<CommandKind>(), 0, 300))],
    };

    /// <summary>Fields of the form that a file comes with.</summary>
    internal static FieldShape[] WithFile { get; } = [Must("record", Uuid), Must("sort", Of<FileSort>()), Must("title", new Shape.Text(1, 120)), .. Marks];

    /// <summary>The names of a command's own fields, in their order.</summary>
    internal static IReadOnlyList<string> Names(CommandKind kind) => [.. Kinds[kind].Select(shape => shape.Name)];

    private static FieldShape Must(string name, Shape shape) => new(name, shape, true);

    private static FieldShape May(string name, Shape shape) => new(name, shape, false);

    private static Shape.Words Of<T>()
        where T : struct, Enum => new(Words.All<T>());
}
