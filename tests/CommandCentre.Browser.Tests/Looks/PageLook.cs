using CommandCentre.Browser.Tests.Running;
using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace CommandCentre.Browser.Tests.Looks;

/// <summary>Looks at pages as they stand, dark at 1440x900 and light at 390x844 (look.md). Everything found is noted, so that one run names all of it.</summary>
/// <remarks>The other two of the four would take the same time again and show the same rules of style: TokenContrastTests holds every pair of colours in every theme.</remarks>
/// <param name="visitor">Who looks.</param>
/// <param name="exercise">Whether every page must say that it is one, or none may.</param>
public sealed class PageLook(Visitor visitor, bool exercise = true)
{
    private static readonly string Axe = new BundledAxeScriptProvider().GetScript();

    private readonly List<string> _wrongs = [];

    /// <summary>Goes to a page, does what makes it look as wanted, and looks.</summary>
    public async Task AtAsync(string path, Func<IPage, Task>? then = null, string? called = null)
    {
        await WearAsync(dark: true, phone: false);
        await visitor.Page.GotoAsync(path);
        if (then is not null)
        {
            await then(visitor.Page);
        }

        await SettledAsync();
        await LookAsync(called ?? path);
    }

    /// <summary>Fails with everything that was found wrong.</summary>
    public void AssertNothingWrong() =>
        Assert.True(_wrongs.Count == 0 && visitor.Complaints.Count == 0, string.Join("\n", _wrongs.Concat(visitor.Complaints)));

    private async Task LookAsync(string page)
    {
        await ShapeAsync(page);
        await FocusAsync(page);
        await AxeAsync(page, "dark, wide");
        await WearAsync(dark: false, phone: true);
        await WidthAsync(page);
        await AxeAsync(page, "light, phone");
    }

    private async Task WearAsync(bool dark, bool phone)
    {
        await visitor.Page.EmulateMediaAsync(new() { ColorScheme = dark ? ColorScheme.Dark : ColorScheme.Light });
        var size = Wishes.Size(phone);
        await visitor.Page.SetViewportSizeAsync(size.Width, size.Height);
    }

    // Live where it wants to be, and drawn with its own letters.
    private async Task SettledAsync()
    {
        await visitor.Page.EvaluateAsync("() => document.fonts.ready.then(() => true)");
        await visitor.Page.WaitForFunctionAsync("""
            () => !document.querySelector("[data-live]:not([data-state=live])")
              && !document.querySelector("[data-map]:empty") && !document.querySelector("[data-map] > svg:empty")
            """);
    }

    private async Task ShapeAsync(string page)
    {
        var shape = await visitor.Page.EvaluateAsync<Shape>("""
            () => ({
              title: document.title.trim(),
              language: document.documentElement.lang,
              headings: [...document.querySelectorAll("h1, h2, h3, h4, h5, h6")].filter(h => h.checkVisibility()).map(h => Number(h.tagName[1])),
              mains: document.querySelectorAll("main").length,
              marked: [...document.querySelectorAll(".watermark")].some(mark => mark.checkVisibility()),
            })
            """);
        Note(shape.Title.Length > 0 && shape.Language.Length > 0, page, "has no title or language");
        Note(shape.Mains == 1, page, $"has {shape.Mains} main parts");
        Note(shape.Marked == exercise, page, exercise ? "does not say that it is an exercise" : "says that it is an exercise");
        Note(shape.Headings.Count(level => level == 1) == 1, page, $"has headings of levels {string.Join(' ', shape.Headings)}: one first heading was expected");
        Note(shape.Headings.Zip(shape.Headings.Skip(1)).All(pair => pair.Second <= pair.First + 1), page, $"leaves out a level of heading: {string.Join(' ', shape.Headings)}");
    }

    private async Task FocusAsync(string page)
    {
        for (var press = 1; press <= 6; press++)
        {
            await visitor.Page.Keyboard.PressAsync("Tab");
            var hidden = await visitor.Page.EvaluateAsync<string?>("""
                () => {
                  const focused = document.activeElement;
                  if (!focused || focused === document.body) return null;
                  for (let element = focused, up = 0; element && up < 5; element = element.parentElement, up++) {
                    const { outlineStyle, outlineWidth, strokeWidth } = getComputedStyle(element);
                    if (outlineStyle !== "none" && parseFloat(outlineWidth) >= 2) return null;
                    if (up === 0 && element instanceof SVGElement && parseFloat(strokeWidth) >= 2) return null;
                  }
                  return focused.outerHTML.slice(0, 120);
                }
                """);
            Note(hidden is null, page, $"shows no focus after {press} Tab on {hidden}");
        }
    }

    private async Task WidthAsync(string page)
    {
        var wide = await visitor.Page.EvaluateAsync<string?>("""
            () => {
              const width = document.documentElement.clientWidth;
              if (document.documentElement.scrollWidth <= width) return null;
              const widest = [...document.body.querySelectorAll("*")].find(e => e.getBoundingClientRect().right > width + 1 && getComputedStyle(e).display !== "inline");
              return `${document.documentElement.scrollWidth} px: ${widest?.outerHTML.slice(0, 120)}`;
            }
            """);
        Note(wide is null, page, $"scrolls sideways at 390 px, {wide}");
    }

    // The script is not put into the page as an element, so the page's own policy holds.
    private async Task AxeAsync(string page, string wearing)
    {
        await visitor.Page.EvaluateAsync("script => { window.axe ?? (0, eval)(script); }", Axe);
        var found = await visitor.Page.EvaluateAsync<string[]>("""
            async () => (await axe.run(document, { resultTypes: ["violations"] })).violations.map(v => `${v.id}: ${v.help}: ${v.nodes.length} times: ` +
              v.nodes.slice(0, 3).map(n => `${n.html.slice(0, 160)} (${[...n.any, ...n.all, ...n.none].map(c => c.message).slice(0, 2)})`).join("; "))
            """);
        foreach (var violation in found)
        {
            Note(false, page, $"[{wearing}] axe {violation}");
        }
    }

    private void Note(bool right, string page, string wrong)
    {
        if (!right)
        {
            _wrongs.Add($"{page} {wrong}");
        }
    }

    private sealed record Shape
    {
        public string Title { get; init; } = "";

        public string Language { get; init; } = "";

        public int[] Headings { get; init; } = [];

        public int Mains { get; init; }

        public bool Marked { get; init; }
    }
}
