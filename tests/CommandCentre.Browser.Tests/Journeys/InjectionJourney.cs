using System.Text.Json.Nodes;
using CommandCentre.Browser.Tests.Running;
using CommandCentre.Server.Tests.Running;

namespace CommandCentre.Browser.Tests.Journeys;

/// <summary>Text that would like to be script stays text wherever it is shown: X8 of quality.md in small.</summary>
public sealed class InjectionJourney(OperationsRoom room)
{
    // Tags, attributes, ends of the elements they stand in, streams of Turbo, templates, and text that is escaped already.
    private static readonly string[] Wicked =
    [
        "<script>window.ran=1</script>",
        "\"><img src=x onerror=window.ran=1>",
        "'><svg/onload=window.ran=1>",
        "</textarea></title></bdi><script>window.ran=1</script>",
        "\" onmouseover=window.ran=1 autofocus onfocus=window.ran=1 x=\"",
        "<turbo-stream action=append target=main><template><script>window.ran=1</script></template></turbo-stream>",
        "<a href=javascript:window.ran=1>open</a><iframe srcdoc='<script>parent.ran=1</script>'></iframe>",
        "&lt;img src=x onerror=window.ran=1&gt; {{constructor.constructor('window.ran=1')()}} ${window.ran=1}",
    ];

    [Fact]
    public async Task WickedText_InEveryField_IsShownAndNeverRuns()
    {
        var operation = await room.OpenAsync();
        await using var reader = await room.EnterAsync("DE liaison-officer");
        await reader.GoLiveAsync(operation.Board);
        var hits = new List<Recorded>();
        foreach (var text in Wicked)
        {
            await TellAsync(operation, text);
            hits.Add(await operation.RecordAsync("DE", "liaison officer", Hit(text)));
            await reader.Page.Locator($"#line-{hits[^1].Number}").WaitForAsync();
            Assert.Contains(text, await reader.Page.Locator($"#line-{hits[^1].Number} .line-title").TextContentAsync(), StringComparison.Ordinal);
        }

        await AssertNothingRanAsync(reader);
        await reader.Page.GotoAsync($"{operation.Board}/lines");
        await AssertNothingRanAsync(reader);
        for (var number = 3; number <= hits[^1].Number; number++)
        {
            await reader.Page.GotoAsync($"{operation.Board}/lines/{number}");
            await AssertNothingRanAsync(reader);
        }

        foreach (var (hit, text) in hits.Zip(Wicked))
        {
            await reader.Page.GotoAsync($"{operation.Board}/report/correct-hit?hit={hit.Record}");
            Assert.Equal(text, await reader.Page.Locator("[name='report.summary']").InputValueAsync());
            Assert.Equal(text, await reader.Page.Locator("[name='report.consignor.name']").InputValueAsync());
            await reader.Page.Locator("[name='report.parcel']").FillAsync(text);
            await reader.Page.Locator("form.report-form button[type=submit]:not([name])").ClickAsync();
            await reader.Page.Locator("#field-report-parcel-error").WaitForAsync();
            Assert.Equal(text, await reader.Page.Locator("[name='report.parcel']").InputValueAsync());
            await AssertNothingRanAsync(reader);
            await reader.Page.GotoAsync($"{operation.Board}?kind={Uri.EscapeDataString(text)}&country={Uri.EscapeDataString(text)}");
            await reader.Page.GotoAsync($"{operation.Board}/countries/{Uri.EscapeDataString(text.Replace('/', ' '))}");
            await AssertNothingRanAsync(reader);
        }

        // The policy would refuse such a script and say so: that too would be one that tried to run.
        reader.AssertNoComplaint();
    }

    private static async Task TellAsync(OperationAtWork operation, string text)
    {
        await operation.RecordAsync("DE", "liaison officer", With(Commands.Message(), "text", text));
        await operation.RecordAsync("DE", "agency officer", With(With(With(Commands.Ask("FR"), "question", text), "purpose", text), "caseReference", text[..Math.Min(60, text.Length)]));
        var seizure = With(With(Commands.Seizure(), "text", text), "site", text[..Math.Min(80, text.Length)]);
        await operation.RecordAsync("DE", "agency officer", With(seizure, "consignor", Party(text)));
        await operation.RecordAsync("DE", "agency officer", With(Commands.Tally(), "site", text[..Math.Min(80, text.Length)]));
        await operation.RecordAsync("DE", "liaison officer", With(With(Commands.Lead(), "handlingText", text), "reason", text));
    }

    private static JsonObject Hit(string text)
    {
        var hit = Commands.Hit(handling: "H0");
        var report = hit["report"]!.AsObject();
        report["summary"] = text;
        report["consignor"] = Party(text);
        return hit;
    }

    private static JsonObject Party(string text) => new() { ["name"] = text, ["address"] = text };

    private static JsonObject With(JsonObject command, string field, JsonNode value)
    {
        command[field] = value;
        return command;
    }

    private static async Task AssertNothingRanAsync(Visitor reader) =>
        Assert.Null(await reader.Page.EvaluateAsync<string?>("() => window.ran !== undefined ? location.href : document.querySelector('img[src=x], iframe, turbo-stream, [onmouseover], a[href^=javascript]')?.outerHTML ?? null"));
}
