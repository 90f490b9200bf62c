using System.Net;
using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using CommandCentre.Desks.Holdings;
using CommandCentre.Domain.Codes;
using CommandCentre.Domain.Operations;
using CommandCentre.Domain.Sharing;
using CommandCentre.Server.Tests.Forms;
using CommandCentre.Server.Tests.Running;

namespace CommandCentre.Server.Tests.Holdings;

/// <summary>The pages of what a country holds, without script: imported, seen, changed, withdrawn; and as if absent to everybody else.</summary>
public sealed class HoldingPagesTests
{
    private const string Root = "/operations/" + Commands.Operation;
    private const string Holdings = Root + "/holdings";
    private const string Semicolons = "File no;Surname;First names;Born;Until;Clerk\nK-1;Kanarienvogel;Jan;1980-05-12;2199-12-31;Meyer\nK-2;Sidorenko;Igor;1971;;Braun\nK-3;;;1971;2001-01-01;Braun\n";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task File_ByItsColumns_IsTriedImportedAndItsMappingKept()
    {
        await using var centre = await OpenedAsync();
        using var germany = await EnterAsync(centre, "DE liaison-officer");
        // Without script the columns are looked at first.
        using var looked = await SendAsync(germany, (await FormAsync(germany)).With("_columns", "1"), Semicolons);
        var form = Fields(await ReadAsync(looked));
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
        var overview = await GetAsync(germany, Holdings);
        Assert.Contains("wanted persons", overview.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("31 Dec 2199", overview.QuerySelector(".table tbody")!.TextContent, StringComparison.Ordinal);

        using var dropped = await PostAsync(germany, Holdings, Fields(overview).With("drop", "wanted persons"));
        Assert.Equal(HttpStatusCode.SeeOther, dropped.StatusCode);
        Assert.Empty(own.Mappings);
    }

    [Fact]
    public async Task Import_OfWrongFields_NamesFieldValueAndAllowedAndTakesNothing()
    {
        await using var centre = await OpenedAsync();
        using var germany = await EnterAsync(centre, "DE liaison-officer");
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
            var notice = (await ReadAsync(answer)).QuerySelector(".notice-urgent")!.TextContent;
            Assert.Contains(field, notice, StringComparison.Ordinal);
            Assert.Contains(value, notice, StringComparison.Ordinal);
            Assert.Contains(allowed, notice, StringComparison.Ordinal);
        }

        using var without = await SendAsync(germany, form, null);
        Assert.Contains("File must be given", (await ReadAsync(without)).QuerySelector(".notice-urgent")!.TextContent, StringComparison.Ordinal);
        using var unguarded = await SendAsync(germany, [.. form.Where(field => field.Key != "__RequestVerificationToken")], "name\nA B\n");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, unguarded.StatusCode);
        Assert.Empty(Own(centre, "DE").Imports);
    }

    /// <summary>The file is read as it comes: while its last byte is still to come the import is under way, and can be cancelled from another page.</summary>
    [Fact]
    public async Task Import_WhileItsFileComes_IsSeenAndCancelled()
    {
        await using var centre = await OpenedAsync();
        using var germany = await EnterAsync(centre, "DE liaison-officer");
        using var other = await EnterAsync(centre, "DE liaison-officer");
        var form = (await FormAsync(germany)).With("label", "a long one");
        using var whole = Multipart(form, "name\n" + string.Concat(Enumerable.Range(0, 20_000).Select(row => $"Person Number{row}\n")));
        var slow = new HaltingContent(await whole.ReadAsByteArrayAsync(Token), whole.Headers.ContentType!.ToString());
        var sending = germany.PostAsync(Holdings + "/import", slow, Token);
        var id = form.In("id")!;
        var state = await UnderWayAsync(other, $"{Holdings}/imports/{id}");
        Assert.Equal("true", state.QuerySelector("[data-import-state]")!.GetAttribute("data-running"));
        using var cancelled = await PostAsync(other, $"{Holdings}/imports/{id}", Fields(state));
        Assert.Equal(HttpStatusCode.SeeOther, cancelled.StatusCode);
        slow.Go();
        using var answer = await sending;
        Assert.Contains("nothing of it was kept", (await GetAsync(other, $"{Holdings}/imports/{id}")).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Empty(Own(centre, "DE").Loads);
    }

    [Fact]
    public async Task Record_ItsTermsChanged_AnswersByThemAndIsWithdrawnForAReason()
    {
        await using var centre = await OpenedAsync();
        using var germany = await EnterAsync(centre, "DE liaison-officer");
        await LoadAsync(centre);
        var own = Own(centre, "DE");
        var record = own.Page(0, 1).Holdings[0].Id;
        var address = $"{Holdings}/records/{record:D}";
        var fields = Fields(await GetAsync(germany, address), "change");
        using var changed = await PostAsync(germany, address, fields.With("mode", "silent").With("expires", "2199-01-31").With("caseReference", ""));
        Assert.Equal(HttpStatusCode.SeeOther, changed.StatusCode);
        var terms = own.Find(record)!.Terms;
        Assert.Equal((HoldingMode.Silent, new DateTimeOffset(2199, 2, 1, 0, 0, 0, TimeSpan.Zero), null, "desk 7"), (terms.Mode, terms.Expires, terms.CaseReference, terms.Contact));
        using var same = await PostAsync(germany, address, Fields(await GetAsync(germany, address), "change"));
        Assert.Contains("something to change", (await ReadAsync(same)).QuerySelector(".notice-urgent")!.TextContent, StringComparison.Ordinal);

        using var silent = await PostAsync(germany, address, Fields(await GetAsync(germany, address), "withdraw").With("reason", "x"));
        Assert.Contains("3 to 400", (await ReadAsync(silent)).QuerySelector(".notice-urgent")!.TextContent, StringComparison.Ordinal);
        using var gone = await PostAsync(germany, address, Fields(await GetAsync(germany, address), "withdraw").With("reason", "a mistake"));
        Assert.Equal(HttpStatusCode.SeeOther, gone.StatusCode);
        Assert.Null(own.Find(record));
        Assert.Equal(HttpStatusCode.NotFound, (await germany.GetAsync(address, Token)).StatusCode);
    }

    [Fact]
    public async Task Load_Withdrawn_OnlyWhenConfirmedAndForAReason()
    {
        await using var centre = await OpenedAsync();
        using var germany = await EnterAsync(centre, "DE liaison-officer");
        var load = await LoadAsync(centre);
        var address = $"{Holdings}/loads/{load:D}";
        using var hidden = await PostAsync(germany, address, Fields(await GetAsync(germany, address), "change").With("mode", "silent"));
        Assert.Equal(HttpStatusCode.SeeOther, hidden.StatusCode);
        Assert.All(Own(centre, "DE").Page(0, 10).Holdings, holding => Assert.Equal(HoldingMode.Silent, holding.Terms.Mode));

        var fields = Fields(await GetAsync(germany, address), "withdraw").With("reason", "warrants lifted");
        using var unsure = await PostAsync(germany, address, fields);
        Assert.Contains("Confirm that all 2 records", (await ReadAsync(unsure)).QuerySelector(".notice-urgent")!.TextContent, StringComparison.Ordinal);
        using var sure = await PostAsync(germany, address, fields.With("_sure", "1"));
        Assert.Equal(HttpStatusCode.SeeOther, sure.StatusCode);
        Assert.Empty(Own(centre, "DE").Loads);
    }

    [Theory]
    [InlineData("igor KANARIENVOGEL", "K-2")]
    [InlineData("kanariénvogel", "K-1 K-2")]
    [InlineData("K-1", "K-1")]
    [InlineData("nobody", "")]
    public async Task Records_LookedForByWords_AreFoundInTheirOwnCountryAlone(string words, string found)
    {
        await using var centre = await OpenedAsync();
        await LoadAsync(centre);
        foreach (var (who, expected) in new[] { ("DE agency-officer", found), ("FR liaison-officer", "") })
        {
            using var officer = await EnterAsync(centre, who);
            var fields = Filled.Of((IHtmlFormElement)(await GetAsync(officer, Holdings + "/records")).QuerySelector("form.holding-search")!);
            using var answer = await PostAsync(officer, Holdings + "/records", fields.With("words", words));
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            Assert.Equal(expected, string.Join(' ', (await ReadAsync(answer)).QuerySelectorAll(".own-id").Select(id => id.TextContent)));
        }
    }

    /// <summary>What one country holds, asked for by everybody else, by every id there is.</summary>
    [Theory]
    [InlineData("FR liaison-officer")]
    [InlineData("FR agency-officer")]
    [InlineData("EU coordinator")]
    public async Task Holdings_OfAnother_AreAsIfAbsent(string who)
    {
        await using var centre = await OpenedAsync();
        var load = await LoadAsync(centre);
        var own = Own(centre, "DE");
        var record = own.Page(0, 1).Holdings[0].Id;
        using var other = await EnterAsync(centre, who);
        var guard = Fields(await GetAsync(other, Root + "/check")).Where(field => field.Key == "__RequestVerificationToken").ToList();
        foreach (var address in new[] { Holdings, Holdings + "/records", $"{Holdings}/records?load={load:D}", Holdings + "/import", $"{Holdings}/imports/{load:D}", $"{Holdings}/loads/{load:D}", $"{Holdings}/records/{record:D}", Root + "/alerts" })
        {
            using var answer = await other.GetAsync(address, Token);
            var text = await answer.Content.ReadAsStringAsync(Token);
            Assert.DoesNotContain("Kanarienvogel", text, StringComparison.Ordinal);
            using var nothing = await other.GetAsync(address.Replace(record.ToString("D"), Commands.NewId(), StringComparison.Ordinal).Replace(load.ToString("D"), Commands.NewId(), StringComparison.Ordinal), Token);
            Assert.Equal(nothing.StatusCode, answer.StatusCode);
        }

        foreach (var (address, more) in new[] { ($"{Holdings}/records/{record:D}", guard.With("_act", "withdraw").With("reason", "not mine")), ($"{Holdings}/loads/{load:D}", guard.With("_act", "withdraw").With("reason", "not mine").With("_sure", "1")) })
        {
            using var answer = await PostAsync(other, address, more);
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        }

        Assert.Equal(2, own.Loads[0].Records);
    }

    [Fact]
    public async Task AgencyOfficer_Reads_AndManagesNothing()
    {
        await using var centre = await OpenedAsync();
        var load = await LoadAsync(centre);
        using var officer = await EnterAsync(centre, "DE agency-officer");
        var page = await GetAsync(officer, $"{Holdings}/loads/{load:D}");
        Assert.Contains("Kanarienvogel file", page.QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
        Assert.Empty(page.QuerySelectorAll("main form"));
        Assert.Empty((await GetAsync(officer, Holdings + "/import")).QuerySelectorAll("main form"));
        using var liaison = await EnterAsync(centre, "DE liaison-officer");
        var fields = await FormAsync(liaison);
        using var refused = await SendAsync(officer, fields.With("label", "mine"), "name\nA B\n");
        Assert.Equal(HttpStatusCode.NotFound, refused.StatusCode);
        Assert.Single(Own(centre, "DE").Loads);
    }

    /// <summary>A file of somebody who is not signed in is neither read nor kept to be given back.</summary>
    [Fact]
    public async Task File_OfNobody_IsNotTakenIn()
    {
        await using var centre = await OpenedAsync();
        using var nobody = centre.Browser(out _);
        using var answer = await SendAsync(nobody, [new("label", "mine")], "name\nKanarienvogel\n");
        Assert.DoesNotContain("Kanarienvogel", await answer.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
        Assert.True((int)answer.StatusCode is 302 or 401, $"answered {(int)answer.StatusCode}");
    }

    [Fact]
    public async Task Rail_LeadsThere_WhomItIsForOnly()
    {
        await using var centre = await OpenedAsync();
        using var liaison = await EnterAsync(centre, "DE liaison-officer");
        var page = await GetAsync(liaison, Root + "/alerts");
        Assert.NotNull(page.QuerySelector($".rail a[href='{Holdings}']"));
        Assert.NotNull(page.QuerySelector($"main a[href='{Holdings}']"));
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
                return await ReadAsync(answer);
            }
        }

        throw new Xunit.Sdk.XunitException("no import was under way in 20 s");
    }

    private static async Task<IHtmlDocument> OutcomeAsync(HttpClient browser, IEnumerable<KeyValuePair<string, string>> fields, string file)
    {
        using var answer = await SendAsync(browser, fields, file);
        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        return await GetAsync(browser, answer.Headers.Location!.ToString());
    }

    private static async Task<List<KeyValuePair<string, string>>> FormAsync(HttpClient browser) => Fields(await GetAsync(browser, Holdings + "/import"));

    private static List<KeyValuePair<string, string>> Fields(IHtmlDocument page, string? act = null)
    {
        var form = page.QuerySelectorAll<IHtmlFormElement>("main form").First(form => act is null ? form.Method == "post" : form.QuerySelector($"input[name=_act][value={act}]") is not null);
        return [.. Filled.Of(form)];
    }

    private static Task<HttpResponseMessage> SendAsync(HttpClient browser, IEnumerable<KeyValuePair<string, string>> fields, string? file) => browser.PostAsync(Holdings + "/import", Multipart(fields, file), Token);

    private static MultipartFormDataContent Multipart(IEnumerable<KeyValuePair<string, string>> fields, string? file)
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

    private static Task<HttpResponseMessage> PostAsync(HttpClient browser, string path, IEnumerable<KeyValuePair<string, string>> fields) => browser.PostAsync(path, new FormUrlEncodedContent(fields), Token);

    private static async Task<IHtmlDocument> ReadAsync(HttpResponseMessage answer) => await new HtmlParser().ParseDocumentAsync(await answer.Content.ReadAsStreamAsync(Token), Token);

    private static async Task<IHtmlDocument> GetAsync(HttpClient browser, string path)
    {
        using var answer = await browser.GetAsync(path, Token);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await ReadAsync(answer);
    }

    private static async Task<Guid> LoadAsync(RunningCentre centre)
    {
        var wish = new ImportWish(Guid.Parse(Commands.NewId()), "Kanarienvogel file", ImportForm.Csv, null, HoldingTerms.Usual with { CaseReference = "LEJ-7", Contact = "desk 7" });
        await Own(centre, "DE").ImportAsync(wish, new MemoryStream("id,name\nK-1,Jan Kanarienvogel\nK-2,Igor Kanarienvogel\n"u8.ToArray()), null, Token);
        return wish.Id;
    }

    private static OwnHoldings Own(RunningCentre centre, string country) =>
        centre.Get<HoldingsRoom>().For(new Viewer(new Actor($"{country}-POL-01", CountryCode.Parse(country), AgencyKind.Police, Role.LiaisonOfficer)))!;

    private static async Task<RunningCentre> OpenedAsync()
    {
        var centre = await RunningCentre.StartAsync();
        await Commands.OpenAsync(centre);
        return centre;
    }

    private static async Task<HttpClient> EnterAsync(RunningCentre centre, string choice)
    {
        var browser = centre.Browser(out _);
        await PageForms.EnterAsync(browser, choice);
        return browser;
    }
}
