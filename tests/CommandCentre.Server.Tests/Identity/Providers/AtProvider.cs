using System.Net;
using CommandCentre.Domain.Codes;
using CommandCentre.Domain.Operations;
using CommandCentre.Server.CommandLine;
using CommandCentre.Server.Identity;
using CommandCentre.Server.Tests.Running;

namespace CommandCentre.Server.Tests.Identity.Providers;

/// <summary>A live centre with one identity provider, and the way of a browser between the two.</summary>
public sealed class AtProvider : IAsyncDisposable
{
    private readonly TemporaryFolder _folder = new();

    public SmallProvider Provider { get; private set; } = null!;

    public RunningCentre Centre { get; private set; } = null!;

    public CapturedLog Log { get; } = new();

    public static async Task<AtProvider> StartAsync(string more = "", Action<SmallProvider>? provider = null, TimeProvider? time = null)
    {
        var place = new AtProvider { Provider = await SmallProvider.StartAsync() };
        provider?.Invoke(place.Provider);
        Directory.CreateDirectory(Path.Combine(place._folder.Path, "identity"));
        await File.WriteAllTextAsync(
            Path.Combine(place._folder.Path, "identity", "providers.json"),
            $$"""[{"name":"Zoll SSO","authority":"{{place.Provider.Authority}}","clientId":"centre","country":"DE","agency":"customs"{{more}}}]""");
        place.Centre = await RunningCentre.StartAsync(CentreMode.Live, place._folder, builder =>
        {
            place.Log.Into(builder);
            if (time is not null)
            {
                Microsoft.Extensions.DependencyInjection.ServiceCollectionServiceExtensions.AddSingleton(builder.Services, time);
            }
        });
        return place;
    }

    /// <summary>A one-time code for somebody of German customs.</summary>
    public string Code(string country = "DE", AgencyKind agency = AgencyKind.Customs, string? renews = null) => Centre.Get<Roll>().Invite(
        Invitation.To(CountryCode.Parse(country), agency, Staff.Role(Role.AgencyOfficer)) with { Renews = renews }, "EU-COR-01", Centre.Get<TimeProvider>().GetUtcNow());

    /// <summary>Goes to the provider and comes back.</summary>
    public async Task<HttpResponseMessage> SignInAsync(HttpClient browser, string back = "") => await browser.GetAsync(await ReturnAsync(browser, "/sign-in/with/zoll-sso" + back));

    /// <summary>Uses a one-time code with the provider.</summary>
    public static async Task<HttpResponseMessage> FirstAsync(HttpClient browser, string code, string officer)
    {
        var going = await PageForms.SendAsync(browser, "/first/with/zoll-sso", "first-with", ("Code", code), ("Officer", officer));
        if (going.StatusCode != HttpStatusCode.OK)
        {
            return going;
        }

        var page = new AngleSharp.Html.Parser.HtmlParser().ParseDocument(await going.Content.ReadAsStringAsync());
        var address = page.QuerySelector("main a.button")!.GetAttribute("href")!;
        Assert.Equal("0;url=" + address, page.QuerySelector("meta[http-equiv=refresh]")!.GetAttribute("content"));
        return await browser.GetAsync(await AuthorizedAsync(address));
    }

    /// <summary>Goes to the provider.</summary>
    /// <returns>Where it sends the browser back to.</returns>
    public async Task<string> ReturnAsync(HttpClient browser, string path)
    {
        using var away = await browser.GetAsync(path);
        Assert.Equal(HttpStatusCode.Redirect, away.StatusCode);
        Assert.StartsWith(Provider.Authority + "/authorize?", away.Headers.Location!.ToString(), StringComparison.Ordinal);
        return await AuthorizedAsync(away.Headers.Location.ToString());
    }

    /// <summary>A browser, and one who is linked to the provider's person.</summary>
    public async Task<HttpClient> LinkedAsync(string officer = "DE-CUS-07")
    {
        using var first = Centre.Browser(out _);
        using var answer = await FirstAsync(first, Code(), officer);
        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        return Centre.Browser(out _);
    }

    /// <summary>That a sign-in came to nothing, in words, and is in the log without the token.</summary>
    public async Task AssertRefusedAsync(HttpResponseMessage answer, string fault)
    {
        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.DoesNotContain(answer.Headers.TryGetValues("Set-Cookie", out var cookies) ? cookies : [], cookie => cookie.StartsWith("session=", StringComparison.Ordinal));
        var text = System.Net.WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
        Assert.Contains(string.Format(null, Server.Resources.ProviderTexts.ResourceManager.GetString("Fault-" + fault, null)!, "Zoll SSO"), text, StringComparison.Ordinal);
        Assert.Contains("Sign-in with Zoll SSO came to nothing: " + fault, Log.Text, StringComparison.Ordinal);
        if (Provider.Given is { } token)
        {
            Assert.All(token.Split('.', StringSplitOptions.RemoveEmptyEntries), part => Assert.DoesNotContain(part, Log.Text, StringComparison.Ordinal));
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Centre.DisposeAsync();
        await Provider.DisposeAsync();
        _folder.Dispose();
    }

    private static async Task<string> AuthorizedAsync(string address)
    {
        using var elsewhere = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false });
        using var back = await elsewhere.GetAsync(address);
        Assert.Equal(HttpStatusCode.Redirect, back.StatusCode);
        return back.Headers.Location!.ToString();
    }
}
