using System.Net;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace CommandCentre.Server.Tests.Running;

/// <summary>Forms as a browser without script sends them.</summary>
public static class PageForms
{
    /// <summary>Gets a page and sends its form with everything hidden in it.</summary>
    public static async Task<HttpResponseMessage> SendAsync(HttpClient browser, string page, string handler, params (string Name, string Value)[] fields)
    {
        var document = new HtmlParser().ParseDocument(await browser.GetStringAsync(page));
        var form = document.Forms.Single(form => form.QuerySelector($"input[name=_handler][value={handler}]") is not null);
        var hidden = form.QuerySelectorAll("input[type=hidden]").Select(input => (Name: input.GetAttribute("name")!, Value: input.GetAttribute("value") ?? string.Empty));
        using var content = new FormUrlEncodedContent(hidden.Concat(fields).Select(field => KeyValuePair.Create(field.Name, field.Value)));
        return await browser.PostAsync(form.GetAttribute("action") ?? page, content);
    }

    /// <summary>Signs in at a live centre.</summary>
    public static Task<HttpResponseMessage> SignInAsync(HttpClient browser, string officer, string passphrase, string code) =>
        SendAsync(browser, "/sign-in", "sign-in", ("Officer", officer), ("Passphrase", passphrase), ("Code", code));

    /// <summary>Enters by the exercise's door.</summary>
    public static async Task EnterAsync(HttpClient browser, string choice)
    {
        using var answer = await SendAsync(browser, "/door", "door", ("Choice", choice));
        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
    }

    /// <summary>A browser that has entered by the exercise's door.</summary>
    public static async Task<HttpClient> EnterAsync(RunningCentre centre, string choice)
    {
        ArgumentNullException.ThrowIfNull(centre);
        var browser = centre.Browser(out _);
        await EnterAsync(browser, choice);
        return browser;
    }

    /// <summary>A page that is there.</summary>
    public static async Task<IHtmlDocument> GetAsync(HttpClient browser, string path)
    {
        using var answer = await browser.GetAsync(path, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await ReadAsync(answer);
    }

    /// <summary>The page in an answer.</summary>
    public static async Task<IHtmlDocument> ReadAsync(HttpResponseMessage answer) =>
        await new HtmlParser().ParseDocumentAsync(await answer.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken), TestContext.Current.CancellationToken);

    /// <summary>Sends fields to an address.</summary>
    public static async Task<HttpResponseMessage> PostAsync(HttpClient browser, string path, IEnumerable<KeyValuePair<string, string>> fields)
    {
        using var content = new FormUrlEncodedContent(fields);
        return await browser.PostAsync(path, content, TestContext.Current.CancellationToken);
    }
}
