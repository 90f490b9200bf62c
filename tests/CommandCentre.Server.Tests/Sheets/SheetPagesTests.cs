using System.Net;
using System.Net.Http.Headers;
using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using CommandCentre.Server.Sheets;
using CommandCentre.Server.Tests.Forms;
using CommandCentre.Server.Tests.Running;

namespace CommandCentre.Server.Tests.Sheets;

/// <summary>The pages of sheets without script: looked at first, recorded by another press, each row with its line; and as if absent to everybody else.</summary>
public sealed class SheetPagesTests
{
    private const string Address = "/operations/" + Commands.Operation + "/sheets";

    private const string Mixed = "parcel,destination,reason,to,handling\nRR473124829GB,FR,barrel seen,FR,H0\nRR473124828GB,FR,wrong digit,FR,H0\nCOURIER-000777,Atlantis,no such place,FR,H0\nCOURIER-000778,FR,a second one,FR,H0\n";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Sheet_LookedAt_IsToldRowByRowAndRecordsNothing()
    {
        await using var centre = await Commands.OpenedAsync();
        using var germany = centre.As("DE", "liaison officer");
        using var officer = await PageForms.EnterAsync(centre, "DE liaison-officer");
        var before = await Commands.HeadAsync(germany);
        var page = await EndedAsync(officer, await BroughtAsync(officer, "send-lead", Mixed));
        Assert.Contains("2 rows are right, 2 are not", Title(page), StringComparison.Ordinal);
        string[][] told = [.. page.QuerySelectorAll("section[aria-labelledby=refused-title] tbody tr").Select(Cells)];
        Assert.Equal(["3", "parcel", "RR473124828GB"], told[0][..3]);
        Assert.Contains("RR473124829GB", told[0][3], StringComparison.Ordinal); // what its check digit makes right
        Assert.Equal(["4", "destination", "Atlantis"], told[1][..3]);
        Assert.Equal(["would be recorded", "refused", "refused", "would be recorded"], Standings(page));
        Assert.Equal(before, await Commands.HeadAsync(germany));
    }

    [Fact]
    public async Task GoodRows_Recorded_StandWithTheirLinesAndTheMendedSheetRecordsTheRest()
    {
        await using var centre = await Commands.OpenedAsync();
        using var germany = centre.As("DE", "liaison officer");
        using var officer = await PageForms.EnterAsync(centre, "DE liaison-officer");
        var before = await Commands.HeadAsync(germany);
        var page = await EndedAsync(officer, await RecordedAsync(officer, await BroughtAsync(officer, "send-lead", Mixed)));
        Assert.Equal(["recorded", "refused", "refused", "recorded"], Standings(page));
        Assert.Equal([$"{before + 1}", "–", "–", $"{before + 2}"], page.QuerySelectorAll("section[aria-labelledby=rows-title] tbody tr td:last-child").Select(cell => cell.TextContent.Trim()));
        Assert.Equal(2, page.QuerySelectorAll("section[aria-labelledby=refused-title] tbody tr").Length);

        var mended = Mixed.Replace("RR473124828GB", "rr 473 124 829 gb", StringComparison.Ordinal).Replace("Atlantis", "NL", StringComparison.Ordinal);
        page = await EndedAsync(officer, await RecordedAsync(officer, await BroughtAsync(officer, "send-lead", mended)));
        Assert.Equal(["recorded before", "recorded", "recorded", "recorded before"], Standings(page));
        Assert.Equal(before + 4, await Commands.HeadAsync(germany));
    }

    [Theory]
    [InlineData("send-lead", "parcel,colour\nRR473124829GB,red\n", "colour")]
    [InlineData("send-lead", "parcel\n", "no row under the header")]
    [InlineData("send-lead", null, "an XLSX or CSV file")]
    [InlineData("post-message", Mixed, "Leads")]
    [InlineData("report-seizure", "site\nLeipzig hub\n", "may not")]
    public async Task Sheet_ThatCannotBeLookedAt_SaysWhyAndKeepsTheForm(string kind, string? file, string told)
    {
        await using var centre = await Commands.OpenedAsync();
        using var officer = await PageForms.EnterAsync(centre, "DE liaison-officer");
        using var answer = await SendAsync(officer, kind, file);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var page = await PageForms.ReadAsync(answer);
        Assert.Contains(told, page.QuerySelector(".notice-urgent")!.TextContent, StringComparison.OrdinalIgnoreCase);
        Assert.NotNull(page.QuerySelector("input[type=file]"));
    }

    /// <summary>A run is its sender's own: another's is as one that never was, to be read, recorded or cancelled.</summary>
    [Fact]
    public async Task Run_OfAnother_IsAsAbsent()
    {
        await using var centre = await Commands.OpenedAsync();
        using var germany = centre.As("DE", "liaison officer");
        using var officer = await PageForms.EnterAsync(centre, "DE liaison-officer");
        var run = await BroughtAsync(officer, "send-lead", Mixed);
        await EndedAsync(officer, run);
        var before = await Commands.HeadAsync(germany);
        foreach (var who in new[] { "FR liaison-officer", "DE agency-officer", "EU coordinator" })
        {
            using var other = await PageForms.EnterAsync(centre, who);
            using var read = await other.GetAsync(run, Token);
            using var nothing = await other.GetAsync(run[..^36] + Commands.NewId(), Token);
            Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound), (read.StatusCode, nothing.StatusCode));
            var guard = Filled.Of((await PageForms.GetAsync(other, Address + "/export")).QuerySelector<IHtmlFormElement>("main form[method=post]")!).Where(field => field.Key == "__RequestVerificationToken");
            using var record = await PageForms.PostAsync(other, run, guard.With("act", "record"));
            Assert.Equal(HttpStatusCode.NotFound, record.StatusCode);
        }

        Assert.Equal(before, await Commands.HeadAsync(germany));
    }

    /// <summary>A template is a sheet without rows: with one row under it, it is one.</summary>
    [Theory]
    [InlineData("xlsx")]
    [InlineData("csv")]
    public async Task Template_OfEachKind_HasItsColumnsAndIsRead(string format)
    {
        await using var centre = await Commands.OpenedAsync();
        using var officer = await PageForms.EnterAsync(centre, "DE liaison-officer");
        foreach (var kind in SheetKind.All)
        {
            var sheet = SheetReader.Read(await officer.GetByteArrayAsync($"{Address}/{kind.Word}/template/{format}", Token));
            Assert.Equal(SheetColumns.Of(kind).Select(column => column.Name), sheet.Header);
            Assert.Contains("no row", Assert.Throws<SheetUnreadable>(() => SheetColumns.Check(kind, sheet)).Message, StringComparison.Ordinal);
        }

        foreach (var path in new[] { $"{Address}/post-message/template/{format}", $"{Address}/send-lead/template/exe", $"/operations/NOWHERE/sheets/send-lead/template/{format}" })
        {
            using var none = await officer.GetAsync(path, Token);
            Assert.Equal(HttpStatusCode.NotFound, none.StatusCode);
        }
    }

    [Fact]
    public async Task Sheet_TakenOut_IsAccountedForAndComesBackIn()
    {
        await using var centre = await Commands.OpenedAsync();
        using var officer = await PageForms.EnterAsync(centre, "DE liaison-officer");
        await EndedAsync(officer, await RecordedAsync(officer, await BroughtAsync(officer, "send-lead", Mixed)));
        var fields = Filled.Of((await PageForms.GetAsync(officer, Address + "/export?kind=send-lead")).QuerySelector<IHtmlFormElement>("main form[method=post]")!);
        using var unsaid = await PageForms.PostAsync(officer, Address + "/export", fields);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, unsaid.StatusCode);
        using var answer = await PageForms.PostAsync(officer, Address + "/export", fields.With("purpose", "case LEJ-7"));
        Assert.Equal("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", answer.Content.Headers.ContentType?.MediaType);
        Assert.Equal(2, SheetReader.Read(await answer.Content.ReadAsByteArrayAsync(Token)).Rows.Count);
        Assert.Contains("case LEJ-7", await officer.GetStringAsync("/operations/" + Commands.Operation + "/access", Token), StringComparison.Ordinal);
    }

    private static string Title(IHtmlDocument page) => page.QuerySelector(".notice-title")!.TextContent;

    private static string[] Cells(IElement row) => [.. row.Children.Select(cell => cell.TextContent.Trim())];

    private static IEnumerable<string> Standings(IHtmlDocument page) => page.QuerySelectorAll("section[aria-labelledby=rows-title] tbody .chip").Select(chip => chip.TextContent);

    /// <summary>Sends the page's form; the address of the run it leads to.</summary>
    private static async Task<string> BroughtAsync(HttpClient officer, string kind, string file)
    {
        using var answer = await SendAsync(officer, kind, file);
        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        return answer.Headers.Location!.ToString();
    }

    private static async Task<HttpResponseMessage> SendAsync(HttpClient officer, string kind, string? file)
    {
        var fields = Filled.Of((await PageForms.GetAsync(officer, Address)).QuerySelector<IHtmlFormElement>("main form[method=post]")!).With("kind", kind).Without("file");
        using var content = new MultipartFormDataContent();
        foreach (var (name, value) in fields)
        {
            content.Add(new StringContent(value), $"\"{name}\"");
        }

        if (file is not null)
        {
            var part = new ByteArrayContent(Encoding.UTF8.GetBytes(file));
            part.Headers.ContentDisposition = new ContentDispositionHeaderValue("form-data") { Name = "\"file\"", FileName = "\"../../list.csv\"" };
            content.Add(part);
        }

        return await officer.PostAsync(Address, content, Token);
    }

    private static async Task<string> RecordedAsync(HttpClient officer, string run)
    {
        var form = (await EndedAsync(officer, run)).QuerySelector<IHtmlFormElement>("main form:has(input[value=record])")!;
        using var answer = await PageForms.PostAsync(officer, run, Filled.Of(form));
        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        return answer.Headers.Location!.ToString();
    }

    private static async Task<IHtmlDocument> EndedAsync(HttpClient officer, string run)
    {
        while (true)
        {
            var page = await PageForms.GetAsync(officer, run);
            if (page.QuerySelector("[data-running=false]") is not null)
            {
                return page;
            }

            await Task.Yield();
        }
    }
}
