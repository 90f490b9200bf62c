using System.Net;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using CommandCentre.Server.Tests.Running;

namespace CommandCentre.Server.Tests.Identity;

/// <summary>An account being made at <c>/first</c>, as a browser without script does it.</summary>
public static class Enrolling
{
    /// <summary>What the second step shows.</summary>
    public sealed record Begun(IHtmlDocument Page, byte[] Secret);

    /// <summary>Both steps, all right.</summary>
    public static async Task<(HttpResponseMessage Answer, byte[] Secret)> EnrolAsync(RunningCentre centre, HttpClient browser, string code, string officer)
    {
        var begun = await BeginAsync(browser, code, officer);
        return (await EndAsync(browser, begun, Staff.Passphrase, Staff.Code(centre, begun.Secret)), begun.Secret);
    }

    public static async Task<Begun> BeginAsync(HttpClient browser, string code, string officer)
    {
        using var answer = await PageForms.SendAsync(browser, "/first", "first", ("Code", code), ("Officer", officer));
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.StatusCode == HttpStatusCode.OK, text);
        var page = new HtmlParser().ParseDocument(text);
        return new Begun(page, Unspelled(page.QuerySelector("[data-secret]")!.TextContent));
    }

    public static async Task<HttpResponseMessage> EndAsync(HttpClient browser, Begun begun, string passphrase, string typed)
    {
        var hidden = begun.Page.QuerySelectorAll("form input[type=hidden]").Select(input => KeyValuePair.Create(input.GetAttribute("name")!, input.GetAttribute("value")!));
        using var content = new FormUrlEncodedContent([.. hidden, new("Passphrase", passphrase), new("Typed", typed)]);
        return await browser.PostAsync("/first", content);
    }

    // Base32 read by itself: five bits a letter, RFC 4648.
    private static byte[] Unspelled(string text)
    {
        var bits = string.Concat(text.Where(char.IsAsciiLetterOrDigit).Select(letter => Convert.ToString("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".IndexOf(letter, StringComparison.Ordinal), 2).PadLeft(5, '0')));
        return [.. bits.Chunk(8).Where(part => part.Length == 8).Select(part => Convert.ToByte(new string(part), 2))];
    }
}
