using System.Net;
using CommandCentre.Domain.Operations;
using CommandCentre.Server.Identity;
using CommandCentre.Server.Tests.Running;

namespace CommandCentre.Server.Tests.Identity.Providers;

/// <summary>When a second factor is asked here of somebody who signs in elsewhere, and how they prove themselves anew.</summary>
public sealed class SecondFactorTests
{
    private const string Officer = "DE-CUS-07";

    private static long Now => TimeProvider.System.GetUtcNow().ToUnixTimeSeconds();

    [Theory]
    [InlineData("amr", "otp", true)]
    [InlineData("acr", "high", true)]
    [InlineData("amr", "pwd", false)]
    [InlineData("acr", "low", false)]
    public async Task Session_OfSomebodyWithoutAnAuthenticator_IsProvedAsTheProviderSays(string claim, string value, bool proved)
    {
        await using var place = await AtProvider.StartAsync(""","amr":["otp"],"acr":["high"]""");
        using var linked = await place.LinkedAsync();
        place.Provider.Says[claim] = claim == "amr" ? new[] { value } : value;
        using var browser = place.Centre.Browser(out var cookies);
        Assert.Equal(HttpStatusCode.SeeOther, (await place.SignInAsync(browser)).StatusCode);
        var signedIn = SignedIn(place, cookies);
        Assert.Equal((Officer, proved), (signedIn.Officer, signedIn.SteppedUp is not null));
        Assert.Equal("high", place.Provider.Question!["acr_values"]);
    }

    [Fact]
    public async Task Authenticator_OfSomebodyWhoHasOne_IsAskedWhenTheProviderAskedForNone()
    {
        await using var place = await AtProvider.StartAsync(""","amr":["otp"]""");
        var secret = Staff.Enter(place.Centre, Officer, AgencyKind.Customs, Staff.Role(Role.AgencyOfficer));
        using var browser = place.Centre.Browser(out var cookies);
        using var asked = await AtProvider.FirstAsync(browser, place.Code(renews: Officer), Officer);
        Assert.Equal(HttpStatusCode.OK, asked.StatusCode);
        Assert.DoesNotContain(cookies.GetAllCookies(), cookie => cookie.Name == "session");

        using var wrong = await TypeAsync(browser, asked, "000000");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.StatusCode);
        Assert.Contains("000000", await wrong.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        using var right = await TypeAsync(browser, wrong, Staff.Code(place.Centre, secret));
        Assert.Equal(HttpStatusCode.SeeOther, right.StatusCode);
        Assert.NotNull(SignedIn(place, cookies).SteppedUp);

        // The provider asked for one now: none is asked here.
        place.Provider.Says["amr"] = new[] { "otp" };
        using var other = place.Centre.Browser(out _);
        Assert.Equal(HttpStatusCode.SeeOther, (await place.SignInAsync(other)).StatusCode);
    }

    [Fact]
    public async Task Authenticator_AskedTooLateOrWithWhatWasNotGiven_LetsNobodyIn()
    {
        var time = new ShiftedTime();
        await using var place = await AtProvider.StartAsync(time: time);
        var secret = Staff.Enter(place.Centre, Officer, AgencyKind.Customs, Staff.Role(Role.AgencyOfficer));
        using var browser = place.Centre.Browser(out var cookies);
        using var asked = await AtProvider.FirstAsync(browser, place.Code(renews: Officer), Officer);
        time.Advance(TimeSpan.FromMinutes(5));
        using var late = await TypeAsync(browser, asked, Staff.Code(place.Centre, secret));
        Assert.Equal(HttpStatusCode.Forbidden, late.StatusCode);
        Assert.DoesNotContain(cookies.GetAllCookies(), cookie => cookie.Name == "session");
    }

    [Fact]
    public async Task StepUp_AtTheProvider_AsksAnewAndProvesTheSession()
    {
        await using var place = await AtProvider.StartAsync(""","amr":["otp"]""");
        using var linked = await place.LinkedAsync();
        using var browser = place.Centre.Browser(out var cookies);
        await place.SignInAsync(browser);
        Assert.Null(SignedIn(place, cookies).SteppedUp);
        (place.Provider.Says["auth_time"], place.Provider.Says["amr"]) = (Now, new[] { "otp" });
        using var answer = await browser.GetAsync(await place.ReturnAsync(browser, "/step-up/with/zoll-sso?back=%2Fx"));
        Assert.Equal("/x", answer.Headers.Location?.ToString());
        Assert.Equal(("login", "0"), (place.Provider.Question!["prompt"].ToString(), place.Provider.Question["max_age"].ToString()));
        Assert.True(SignedIn(place, cookies).IsFresh(TimeProvider.System.GetUtcNow()));
    }

    [Theory]
    [InlineData(-3600, "hanna", "otp", "NotFresh")]
    [InlineData(null, "hanna", "otp", "NotFresh")]
    [InlineData(0, "somebody else", "otp", "OtherPerson")]
    [InlineData(0, "hanna", "pwd", "NoSecondFactor")]
    public async Task StepUp_ThatProvesNothing_IsRefused(int? seconds, string subject, string method, string fault)
    {
        await using var place = await AtProvider.StartAsync(""","amr":["otp"]""");
        using var linked = await place.LinkedAsync();
        using var browser = place.Centre.Browser(out var cookies);
        await place.SignInAsync(browser);
        (place.Provider.Says["auth_time"], place.Provider.Subject, place.Provider.Says["amr"]) = (seconds is null ? null : Now + seconds.Value, subject, new[] { method });
        using var answer = await browser.GetAsync(await place.ReturnAsync(browser, "/step-up/with/zoll-sso"));
        await place.AssertRefusedAsync(answer, fault);
        Assert.Null(SignedIn(place, cookies).SteppedUp);
    }

    [Fact]
    public async Task StepUp_OfAnotherSession_IsRefused()
    {
        await using var place = await AtProvider.StartAsync();
        using var linked = await place.LinkedAsync();
        using var browser = place.Centre.Browser(out _);
        await place.SignInAsync(browser);
        place.Provider.Says["auth_time"] = Now;
        var back = await place.ReturnAsync(browser, "/step-up/with/zoll-sso");
        using var left = await browser.GetAsync("/sign-in");
        place.Centre.Get<Sessions>().EndAllOf(Officer);
        await place.AssertRefusedAsync(await browser.GetAsync(back), "OtherPerson");
    }

    [Fact]
    public async Task StepUp_OfSomebodyWhoSignsInHere_IsNotThere()
    {
        await using var place = await AtProvider.StartAsync();
        Staff.Enter(place.Centre, "DE-CUS-08", AgencyKind.Customs, Staff.Role(Role.AgencyOfficer));
        using var browser = Staff.Browser(place.Centre, "DE-CUS-08");
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync("/step-up/with/zoll-sso")).StatusCode);
    }

    private static SignedIn SignedIn(AtProvider place, CookieContainer cookies) =>
        place.Centre.Get<Sessions>().ByToken(cookies.GetAllCookies().Single(cookie => cookie.Name == "session").Value)!;

    private static async Task<HttpResponseMessage> TypeAsync(HttpClient browser, HttpResponseMessage asked, string code)
    {
        var form = new AngleSharp.Html.Parser.HtmlParser().ParseDocument(await asked.Content.ReadAsStringAsync()).Forms.Single();
        var hidden = form.QuerySelectorAll("input[type=hidden]").Select(input => KeyValuePair.Create(input.GetAttribute("name")!, input.GetAttribute("value") ?? string.Empty));
        using var content = new FormUrlEncodedContent(hidden.Append(KeyValuePair.Create("Typed", code)));
        return await browser.PostAsync(form.GetAttribute("action"), content);
    }
}
