using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using CommandCentre.Desks.Holdings;
using CommandCentre.Domain.Codes;
using CommandCentre.Domain.Operations;
using CommandCentre.Domain.Sharing;
using CommandCentre.Server.Tests.Forms;
using CommandCentre.Server.Tests.Running;

namespace CommandCentre.Server.Tests.Holdings;

/// <summary>The forms of the pages of what a country holds, as a browser without script sends them.</summary>
internal static class HoldingForms
{
    public const string Root = "/operations/" + Commands.Operation;
    public const string Address = Root + "/holdings";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static async Task<List<KeyValuePair<string, string>>> FormAsync(HttpClient browser) => Fields(await PageForms.GetAsync(browser, Address + "/import"));

    public static List<KeyValuePair<string, string>> Fields(IHtmlDocument page, string? act = null)
    {
        var form = page.QuerySelectorAll<IHtmlFormElement>("main form").First(form => act is null ? form.Method == "post" : form.QuerySelector($"input[name=_act][value={act}]") is not null);
        return [.. Filled.Of(form)];
    }

    public static Task<HttpResponseMessage> SendAsync(HttpClient browser, IEnumerable<KeyValuePair<string, string>> fields, string? file) => browser.PostAsync(Address + "/import", Multipart(fields, file), Token);

    public static MultipartFormDataContent Multipart(IEnumerable<KeyValuePair<string, string>> fields, string? file)
    {
        var content = new MultipartFormDataContent();
        foreach (var (name, value) in fields.Where(field => field.Key != "file"))
        {
            content.Add(new StringContent(value), $"\"{name}\"");
        }

        if (file is not null)
        {
            content.Add(new ByteArrayContent(Encoding.UTF8.GetBytes(file)), "\"file\"", "\"list.csv\"");
        }

        return content;
    }

    public static OwnHoldings Own(RunningCentre centre, string country) =>
        centre.Get<HoldingsRoom>().For(new Viewer(new Actor($"{country}-POL-01", CountryCode.Parse(country), AgencyKind.Police, Role.LiaisonOfficer)))!;
}
