using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using CommandCentre.Domain.Fields;
using CommandCentre.Domain.Tests.Fields;
using CommandCentre.Server.Pages;
using CommandCentre.Server.Pages.Forms;

namespace CommandCentre.Server.Tests.Forms;

public sealed class WrongFormTests(FormRoom room) : IClassFixture<FormRoom>
{
    public static TheoryData<string> Kinds => [.. ReportForms.All.Select(form => form.Word)];

    [Fact]
    public void Forms_AreThereForEveryKindAnOfficerSends() =>
        Assert.Equal(CommandReading.Kinds.Order(), ReportForms.All.Append(ReportForms.Opening).Select(form => form.Word).Order());

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task EveryField_Wrong_IsNamedWithValueAndAllowedAndNothingIsRecorded(string kind)
    {
        var cases = FieldCatalogue.Of(kind).SelectMany(field => Wrong(field).Select(value => (field, value))).ToList();
        Assert.NotEmpty(cases);
        var head = room.Head;
        foreach (var (field, value) in cases)
        {
            // Each by an officer of their own: how fast one may send is another test.
            using var browser = room.Browser(FormRoom.OfficerFor(kind));
            var path = $"{room.Root}/{kind}";
            var drawn = await FormRoom.GetAsync(browser, room.Root, HttpStatusCode.OK);
            var token = drawn.QuerySelector<IHtmlInputElement>("input[name=__RequestVerificationToken]")!.Value;
            var filled = Filled.Of(room.Sample(kind)).With("__RequestVerificationToken", token).Without(field.Path);
            filled = value is null ? filled : filled.With(field.Path, value);

            using var answer = await FormRoom.SendAsync(browser, path, filled);

            Assert.True(answer.StatusCode is HttpStatusCode.UnprocessableEntity, $"{field.Path} = “{value}”: {(int)answer.StatusCode}");
            var page = await FormRoom.PageAsync(answer);
            ShowsError(page, kind, field, value);
            Keeps(page, filled, field.Path);
        }

        Assert.Equal(head, room.Head);
    }

    private static void ShowsError(IHtmlDocument page, string kind, FieldSpec field, string? value)
    {
        var what = $"{field.Path} = “{value}”";
        var links = page.QuerySelectorAll<IHtmlAnchorElement>("[data-problems] a");
        var link = links.FirstOrDefault(link => link.Hash == "#" + FieldIds.Of(field.Path));
        Assert.True(link is not null, $"{what}: no link among {string.Join(" / ", links.Select(link => link.Hash + " " + link.TextContent))}");
        Assert.Contains(FormWords.FullLabel(kind, field.Path), link.TextContent, StringComparison.Ordinal);
        Assert.True(link.TextContent.Contains("Allowed", StringComparison.Ordinal) || link.TextContent.Contains("check digit", StringComparison.Ordinal), what);
        if (value?.Trim() is { Length: > 0 } shown && field.Shape is not "countries" and not "addressees" and not "members" and not "agencies" and not "commands" and not "fields" and not "methods" and not "handling" and not "rows")
        {
            Assert.Contains(Printable(shown.Length > 80 ? shown[..80] : shown), Printable(link.TextContent), StringComparison.Ordinal);
        }

        var target = page.GetElementById(FieldIds.Of(field.Path));
        Assert.True(target is not null, $"{what}: nothing to jump to");
        if (target is IHtmlInputElement or IHtmlSelectElement or IHtmlTextAreaElement)
        {
            Assert.Equal("true", target.GetAttribute("aria-invalid"));
            Assert.Contains(FieldIds.Of(field.Path) + "-error", target.GetAttribute("aria-describedby")!, StringComparison.Ordinal);
            Assert.NotNull(page.GetElementById(FieldIds.Of(field.Path) + "-error"));
        }
    }

    /// <summary>What stands in the page's fields is what was sent, the wrong value among it; what a list does not offer cannot stand in it.</summary>
    private static void Keeps(IHtmlDocument page, List<KeyValuePair<string, string>> sent, string wrong)
    {
        var shown = Filled.Of(page).ToLookup(field => field.Key, field => field.Value);
        foreach (var field in sent.GroupBy(field => field.Key).Where(field => field.Key is not ("id" or "__RequestVerificationToken")))
        {
            var offered = page.QuerySelectorAll($"[name=\"{field.Key}\"]").ToList();
            if (field.Key == wrong && offered.All(element => element is IHtmlSelectElement or IHtmlInputElement { Type: "checkbox" or "radio" }))
            {
                continue;
            }

            Assert.Equal(field.Select(sent => Printable(sent.Value)).Order(), shown[field.Key].Select(text => Printable(text)).Order());
        }
    }

    /// <summary>Values of <see cref="WrongValues"/> that a form can send: text, and nothing at all; one of each rule broken.</summary>
    private static IEnumerable<string?> Wrong(FieldSpec field) =>
        WrongValues.Of(field)
            .Where(wrong => wrong is { Rule: not null, Value: null or FieldTree.Text } && (wrong.Value is not FieldTree.Text text || CanBeSent(text.Value)))
            .GroupBy(wrong => (wrong.Rule, wrong.Value is null))
            .SelectMany(rule => rule.Take(3))
            .Select(wrong => (wrong.Value as FieldTree.Text)?.Value);

    // Half a character cannot be sent in UTF-8.
    private static bool CanBeSent(string text) => text.EnumerateRunes().All(rune => rune.Value != 0xfffd) && !text.Contains('\0');

    private static string Printable(string text) =>
        string.Concat(text.ReplaceLineEndings("\n").Where(letter => letter is '\n' or (>= ' ' and < '\u007f') or (>= '\u00a0' and < '\u2000'))).Trim();

}
