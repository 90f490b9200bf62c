using CommandCentre.Browser.Tests.Running;
using CommandCentre.Desks;
using CommandCentre.Desks.Access;
using CommandCentre.Desks.Operations;
using CommandCentre.Domain.Codes;
using CommandCentre.Domain.Fields;
using CommandCentre.Domain.Operations;
using CommandCentre.Domain.Tests.Fields;
using Microsoft.Playwright;

namespace CommandCentre.Browser.Tests.Injection;

/// <summary>X8 of quality.md: a corpus of more than 300 texts in every text field of every command, shown on every page: nothing runs.</summary>
public sealed partial class InjectionMatrix(OperationsRoom room, ITestOutputHelper output)
{
    // quality.md X8.
    private const int AtLeast = 300;

    private static readonly bool Full = Environment.GetEnvironmentVariable("FULL") == "1";

    // Of about 6,000 lines every page by itself takes a quarter of an hour: on a push each 29th, which no kind and no text divides.
    private static readonly int Stride = Full ? 1 : 29;

    private static readonly string[] TextShapes = ["text", "email"];

    [Fact]
    public async Task EveryText_InEveryFieldOfEveryCommand_IsShownAndNeverRuns()
    {
        Assert.True(InjectionCorpus.All.Count >= AtLeast, $"{InjectionCorpus.All.Count} texts");
        var operation = await room.OpenAsync();
        var desk = (await room.Centre.Get<DeskRoom>().FindAsync(OperationKey.Parse(operation.Key)))!;
        await using var reader = await room.EnterAsync("DE liaison-officer");
        var live = await reader.AnotherPageAsync();
        var (onPage, onLive) = (Detector.On(reader.Page, room.Centre.Address), Detector.On(live, room.Centre.Address));
        await live.GotoAsync(operation.Board);
        await live.Locator("[data-live][data-state=live]").WaitForAsync();

        var told = new Told(desk);
        await told.AllAsync(InjectionCorpus.All);
        await AccountedAsync(operation);
        var named = await NamedAsync(told);
        await live.Locator($"#line-{told.Head}").WaitForAsync(new() { Timeout = 60_000 });
        await onLive.AssertNothingAsync(reader, live);

        await BringAsync(reader.Page, operation);
        await onPage.AssertNothingAsync(reader, reader.Page);
        var pages = 0;
        await foreach (var address in AddressesAsync(operation, told, named))
        {
            await reader.Page.GotoAsync(address, new() { WaitUntil = WaitUntilState.DOMContentLoaded });
            await onPage.AssertNothingAsync(reader, reader.Page);
            pages++;
        }

        pages += await OperatorsAsync(operation, told);
        await onLive.AssertNothingAsync(reader, live);
        output.WriteLine($"{InjectionCorpus.All.Count} texts, {told.Fields.Count} fields of {told.Kinds} kinds of command, {told.Head} lines, {pages} pages and one live board: 0 ran");
        var missed = FieldCatalogue.All.Where(field => TextShapes.Contains(field.Field.Shape)).Select(field => $"{field.Kind}.{field.Field.Path}").Append(FileTitle).Except(told.Fields.Keys).ToList();
        Assert.Empty(missed);
        Assert.All(told.Fields, field => Assert.True(field.Value.Count >= AtLeast || !field.Key.EndsWith("summary", StringComparison.Ordinal), $"{field.Key} held {field.Value.Count} texts"));
    }

    /// <summary>A page without our encoding and policy, to see that the detector finds what runs or stands there.</summary>
    [Fact]
    public async Task Detector_OnAPageThatLetsTextBeMarkup_FindsEveryCarrier()
    {
        await using var reader = await room.EnterAsync("DE liaison-officer");
        var body = string.Empty;
        await reader.Context.RouteAsync("**/raw-fixture*", route => route.FulfillAsync(new() { ContentType = "text/html; charset=utf-8", Body = body }));
        await reader.Context.RouteAsync("**evil.invalid/**", route => route.AbortAsync());
        var missed = new List<string>();
        foreach (var carrier in InjectionCorpus.Carriers)
        {
            // A page of its own: some of them lead elsewhere.
            var raw = await reader.AnotherPageAsync();
            var detector = Detector.On(raw, room.Centre.Address);
            body = $"<!doctype html><title>raw</title><div>{carrier}</div>";
            await raw.GotoAsync("/raw-fixture", new() { WaitUntil = WaitUntilState.Commit });
            if (detector.Loads.Count == 0 && await FoundAsync(raw) is null && detector.Loads.Count == 0)
            {
                missed.Add(carrier);
            }

            await raw.CloseAsync();
        }

        Assert.True(missed.Count == 0, string.Join('\n', missed));
        var page = await reader.AnotherPageAsync();
        body = "<!doctype html><title>raw</title><input value=\"" + InjectionCorpus.All.First(text => text.StartsWith("\" onfocus", StringComparison.Ordinal)) + "\">";
        await page.GotoAsync("/raw-fixture");
        Assert.NotNull(await Detector.LookAsync(page));
        body = "<!doctype html><title>raw</title><p>a text and nothing else</p>";
        await page.GotoAsync("/raw-fixture");
        Assert.Null(await Detector.LookAsync(page));
    }

    /// <summary>A sheet whose cells are the texts: its refused rows and all its rows show them.</summary>
    private static async Task BringAsync(IPage page, OperationAtWork operation)
    {
        var sheet = Server.Sheets.SheetWriter.Csv(["parcel", "destination", "reason"], InjectionCorpus.All.Take(Server.Sheets.SheetRun.MostTold).Select(text => (IReadOnlyList<string>)[text, text, text]));
        await page.GotoAsync(operation.Board + "/sheets");
        await page.Locator("#field-file").SetInputFilesAsync(new FilePayload { Name = "leads.csv", MimeType = "text/csv", Buffer = sheet });
        await page.Locator("form[enctype] button").ClickAsync();
        await page.Locator("[data-running=false] .told-value").First.WaitForAsync();
    }

    // A page may be on its way elsewhere by then, which is one of the things that are to be found.
    private static async Task<string?> FoundAsync(IPage page)
    {
        try
        {
            return await Detector.LookAsync(page);
        }
        catch (PlaywrightException gone)
        {
            return gone.Message;
        }
    }

    /// <summary>Purposes in the access log.</summary>
    private async Task AccountedAsync(OperationAtWork operation)
    {
        foreach (var text in InjectionCorpus.All.Where(text => text.Length >= 3))
        {
            await room.Centre.Get<AccessLog>().RecordAsync(new Access(AccessKind.Exported, "DE-WICKED", CountryCode.Parse("DE"), OperationKey.Parse(operation.Key), null, text, new ExportExtent(0, 1, 1, 0, ValueList.Countries([]))));
        }
    }

    /// <summary>Operations whose names are texts: some of them, because each is a desk of its own.</summary>
    private async Task<IReadOnlyList<string>> NamedAsync(Told told)
    {
        var boards = new List<string>();
        foreach (var text in InjectionCorpus.All.Where(text => text.Trim().Length is >= 3 and <= 80).Where((_, index) => index % 20 == 0))
        {
            var key = OperationKey.Parse($"WICKED-{boards.Count}");
            var read = CommandReading.Read(Samples.Of("open-operation").With("name", Sent.Text(text)).With("id", Sent.Text(Guid.CreateVersion7().ToString("D"))));
            Assert.True(read.Command is not null, string.Join("; ", read.Errors));
            var desk = await room.Centre.Get<DeskRoom>().OpenAsync(key);
            Assert.IsType<Answer.Recorded>(await desk.SubmitAsync(read.Command, new Actor("EU-WICKED", CountryCode.CoordinationCentre, AgencyKind.Coordination, Role.Coordinator)));
            told.Note("open-operation.name", text);
            boards.Add($"/operations/{key}");
        }

        return boards;
    }

    /// <summary>Every page: lists in full, lines by themselves, forms that begin with what a record says, and pages asked for with a text in their address.</summary>
    private static async IAsyncEnumerable<string> AddressesAsync(OperationAtWork operation, Told told, IReadOnlyList<string> named)
    {
        await Task.CompletedTask;
        var root = operation.Board;
        foreach (var page in new[] { "/", "/people", "/systems", "/exercise", "/sessions", root, root + "/countries", root + "/countries/DE", root + "/countries/FR", root + "/queue", root + "/floor", root + "/leads?side=all", root + "/leads?side=all&show=closed", root + "/leads/missed", root + "/finds", root + "/legality", root + "/referrals?of=all", root + "/referrals?of=all&show=ended", root + "/operators", root + "/open-checks?all=1", root + "/check", root + "/alerts?show=all", root + "/links?show=all", root + "/report", root + "/export", root + "/sheets", root + "/sheets/export", root + "/systems", root + "/groups", root + "/indicators" })
        {
            yield return page;
        }

        foreach (var board in named)
        {
            yield return board;
        }

        for (var before = told.Head + 1; before > 1; before -= 100)
        {
            yield return $"{root}/lines?before={before}";
        }

        for (var before = InjectionCorpus.All.Count + 1000L; before > 1; before -= 100)
        {
            yield return $"{root}/access?before={before}";
        }

        for (var number = 1L; number <= told.Head; number += Stride)
        {
            yield return $"{root}/lines/{number}";
        }

        foreach (var address in ParcelAddresses(root, told))
        {
            yield return address;
        }

        foreach (var (form, tie, record) in told.Forms.Where((_, index) => index % Stride == 0))
        {
            yield return $"{root}/report/{form}?{tie}={record:D}";
        }

        foreach (var text in InjectionCorpus.All.Where((_, index) => index % (Full ? 1 : 9) == 0).Select(Uri.EscapeDataString))
        {
            yield return $"{root}/lines?kind={text}&country={text}&before={text}";
            yield return $"{root}/report/correct-hit?hit={text}";
            yield return $"{root}/countries/{text.Replace("%2F", "-", StringComparison.Ordinal).Replace("%5C", "-", StringComparison.Ordinal)}x";
        }
    }
}
