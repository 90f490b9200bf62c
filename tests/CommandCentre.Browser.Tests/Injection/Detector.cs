using CommandCentre.Browser.Tests.Running;
using Microsoft.Playwright;

namespace CommandCentre.Browser.Tests.Injection;

/// <summary>Tells whether a text became more than text in a page: something ran, was refused by the policy, was loaded from elsewhere, or stands there as an element that could.</summary>
internal sealed class Detector
{
    // Nothing of this stands in a page of ours: handlers are forbidden by its own policy, and styles that its charts set by script name no place and no address.
    private const string Look = """
        () => {
          if (window.ran !== undefined) return 'ran';
          for (const element of document.querySelectorAll('*')) {
            if (/^(iframe|object|embed|base|marquee|math|video|source|turbo-stream|x|noscript-x)$/i.test(element.localName)) return element.outerHTML.slice(0, 200);
            if (element.localName === 'script' && !(element.getAttribute('src') ?? '').startsWith('/built/')) return element.outerHTML.slice(0, 200);
            if (element.localName === 'style' || (element.localName === 'link' && /evil/.test(element.href)) || (element.localName === 'meta' && element.httpEquiv === 'refresh')) return element.outerHTML.slice(0, 200);
            for (const attribute of element.attributes) {
              if (/^on/i.test(attribute.name) || attribute.name === 'srcdoc' || (attribute.name === 'style' && /evil|fixed|url|expression/i.test(attribute.value))) return element.outerHTML.slice(0, 200);
              if (/^(href|src|action|formaction|xlink:href|data)$/i.test(attribute.name) && /^\s*((javascript|vbscript|data):|(https?:)?[\/\\]{2}evil)/i.test(attribute.value)) return element.outerHTML.slice(0, 200);
            }
          }
          return null;
        }
        """;

    private readonly List<string> _loads = [];

    private Detector(IPage page, string origin) => page.Request += (_, request) =>
    {
        if (!request.Url.StartsWith(origin, StringComparison.Ordinal) && !request.Url.StartsWith("data:", StringComparison.Ordinal))
        {
            _loads.Add(request.Url);
        }
    };

    /// <summary>What was loaded from elsewhere.</summary>
    public IReadOnlyList<string> Loads => _loads;

    public static Detector On(IPage page, Uri centre) => new(page, centre.GetLeftPart(UriPartial.Authority));

    /// <summary>What became of a text in the page as it is; null for nothing.</summary>
    public static Task<string?> LookAsync(IPage page) => page.EvaluateAsync<string?>(Look);

    /// <summary>Nothing ran, was loaded or is there; and the policy had nothing to refuse.</summary>
    public async Task AssertNothingAsync(Visitor reader, IPage page)
    {
        Assert.True(await LookAsync(page) is not { } found, $"{page.Url}: {await LookAsync(page)}");
        Assert.True(_loads.Count == 0, $"{page.Url} loaded {string.Join(' ', _loads)}");

        // A frame that is asked for again before its answer is there says that it was aborted: with hundreds of lines a second it does.
        var complaints = reader.Complaints.Where(complaint => !complaint.Contains("AbortError", StringComparison.Ordinal)).ToList();
        Assert.True(complaints.Count == 0, string.Join("\n", complaints));
    }
}
