using System.Net;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using CommandCentre.Desks.Access;
using CommandCentre.Domain.Codes;
using CommandCentre.Domain.Operations;
using CommandCentre.Matching.Blind;
using CommandCentre.Matching.Entities;
using CommandCentre.Matching.Names;
using CommandCentre.Server.Tests.Forms;
using CommandCentre.Server.Tests.Running;

namespace CommandCentre.Server.Tests.Holdings;

/// <summary>The page of blind filters: the secret as a file, a filter published and withdrawn, all of it accounted for, and for who speaks for a country alone.</summary>
public sealed class BlindPageTests
{
    private const string Page = $"/operations/{Commands.Operation}/blind";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Filter_MadeWithTheSecretFromThePage_IsPublishedShownToOthersByItsRateAndWithdrawn()
    {
        await using var centre = await Commands.OpenedAsync();
        using var netherlands = await PageForms.EnterAsync(centre, "NL liaison-officer");
        var fields = await GuardAsync(netherlands);
        using var told = await SendAsync(netherlands, fields.With("_act", "secret"), null);
        Assert.Equal(("application/json", $"{Commands.Operation}-secret.json"), (told.Content.Headers.ContentType!.MediaType, told.Content.Headers.ContentDisposition!.FileName));
        Assert.Equal("no-store", told.Headers.CacheControl!.ToString());
        Assert.True(BlindSecret.TryParse((string?)JsonNode.Parse(await told.Content.ReadAsStringAsync(Token))!["secret"], out var secret));
        Assert.DoesNotContain(secret.Reveal(), await netherlands.GetStringAsync(Page, Token), StringComparison.OrdinalIgnoreCase);

        using var published = await SendAsync(netherlands, fields.With("_act", "publish"), Made(secret, "NL", 20_000));
        Assert.Equal(HttpStatusCode.SeeOther, published.StatusCode);
        Assert.Contains("one value in 20,000", await TextAsync(netherlands, "#own-title ~ *"), StringComparison.Ordinal);

        // Others hear that there is one and what it states, and not how large it is.
        using var germany = await PageForms.EnterAsync(centre, "DE liaison-officer");
        var seen = await TextAsync(germany, "main");
        Assert.Contains("one in 20,000", seen, StringComparison.Ordinal);
        // 5 values of a record at one in 20,000 each.
        Assert.Contains("in 4,000 is wrongly", seen, StringComparison.Ordinal);
        Assert.DoesNotContain("1,000 values", seen, StringComparison.Ordinal);

        using var withdrawn = await SendAsync(netherlands, fields.With("_act", "withdraw"), null);
        Assert.Equal(HttpStatusCode.SeeOther, withdrawn.StatusCode);
        Assert.Contains("publishes no filter", await TextAsync(netherlands, "main"), StringComparison.Ordinal);
        Assert.Equal([AccessKind.BlindFilterWithdrawn, AccessKind.BlindFilterPublished, AccessKind.BlindSecretTold], (await LoggedAsync(centre)).Select(access => access.What));
    }

    [Fact]
    public async Task Publish_WhatDoesNotFit_IsRefusedAtTheField()
    {
        await using var centre = await Commands.OpenedAsync();
        using var netherlands = await PageForms.EnterAsync(centre, "NL liaison-officer");
        var fields = (await GuardAsync(netherlands)).With("_act", "publish");
        foreach (var (file, says) in new (byte[]?, string)[] { (null, "File must be given"), ("garbage"u8.ToArray(), "is no blind filter"), (Made(new BlindSecret(SHA256.HashData([1])), "NL", 20_000), "another secret") })
        {
            using var answer = await SendAsync(netherlands, fields, file);
            Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
            var page = new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync(Token));
            Assert.Contains(says, page.QuerySelector("#field-file-error")!.TextContent, StringComparison.Ordinal);
        }

        using var unguarded = await SendAsync(netherlands, [new("_act", "secret")], null);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, unguarded.StatusCode);
        Assert.Empty(await LoggedAsync(centre));
    }

    [Theory]
    [InlineData("NL agency-officer")]
    [InlineData("EU coordinator")]
    public async Task Page_OfWhoMayNot_SaysSoAndTellsNothing(string who)
    {
        await using var centre = await Commands.OpenedAsync();
        using var liaison = await PageForms.EnterAsync(centre, "NL liaison-officer");
        using var other = await PageForms.EnterAsync(centre, who);
        var page = new HtmlParser().ParseDocument(await other.GetStringAsync(Page, Token));
        Assert.Empty(page.QuerySelectorAll("main form"));
        Assert.Null(page.QuerySelector($"a[href='{Page}']"));
        var guard = Filled.Of((IHtmlFormElement)new HtmlParser().ParseDocument(await other.GetStringAsync($"/operations/{Commands.Operation}/check", Token)).QuerySelector("form.report-form")!).Where(field => field.Key == "__RequestVerificationToken");
        foreach (var act in new[] { "secret", "publish", "withdraw" })
        {
            using var answer = await SendAsync(other, guard.With("_act", act), [1]);
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        }

        Assert.Empty(await LoggedAsync(centre));
    }

    private static async Task<List<KeyValuePair<string, string>>> GuardAsync(HttpClient browser) =>
        [.. Filled.Of((IHtmlFormElement)new HtmlParser().ParseDocument(await browser.GetStringAsync(Page, Token)).QuerySelector("main form")!).Where(field => field.Key == "__RequestVerificationToken")];

    private static async Task<string> TextAsync(HttpClient browser, string what) =>
        string.Concat(new HtmlParser().ParseDocument(await browser.GetStringAsync(Page, Token)).QuerySelectorAll(what == "main" ? "main" : "section[aria-labelledby=own-title]").Select(part => part.TextContent));

    private static async Task<HttpResponseMessage> SendAsync(HttpClient browser, IEnumerable<KeyValuePair<string, string>> fields, byte[]? file)
    {
        using var content = new MultipartFormDataContent();
        foreach (var (name, value) in fields)
        {
            content.Add(new StringContent(value), $"\"{name}\"");
        }

        if (file is not null)
        {
            content.Add(new ByteArrayContent(file), "\"file\"", "\"nl.filter\"");
        }

        return await browser.PostAsync(Page, content, Token);
    }

    private static byte[] Made(BlindSecret secret, string country, int oneIn) => BlindFilter.Build(
        secret, new BlindTerms(OperationKey.Parse(Commands.Operation), CountryCode.Parse(country), oneIn, DateTimeOffset.UnixEpoch), [new Entity("1", "Person", NameKind.Person, [new(ValueKind.Name, "Ola Nordmann")])], new byte[32]).Write(secret);

    private static async Task<IReadOnlyList<Access>> LoggedAsync(RunningCentre centre) =>
        [.. (await centre.Get<AccessLog>().LatestAsync(line => line.Access.What is AccessKind.BlindSecretTold or AccessKind.BlindFilterPublished or AccessKind.BlindFilterWithdrawn, 50, null, Token)).Select(line => line.Access)];
}
