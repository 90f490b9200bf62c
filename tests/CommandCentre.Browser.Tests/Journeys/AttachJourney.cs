using CommandCentre.Browser.Tests.Running;
using CommandCentre.Server.Tests.Running;
using Microsoft.Playwright;

namespace CommandCentre.Browser.Tests.Journeys;

/// <summary>A photo on its way: seen before it is sent, called back while it is, and chosen still when the form comes back.</summary>
public sealed class AttachJourney(OperationsRoom room)
{
    private const string Sending = "[data-attach-progress]:not([hidden])";

    private static FilePayload Photo => new() { Name = "slide.bmp", MimeType = "image/bmp", Buffer = Bitmap(600, 400) };

    [Fact]
    public async Task Photo_Chosen_IsSeenCancelledAndSent()
    {
        var operation = await room.OpenAsync();
        await using var officer = await room.EnterAsync("DE agency-officer");
        var page = await AtFormAsync(operation, officer);
        Assert.False(await page.Locator("canvas").IsVisibleAsync());
        await page.Locator("input[type=file]").SetInputFilesAsync(Photo);
        await page.Locator("canvas").WaitForAsync();
        Assert.Equal("320x213", await page.EvaluateAsync<string>("() => { const seen = document.querySelector('canvas'); return `${seen.width}x${seen.height}`; }")); // 600 by 400, its longer side 320
        await page.Locator("[name=title]").FillAsync("The slide");

        var held = new TaskCompletionSource<IRoute>();
        await page.RouteAsync("**/report/add-file*", route => { held.TrySetResult(route); return Task.CompletedTask; }, new() { Times = 1 });
        await page.Locator("form.report-form button[type=submit]").ClickAsync();
        await held.Task.WaitAsync(TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken);
        await page.Locator(Sending).WaitForAsync();
        await page.Locator("[data-attach-cancel]").ClickAsync();
        await Assertions.Expect(page.Locator("[data-attach-outcome]")).ToContainTextAsync("Nothing was attached");
        Assert.Equal(0, await page.Locator(Sending).CountAsync());

        await page.Locator("form.report-form button[type=submit]").ClickAsync();
        await page.WaitForURLAsync("**/lines/*");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("The slide");
        await page.Locator("main img").First.WaitForAsync();
        officer.AssertNoComplaint();
    }

    [Fact]
    public async Task File_Refused_ComesBackWithItsReasonAndStaysChosen()
    {
        var operation = await room.OpenAsync();
        await using var officer = await room.EnterAsync("DE agency-officer");
        var page = await AtFormAsync(operation, officer);
        await page.Locator("input[type=file]").SetInputFilesAsync(new FilePayload { Name = "photo.jpg", MimeType = "image/jpeg", Buffer = "<svg onload=alert(1)>"u8.ToArray() });
        await page.Locator("[name=title]").FillAsync("The slide");
        await page.Locator("form.report-form button[type=submit]").ClickAsync();
        await Assertions.Expect(page.Locator(".field-error").First).ToContainTextAsync("SVG");
        Assert.Equal("photo.jpg|The slide", await page.EvaluateAsync<string>("() => `${document.querySelector('input[type=file]').files[0]?.name}|${document.querySelector('[name=title]').value}`"));
        await page.Locator("input[type=file]").SetInputFilesAsync(Photo);
        await page.Locator("form.report-form button[type=submit]").ClickAsync();
        await page.WaitForURLAsync("**/lines/*");
        officer.AssertNoComplaint();
    }

    [Fact]
    public async Task Photo_WithoutScript_IsSentByTheForm()
    {
        var operation = await room.OpenAsync();
        await using var officer = await room.EnterAsync("DE agency-officer", new() { Script = false });
        var page = await AtFormAsync(operation, officer);
        await page.Locator("input[type=file]").SetInputFilesAsync(Photo);
        await page.Locator("[name=title]").FillAsync("The slide");
        await page.Locator("form.report-form button[type=submit]").ClickAsync();
        await page.WaitForURLAsync("**/lines/*");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("The slide");
    }

    private static async Task<IPage> AtFormAsync(OperationAtWork operation, Visitor officer)
    {
        var seizure = (await operation.RecordAsync("DE", "agency officer", Commands.Seizure())).Record;
        await officer.Page.GotoAsync($"{operation.Board}/report/add-file?record={seizure}");
        return officer.Page;
    }

    /// <summary>A grey picture without any library: BITMAPFILEHEADER, BITMAPINFOHEADER, rows of 24 bits a pixel.</summary>
    private static byte[] Bitmap(int width, int height)
    {
        var pixels = new byte[width * height * 3];
        Array.Fill(pixels, (byte)0x80);
        return [.. "BM"u8, .. Four(54 + pixels.Length), .. Four(0), .. Four(54), .. Four(40), .. Four(width), .. Four(height), 1, 0, 24, 0, .. Four(0), .. Four(pixels.Length), .. Four(2835), .. Four(2835), .. Four(0), .. Four(0), .. pixels];
    }

    private static byte[] Four(int number) => BitConverter.GetBytes(number);
}
