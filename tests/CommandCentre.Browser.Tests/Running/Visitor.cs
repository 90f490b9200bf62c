using Microsoft.Playwright;

namespace CommandCentre.Browser.Tests.Running;

/// <summary>How somebody looks at the pages.</summary>
public sealed record Wishes
{
    public bool Script { get; init; } = true;

    public bool Dark { get; init; } = true;

    public bool Phone { get; init; }

    /// <summary>The two sizes of look.md.</summary>
    public static ViewportSize Size(bool phone) => phone ? new() { Width = 390, Height = 844 } : new() { Width = 1440, Height = 900 };
}

/// <summary>One person with a browser of their own: cookies, one page, and everything the page complained of.</summary>
public sealed class Visitor : IAsyncDisposable
{
    private const float Patience = 10_000;

    private readonly List<string> _complaints = [];

    private Visitor(IBrowserContext context, IPage page)
    {
        (Context, Page) = (context, page);
        Listen(page);
    }

    public IBrowserContext Context { get; }

    public IPage Page { get; }

    /// <summary>Errors and warnings in the console, scripts that failed, what the content security policy refused.</summary>
    public IReadOnlyList<string> Complaints => _complaints;

    public static async Task<Visitor> ArriveAsync(IBrowser browser, Uri address, Wishes wishes)
    {
        var context = await browser.NewContextAsync(new()
        {
            BaseURL = address.ToString(),
            ViewportSize = Wishes.Size(wishes.Phone),
            ColorScheme = wishes.Dark ? ColorScheme.Dark : ColorScheme.Light,
            JavaScriptEnabled = wishes.Script,
            ReducedMotion = ReducedMotion.Reduce,
            Locale = "en-GB",
        });
        context.SetDefaultTimeout(Patience);
        return new Visitor(context, await context.NewPageAsync());
    }

    public static async Task<Visitor> EnterAsync(IBrowser browser, Uri address, string choice, Wishes wishes)
    {
        var visitor = await ArriveAsync(browser, address, wishes);
        await visitor.Page.GotoAsync("/door");
        await visitor.Page.Locator($"button[value='{choice}']").ClickAsync();
        await visitor.Page.WaitForURLAsync(url => !url.EndsWith("/door", StringComparison.Ordinal));
        return visitor;
    }

    /// <summary>Another page of the same person.</summary>
    public async Task<IPage> AnotherPageAsync()
    {
        var page = await Context.NewPageAsync();
        Listen(page);
        return page;
    }

    /// <summary>Goes to a page and waits until it is live.</summary>
    public async Task GoLiveAsync(string path)
    {
        await Page.GotoAsync(path);
        await Page.Locator("[data-live][data-state=live]").WaitForAsync();
    }

    /// <summary>Presses Tab until the focus is on what the selector names: nothing is reached by pointer.</summary>
    public async Task TabToAsync(string selector)
    {
        for (var presses = 0; presses < 150; presses++)
        {
            if (await Page.EvaluateAsync<bool>("wanted => document.activeElement?.matches(wanted) ?? false", selector))
            {
                return;
            }

            await Page.Keyboard.PressAsync("Tab");
        }

        Assert.Fail($"150 presses of Tab did not reach {selector} on {Page.Url}");
    }

    public void AssertNoComplaint() => Assert.True(_complaints.Count == 0, string.Join("\n", _complaints));

    public async ValueTask DisposeAsync() => await Context.DisposeAsync();

    private void Listen(IPage page)
    {
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning" && !IsAnswer(message))
            {
                _complaints.Add($"{page.Url}: {message.Type}: {message.Text} ({message.Location})");
            }
        };
        page.PageError += (_, error) => _complaints.Add($"{page.Url}: script failed: {error}");
    }

    // A page that is not there, shut or refused says so by its status, which the browser notes; a missing file of ours is another matter.
    private static bool IsAnswer(IConsoleMessage message) =>
        message.Text.Contains("the server responded with a status of 4", StringComparison.Ordinal) && !message.Location.Contains("/built/", StringComparison.Ordinal);
}
