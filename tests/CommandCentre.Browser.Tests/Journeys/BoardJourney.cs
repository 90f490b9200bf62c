using System.Globalization;
using CommandCentre.Browser.Tests.Running;
using CommandCentre.Server.Pages;
using CommandCentre.Server.Tests.Running;
using Microsoft.Playwright;

namespace CommandCentre.Browser.Tests.Journeys;

/// <summary>A board that others look at: what is read stays, what is corrected or withdrawn is drawn again, a wall stays fit for visitors.</summary>
public sealed class BoardJourney(OperationsRoom room)
{
    // More than a screen of the feed holds at 1440x900.
    private const int RowsToScroll = 45;

    [Fact]
    public async Task NewRows_WhileTheFeedIsScrolled_WaitAndMoveNothing()
    {
        var operation = await room.OpenAsync();
        for (var sent = 0; sent < RowsToScroll; sent++)
        {
            await operation.RecordAsync(sent % 2 == 0 ? "DE" : "NL", "liaison officer", Commands.Message());
        }

        await using var reader = await room.EnterAsync("FR liaison-officer");
        await reader.GoLiveAsync(operation.Board);
        var box = reader.Page.Locator(".feed-box");
        await box.EvaluateAsync("box => { box.scrollTop = 500; }");
        var read = reader.Page.Locator("#line-25");
        var before = await read.BoundingBoxAsync();

        var first = await operation.RecordAsync("DE", "liaison officer", Commands.Hit("First while reading"));
        var waiting = reader.Page.Locator("[data-feed-new]:not([hidden])");
        await waiting.WaitForAsync();
        Assert.Contains("1 new", await waiting.InnerTextAsync(), StringComparison.Ordinal);
        var second = await operation.RecordAsync("DE", "liaison officer", Commands.Hit("Second while reading"));
        await waiting.Filter(new() { HasText = "2 new" }).WaitForAsync();
        var after = await read.BoundingBoxAsync();
        Assert.Equal((before!.X, before.Y), (after!.X, after.Y));
        Assert.Equal(0, await reader.Page.Locator($"#line-{first.Number}").CountAsync());

        await reader.Page.Keyboard.PressAsync("n");
        await reader.Page.Locator($"#line-{first.Number}").WaitForAsync();
        await reader.Page.Locator($"#line-{second.Number} a:focus").WaitForAsync();
        Assert.Equal(0, await box.EvaluateAsync<double>("box => box.scrollTop"));
        Assert.False(await reader.Page.Locator("[data-feed-new]").IsVisibleAsync());
        reader.AssertNoComplaint();
    }

    [Fact]
    public async Task Hit_CorrectedAndWithdrawn_IsDrawnAgainOnTheOthersBoard()
    {
        var operation = await room.OpenAsync();
        await using var french = await room.EnterAsync("FR liaison-officer");
        await french.GoLiveAsync(operation.Board);
        await using var german = await room.EnterAsync("DE liaison-officer");
        var hit = await operation.RecordAsync("DE", "liaison officer", Commands.Hit("Barrel in a flute"));
        var row = french.Page.Locator($"#line-{hit.Number}");
        await row.Filter(new() { HasText = "Barrel in a flute" }).WaitForAsync();

        var corrected = await ChangeAsync(german.Page, operation, hit, "Correct", async form =>
        {
            await form.Locator("[name='report.summary']").FillAsync("Two barrels in a flute");
            await form.Locator("[name=reason]").FillAsync("counted again");
        });
        await french.Page.Locator($"#line-{corrected}").Filter(new() { HasText = "Two barrels in a flute" }).WaitForAsync();
        await row.And(french.Page.Locator("[data-state=corrected]")).Filter(new() { HasText = $"corrected by line {corrected}" }).WaitForAsync();

        var withdrawn = await ChangeAsync(german.Page, operation, hit, "Withdraw", form => form.Locator("[name=reason]").FillAsync("a toy after all"));
        await french.Page.Locator($"#line-{withdrawn}").WaitForAsync();
        await row.And(french.Page.Locator("[data-state=withdrawn]")).Filter(new() { HasText = "withdrawn" }).WaitForAsync();
        await french.Page.Locator($"#line-{corrected}[data-state=withdrawn]").WaitForAsync();
        Assert.DoesNotContain("in a flute", await french.Page.ContentAsync(), StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("Nordmann", await french.Page.ContentAsync(), StringComparison.OrdinalIgnoreCase);
        french.AssertNoComplaint();
        german.AssertNoComplaint();
    }

    [Fact]
    public async Task Wall_LiveAsDrawn_ShowsNoRestrictedRecordAndNothingToPress()
    {
        var operation = await room.OpenAsync();
        await operation.RecordAsync("DE", "liaison officer", Commands.Hit("Canary drawn", "H1"));
        await operation.RecordAsync("DE", "liaison officer", Commands.Hit("Open and drawn", "H0"));
        await using var wall = await room.EnterAsync("DE liaison-officer");
        await wall.GoLiveAsync(operation.Board + "?wall=1");
        foreach (var code in new[] { "H1", "H2" })
        {
            await operation.RecordAsync("DE", "liaison officer", Commands.Hit("Canary live", code));
        }

        await operation.RecordAsync("DE", "liaison officer", Commands.Lead());
        await operation.RecordAsync("DE", "agency officer", Commands.Of("request-check", """{"question":"Canary asked","purpose":"held","asked":["FR"],"minutes":60,"handling":["H1"]}"""));
        var open = await operation.RecordAsync("DE", "liaison officer", Commands.Hit("Open and live", "H0"));
        await wall.Page.Locator($"#line-{open.Number}").WaitForAsync();

        Assert.Equal(1, await wall.Page.Locator(".line", new() { HasText = "Open and drawn" }).CountAsync());
        var page = await wall.Page.ContentAsync();
        Assert.DoesNotContain("Canary", page, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("barrel seen", page, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(0, await wall.Page.Locator(".line:is([data-handling*=H1], [data-handling*=H2], [data-handling*=H3])").CountAsync());
        var controls = await wall.Page.Locator("nav, button, input, select, textarea, summary").AllAsync();
        Assert.All(await Task.WhenAll(controls.Select(control => control.IsVisibleAsync())), Assert.False);
        wall.AssertNoComplaint();
    }

    [Fact]
    public async Task Figures_OfTheBoard_OpenTheRecordsThatMakeThem()
    {
        await using var reader = await room.EnterAsync("EU coordinator");
        await reader.Page.GotoAsync(room.Exercise.Board);
        var figures = new Dictionary<string, long>();
        foreach (var tile in await reader.Page.Locator("a.figure").AllAsync())
        {
            figures[(await tile.GetAttributeAsync("href"))!] = Number(await tile.Locator("[data-figure]").InnerTextAsync());
        }

        Assert.Equal(6, figures.Count);
        var checkedByCountries = await reader.Page.Locator("[data-countries] td[data-cell=checked]").AllInnerTextsAsync();
        Assert.Equal(figures.Single(figure => figure.Key.EndsWith("kind=tally-reported", StringComparison.Ordinal)).Value, checkedByCountries.Sum(Number));
        foreach (var (door, value) in figures)
        {
            await reader.Page.GotoAsync(door);
            Assert.StartsWith(value.Grouped(), await reader.Page.Locator(".page-sum").InnerTextAsync(), StringComparison.Ordinal);
            Assert.Equal(value, await SumOfRowsAsync(reader.Page, door));
        }

        reader.AssertNoComplaint();
    }

    /// <summary>Corrects or withdraws by the line's own page.</summary>
    private static async Task<long> ChangeAsync(IPage page, OperationAtWork operation, Recorded hit, string action, Func<ILocator, Task> fill)
    {
        await page.GotoAsync($"{operation.Board}/lines/{hit.Number}");
        await page.Locator(".actions a", new() { HasText = action }).ClickAsync();
        var form = page.Locator("form.report-form");
        await form.WaitForAsync();
        await fill(form);
        await form.Locator("button[type=submit]:not([name])").ClickAsync();
        await page.WaitForURLAsync("**done=recorded");
        return await operation.HeadAsync();
    }

    // What each row says of itself, added up over all pages of the list: parcels and pieces by their number, officers by their name.
    private static async Task<long> SumOfRowsAsync(IPage page, string door)
    {
        var said = new List<string>();
        while (true)
        {
            said.AddRange(await page.Locator(".line-title").AllInnerTextsAsync());
            var older = page.Locator(".panel-foot a[href*='before=']");
            if (await older.CountAsync() == 0)
            {
                break;
            }

            await page.GotoAsync((await older.GetAttributeAsync("href"))!);
        }

        var item = door.Split("item=").ElementAtOrDefault(1);
        return door.Contains("duty-joined", StringComparison.Ordinal) ? said.Select(title => title.Split(" on duty")[0]).Distinct().Count()
            : item is null ? said.Sum(title => Number(title.Split(' ')[0]))
            : said.Sum(title => Counted(title, item));
    }

    private static long Counted(string title, string item)
    {
        var word = item switch { "firearm" => "firearms?", "part" => "firearm parts?", "ammunition" => "pieces? of ammunition", _ => "other weapons?" };
        var count = System.Text.RegularExpressions.Regex.Match(title, $@"([\d,]+) {word}(,| seized)");
        return count.Success ? Number(count.Groups[1].Value) : 0;
    }

    private static long Number(string text) => long.Parse(text, NumberStyles.AllowThousands, Wording.Culture);
}
