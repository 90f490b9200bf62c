using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using CommandCentre.Desks.Access;
using CommandCentre.Domain.Codes;
using CommandCentre.Server.Files;
using CommandCentre.Server.Tests.Running;

namespace CommandCentre.Server.Tests.Files;

/// <summary>The way of a file in and out, over the API and by the page's form.</summary>
public sealed class FileEndpointsTests : IAsyncLifetime
{
    private RunningCentre _centre = null!;
    private HttpClient _germany = null!;
    private string _seizure = null!;

    public async ValueTask InitializeAsync()
    {
        _centre = await RunningCentre.StartAsync();
        await Commands.OpenAsync(_centre);
        _germany = _centre.As("DE", "agency officer");
        _seizure = await Commands.RecordAsync(_germany, Commands.Seizure());
    }

    public async ValueTask DisposeAsync()
    {
        _germany.Dispose();
        await _centre.DisposeAsync();
    }

    private static string Page(string file) => $"/operations/{Commands.Operation}/files/{file}";

    [Theory]
    [InlineData("DE", "agency officer", true)]
    [InlineData("DE", "observer", true)] // its own country's
    [InlineData("FR", "liaison officer", true)]
    [InlineData("FR", "observer", true)]
    [InlineData("NL", "liaison officer", false)]
    [InlineData("EU", "coordinator", false)]
    public async Task Bytes_GoToWhoMayReadTheLineInFull(string country, string role, bool may)
    {
        var file = await Sending.AddAsync(_germany, Sending.Fields(_seizure, handling: "H2", to: "FR"), Pictures.Jpeg());
        using var system = _centre.As(country, role);
        using var absent = await system.GetAsync($"{Sending.Files}/{Commands.NewId()}");
        foreach (var part in new[] { string.Empty, "/preview" })
        {
            using var answer = await system.GetAsync($"{Sending.Files}/{file}{part}");
            Assert.Equal(may ? HttpStatusCode.OK : HttpStatusCode.NotFound, answer.StatusCode);
            if (!may)
            {
                Assert.Equal(await absent.Content.ReadAsStringAsync(), await answer.Content.ReadAsStringAsync());
                Assert.Equal(absent.Headers.Select(header => header.Key), answer.Headers.Select(header => header.Key));
            }
        }

        var seen = await _centre.Get<AccessLog>().LatestAsync(line => line.Access.What is AccessKind.FileSeen, 10);
        Assert.Equal(may ? 2 : 0, seen.Count);
        Assert.All(seen, line => Assert.StartsWith("DE ", line.Access.Subject, StringComparison.Ordinal)); // Germany reads who has seen its file
        Assert.All(seen, line => Assert.Equal(CountryCode.Parse(country), line.Access.Country));
    }

    [Fact]
    public async Task Bytes_Leave_WithNothingABrowserCouldActOn()
    {
        var picture = await Sending.AddAsync(_germany, Sending.Fields(_seizure), Pictures.Png(), "x.html");
        var document = await Sending.AddAsync(_germany, Sending.Fields(_seizure, sort: "document"), Pdfs.Plain, "x.svg");
        using var browser = await PageForms.EnterAsync(_centre, "DE agency-officer");
        foreach (var (address, type, name) in new[] { (Page(picture), "image/png", "inline"), (Page(picture) + "/preview", "image/jpeg", "inline"), (Page(document), "application/pdf", "attachment") })
        {
            using var answer = await browser.GetAsync(address);
            Assert.Equal((HttpStatusCode.OK, type), (answer.StatusCode, answer.Content.Headers.ContentType!.ToString()));
            Assert.Equal(name, answer.Content.Headers.ContentDisposition!.DispositionType);
            Assert.Matches("^\"?ARMSTRONG-TEST-line-[0-9]+(-preview)?\\.(png|jpg|pdf)\"?$", answer.Content.Headers.ContentDisposition.FileName);
            Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
            Assert.Equal("no-store", answer.Headers.CacheControl!.ToString());
            Assert.Equal(FileHanding.Policy, answer.Headers.GetValues("Content-Security-Policy").Single());
        }

        using var preview = await browser.GetAsync(Page(document) + "/preview");
        Assert.Equal(HttpStatusCode.NotFound, preview.StatusCode);
    }

    [Fact]
    public async Task File_SentAgain_IsRecordedOnce()
    {
        var fields = Sending.Fields(_seizure);
        using var first = await Sending.PostAsync(_germany, Sending.Files, fields, Pictures.Jpeg());
        using var again = await Sending.PostAsync(_germany, Sending.Files, fields, Pictures.Jpeg(), "another name.png", fileFirst: true);
        using var other = await Sending.PostAsync(_germany, Sending.Files, fields, Pictures.Png());
        Assert.Equal([HttpStatusCode.Created, HttpStatusCode.OK, HttpStatusCode.UnprocessableEntity], [first.StatusCode, again.StatusCode, other.StatusCode]);
        Assert.Equal((string?)(await Commands.ReadAsync(first))["record"], (string?)(await Commands.ReadAsync(again))["record"]);
        Assert.Equal("id-used-for-other-content", (string?)(await Commands.ReadAsync(other))["reason"]);
    }

    /// <summary>Bad input says what is wrong and what is allowed, at its field.</summary>
    [Fact]
    public async Task File_ThatIsNotTaken_SaysWhy()
    {
        (byte[]? File, string Field, string Rule)[] cases =
        [
            (Encoding.UTF8.GetBytes("<svg onload=alert(1)>"), "file", "markup"), ([.. "PK"u8, 3, 4, 5], "file", "archive"), ([], "file", "empty"), (null, "file", "required"), (new byte[(15 * 1024 * 1024) + 1], "file", "too-large"),
        ];
        foreach (var (file, field, rule) in cases)
        {
            using var answer = await Sending.PostAsync(_germany, Sending.Files, Sending.Fields(_seizure), file);
            var error = (await Commands.ReadAsync(answer))["errors"]!.AsArray().Single()!;
            Assert.Equal((HttpStatusCode.UnprocessableEntity, field, rule), (answer.StatusCode, (string)error["field"]!, (string)error["rule"]!));
            Assert.Contains("15 MB", (string)error["message"]!, StringComparison.Ordinal);
        }

        using var sort = await Sending.PostAsync(_germany, Sending.Files, Sending.Fields(_seizure), Pdfs.Plain);
        Assert.Equal("picture-needed", (string?)(await Commands.ReadAsync(sort))["reason"]);
        using var title = await Sending.PostAsync(_germany, Sending.Files, Sending.Fields(_seizure, title: "a\u202eb"), Pictures.Jpeg());
        Assert.Equal("title", (string)(await Commands.ReadAsync(title))["errors"]!.AsArray().Single()!["field"]!);
        Assert.False(Directory.Exists(Path.Combine(_centre.DataFolder, "files")));
    }

    /// <summary>A name is never a path, and nowhere afterwards.</summary>
    [Fact]
    public async Task Names_OfFiles_AreForgotten()
    {
        string[] names =
        [
            "../../ZQ/passwd", "..\\..\\ZQ.jpg", "/etc/ZQ", "C:\\ZQ\\x.jpg", "ZQ.jpg.exe", "ZQ.php.jpg", "<script>ZQ</script>.jpg", "ZQ'onload='alert(1)", "ZQ%00.jpg", "%2e%2e%2fZQ", "CON", ".htaccess ZQ", "=cmd|' /C calc'!ZQ.jpg",
            "ZQ\u202egpj.exe", new string('Z', 3000) + "Q.jpg", "ZQ;rm -rf /.jpg", "$(ZQ).jpg", "ZQ\t.jpg", "Paket Žď ZQ.jpg", "ZQ/.jpg",
        ];
        var system = _centre.WithKey(_centre.Key("DE", "customs", "agency officer"));
        foreach (var name in names)
        {
            await Sending.AddAsync(system, Sending.Fields(_seizure), Pictures.Jpeg(), name);
        }

        var lines = await _germany.GetStringAsync($"/api/operations/{Commands.Operation}/lines");
        Assert.DoesNotContain("ZQ", lines, StringComparison.Ordinal);
        var stored = Directory.EnumerateFiles(_centre.DataFolder, "*", SearchOption.AllDirectories).Where(path => path.Contains($"{Path.DirectorySeparatorChar}files{Path.DirectorySeparatorChar}", StringComparison.Ordinal)).Select(Path.GetFileName).ToList();
        Assert.Equal(names.Length * 2, stored.Count);
        Assert.All(stored, name => Assert.Matches("^[0-9a-f]{32}\\.(file|preview)$", name!));
        system.Dispose();
    }

    [Fact]
    public async Task File_OfASystemThatIsNotGivenIt_IsRefused()
    {
        using var france = _centre.As("FR", "agency officer");
        using var foreign = await Sending.PostAsync(france, Sending.Files, Sending.Fields(_seizure), Pictures.Jpeg());
        Assert.Equal("not-the-owner", (string?)(await Commands.ReadAsync(foreign))["reason"]);
        using var command = await Commands.PostAsync(_germany, new() { ["kind"] = "add-file", ["id"] = Commands.NewId(), ["record"] = _seizure, ["sort"] = "photo", ["title"] = "x" });
        Assert.Equal("wrong-fields", (string?)(await Commands.ReadAsync(command))["reason"]); // no kind that is sent by itself
        using var observer = _centre.As("DE", "observer");
        using var role = await Sending.PostAsync(observer, Sending.Files, Sending.Fields(_seizure), Pictures.Jpeg());
        Assert.Equal("role-may-not", (string?)(await Commands.ReadAsync(role))["reason"]);
    }

    [Fact]
    public async Task Form_OfThePage_AttachesAFile()
    {
        using var browser = await PageForms.EnterAsync(_centre, "DE agency-officer");
        var address = $"/operations/{Commands.Operation}/report/add-file?record={_seizure}";
        var form = (await PageForms.GetAsync(browser, address)).Forms.Single(form => form.QuerySelector("input[type=file]") is not null);
        Assert.Equal("multipart/form-data", form.GetAttribute("enctype"));
        var fields = Sending.Fields(_seizure, title: "<b>the slide</b> & \"box\"");
        using var unguarded = await Sending.PostAsync(browser, address, fields, Pictures.Jpeg());
        Assert.Equal(HttpStatusCode.UnprocessableEntity, unguarded.StatusCode);
        fields["__RequestVerificationToken"] = [form.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!];
        using var wrong = await Sending.PostAsync(browser, address, fields, "<html>"u8.ToArray());
        var again = await PageForms.ReadAsync(wrong);
        Assert.Contains("web page", again.QuerySelector("#field-file-error, [data-problems]")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("<b>the slide</b> & \"box\"", again.QuerySelector("input[name=title]")!.GetAttribute("value"));
        using var sent = await Sending.PostAsync(browser, address, fields, Pictures.Jpeg());
        Assert.Equal(HttpStatusCode.SeeOther, sent.StatusCode);
        var line = await PageForms.GetAsync(browser, sent.Headers.Location!.ToString());
        Assert.Equal("<b>the slide</b> & \"box\"", line.QuerySelector(".detail-text bdi")!.TextContent);
        var seizure = await PageForms.GetAsync(browser, $"/operations/{Commands.Operation}/seizures/{_seizure}");
        using var picture = await browser.GetAsync(seizure.QuerySelector(".file img")!.GetAttribute("src"));
        Assert.Equal("image/jpeg", picture.Content.Headers.ContentType!.MediaType);
    }

    /// <summary>Who may read the seizure and not the file sees a seizure without a picture.</summary>
    [Fact]
    public async Task Page_OfTheSeizure_ShowsTheFilesOneMaySee()
    {
        var open = Commands.Seizure();
        (open["handling"], open["to"]) = (new JsonArray("H0"), new JsonArray());
        var seizure = await Commands.RecordAsync(_germany, open);
        await Sending.AddAsync(_germany, Sending.Fields(seizure, title: "only for France", handling: "H2", to: "FR"), Pictures.Jpeg());
        foreach (var (who, shown) in new[] { ("FR liaison-officer", 1), ("NL liaison-officer", 0) })
        {
            using var browser = await PageForms.EnterAsync(_centre, who);
            var page = await PageForms.GetAsync(browser, $"/operations/{Commands.Operation}/seizures/{seizure}");
            Assert.Equal(shown, page.QuerySelectorAll(".file img").Length);
            Assert.Equal(shown == 1, page.DocumentElement.TextContent.Contains("only for France", StringComparison.Ordinal));
        }
    }

    [Fact]
    public void Turns_AreGivenBack()
    {
        var turns = new FileTurns();
        var one = Server.Identity.SignedInContext.SignedInBy(new("DE-CUS-01", CountryCode.Parse("DE"), Domain.Operations.AgencyKind.Customs, Domain.Operations.Role.AgencyOfficer), "a", false, 20);
        var taken = Enumerable.Range(0, FileTurns.OfOne).Select(_ => turns.Take(one)).ToList();
        Assert.All(taken, Assert.NotNull);
        Assert.Null(turns.Take(one));
        taken[0]!.Dispose();
        taken[0]!.Dispose();
        Assert.NotNull(turns.Take(one));
        Assert.Null(turns.Take(one));
        var others = Enumerable.Range(0, 20).Select(at => turns.Take(Server.Identity.SignedInContext.SignedInBy(new("DE-CUS-01", CountryCode.Parse("DE"), Domain.Operations.AgencyKind.Customs, Domain.Operations.Role.AgencyOfficer), $"b{at}", false, 20))).OfType<IDisposable>();
        Assert.Equal(FileTurns.InAll - FileTurns.OfOne, others.Count());
    }
}
