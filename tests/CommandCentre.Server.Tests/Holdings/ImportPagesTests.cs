using System.Net;
using AngleSharp.Html.Dom;
using CommandCentre.Desks.Holdings;
using CommandCentre.Server.Tests.Forms;
using CommandCentre.Server.Tests.Running;
using static CommandCentre.Server.Tests.Holdings.HoldingForms;

namespace CommandCentre.Server.Tests.Holdings;

/// <summary>The page by which a country gives a file of what it holds, without script: its columns, a trial, the import, and wrong input.</summary>
public sealed class ImportPagesTests
{
    private const string Semicolons = "File no;Surname;First names;Born;Until;Clerk\nK-1;Kanarienvogel;Jan;1980-05-12;2199-12-31;Meyer\nK-2;Sidorenko;Igor;1971;;Braun\nK-3;;;1971;2001-01-01;Braun\n";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task File_ByItsColumns_IsTriedImportedAndItsMappingKept()
    {
        await using var centre = await Commands.OpenedAsync();
        using var germany = await PageForms.EnterAsync(centre, "DE liaison-officer");
        // Without script the columns are looked at first.
        using var looked = await SendAsync(germany, (await FormAsync(germany)).With("_columns", "1"), Semicolons);
        var form = Fields(await PageForms.ReadAsync(looked));
        Assert.Equal(["id", "lastName", "firstName", "birthDate", "expires", ""], Enumerable.Range(0, 6).Select(at => form.In($"columns[{at}].as")));
        Assert.Equal(("semicolon", "Person"), (form.In("separator"), form.In("schema")));

        var wanted = form.With("label", "wanted").With("keepAs", "wanted persons").With("mode", "hit-only");
        var tried = await OutcomeAsync(germany, wanted.With("dryRun", "true"), Semicolons);
        Assert.Contains("2 rows would be taken", tried.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        var rejected = tried.QuerySelectorAll("#rejected-title ~ *, .table tbody tr").Select(row => row.TextContent).ToList();
        Assert.Contains(rejected, row => row.Contains('3', StringComparison.Ordinal) && row.Contains("Until", StringComparison.Ordinal) && row.Contains("2001-01-02", StringComparison.Ordinal) && row.Contains("today or later", StringComparison.Ordinal));
        Assert.IsType<HoldingsStanding.None>(Own(centre, "DE").Standing);

        await OutcomeAsync(germany, wanted, Semicolons);
        var own = Own(centre, "DE");
        Assert.Equal(("wanted", 2, 1), (own.Loads[0].Label, own.Loads[0].Records, own.Loads[0].Rejected));
        Assert.All(own.Page(0, 10).Holdings, holding => Assert.Equal(HoldingMode.HitOnly, holding.Terms.Mode));
        Assert.Equal("wanted persons", Assert.Single(own.Mappings).Name);
        var overview = await PageForms.GetAsync(germany, Address);
        Assert.Contains("wanted persons", overview.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("31 Dec 2199", overview.QuerySelector(".table tbody")!.TextContent, StringComparison.Ordinal);

        using var dropped = await PageForms.PostAsync(germany, Address, Fields(overview).With("drop", "wanted persons"));
        Assert.Equal(HttpStatusCode.SeeOther, dropped.StatusCode);
        Assert.Empty(own.Mappings);
    }

    [Fact]
    public async Task Import_OfWrongFields_NamesFieldValueAndAllowedAndTakesNothing()
    {
        await using var centre = await Commands.OpenedAsync();
        using var germany = await PageForms.EnterAsync(centre, "DE liaison-officer");
        var form = (await FormAsync(germany)).With("label", "wanted");
        foreach (var (fields, field, value, allowed) in new[]
                 {
                     (form.With("label", new string('x', 81)), "Label", "xxx", "1 to 80"),
                     (form.With("expires", "2001-01-01"), "Last day", "2001-01-01", "today or a later day"),
                     (form.With("mapping", "none such"), "Mapping", "none such", "none is saved"),
                     (form.With("contact", new string('y', 81)), "Contact", "yyy", "1 to 80"),
                     (form.With("columns[0].column", "Hue").With("columns[0].as", "colour"), "Column “Hue”", "colour", "birthDate"),
                     (form.With("columns[0].column", "Hue").With("columns[0].as", ""), "Columns", "", "at least one column"),
                 })
        {
            using var answer = await SendAsync(germany, fields, "name\nA B\n");
            Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
            var notice = (await PageForms.ReadAsync(answer)).QuerySelector(".notice-urgent")!.TextContent;
            Assert.Contains(field, notice, StringComparison.Ordinal);
            Assert.Contains(value, notice, StringComparison.Ordinal);
            Assert.Contains(allowed, notice, StringComparison.Ordinal);
        }

        using var without = await SendAsync(germany, form, null);
        Assert.Contains("File must be given", (await PageForms.ReadAsync(without)).QuerySelector(".notice-urgent")!.TextContent, StringComparison.Ordinal);
        using var unguarded = await SendAsync(germany, [.. form.Where(field => field.Key != "__RequestVerificationToken")], "name\nA B\n");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, unguarded.StatusCode);
        Assert.Empty(Own(centre, "DE").Imports);
    }

    /// <summary>The file is read as it comes: while its last byte is still to come the import is under way, and can be cancelled from another page.</summary>
    [Fact]
    public async Task Import_WhileItsFileComes_IsSeenAndCancelled()
    {
        await using var centre = await Commands.OpenedAsync();
        using var germany = await PageForms.EnterAsync(centre, "DE liaison-officer");
        using var other = await PageForms.EnterAsync(centre, "DE liaison-officer");
        var form = (await FormAsync(germany)).With("label", "a long one");
        using var whole = Multipart(form, "name\n" + string.Concat(Enumerable.Range(0, 20_000).Select(row => $"Person Number{row}\n")));
        var slow = new HaltingContent(await whole.ReadAsByteArrayAsync(Token), whole.Headers.ContentType!.ToString());
        var sending = germany.PostAsync(Address + "/import", slow, Token);
        var id = form.In("id")!;
        var state = await UnderWayAsync(other, $"{Address}/imports/{id}");
        Assert.Equal("true", state.QuerySelector("[data-import-state]")!.GetAttribute("data-running"));
        using var cancelled = await PageForms.PostAsync(other, $"{Address}/imports/{id}", Fields(state));
        Assert.Equal(HttpStatusCode.SeeOther, cancelled.StatusCode);
        slow.Go();
        using var answer = await sending;
        Assert.Contains("nothing of it was kept", (await PageForms.GetAsync(other, $"{Address}/imports/{id}")).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Empty(Own(centre, "DE").Loads);
    }

    /// <summary>A file of somebody who is not signed in is neither read nor kept to be given back.</summary>
    [Fact]
    public async Task File_OfNobody_IsNotTakenIn()
    {
        await using var centre = await Commands.OpenedAsync();
        using var nobody = centre.Browser(out _);
        using var answer = await SendAsync(nobody, [new("label", "mine")], "name\nKanarienvogel\n");
        Assert.DoesNotContain("Kanarienvogel", await answer.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
        Assert.True((int)answer.StatusCode is 302 or 401, $"answered {(int)answer.StatusCode}");
    }

    private static async Task<IHtmlDocument> UnderWayAsync(HttpClient browser, string address)
    {
        using var looks = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        for (var look = 0; look < 400; look++)
        {
            await looks.WaitForNextTickAsync(Token);
            using var answer = await browser.GetAsync(address, Token);
            if (answer.StatusCode is HttpStatusCode.OK)
            {
                return await PageForms.ReadAsync(answer);
            }
        }

        throw new Xunit.Sdk.XunitException("no import was under way in 20 s");
    }

    private static async Task<IHtmlDocument> OutcomeAsync(HttpClient browser, IEnumerable<KeyValuePair<string, string>> fields, string file)
    {
        using var answer = await SendAsync(browser, fields, file);
        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        return await PageForms.GetAsync(browser, answer.Headers.Location!.ToString());
    }
}
