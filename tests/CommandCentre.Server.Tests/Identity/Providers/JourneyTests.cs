using System.Net;
using CommandCentre.Domain.Operations;
using CommandCentre.Server.Identity;
using CommandCentre.Server.Tests.Running;

namespace CommandCentre.Server.Tests.Identity.Providers;

/// <summary>The way to a provider and back belongs to one browser, once.</summary>
public sealed class JourneyTests
{
    [Fact]
    public async Task Callback_WithAnotherState_IsRefused()
    {
        await using var place = await AtProvider.StartAsync();
        using var browser = await place.LinkedAsync();
        var back = new Uri(await place.ReturnAsync(browser, "/sign-in/with/zoll-sso"));
        using var answer = await browser.GetAsync(back.AbsolutePath + back.Query.Replace("&state=", "&state=x", StringComparison.Ordinal));
        await place.AssertRefusedAsync(answer, "NotBegunHere");
    }

    [Fact]
    public async Task Callback_InAnotherBrowser_IsRefused()
    {
        await using var place = await AtProvider.StartAsync();
        using var browser = await place.LinkedAsync();
        var back = await place.ReturnAsync(browser, "/sign-in/with/zoll-sso");
        using var victim = place.Centre.Browser(out _);
        await place.AssertRefusedAsync(await victim.GetAsync(back), "NotBegunHere");
        // The one who began it may still end it.
        Assert.Equal(HttpStatusCode.SeeOther, (await browser.GetAsync(back)).StatusCode);
    }

    [Fact]
    public async Task Callback_Replayed_IsRefusedEvenWithItsCookie()
    {
        await using var place = await AtProvider.StartAsync();
        (await place.LinkedAsync()).Dispose();
        using var browser = place.Centre.Browser(out var cookies);
        var back = await place.ReturnAsync(browser, "/sign-in/with/zoll-sso");
        var journey = cookies.GetAllCookies().Single(cookie => cookie.Name == "journey");
        Assert.True(journey.HttpOnly);
        Assert.Equal(HttpStatusCode.SeeOther, (await browser.GetAsync(back)).StatusCode);
        Assert.DoesNotContain(cookies.GetAllCookies(), cookie => cookie.Name == "journey");
        using var thief = place.Centre.Browser(out var stolen);
        stolen.Add(place.Centre.Address, new Cookie("journey", journey.Value));
        await place.AssertRefusedAsync(await thief.GetAsync(back), "Replayed");
    }

    [Fact]
    public async Task Code_OfAnotherJourney_IsRefusedByTheProviderForItsVerifier()
    {
        await using var place = await AtProvider.StartAsync();
        using var browser = await place.LinkedAsync();
        using var thief = place.Centre.Browser(out _);
        var stolen = Code(await place.ReturnAsync(browser, "/sign-in/with/zoll-sso"));
        var own = await place.ReturnAsync(thief, "/sign-in/with/zoll-sso");
        using var answer = await thief.GetAsync(own.Replace(Code(own), stolen, StringComparison.Ordinal));
        await place.AssertRefusedAsync(answer, "CodeRefused");
    }

    [Fact]
    public async Task Code_UsedBefore_IsRefused()
    {
        await using var place = await AtProvider.StartAsync();
        using var browser = await place.LinkedAsync();
        var first = await place.ReturnAsync(browser, "/sign-in/with/zoll-sso");
        Assert.Equal(HttpStatusCode.SeeOther, (await browser.GetAsync(first)).StatusCode);
        var second = await place.ReturnAsync(browser, "/sign-in/with/zoll-sso");
        await place.AssertRefusedAsync(await browser.GetAsync(second.Replace(Code(second), Code(first), StringComparison.Ordinal)), "CodeRefused");
    }

    [Fact]
    public async Task Journey_ThatTookTooLong_IsRefused()
    {
        var time = new ShiftedTime();
        await using var place = await AtProvider.StartAsync(time: time);
        using var browser = await place.LinkedAsync();
        var back = await place.ReturnAsync(browser, "/sign-in/with/zoll-sso");
        time.Advance(TimeSpan.FromMinutes(10));
        await place.AssertRefusedAsync(await browser.GetAsync(back), "NotBegunHere");
    }

    [Theory]
    [InlineData("&iss=https%3A%2F%2Fevil.example", "Issuer")]
    [InlineData("&error=access_denied", "Declined")]
    public async Task Callback_WithAnotherAnswer_IsRefused(string more, string fault)
    {
        await using var place = await AtProvider.StartAsync();
        using var browser = await place.LinkedAsync();
        var back = await place.ReturnAsync(browser, "/sign-in/with/zoll-sso");
        await place.AssertRefusedAsync(await browser.GetAsync(back[..back.IndexOf("&iss=", StringComparison.Ordinal)] + more), fault);
    }

    [Fact]
    public async Task Person_WhomNobodyLinked_IsNotLetIn()
    {
        await using var place = await AtProvider.StartAsync();
        using var browser = place.Centre.Browser(out _);
        await place.AssertRefusedAsync(await place.SignInAsync(browser), "NotLinked");
    }

    [Fact]
    public async Task Person_Withdrawn_IsNotLetInAnyMore()
    {
        await using var place = await AtProvider.StartAsync();
        using var browser = await place.LinkedAsync();
        place.Centre.Get<Roll>().Withdraw("DE-CUS-07");
        await place.AssertRefusedAsync(await place.SignInAsync(browser), "NotLinked");

        // With a new code they are somebody new.
        Assert.Equal(HttpStatusCode.SeeOther, (await AtProvider.FirstAsync(browser, place.Code(), "DE-CUS-08")).StatusCode);
        Assert.Equal(HttpStatusCode.SeeOther, (await place.SignInAsync(browser)).StatusCode);
    }

    [Fact]
    public async Task First_WithTheProvider_LinksThemOnceAndUsesTheCodeUp()
    {
        await using var place = await AtProvider.StartAsync();
        var (code, other) = (place.Code(), place.Code());
        using var browser = place.Centre.Browser(out _);
        using var made = await AtProvider.FirstAsync(browser, code, "de-cus-07");
        Assert.Equal((HttpStatusCode.SeeOther, "/"), (made.StatusCode, made.Headers.Location?.ToString()));
        Assert.DoesNotContain("hanna", await File.ReadAllTextAsync(Path.Combine(place.Centre.DataFolder, "identity", "links.json")), StringComparison.Ordinal);

        using var again = await AtProvider.FirstAsync(browser, code, "DE-CUS-08");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, again.StatusCode);

        // The same person there cannot be a second one here.
        await place.AssertRefusedAsync(await AtProvider.FirstAsync(browser, other, "DE-CUS-08"), "LinkedAlready");
        Assert.False(place.Centre.Get<Roll>().IsTaken("DE-CUS-08"));
    }

    [Theory]
    [InlineData("DE", AgencyKind.Police, "DE-POL-07", "speaks for Customs of DE only")]
    [InlineData("FR", AgencyKind.Customs, "FR-CUS-07", "speaks for Customs of DE only")]
    [InlineData("DE", AgencyKind.Customs, "FR-CUS-07", "Allowed: DE-")]
    public async Task First_ForAnotherCountryOrAgency_IsRefusedSayingWhat(string country, AgencyKind agency, string officer, string said)
    {
        await using var place = await AtProvider.StartAsync();
        using var browser = place.Centre.Browser(out _);
        using var answer = await AtProvider.FirstAsync(browser, place.Code(country, agency), officer);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains(said, await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Code_UsedWhileAway_MakesNobody()
    {
        await using var place = await AtProvider.StartAsync();
        var code = place.Code();
        using var browser = place.Centre.Browser(out _);
        using var going = await PageForms.SendAsync(browser, "/first/with/zoll-sso", "first-with", ("Code", code), ("Officer", "DE-CUS-07"));
        var address = new AngleSharp.Html.Parser.HtmlParser().ParseDocument(await going.Content.ReadAsStringAsync()).QuerySelector("main a.button")!.GetAttribute("href")!;
        using var other = place.Centre.Browser(out _);
        using var faster = await AtProvider.FirstAsync(other, code, "DE-CUS-08");
        Assert.Equal(HttpStatusCode.SeeOther, faster.StatusCode);
        place.Provider.Subject = "somebody else";
        using var elsewhere = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false });
        using var back = await elsewhere.GetAsync(address);
        await place.AssertRefusedAsync(await browser.GetAsync(back.Headers.Location), "CodeGone");
    }

    [Fact]
    public async Task Pages_OfSigningIn_NameTheProviders()
    {
        await using var place = await AtProvider.StartAsync();
        using var browser = place.Centre.Browser(out _);
        Assert.Contains("href=\"/sign-in/with/zoll-sso?back=%2Fx\"", await browser.GetStringAsync("/sign-in?back=%2Fx"), StringComparison.Ordinal);
        Assert.Contains("href=\"/first/with/zoll-sso\"", await browser.GetStringAsync("/first"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync("/sign-in/with/nobody")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync("/sign-in/from/nobody")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync("/first/with/nobody")).StatusCode);
    }

    [Fact]
    public async Task Account_OfSomebodyWhoSignsInElsewhere_MissesNoAuthenticator()
    {
        await using var place = await AtProvider.StartAsync();
        (await place.LinkedAsync()).Dispose();
        Staff.EnterAdministrator(place.Centre);
        using var administrator = Staff.Browser(place.Centre, "EU-ADM-01", proved: true);
        Assert.DoesNotContain(Server.Resources.PeopleTexts.AuthenticatorMissing, await administrator.GetStringAsync("/people?person=DE-CUS-07"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Secret_OfTheCentre_IsShownToTheProviderOnly()
    {
        await using var place = await AtProvider.StartAsync(""","clientSecret":"open sesame" """, provider => provider.Secret = "open%20sesame");
        using var browser = await place.LinkedAsync();
        Assert.Equal(HttpStatusCode.SeeOther, (await place.SignInAsync(browser)).StatusCode);
        Assert.DoesNotContain("sesame", place.Log.Text, StringComparison.Ordinal);
    }

    private static string Code(string back) => back.Split("code=")[1].Split('&')[0];
}
