using System.Net;
using AngleSharp.Html.Dom;
using CommandCentre.Desks.Holdings;
using CommandCentre.Server.Tests.Forms;
using CommandCentre.Server.Tests.Running;
using static CommandCentre.Server.Tests.Holdings.HoldingForms;

namespace CommandCentre.Server.Tests.Holdings;

/// <summary>The pages of what a country holds, without script: seen, looked for, changed, withdrawn; and as if absent to everybody else.</summary>
public sealed class HoldingPagesTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Record_ItsTermsChanged_AnswersByThemAndIsWithdrawnForAReason()
    {
        await using var centre = await Commands.OpenedAsync();
        using var germany = await PageForms.EnterAsync(centre, "DE liaison-officer");
        await LoadAsync(centre);
        var own = Own(centre, "DE");
        var record = own.Page(0, 1).Holdings[0].Id;
        var address = $"{Address}/records/{record:D}";
        var fields = Fields(await PageForms.GetAsync(germany, address), "change");
        using var changed = await PageForms.PostAsync(germany, address, fields.With("mode", "silent").With("expires", "2199-01-31").With("caseReference", ""));
        Assert.Equal(HttpStatusCode.SeeOther, changed.StatusCode);
        var terms = own.Find(record)!.Terms;
        Assert.Equal((HoldingMode.Silent, new DateTimeOffset(2199, 2, 1, 0, 0, 0, TimeSpan.Zero), null, "desk 7"), (terms.Mode, terms.Expires, terms.CaseReference, terms.Contact));
        using var same = await PageForms.PostAsync(germany, address, Fields(await PageForms.GetAsync(germany, address), "change"));
        Assert.Contains("something to change", (await PageForms.ReadAsync(same)).QuerySelector(".notice-urgent")!.TextContent, StringComparison.Ordinal);

        using var silent = await PageForms.PostAsync(germany, address, Fields(await PageForms.GetAsync(germany, address), "withdraw").With("reason", "x"));
        Assert.Contains("3 to 400", (await PageForms.ReadAsync(silent)).QuerySelector(".notice-urgent")!.TextContent, StringComparison.Ordinal);
        using var gone = await PageForms.PostAsync(germany, address, Fields(await PageForms.GetAsync(germany, address), "withdraw").With("reason", "a mistake"));
        Assert.Equal(HttpStatusCode.SeeOther, gone.StatusCode);
        Assert.Null(own.Find(record));
        Assert.Equal(HttpStatusCode.NotFound, (await germany.GetAsync(address, Token)).StatusCode);
    }

    [Fact]
    public async Task Load_Withdrawn_OnlyWhenConfirmedAndForAReason()
    {
        await using var centre = await Commands.OpenedAsync();
        using var germany = await PageForms.EnterAsync(centre, "DE liaison-officer");
        var load = await LoadAsync(centre);
        var address = $"{Address}/loads/{load:D}";
        using var hidden = await PageForms.PostAsync(germany, address, Fields(await PageForms.GetAsync(germany, address), "change").With("mode", "silent"));
        Assert.Equal(HttpStatusCode.SeeOther, hidden.StatusCode);
        Assert.All(Own(centre, "DE").Page(0, 10).Holdings, holding => Assert.Equal(HoldingMode.Silent, holding.Terms.Mode));

        var fields = Fields(await PageForms.GetAsync(germany, address), "withdraw").With("reason", "warrants lifted");
        using var unsure = await PageForms.PostAsync(germany, address, fields);
        Assert.Contains("Confirm that all 2 records", (await PageForms.ReadAsync(unsure)).QuerySelector(".notice-urgent")!.TextContent, StringComparison.Ordinal);
        using var sure = await PageForms.PostAsync(germany, address, fields.With("_sure", "1"));
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
        await using var centre = await Commands.OpenedAsync();
        await LoadAsync(centre);
        foreach (var (who, expected) in new[] { ("DE agency-officer", found), ("FR liaison-officer", "") })
        {
            using var officer = await PageForms.EnterAsync(centre, who);
            var fields = Filled.Of((IHtmlFormElement)(await PageForms.GetAsync(officer, Address + "/records")).QuerySelector("form.holding-search")!);
            using var answer = await PageForms.PostAsync(officer, Address + "/records", fields.With("words", words));
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            Assert.Equal(expected, string.Join(' ', (await PageForms.ReadAsync(answer)).QuerySelectorAll(".own-id").Select(id => id.TextContent)));
        }
    }

    /// <summary>What one country holds, asked for by everybody else, by every id there is.</summary>
    [Theory]
    [InlineData("FR liaison-officer")]
    [InlineData("FR agency-officer")]
    [InlineData("EU coordinator")]
    public async Task Holdings_OfAnother_AreAsIfAbsent(string who)
    {
        await using var centre = await Commands.OpenedAsync();
        var load = await LoadAsync(centre);
        var own = Own(centre, "DE");
        var record = own.Page(0, 1).Holdings[0].Id;
        using var other = await PageForms.EnterAsync(centre, who);
        var guard = Fields(await PageForms.GetAsync(other, Root + "/check")).Where(field => field.Key == "__RequestVerificationToken").ToList();
        foreach (var address in new[] { Address, Address + "/records", $"{Address}/records?load={load:D}", Address + "/import", $"{Address}/imports/{load:D}", $"{Address}/loads/{load:D}", $"{Address}/records/{record:D}", Root + "/alerts" })
        {
            using var answer = await other.GetAsync(address, Token);
            var text = await answer.Content.ReadAsStringAsync(Token);
            Assert.DoesNotContain("Kanarienvogel", text, StringComparison.Ordinal);
            using var nothing = await other.GetAsync(address.Replace(record.ToString("D"), Commands.NewId(), StringComparison.Ordinal).Replace(load.ToString("D"), Commands.NewId(), StringComparison.Ordinal), Token);
            Assert.Equal(nothing.StatusCode, answer.StatusCode);
        }

        foreach (var (address, more) in new[] { ($"{Address}/records/{record:D}", guard.With("_act", "withdraw").With("reason", "not mine")), ($"{Address}/loads/{load:D}", guard.With("_act", "withdraw").With("reason", "not mine").With("_sure", "1")) })
        {
            using var answer = await PageForms.PostAsync(other, address, more);
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        }

        Assert.Equal(2, own.Loads[0].Records);
    }

    [Fact]
    public async Task AgencyOfficer_Reads_AndManagesNothing()
    {
        await using var centre = await Commands.OpenedAsync();
        var load = await LoadAsync(centre);
        using var officer = await PageForms.EnterAsync(centre, "DE agency-officer");
        var page = await PageForms.GetAsync(officer, $"{Address}/loads/{load:D}");
        Assert.Contains("Kanarienvogel file", page.QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
        Assert.Empty(page.QuerySelectorAll("main form"));
        Assert.Empty((await PageForms.GetAsync(officer, Address + "/import")).QuerySelectorAll("main form"));
        using var liaison = await PageForms.EnterAsync(centre, "DE liaison-officer");
        var fields = await FormAsync(liaison);
        using var refused = await SendAsync(officer, fields.With("label", "mine"), "name\nA B\n");
        Assert.Equal(HttpStatusCode.NotFound, refused.StatusCode);
        Assert.Single(Own(centre, "DE").Loads);
    }

    [Fact]
    public async Task Rail_LeadsThere_WhomItIsForOnly()
    {
        await using var centre = await Commands.OpenedAsync();
        using var liaison = await PageForms.EnterAsync(centre, "DE liaison-officer");
        var page = await PageForms.GetAsync(liaison, Root + "/alerts");
        Assert.NotNull(page.QuerySelector($".rail a[href='{Address}']"));
        Assert.NotNull(page.QuerySelector($"main a[href='{Address}']"));
    }

    private static async Task<Guid> LoadAsync(RunningCentre centre)
    {
        var wish = new ImportWish(Guid.Parse(Commands.NewId()), "Kanarienvogel file", ImportForm.Csv, null, HoldingTerms.Usual with { CaseReference = "LEJ-7", Contact = "desk 7" });
        await Own(centre, "DE").ImportAsync(wish, new MemoryStream("id,name\nK-1,Jan Kanarienvogel\nK-2,Igor Kanarienvogel\n"u8.ToArray()), null, Token);
        return wish.Id;
    }
}
