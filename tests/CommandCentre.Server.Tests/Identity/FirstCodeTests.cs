using System.Net;
using CommandCentre.Server.CommandLine;
using CommandCentre.Server.Identity;
using CommandCentre.Server.Tests.Running;
using Microsoft.Extensions.DependencyInjection;

namespace CommandCentre.Server.Tests.Identity;

public sealed class FirstCodeTests
{
    [Fact]
    public async Task FirstStart_PrintsACodeOnceThatMakesTheAdministratorOnce()
    {
        using var folder = new TemporaryFolder();
        string code;
        await using (var centre = await RunningCentre.StartAsync(CentreMode.Live, folder))
        {
            code = Announced(centre).Split(' ')[^1];
            Assert.Matches("^[A-Z2-9]{4}(-[A-Z2-9]{4}){5}$", code);
            Assert.DoesNotContain(code, await File.ReadAllTextAsync(Path.Combine(folder.Path, "identity", "roll.json")), StringComparison.Ordinal);
        }

        await using var again = await RunningCentre.StartAsync(CentreMode.Live, folder);
        Assert.DoesNotContain("-", Announced(again).Replace("one-time", string.Empty, StringComparison.Ordinal), StringComparison.Ordinal);

        using var browser = again.Browser(out var cookies);
        var (made, secret) = await Enrolling.EnrolAsync(again, browser, code.ToLowerInvariant(), "eu-adm-01");
        Assert.Equal(HttpStatusCode.SeeOther, made.StatusCode);
        var administrator = again.Get<Sessions>().ByToken(cookies.GetAllCookies().Single(cookie => cookie.Name == "session").Value)!;
        Assert.Equal(("EU-ADM-01", true, 0), (administrator.Officer, administrator.IsAdministrator, administrator.Assignments.Count));
        Assert.True(administrator.IsFresh(TimeProvider.System.GetUtcNow()));
        Assert.Empty(Announced(again));

        using var other = again.Browser(out _);
        using var twice = await PageForms.SendAsync(other, "/first", "first", ("Code", code), ("Officer", "EU-ADM-02"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, twice.StatusCode);

        // The code that was typed at the enrolment is used up; the next step's is within the tolerance.
        using var right = await PageForms.SignInAsync(other, "EU-ADM-01", Staff.Passphrase, Staff.Code(again, secret, 1));
        Assert.Equal(HttpStatusCode.SeeOther, right.StatusCode);
        made.Dispose();
    }

    [Theory]
    [InlineData("WRONG", "EU-ADM-01", "code")]
    [InlineData(null, "DE-ADM-01", "Allowed: EU-")]
    [InlineData(null, "EU", "Allowed: EU-")]
    [InlineData(null, "EU-CLOCK", "Allowed: EU-")]
    [InlineData(null, "EU-WALL-3", "Allowed: EU-")]
    [InlineData(null, "EU-Jürgen", "Allowed: EU-")]
    public async Task Code_UsedWithSomethingWrong_SaysWhatWasAllowedAndIsNotUsedUp(string? code, string officer, string said)
    {
        await using var centre = await RunningCentre.StartAsync(CentreMode.Live);
        var right = Announced(centre).Split(' ')[^1];
        using var browser = centre.Browser(out _);
        using var answer = await PageForms.SendAsync(browser, "/first", "first", ("Code", code ?? right), ("Officer", officer));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains(said, await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.NotNull(centre.Get<Roll>().Offered(right, TimeProvider.System.GetUtcNow()));
        Assert.Empty(centre.Get<Roll>().Persons);
    }

    [Theory]
    [InlineData("short", null, "12 to 200 characters")]
    [InlineData(Staff.Passphrase, "000000", "the six digits that the app shows now")]
    public async Task Enrolment_WithSomethingWrong_KeepsTheSecretAndDoesNotCountYet(string passphrase, string? typed, string said)
    {
        await using var centre = await RunningCentre.StartAsync(CentreMode.Live);
        var code = Announced(centre).Split(' ')[^1];
        using var browser = centre.Browser(out _);
        var begun = await Enrolling.BeginAsync(browser, code, "EU-ADM-01");
        using var answer = await Enrolling.EndAsync(browser, begun, passphrase, typed ?? Staff.Code(centre, begun.Secret));
        var page = await answer.Content.ReadAsStringAsync();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains(said, page, StringComparison.Ordinal);
        Assert.Contains(Totp.Spelled(begun.Secret), page, StringComparison.Ordinal);
        Assert.Empty(centre.Get<Roll>().Persons);

        using var mended = await Enrolling.EndAsync(browser, begun, Staff.Passphrase, Staff.Code(centre, begun.Secret));
        Assert.Equal(HttpStatusCode.SeeOther, mended.StatusCode);
        Assert.Single(centre.Get<Roll>().Persons);
    }

    [Fact]
    public async Task Enrolment_OlderThanHalfAnHour_BeginsAnew()
    {
        var time = new ShiftedTime();
        await using var centre = await RunningCentre.StartAsync(CentreMode.Live, also: builder => builder.Services.AddSingleton<TimeProvider>(time));
        var code = Announced(centre).Split(' ')[^1];
        using var browser = centre.Browser(out _);
        var begun = await Enrolling.BeginAsync(browser, code, "EU-ADM-01");
        time.Advance(TimeSpan.FromMinutes(31));
        using var answer = await Enrolling.EndAsync(browser, begun, Staff.Passphrase, Staff.Code(centre, begun.Secret));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains("longer than half an hour", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Empty(centre.Get<Roll>().Persons);
    }

    [Fact]
    public async Task Enrolment_Page_ShowsTheSecretAsTextAndAsQrCodeWithoutScriptOrStyleInIt()
    {
        await using var centre = await RunningCentre.StartAsync(CentreMode.Live);
        using var browser = centre.Browser(out _);
        var begun = await Enrolling.BeginAsync(browser, Announced(centre).Split(' ')[^1], "EU-ADM-01");
        var squares = begun.Page.QuerySelector("svg.qr path")!.GetAttribute("d")!;
        // Three finder patterns of 33 dark squares each are the least that any QR code holds (ISO/IEC 18004).
        Assert.True(squares.Split('M').Length > 3 * 33);
        Assert.Empty(begun.Page.QuerySelectorAll("main [style], main script"));
        Assert.Equal(Totp.SecretLength, begun.Secret.Length);
    }

    [Fact]
    public async Task Code_AfterThreeDays_HasEnded()
    {
        var time = new ShiftedTime();
        await using var centre = await RunningCentre.StartAsync(CentreMode.Live, also: builder => builder.Services.AddSingleton<TimeProvider>(time));
        var code = Announced(centre).Split(' ')[^1];
        time.Advance(OneTimeCode.Lasts - TimeSpan.FromMinutes(1));
        Assert.NotNull(centre.Get<Roll>().Offered(code, time.GetUtcNow()));
        time.Advance(TimeSpan.FromMinutes(1));
        Assert.Null(centre.Get<Roll>().Offered(code, time.GetUtcNow()));
        // Another is printed instead.
        Assert.NotEqual(code, Announced(centre).Split(' ')[^1]);
    }

    [Theory]
    [InlineData("/door")]
    [InlineData("/exercise-keys.json")]
    public async Task LiveCentre_HasNoDoorAndNoExerciseKeys(string path)
    {
        await using var centre = await RunningCentre.StartAsync(CentreMode.Live);
        using var browser = centre.Browser(out _);
        Assert.NotEqual(HttpStatusCode.OK, (await browser.GetAsync(path)).StatusCode);
        Assert.False(File.Exists(Path.Combine(centre.DataFolder, "exercise-keys.json")));
    }

    [Theory]
    [InlineData("/sign-in")]
    [InlineData("/first")]
    [InlineData("/people")]
    public async Task Exercise_HasNoSignInWithPassphrase(string path)
    {
        await using var centre = await RunningCentre.StartAsync();
        using var browser = centre.Browser(out _);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync(path)).StatusCode);
    }

    [Fact]
    public async Task Passphrases_TooManyAtOnce_AreSentAway()
    {
        using var passphrases = new Passphrases();
        // One is checked and takes its time, as many as the queue holds wait, two more come.
        var asking = Enumerable.Range(0, Passphrases.Queue + 3)
            .Select(turn => passphrases.IsRightAsync("x", new KeptPassphrase(new byte[16], new byte[32], turn == 0 ? Passphrases.Rounds : 1), CancellationToken.None))
            .ToList();
        var answers = await Task.WhenAll(asking);
        Assert.Equal([.. Enumerable.Repeat<bool?>(false, Passphrases.Queue + 1), null, null], answers);
    }

    private static string Announced(RunningCentre centre)
    {
        using var said = new StringWriter();
        FirstCode.Announce(centre.App.Services, said);
        return said.ToString().Trim();
    }
}
