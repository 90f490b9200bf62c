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
        Assert.Equal(System.Net.HttpStatusCode.SeeOther, answer.StatusCode);
    }
}
