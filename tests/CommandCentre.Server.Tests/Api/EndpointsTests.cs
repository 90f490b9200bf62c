using System.Reflection;
using CommandCentre.Server.Hubs;
using CommandCentre.Server.Tests.Running;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;

namespace CommandCentre.Server.Tests.Api;

/// <summary>Every way out of the centre is on a list: one that is added without being thought about fails here.</summary>
public sealed class EndpointsTests
{
    // Reached without being signed in (quality.md, X3).
    private static readonly string[] Anonymous = ["GET POST /door", "GET POST /first", "GET POST /first/with/{Slug}", "GET POST /sign-in", "GET POST /sign-in/with/{Slug}", "GET POST /sign-in/from/{Slug}", "GET POST /wall", "GET POST /operator/sign-in", "POST /look", "GET /health/live", "GET /health/ready"];

    // Signed in, and giving out nothing of any operation.
    private static readonly string[] WithoutRecords = ["GET /metrics", "GET /openapi/{documentName}.json", "POST /leave", "POST /operator/leave", "GET POST /step-up/with/{Slug}", "GET POST /people", "GET POST /sessions", "GET POST /step-up", "GET POST /systems", "GET POST /exercise", "GET POST /floor/shell", "GET POST /operations/open", "POST /operations/open", "GET /_framework/opaque-redirect"];

    // Giving out what a viewer may see, through OperationView.For(viewer): each is tried with canaries (SightTests, LiveHubTests).
    private static readonly string[] ThroughTheGate =
    [
        "GET /api/operations",
        "GET /api/operations/{key}",
        "GET /api/operations/{key}/blind/filter",
        "PUT /api/operations/{key}/blind/filter",
        "DELETE /api/operations/{key}/blind/filter",
        "GET /api/operations/{key}/blind/secret",
        "GET /api/operations/{key}/alerts",
        "GET /api/operations/{key}/cross-checks/{record:guid}",
        "GET /api/operations/{key}/figures",
        "GET /api/operations/{key}/files/{record:guid}",
        "GET /api/operations/{key}/files/{record:guid}/preview",
        "POST /api/operations/{key}/files",
        "GET /operations/{key}/files/{record:guid}",
        "GET /operations/{key}/files/{record:guid}/preview",
        "POST /operations/{key}/report/add-file",
        "GET /api/operations/{key}/leads",
        "GET /api/operations/{key}/leads/{record:guid}",
        "GET /api/operations/{key}/lines",
        "GET /api/operations/{key}/lines/{number}",
        "GET /api/operations/{key}/parcels/{number}",
        "POST /api/operations/{key}/alerts/{number}/decision",
        "DELETE /api/operations/{key}/holdings/imports/{import}",
        "DELETE /api/operations/{key}/holdings/mappings/{name}",
        "GET /api/operations/{key}/holdings",
        "GET /api/operations/{key}/holdings/imports/{import}",
        "GET /api/operations/{key}/holdings/mappings",
        "GET /api/operations/{key}/holdings/records",
        "GET /api/operations/{key}/holdings/records/{record}",
        "POST /api/operations/{key}/holdings/changes",
        "POST /api/operations/{key}/holdings/imports",
        "POST /api/operations/{key}/holdings/mappings",
        "POST /api/operations/{key}/holdings/records",
        "POST /api/operations/{key}/holdings/withdrawals",
        "PUT /api/operations/{key}/holdings/imports/{import}/file",
        "POST /api/operations/{key}/commands",
        "POST /api/operations/{key}/cross-checks",
        "POST /api/operations/{key}/exports",
        "POST /operations/{key}/alerts",
        "POST /operations/{key}/blind",
        "POST /operations/{key}/check",
        "POST /operations/{key}/check/preview",
        "POST /operations/{key}/check/recognise",
        "POST /operations/{key}/export",
        "POST /operations/{key}/seizures/{record:guid}/forms",
        "POST /api/operations/{key}/seizures/{record}/forms",
        "DELETE /api/operations/{key}/sheets/runs/{run}",
        "GET /api/operations/{key}/sheets/runs/{run}",
        "POST /api/operations/{key}/sheets/{kind}",
        "POST /api/operations/{key}/sheets/{kind}/export",
        "POST /operations/{key}/floor",
        "POST /operations/{key}/floor/look",
        "POST /operations/{key}/floor/send",
        "POST /operations/{key}/holdings",
        "POST /operations/{key}/holdings/import",
        "POST /operations/{key}/holdings/import/columns",
        "POST /operations/{key}/holdings/imports/{import:guid}",
        "POST /operations/{key}/holdings/loads/{load:guid}",
        "POST /operations/{key}/holdings/records",
        "POST /operations/{key}/holdings/records/{record:guid}",
        "GET /operations/{key}/sheets/{kind}/template/{format}",
        "POST /operations/{key}/sheets",
        "POST /operations/{key}/sheets/export",
        "POST /operations/{key}/sheets/runs/{run:guid}",
        "POST /operations/{key}/report/{kind}",
        "POST /operations/{key}/report/{kind}/preview",
        "* /hub/live",
        "* /hub/live/negotiate",
    ];

    // What postal operators and carriers see, through OperatorView: OperatorMatrixTests.
    private static readonly string[] ThroughTheNarrowGate =
    [
        "GET /api/operator/referrals",
        "GET /api/operator/referrals/{reference}",
        "POST /api/operator/referrals/{reference}/answer",
        "GET POST /operator",
        "GET POST /operator/{Reference:guid}",
        "POST /operator/{reference:guid}",
    ];

    // Pages that show what a viewer may see: all of them are walked with a canary below.
    private static readonly string[] PagesThroughTheGate =
    [
        "GET POST /",
        "GET POST /operations/{Key}",
        "GET POST /operations/{Key}/access",
        "GET POST /operations/{Key}/alerts",
        "GET POST /operations/{Key}/alerts/newest",
        "GET POST /operations/{Key}/blind",
        "GET POST /operations/{Key}/check",
        "GET POST /operations/{Key}/checks/{Record:guid}",
        "GET POST /operations/{Key}/countries",
        "GET POST /operations/{Key}/countries/{Code}",
        "GET POST /operations/{Key}/export",
        "GET POST /operations/{Key}/holdings",
        "GET POST /operations/{Key}/holdings/import",
        "GET POST /operations/{Key}/holdings/imports/{Import:guid}",
        "GET POST /operations/{Key}/holdings/loads/{Load:guid}",
        "GET POST /operations/{Key}/holdings/records",
        "GET POST /operations/{Key}/holdings/records/{Record:guid}",
        "GET POST /operations/{Key}/finds",
        "GET POST /operations/{Key}/indicators",
        "GET POST /operations/{Key}/indicators/{Record:guid}",
        "GET POST /operations/{Key}/floor",
        "GET POST /operations/{Key}/images/{Record:guid}",
        "GET POST /operations/{Key}/leads",
        "GET POST /operations/{Key}/leads/missed",
        "GET POST /operations/{Key}/leads/{Record:guid}",
        "GET POST /operations/{Key}/legality",
        "GET POST /operations/{Key}/lines",
        "GET POST /operations/{Key}/links",
        "GET POST /operations/{Key}/links/{Number:long}",
        "GET POST /operations/{Key}/lines/{Number:long}",
        "GET POST /operations/{Key}/open-checks",
        "GET POST /operations/{Key}/parcels/{Number}",
        "GET POST /operations/{Key}/people",
        "GET POST /operations/{Key}/queue",
        "GET POST /operations/{Key}/report",
        "GET POST /operations/{Key}/report/{Kind}",
        "GET POST /operations/{Key}/operators",
        "GET POST /operations/{Key}/referrals",
        "GET POST /operations/{Key}/referrals/{Record:guid}",
        "GET POST /operations/{Key}/seizures/{Record:guid}",
        "GET POST /operations/{Key}/seizures/{Record:guid}/forms",
        "GET POST /operations/{Key}/sheets",
        "GET POST /operations/{Key}/sheets/export",
        "GET POST /operations/{Key}/sheets/runs/{Run:guid}",
        "GET POST /operations/{Key}/systems",
        "GET POST /operations/{Key}/sharing",
    ];

    [Fact]
    public async Task Endpoints_ReachedUnsigned_AreTheListedOnes()
    {
        await using var centre = await RunningCentre.StartAsync();
        Assert.Equal(Anonymous.Order(), All(centre).Where(endpoint => endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null).SelectMany(Names).Distinct().Order());
    }

    [Fact]
    public async Task Endpoints_All_AreThoughtAbout()
    {
        await using var centre = await RunningCentre.StartAsync();
        Assert.Equal(Anonymous.Concat(WithoutRecords).Concat(ThroughTheGate).Concat(ThroughTheNarrowGate).Concat(PagesThroughTheGate).Order(), All(centre).SelectMany(Names).Distinct().Order());
    }

    [Theory]
    [InlineData("DE liaison-officer", true)]
    [InlineData("FR liaison-officer", true)]
    [InlineData("FR agency-officer", true)]
    [InlineData("NL liaison-officer", false)]
    [InlineData("NL agency-officer", false)]
    [InlineData("EU coordinator", false)]
    public async Task EveryPage_OfARecordToFrance_ShowsItToThoseWhoMay(string who, bool may)
    {
        const string canary = "Canary in the toy";
        await using var centre = await RunningCentre.StartAsync();
        await Commands.OpenAsync(centre);
        using var germany = centre.As("DE", "liaison officer");
        await Commands.RecordAsync(germany, Commands.Hit(canary, "H2", "FR"));
        using var browser = centre.Browser(out _);
        await PageForms.EnterAsync(browser, who);
        var shown = 0;
        foreach (var path in PagesThroughTheGate.Select(name => Path(name["GET POST ".Length..])))
        {
            using var answer = await browser.GetAsync(path);
            // There is no such check, link or holding: CheckPagesTests, LinkPagesTests and HoldingPagesTests have some. What a country holds has no page for who may see none.
            var isAbsent = Absent.Any(part => path.Contains(part, StringComparison.Ordinal)) && !path.EndsWith("/missed", StringComparison.Ordinal);
            Assert.True(isAbsent ? (int)answer.StatusCode == 404 : (int)answer.StatusCode is 200 or 302 or 303, $"{path} answered {(int)answer.StatusCode}");
            var holds = (await answer.Content.ReadAsStringAsync()).Contains(canary, StringComparison.Ordinal);
            Assert.True(may || !holds, $"{path} shows {who} what is not for them");
            shown += holds ? 1 : 0;
        }

        Assert.Equal(may, shown > 0);
    }

    [Theory]
    [InlineData("SE liaison-officer")]
    [InlineData("SE agency-officer")]
    public async Task EveryPage_OfAnOperationOfOthers_IsAsIfAbsent(string who)
    {
        await using var centre = await RunningCentre.StartAsync();
        await Commands.OpenAsync(centre);
        using var browser = centre.Browser(out _);
        await PageForms.EnterAsync(browser, who);
        foreach (var path in PagesThroughTheGate.Select(name => Path(name["GET POST ".Length..])).Where(path => path != "/"))
        {
            using var others = await browser.GetAsync(path);
            using var absent = await browser.GetAsync(path.Replace(Commands.Operation, "NOWHERE", StringComparison.Ordinal));
            Assert.Equal(absent.StatusCode, others.StatusCode);
            Assert.DoesNotContain("Armstrong Test", await others.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void HubMethods_All_AreThoughtAbout() =>
        Assert.Equal(
            ["CrossCheck", "Join", "JoinBoard", "Submit"],
            typeof(LiveHub).GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly).Select(method => method.Name).Order());

    [Fact]
    public async Task EveryEndpoint_AskedUnsigned_GivesNothingUnlessListed()
    {
        await using var centre = await RunningCentre.StartAsync();
        await Commands.OpenAsync(centre);
        using var nobody = centre.WithKey(null);
        foreach (var endpoint in All(centre).Where(endpoint => endpoint.Metadata.GetMetadata<IAllowAnonymous>() is null))
        {
            var path = Path(endpoint.RoutePattern.RawText!);
            foreach (var method in Methods(endpoint).Where(method => method != "*").DefaultIfEmpty("GET"))
            {
                using var request = new HttpRequestMessage(new HttpMethod(method), "/" + path.TrimStart('/'));
                using var answer = await nobody.SendAsync(request);
                Assert.True((int)answer.StatusCode is 302 or 401 or 404, $"{method} {path} answered {(int)answer.StatusCode} to nobody");
            }
        }
    }

    private static readonly string[] Absent = ["/checks/", "/leads/", "/images/", "/indicators/", "/parcels/", "/seizures/", "/referrals/", "/links/", "/sheets/runs/", "/holdings/imports/", "/holdings/loads/", "/holdings/records/"];

    private static string Path(string route) => route
        .Replace("{key}", Commands.Operation, StringComparison.OrdinalIgnoreCase)
        .Replace("{number}", "3", StringComparison.Ordinal)
        .Replace("{Number:long}", "3", StringComparison.Ordinal)
        .Replace("{Record:guid}", "8b5f0f3c-6a0e-4c57-9a43-0c8e5b8e7d11", StringComparison.OrdinalIgnoreCase)
        .Replace("{import:guid}", "8b5f0f3c-6a0e-4c57-9a43-0c8e5b8e7d11", StringComparison.OrdinalIgnoreCase)
        .Replace("{run:guid}", "8b5f0f3c-6a0e-4c57-9a43-0c8e5b8e7d11", StringComparison.OrdinalIgnoreCase)
        .Replace("{load:guid}", "8b5f0f3c-6a0e-4c57-9a43-0c8e5b8e7d11", StringComparison.OrdinalIgnoreCase)
        .Replace("{Number}", "EE471108151FR", StringComparison.Ordinal)
        .Replace("{reference:guid}", "8b5f0f3c-6a0e-4c57-9a43-0c8e5b8e7d11", StringComparison.OrdinalIgnoreCase)
        .Replace("{reference}", "8b5f0f3c-6a0e-4c57-9a43-0c8e5b8e7d11", StringComparison.Ordinal)
        .Replace("{Slug}", "nobody", StringComparison.Ordinal)
        .Replace("{Code}", "DE", StringComparison.Ordinal)
        .Replace("{kind}", "post-message", StringComparison.OrdinalIgnoreCase);

    private static IEnumerable<RouteEndpoint> All(RunningCentre centre) => ((IEndpointRouteBuilder)centre.App).DataSources.SelectMany(source => source.Endpoints).OfType<RouteEndpoint>();

    private static IEnumerable<string> Names(RouteEndpoint endpoint) => [$"{string.Join(' ', Methods(endpoint))} /{endpoint.RoutePattern.RawText!.TrimStart('/')}"];

    private static IEnumerable<string> Methods(RouteEndpoint endpoint) =>
        endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods.Order() is { } methods && methods.Any() ? methods : ["*"];

}
