using System.Reflection;
using CommandCentre.Domain.Codes;
using CommandCentre.Domain.Seizures;
using CommandCentre.Server.Hubs;
using CommandCentre.Server.Pages.Forms;
using CommandCentre.Server.Tests.Running;
using Microsoft.AspNetCore.Routing;

namespace CommandCentre.Server.Tests.Isolation;

/// <summary>Every way by which anything of a record could leave the centre, taken from the running system, and for each how it is tried or why it holds nothing.</summary>
/// <remarks>An outlet that is not here fails <see cref="OutletTests"/>: whoever adds one says here which addresses are to be read by everybody, or writes the reason.</remarks>
internal static class Outlets
{
    private const string Root = "/operations/" + Commands.Operation;

    private const string Api = "/api" + Root;

    private const string HoldingsTest = "a country's own alone, nothing of any operation: HoldingsApiTests asks with every other key, by every id there is";

    private const string OperatorTest = "a channel where no viewer is anybody: OperatorMatrixTests, by keys and sessions of operators, with every reference there is";

    private const string HoldingPagesTest = "a country's own alone, nothing of any operation: HoldingPagesTests asks as every other country, by every id there is";

    /// <summary>Addresses that are read with keys, by every key.</summary>
    public static IReadOnlyDictionary<string, Func<Who, FieldOracle, IEnumerable<string>>> ByKey { get; } = new Dictionary<string, Func<Who, FieldOracle, IEnumerable<string>>>
    {
        ["GET /api/operations"] = (_, _) => ["/api/operations"],
        ["GET /api/operations/{key}"] = (_, _) => [Api],
        ["GET /api/operations/{key}/figures"] = (_, _) => [Api + "/figures"],
        ["GET /api/operations/{key}/lines"] = (_, oracle) => [Api + "/lines", $"{Api}/lines?after={oracle.Ledger.Head / 2}&limit=40", $"{Api}/lines?after={oracle.Ledger.Head}"],
        ["GET /api/operations/{key}/lines/{number}"] = (who, oracle) => Some(who, oracle).Select(line => $"{Api}/lines/{line.Number}"),
        ["GET /api/operations/{key}/leads"] = (_, _) => [Api + "/leads?limit=500", Api + "/leads?side=to-us&limit=7&skip=3", Api + "/leads?side=from-us&show=closed", Api + "/leads?show=missed", Api + "/leads?show=closed&limit=500"],
        ["GET /api/operations/{key}/leads/{record:guid}"] = (who, oracle) => Of(oracle, "lead-sent", who).Select(record => $"{Api}/leads/{record.Id:D}"),
        ["GET /api/operations/{key}/parcels/{number}"] = (who, oracle) => Numbers(who, oracle).Select(number => $"{Api}/parcels/{number}"),
        ["GET /api/operations/{key}/cross-checks/{record:guid}"] = (_, oracle) => oracle.Ledger.Records.Values.Where(record => record.Kind == "cross-checked").Take(6).Select(record => $"{Api}/cross-checks/{record.Id:D}"),
        ["GET /api/operations/{key}/alerts"] = (_, _) => [Api + "/alerts"],
        ["GET /openapi/{documentName}.json"] = (_, _) => ["/openapi/v1.json"],
        ["GET /api/operations/{key}/files/{record:guid}"] = (who, oracle) => FilesOf(who, oracle).Select(file => $"{Api}/files/{file:D}"),
        ["GET /api/operations/{key}/files/{record:guid}/preview"] = (who, oracle) => FilesOf(who, oracle).Select(file => $"{Api}/files/{file:D}/preview"),
    };

    /// <summary>Pages that are read in a browser, by a viewer of every class.</summary>
    public static IReadOnlyDictionary<string, Func<Who, FieldOracle, IEnumerable<string>>> ByBrowser { get; } = new Dictionary<string, Func<Who, FieldOracle, IEnumerable<string>>>
    {
        ["GET POST /"] = (_, _) => ["/"],
        ["GET POST /people"] = (_, _) => ["/people"],
        ["GET POST /exercise"] = (_, _) => ["/exercise"],
        ["GET POST /operations/open"] = (_, _) => ["/operations/open"],
        ["GET POST /sessions"] = (_, _) => ["/sessions"],
        ["GET POST /step-up"] = (_, _) => ["/step-up?back=/"],
        ["GET POST /operations/{Key}/people"] = (_, _) => [Root + "/people"],
        ["GET POST /operations/{Key}/sharing"] = (_, _) => [Root + "/sharing"],
        ["GET POST /systems"] = (_, _) => ["/systems"],
        ["GET POST /operations/{Key}/systems"] = (_, _) => [Root + "/systems"],
        ["GET POST /operations/{Key}"] = (who, _) => [Root, $"{Root}?kind=hit-pushed&country={Other(who)}", $"{Root}?wall=1"],
        ["GET POST /operations/{Key}/alerts"] = (_, _) => [Root + "/alerts", Root + "/alerts?show=all"],
        ["GET POST /operations/{Key}/alerts/newest"] = (_, _) => [Root + "/alerts/newest"],
        ["GET POST /operations/{Key}/blind"] = (_, _) => [Root + "/blind"],
        ["GET POST /operations/{Key}/check"] = (_, _) => [Root + "/check"],
        ["GET POST /operations/{Key}/checks/{Record:guid}"] = (_, oracle) => oracle.Ledger.Records.Values.Where(record => record.Kind == "cross-checked").Take(4).Select(record => $"{Root}/checks/{record.Id:D}"),
        ["GET POST /operations/{Key}/access"] = (_, _) => [Root + "/access"],
        ["GET POST /operations/{Key}/export"] = (_, _) => [Root + "/export"],
        ["GET POST /operations/{Key}/countries"] = (_, _) => [Root + "/countries"],
        ["GET POST /operations/{Key}/countries/{Code}"] = (who, _) => [$"{Root}/countries/{who.Country}", $"{Root}/countries/{Other(who)}"],
        ["GET POST /operations/{Key}/holdings"] = (_, _) => [Root + "/holdings"],
        ["GET POST /operations/{Key}/holdings/import"] = (_, _) => [Root + "/holdings/import"],
        ["GET POST /operations/{Key}/holdings/records"] = (_, _) => [Root + "/holdings/records", Root + "/holdings/records?mode=silent"],
        ["GET /operations/{key}/files/{record:guid}"] = (who, oracle) => FilesOf(who, oracle).Select(file => $"{Root}/files/{file:D}"),
        ["GET /operations/{key}/files/{record:guid}/preview"] = (who, oracle) => FilesOf(who, oracle).Select(file => $"{Root}/files/{file:D}/preview"),
        ["GET POST /operations/{Key}/finds"] = (_, _) => [Root + "/finds", .. Enum.GetValues<FindCause>().Select(cause => $"{Root}/finds?cause={Words.Of(cause)}")],
        ["GET POST /operations/{Key}/images/{Record:guid}"] = (who, oracle) => FilesOf(who, oracle).Select(file => $"{Root}/images/{file:D}"),
        ["GET POST /operations/{Key}/indicators"] = (_, _) => [Root + "/indicators"],
        ["GET POST /operations/{Key}/indicators/{Record:guid}"] = (who, oracle) => Of(oracle, "indicator-stated", who).Select(record => $"{Root}/indicators/{record.Id:D}"),
        ["GET POST /operations/{Key}/leads"] = (_, _) => [Root + "/leads?side=all", Root + "/leads?side=to-us", Root + "/leads?side=from-us&show=closed", Root + "/leads?side=all&show=closed"],
        ["GET POST /operations/{Key}/leads/missed"] = (_, _) => [Root + "/leads/missed"],
        ["GET POST /operations/{Key}/leads/{Record:guid}"] = (who, oracle) => Of(oracle, "lead-sent", who).Select(record => $"{Root}/leads/{record.Id:D}"),
        ["GET POST /operations/{Key}/parcels/{Number}"] = (who, oracle) => [.. Numbers(who, oracle).Select(number => $"{Root}/parcels/{number}")],
        ["GET POST /operations/{Key}/floor"] = (who, oracle) => [Root + "/floor", .. Numbers(who, oracle).Select(number => $"{Root}/floor?parcel={number}")],
        ["GET POST /operations/{Key}/operators"] = (_, _) => [Root + "/operators"],
        ["GET POST /operations/{Key}/referrals"] = (_, _) => [Root + "/referrals", Root + "/referrals?of=all", Root + "/referrals?of=all&show=ended", Root + "/referrals?of=all&state=accepted"],
        ["GET POST /operations/{Key}/referrals/{Record:guid}"] = (who, oracle) => Of(oracle, "parcel-referred", who).Select(record => $"{Root}/referrals/{record.Id:D}"),
        ["GET POST /operations/{Key}/seizures/{Record:guid}"] = (who, oracle) => Of(oracle, "seizure-reported", who).Select(record => $"{Root}/seizures/{record.Id:D}"),
        ["GET POST /operations/{Key}/seizures/{Record:guid}/forms"] = (who, oracle) => Of(oracle, "seizure-reported", who).Select(record => $"{Root}/seizures/{record.Id:D}/forms"),
        ["GET POST /operations/{Key}/legality"] = (_, _) => [Root + "/legality"],
        ["GET POST /operations/{Key}/lines"] = (who, oracle) => [Root + "/lines", $"{Root}/lines?before={oracle.Ledger.Head - 100}", .. Filters(who).Select(filter => $"{Root}/lines?{filter}")],
        ["GET POST /operations/{Key}/lines/{Number:long}"] = (who, oracle) => Some(who, oracle).Select(line => $"{Root}/lines/{line.Number}"),
        ["GET POST /operations/{Key}/links"] = (_, _) => [Root + "/links", Root + "/links?show=all", Root + "/links?show=all&before=0"],
        ["GET POST /operations/{Key}/links/{Number:long}"] = (who, oracle) => [.. oracle.Ledger.Records.Values.Where((link, at) => link.Ends is not null && (Full || at % 4 == Place(who) % 4)).Select(link => $"{Root}/links/{link.Lines[0].Number}"), $"{Root}/links/{oracle.Ledger.Head + 100}"],
        ["GET POST /operations/{Key}/open-checks"] = (_, _) => [Root + "/open-checks?all=1", Root + "/open-checks?mine=1", Root + "/open-checks?wall=1"],
        ["GET POST /operations/{Key}/sheets"] = (_, _) => [Root + "/sheets"],
        ["GET POST /operations/{Key}/sheets/export"] = (_, _) => [Root + "/sheets/export"],
        ["GET POST /operations/{Key}/queue"] = (_, _) => [Root + "/queue"],
        ["GET POST /operations/{Key}/report"] = (_, _) => [Root + "/report"],
        ["GET POST /operations/{Key}/report/{Kind}"] = Forms,
    };

    /// <summary>Outlets with a test of their own.</summary>
    public static IReadOnlyDictionary<string, string> Elsewhere { get; } = new Dictionary<string, string>
    {
        ["POST /api/operations/{key}/cross-checks"] = "HoldingsMatrixTests: every holding asked for by every asker; the ways of asking in SilenceTests",
        ["POST /api/operations/{key}/alerts/{number}/decision"] = "HoldingsMatrixTests.DecisionsAsync: by every number there is, of other countries",
        ["POST /api/operations/{key}/commands"] = "answers to commands that name what is closed: AbsentOrClosedTests; the filling itself gives every kind",
        ["POST /operations/{key}/report/{kind}"] = "forms sent with what is closed: AbsentOrClosedTests",
        ["POST /api/operations/{key}/files"] = "answers to files for what is closed: AbsentOrClosedTests",
        ["POST /operations/{key}/report/add-file"] = "the same by the page's form: AbsentOrClosedTests",
        ["POST /operations/{key}/check"] = "the form of make-cross-check at another address: CheckPagesTests",
        ["POST /operations/{key}/check/preview"] = "the same, and IsolationMatrixTests.PreviewsAsync",
        ["POST /operations/{key}/check/recognise"] = "answers with what the sender typed and nothing else: CheckPagesTests",
        ["POST /operations/{key}/floor"] = "FloorPageTests: the page of its address, which the matrix walks with every number, and commands of AbsentOrClosedTests",
        ["POST /operations/{key}/floor/look"] = "FloorSendTests and FloorPageTests: the same part of that page",
        ["POST /operations/{key}/floor/send"] = "FloorSendTests: answers with a number of the sender's own line, or with what the form says",
        ["POST /operations/{key}/alerts"] = "a decision on an alert of the sender’s own country: as POST /api/operations/{key}/alerts/{number}/decision, by the same rule",
        ["GET POST /operations/{Key}/holdings/imports/{Import:guid}"] = HoldingPagesTest,
        ["GET POST /operations/{Key}/holdings/loads/{Load:guid}"] = HoldingPagesTest,
        ["GET POST /operations/{Key}/holdings/records/{Record:guid}"] = HoldingPagesTest,
        ["GET /api/operator/referrals"] = OperatorTest,
        ["GET /api/operator/referrals/{reference}"] = OperatorTest,
        ["POST /api/operator/referrals/{reference}/answer"] = OperatorTest,
        ["GET POST /operator"] = OperatorTest,
        ["GET POST /operator/{Reference:guid}"] = OperatorTest,
        ["POST /operator/{reference:guid}"] = OperatorTest,
        ["POST /operations/{key}/blind"] = "BlindPageTests: by every role; the secret, the sender's own filter, and nothing of a record",
        ["POST /operations/{key}/holdings"] = HoldingPagesTest,
        ["POST /operations/{key}/holdings/import"] = HoldingPagesTest,
        ["POST /operations/{key}/holdings/import/columns"] = "answers with what the sender’s own file begins with: HoldingPagesTests",
        ["POST /operations/{key}/holdings/imports/{import:guid}"] = HoldingPagesTest,
        ["POST /operations/{key}/holdings/loads/{load:guid}"] = HoldingPagesTest,
        ["POST /operations/{key}/holdings/records"] = HoldingPagesTest,
        ["POST /operations/{key}/holdings/records/{record:guid}"] = HoldingPagesTest,
        ["POST /operations/{key}/report/{kind}/preview"] = "IsolationMatrixTests.PreviewsAsync",
        ["GET /api/operations/{key}/blind/secret"] = "BlindEndpointsTests: by every role, of an operation of others; holds nothing of a record",
        ["GET /api/operations/{key}/blind/filter"] = "BlindEndpointsTests: as the secret, and another country's filter",
        ["PUT /api/operations/{key}/blind/filter"] = "BlindEndpointsTests: as the secret, and for another country",
        ["DELETE /api/operations/{key}/blind/filter"] = "BlindEndpointsTests: as the secret",
        ["DELETE /api/operations/{key}/holdings/imports/{import}"] = HoldingsTest,
        ["DELETE /api/operations/{key}/holdings/mappings/{name}"] = HoldingsTest,
        ["GET /api/operations/{key}/holdings"] = HoldingsTest,
        ["GET /api/operations/{key}/holdings/imports/{import}"] = HoldingsTest,
        ["GET /api/operations/{key}/holdings/mappings"] = HoldingsTest,
        ["GET /api/operations/{key}/holdings/records"] = HoldingsTest,
        ["GET /api/operations/{key}/holdings/records/{record}"] = HoldingsTest,
        ["POST /api/operations/{key}/holdings/changes"] = HoldingsTest,
        ["POST /api/operations/{key}/holdings/imports"] = HoldingsTest,
        ["POST /api/operations/{key}/holdings/mappings"] = HoldingsTest,
        ["POST /api/operations/{key}/holdings/records"] = HoldingsTest,
        ["POST /api/operations/{key}/holdings/withdrawals"] = HoldingsTest,
        ["PUT /api/operations/{key}/holdings/imports/{import}/file"] = HoldingsTest,
        ["POST /api/operations/{key}/exports"] = "IsolationMatrixTests.ExportsAsync, by every key",
        ["POST /api/operations/{key}/sheets/{kind}"] = "answers with the sender's own rows; each is a command: AbsentOrClosedTests",
        ["GET /api/operations/{key}/sheets/runs/{run}"] = "the sender's own alone: SheetApiTests.Run_OfAnother_IsAsAbsent",
        ["DELETE /api/operations/{key}/sheets/runs/{run}"] = "the same",
        ["POST /operations/{key}/sheets"] = "answers with the sender's own rows: SheetPagesTests",
        ["POST /operations/{key}/sheets/runs/{run:guid}"] = "the sender's own alone: SheetPagesTests.Run_OfAnother_IsAsAbsent",
        ["GET POST /operations/{Key}/sheets/runs/{Run:guid}"] = "the same",
        ["POST /operations/{key}/sheets/export"] = "the same as by the API: SheetPagesTests; one maker makes both",
        ["GET /operations/{key}/sheets/{kind}/template/{format}"] = "the names of columns, and nothing of any operation: SheetPagesTests",
        ["POST /api/operations/{key}/sheets/{kind}/export"] = "IsolationMatrixTests.SheetsAsync, every kind by every key",
        ["POST /api/operations/{key}/seizures/{record}/forms"] = "IsolationMatrixTests.PapersAsync, every form by every key",
        ["POST /operations/{key}/seizures/{record:guid}/forms"] = "the same by the page's form: PaperTests; one maker makes both",
        ["POST /operations/{key}/export"] = "IsolationMatrixTests.ExportsAsync, by the page's form",
        ["* /hub/live"] = "IsolationMatrixTests: pages, live lines and figures; AbsentOrClosedTests: Submit",
        ["* /hub/live/negotiate"] = "answers with the transport before anything is joined; RunningCentre connects by it in every hub test",
        ["GET /metrics"] = "IsolationMatrixTests.WatchAsync",
        ["GET /health/live"] = "IsolationMatrixTests.WatchAsync",
        ["GET /health/ready"] = "IsolationMatrixTests.WatchAsync",
    };

    /// <summary>Outlets that hold nothing of any record, and why.</summary>
    public static IReadOnlyDictionary<string, string> Without { get; } = new Dictionary<string, string>
    {
        ["GET POST /door"] = "before anybody is signed in; knows the countries of the exercise only",
        ["GET POST /first"] = "before anybody is signed in; knows codes of invitation only",
        ["GET POST /wall"] = "before anybody is signed in; begins a wall by a one-time code",
        ["GET POST /sign-in"] = "before anybody is signed in; knows persons only",
        ["GET POST /sign-in/with/{Slug}"] = "before anybody is signed in; sends to an agency's identity provider",
        ["GET POST /sign-in/from/{Slug}"] = "before anybody is signed in; comes back from it",
        ["GET POST /first/with/{Slug}"] = "before anybody is signed in; uses a code with it",
        ["GET POST /step-up/with/{Slug}"] = "sends somebody signed in to the provider once more",
        ["POST /look"] = "sets a cookie about light and dark",
        ["POST /leave"] = "ends a session",
        ["POST /operator/leave"] = "ends an operator's session",
        ["GET POST /operator/sign-in"] = "before anybody is signed in; knows keys of operators only",
        ["GET POST /floor/shell"] = "the sorting floor's frame for a device without a connection: no operation, no officer; FloorShellTests",
        ["POST /operations/open"] = "opens an operation that is not there; one that is answers as for its viewer (AbsentOrClosedTests names it)",
        ["GET /_framework/opaque-redirect"] = "the framework's own redirect to an address that it sealed itself",
    };

    /// <summary>The hub's methods and where each is tried.</summary>
    public static IReadOnlyDictionary<string, string> HubMethods { get; } = new Dictionary<string, string>
    {
        ["Join"] = "IsolationMatrixTests: pages from 0, replay from the middle, live lines",
        ["JoinBoard"] = "the same as rows, with figures",
        ["CrossCheck"] = "HoldingsMatrixTests: every holding asked for by every asker",
        ["Submit"] = "AbsentOrClosedTests: every command that names a record",
    };

    /// <summary>Every route there is.</summary>
    public static IReadOnlyList<string> Routes(RunningCentre centre) =>
        [.. Endpoints(centre).Select(endpoint => $"{string.Join(' ', Methods(endpoint))} /{endpoint.RoutePattern.RawText!.TrimStart('/')}").Distinct().Order(StringComparer.Ordinal)];

    public static IEnumerable<RouteEndpoint> Endpoints(RunningCentre centre) => ((IEndpointRouteBuilder)centre.App).DataSources.SelectMany(source => source.Endpoints).OfType<RouteEndpoint>();

    public static IEnumerable<string> Methods(RouteEndpoint endpoint) =>
        endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods.Order(StringComparer.Ordinal) is { } methods && methods.Any() ? methods : ["*"];

    /// <summary>Every method of the hub that a client can call.</summary>
    public static IEnumerable<string> Hub =>
        typeof(LiveHub).GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly).Select(method => method.Name);

    /// <summary>Filters of the list of lines, each by kind, country, code or item.</summary>
    public static IEnumerable<string> Filters(Who who) =>
    [
        "kind=hit-pushed", $"country={Other(who)}", $"kind=hit-pushed&country={Other(who)}&handling=H2", "handling=H3", "kind=check-requested", "kind=group-formed", "item=part", $"kind=marks-changed&country={Other(who)}",
    ];

    /// <summary>Lines for one viewer to look at one by one: all of them when FULL=1, else a share that differs from viewer to viewer, so that together they are all.</summary>
    public static IEnumerable<SaidLine> Some(Who who, FieldOracle oracle) =>
        oracle.Ledger.Lines.Where(line => Full || line.Number % Share == Place(who) % Share || line.Kind.StartsWith("group", StringComparison.Ordinal));

    private static IEnumerable<string> Numbers(Who who, FieldOracle oracle) =>
        oracle.Ledger.Lines.SelectMany(line => line.Canaries).Where((canary, at) => canary.Field == "parcel" && (Full || at % 7 == Place(who) % 7)).Select(canary => "ZQ" + canary.Text);
    /// <summary>Files for one viewer to ask for: a share of them, together all.</summary>
    private static IEnumerable<Guid> FilesOf(Who who, FieldOracle oracle) => oracle.Ledger.Files.Keys.Where((_, at) => Full || at % 5 == Place(who) % 5);

    private static IEnumerable<SaidRecord> Of(FieldOracle oracle, string kind, Who who) =>
        oracle.Ledger.Records.Values.Where(record => record.Kind == kind).Where((_, at) => Full || at % Share == Place(who) % Share);

    /// <summary>Whether the long form was asked for.</summary>
    public static bool Full => Environment.GetEnvironmentVariable("FULL") == "1";

    // 26 countries: each line is looked at alone by three or so of them on a push.
    private const int Share = 41;

    private static int Place(Who who) => (who.Country + who.Agency + who.Role).Aggregate(0, (sum, letter) => ((sum * 31) + letter) % 9973);

    private static string Other(Who who) => who.Country == "DE" ? "FR" : "DE";

    /// <summary>Every form blank, and every form that speaks of a record filled in from one that may be read, one that is known to exist and one that is closed.</summary>
    private static IEnumerable<string> Forms(Who who, FieldOracle oracle)
    {
        foreach (var form in ReportForms.All.Append(ReportForms.Attaching))
        {
            yield return $"{Root}/report/{form.Word}";
            if (form.Tie is not { } tie)
            {
                continue;
            }

            if (tie.Field == "line")
            {
                foreach (var line in oracle.Ledger.Lines.GroupBy(line => oracle.Of(who, line).Level).Select(level => level.Last()))
                {
                    yield return $"{Root}/report/{form.Word}?line={line.Number}";
                }

                continue;
            }

            var records = oracle.Ledger.Records.Values.Where(record => record.Kind == Named(tie.Field) || Named(tie.Field).Length == 0).ToList();
            foreach (var level in new[] { "full", "non-nominal", "existence", "number" })
            {
                if (records.FirstOrDefault(record => oracle.Of(who, record.Lines[0]).Level == level) is { } record)
                {
                    yield return $"{Root}/report/{form.Word}?{tie.Field}={record.Id:D}";
                }
            }
        }
    }

    private static string Named(string field) => field switch { "hit" => "hit-pushed", "check" => "check-requested", "lead" => "lead-sent", "referral" => "parcel-referred", _ => string.Empty };
}
