using System.Globalization;
using System.Text.Json.Nodes;
using CommandCentre.Browser.Tests.Looks;
using CommandCentre.Browser.Tests.Running;
using CommandCentre.Server.Tests.Files;
using CommandCentre.Server.Tests.Running;
using Microsoft.Playwright;

namespace CommandCentre.Browser.Tests.Journeys;

/// <summary>An X-ray image is read by two officers, the second one blind.</summary>
public sealed class ReadingJourney(OperationsRoom room)
{
    private const string Send = "form.report-form button[type=submit]:not([name])";

    /// <summary>What only the first reader saw; it is looked for wherever the other might learn of it.</summary>
    private const string Secret = "barrel-of-the-first-reader";

    [Fact]
    public async Task Image_ReadBlindByASecondOfficer_ShowsBothAndWhetherTheyAgree()
    {
        var operation = await room.OpenAsync();
        await using var first = await room.EnterAsync("FR agency-officer");
        await using var second = await room.EnterAsync("DE agency-officer", new() { Phone = true });
        var image = await AttachAsync(first.Page, operation);

        // The first reader: one region by keyboard alone, one by pointer.
        await first.Page.GotoAsync(image);
        await first.Page.Locator("a[href*='read-image']").ClickAsync();
        await first.Page.WaitForURLAsync("**/report/read-image**");
        await MarkByKeyboardAsync(first, Secret);
        // From the middle, 350 and 200 large: six steps of 10 to the left, four up, three wider.
        Assert.Equal(["290", "310", "230", "200"], await PlaceAsync(first.Page, 0));
        await DrawAsync(first.Page, (0.6, 0.1), (0.9, 0.5), "battery");
        Assert.Equal(["600", "100", "300", "400"], await PlaceAsync(first.Page, 1), Nearly);
        Assert.Equal(2, await first.Page.Locator(".region-handle").CountAsync());
        await first.Page.Locator("input[name=verdict][value=suspicious]").CheckAsync();
        await first.Page.Locator("input[name=second][value=blind]").CheckAsync();
        await SendAsync(first.Page);

        // Nobody is told, who read it neither.
        await first.GoLiveAsync(image);
        await AssertClosedAsync(first.Page, operation, image);
        await AssertClosedAsync(second.Page, operation, image);
        await second.GoLiveAsync(image);
        await second.Page.Locator("a[href*='read-image-again']").ClickAsync();
        await second.Page.WaitForURLAsync("**/report/read-image-again**");
        Assert.Equal(0, await second.Page.Locator(".region, .region-handle").CountAsync());
        Assert.True(await second.Page.Locator(".marked-image img").EvaluateAsync<bool>("image => image.decode().then(() => image.naturalWidth > 0)"));
        Assert.DoesNotContain(Secret, await second.Page.ContentAsync(), StringComparison.Ordinal);

        // The second one sees the same thing a little otherwise, and nothing else.
        await DrawAsync(second.Page, (0.28, 0.30), (0.53, 0.52), "metal");
        await second.Page.Locator("input[name=verdict][value=suspicious]").CheckAsync();
        await SendAsync(second.Page);

        // Both are shown, on the page that was open all the while too.
        await first.Page.Locator(".reading-agreement").WaitForAsync();
        await second.Page.GotoAsync(image);
        foreach (var page in new[] { first.Page, second.Page })
        {
            var told = await page.Locator(".reading").InnerTextAsync();
            Assert.Contains(Secret, told, StringComparison.Ordinal);
            Assert.Contains("metal", told, StringComparison.Ordinal);
            Assert.Contains("The readers differ", told, StringComparison.Ordinal);
            Assert.Contains("Places marked by both: 1", told, StringComparison.Ordinal);
            Assert.Contains("Only by the first: 1", told, StringComparison.Ordinal);
            Assert.Equal((2, 1), (await page.Locator(".region[data-reader='1']").CountAsync(), await page.Locator(".region[data-reader='2']").CountAsync()));
        }

        first.AssertNoComplaint();
        second.AssertNoComplaint();
    }

    /// <summary>A region is moved and sized by pointer, taken away by key and by its row, and what the rows say is what is drawn.</summary>
    [Fact]
    public async Task Region_MovedSizedAndTakenAway_IsAsItsRowSays()
    {
        var operation = await room.OpenAsync();
        await using var officer = await room.EnterAsync("FR agency-officer");
        var page = officer.Page;
        var image = await AttachAsync(page, operation);
        await page.GotoAsync(image.Replace("/images/", "/report/read-image?file=", StringComparison.Ordinal));
        await DrawAsync(page, (0.1, 0.1), (0.3, 0.3), "one");
        await DrawAsync(page, (0.5, 0.5), (0.7, 0.7), "two");
        await DragAsync(page, (0.2, 0.2), (0.3, 0.4));
        Assert.Equal(["200", "300", "200", "200"], await PlaceAsync(page, 0), Nearly);
        await DragAsync(page, (0.695, 0.695), (0.895, 0.995));
        Assert.Equal(["500", "500", "400", "500"], await PlaceAsync(page, 1), Nearly);
        await page.Locator("[name='regions[0].left']").FillAsync("40");
        await page.Locator(".region-handle[data-tag='1'][aria-label*='left 40,']").WaitForAsync();
        await page.Locator("[data-row='1'] > button").ClickAsync();
        Assert.Equal(1, await page.Locator(".region-handle").CountAsync());
        await page.Locator(".region-handle").FocusAsync();
        await page.Keyboard.PressAsync("Delete");
        Assert.Equal(0, await page.Locator(".region-handle").CountAsync());
        Assert.Equal(["", "", "", ""], await PlaceAsync(page, 0));
        officer.AssertNoComplaint();
    }

    [Fact]
    public async Task Pages_OfReadings_AreInOrder()
    {
        var operation = await room.OpenAsync();
        await using var officer = await room.EnterAsync("FR agency-officer");
        await using var other = await room.EnterAsync("DE agency-officer");
        var image = await AttachAsync(officer.Page, operation);
        var file = image.Split('/')[^1];
        var (look, second) = (new PageLook(officer), new PageLook(other));
        await look.AtAsync(image, called: "an image nobody has read");
        await look.AtAsync($"{operation.Board}/report/read-image");
        var form = $"{operation.Board}/report/read-image?file={file}";
        await look.AtAsync(form, page => MarkByKeyboardAsync(officer, "a barrel"), "reading");
        await look.AtAsync(form, async page =>
        {
            await page.Locator("[name='regions[0].left']").FillAsync("x");
            await page.RunAndWaitForResponseAsync(() => page.Locator(Send).ClickAsync(), answer => answer.Request.Method == "POST");
            await page.WaitForLoadStateAsync();
        }, "reading with errors");
        var first = await operation.RecordAsync("NL", "agency officer", Read(file));
        await look.AtAsync(image, called: "an image read blind");
        await look.AtAsync($"{operation.Board}/lines/{first.Number}", called: "a blind reading");
        await second.AtAsync($"{operation.Board}/report/read-image-again");
        await second.AtAsync($"{operation.Board}/report/read-image-again?first={first.Record}");
        var again = await operation.RecordAsync("ES", "agency officer", Commands.ReadAgain(first.Record));
        await look.AtAsync(image, called: "an image read twice");
        await look.AtAsync($"{operation.Board}/lines/{again.Number}", called: "a second reading");
        look.AssertNothingWrong();
        second.AssertNothingWrong();
    }

    private static readonly IEqualityComparer<string> Nearly = new Thousandths();

    private static JsonObject Read(string file)
    {
        var read = Commands.Read(file);
        (read["handling"], read["to"]) = (new JsonArray("H0"), new JsonArray());
        return read;
    }

    /// <summary>A control of a parcel with an X-ray image on it, attached by its form; the address of the image's page.</summary>
    private static async Task<string> AttachAsync(IPage page, OperationAtWork operation)
    {
        var control = await operation.RecordAsync("FR", "agency officer", Commands.Of(
            "report-control", """{"parcel":"RR473124829GB","site":"Roissy hub","level":"xray","method":"xray","result":"suspicious","controlled":"2020-11-16T09:40:00Z","handling":["H0"]}"""));
        await page.GotoAsync($"{operation.Board}/report/add-file?record={control.Record}");
        await page.Locator("[name=file]").SetInputFilesAsync(new FilePayload { Name = "scan.png", MimeType = "image/png", Buffer = Pictures.Png(640, 400) });
        await page.Locator("[name=title]").FillAsync("The parcel from above");
        await SendAsync(page);
        await page.GotoAsync($"{operation.Board}/lines/{control.Number}");
        return (await page.Locator(".file-readings a").GetAttributeAsync("href"))!;
    }

    /// <summary>Without a pointer: the button, the arrows, the word.</summary>
    private static async Task MarkByKeyboardAsync(Visitor officer, string word)
    {
        await officer.TabToAsync("[data-mark]");
        var keys = officer.Page.Keyboard;
        await keys.PressAsync("Enter");
        foreach (var (key, times) in new[] { ("ArrowLeft", 6), ("ArrowUp", 4), ("Shift+ArrowRight", 3) })
        {
            for (var time = 0; time < times; time++)
            {
                await keys.PressAsync(key);
            }
        }

        await keys.PressAsync("Enter");
        await keys.TypeAsync(word);
        Assert.Equal(word, await officer.Page.Locator("[name='regions[0].word']").InputValueAsync());
    }

    private static async Task DrawAsync(IPage page, (double X, double Y) from, (double X, double Y) to, string word)
    {
        await DragAsync(page, from, to);
        await page.Keyboard.TypeAsync(word);
    }

    private static async Task DragAsync(IPage page, (double X, double Y) from, (double X, double Y) to)
    {
        var figure = page.Locator(".marked-image");
        await figure.EvaluateAsync("figure => figure.scrollIntoView({ block: 'center' })");
        var box = (await figure.BoundingBoxAsync())!;
        await page.Mouse.MoveAsync((float)(box.X + (box.Width * from.X)), (float)(box.Y + (box.Height * from.Y)));
        await page.Mouse.DownAsync();
        await page.Mouse.MoveAsync((float)(box.X + (box.Width * to.X)), (float)(box.Y + (box.Height * to.Y)), new() { Steps = 4 });
        await page.Mouse.UpAsync();
    }

    private static async Task<string[]> PlaceAsync(IPage page, int row) =>
        await Task.WhenAll(new[] { "left", "top", "width", "height" }.Select(part => page.Locator($"[name='regions[{row}].{part}']").InputValueAsync()));

    /// <summary>Wherever readings are shown: a page that waits, and nothing of what was seen.</summary>
    private static async Task AssertClosedAsync(IPage page, OperationAtWork operation, string image)
    {
        foreach (var path in new[] { operation.Board, operation.Board + "/lines", $"{operation.Board}/lines/{await operation.HeadAsync()}", $"{operation.Board}/report/read-image-again", image })
        {
            await page.GotoAsync(path);
            Assert.DoesNotContain(Secret, await page.ContentAsync(), StringComparison.Ordinal);
        }

        Assert.Equal(0, await page.Locator(".region").CountAsync());
        await page.Locator(".reading-waits").WaitForAsync();
    }

    private static async Task SendAsync(IPage page)
    {
        await page.Locator(Send).ClickAsync();
        await page.WaitForURLAsync("**done=recorded");
    }

    /// <summary>A pointer hits whole pixels: a hundredth to either side.</summary>
    private sealed class Thousandths : IEqualityComparer<string>
    {
        public bool Equals(string? x, string? y) => Math.Abs(int.Parse(x!, CultureInfo.InvariantCulture) - int.Parse(y!, CultureInfo.InvariantCulture)) <= 10;

        public int GetHashCode(string obj) => 0;
    }
}
