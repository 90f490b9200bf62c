using System.Net;
using CommandCentre.Server.Sheets;
using CommandCentre.Server.Tests.Running;

namespace CommandCentre.Server.Tests.Sheets;

/// <summary>Sheets by the API: in as commands, out as an export, and round again without loss.</summary>
public sealed class SheetApiTests
{
    private static readonly string[] Header =
    [
        "parcel", "destination", "consignor.name", "consignor.phone", "reason", "expected", "route.origin", "route.transit", "contents[0].description", "contents[0].value", "contents[0].currency", "handling", "evaluation", "to",
    ];

    /// <summary>Sheet, import, export: the same rows, of both formats; and the exported sheet sent again records nothing.</summary>
    [Theory]
    [InlineData("csv")]
    [InlineData("xlsx")]
    public async Task RoundTrip_OfLeads_LosesNothing(string format)
    {
        await using var centre = await Commands.OpenedAsync();
        using var germany = centre.As("DE", "liaison officer");
        var rows = Rows(40);
        var run = await SheetSending.SentAsync(germany, "send-lead", SheetSending.File(format, Header, rows));
        Assert.Equal((40, 40, 0, 0), SheetSending.Counts(run));

        var file = await SheetSending.TakenOutAsync(germany, "send-lead", format);
        var sheet = SheetReader.Read(file);
        Assert.Equal(rows.Select(Named).Order(StringComparer.Ordinal), sheet.Rows.Select(row => Named([.. Header.Select(name => row.Cells[sheet.Header.ToList().IndexOf(name)])])).Order(StringComparer.Ordinal));
        Assert.Equal((40, 0, 40, 0), SheetSending.Counts(await SheetSending.SentAsync(germany, "send-lead", file)));
    }

    [Fact]
    public async Task DryRun_LooksAtEveryRowAndRecordsNothing()
    {
        await using var centre = await Commands.OpenedAsync();
        using var germany = centre.As("DE", "liaison officer");
        var before = await Commands.HeadAsync(germany);
        var rows = Rows(3);
        rows[1] = [.. rows[1].Select((cell, at) => at == 1 ? "Atlantis" : cell)];
        var run = await SheetSending.SentAsync(germany, "send-lead", SheetSending.File("csv", Header, rows), "?dryRun=1");
        Assert.Equal((3, 2, 0, 1), SheetSending.Counts(run));
        var error = run["first"]![0]!["errors"]![0]!;
        Assert.Equal((3, "destination", "Atlantis"), ((int)run["first"]![0]!["row"]!, (string?)error["field"], (string?)error["value"]));
        Assert.NotEmpty((string)error["allowed"]!);
        Assert.Equal(before, await Commands.HeadAsync(germany));
    }

    [Fact]
    public async Task Run_OfAnother_IsAsAbsent()
    {
        await using var centre = await Commands.OpenedAsync();
        using var germany = centre.As("DE", "liaison officer");
        var run = await SheetSending.SentAsync(germany, "send-lead", SheetSending.File("csv", Header, Rows(1)));
        using var france = centre.As("FR", "liaison officer");
        using var others = await france.GetAsync($"{SheetSending.Root}/runs/{run["run"]}", TestContext.Current.CancellationToken);
        using var absent = await france.GetAsync($"{SheetSending.Root}/runs/00000000-0000-4000-8000-00000000ffff", TestContext.Current.CancellationToken);
        Assert.Equal((HttpStatusCode.NotFound, await absent.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)), (others.StatusCode, await others.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)));
    }

    /// <summary>H2 of another country stays here.</summary>
    [Fact]
    public async Task Export_OfAnothersRecords_FollowsTheRulesOfExports()
    {
        await using var centre = await Commands.OpenedAsync();
        using var germany = centre.As("DE", "liaison officer");
        var rows = Rows(2);
        rows[0] = [.. rows[0].Select((cell, at) => Header[at] == "handling" ? "H2" : Header[at] == "reason" ? "not to be passed on" : cell)];
        await SheetSending.SentAsync(germany, "send-lead", SheetSending.File("csv", Header, rows));
        using var france = centre.As("FR", "liaison officer");
        var text = System.Text.Encoding.UTF8.GetString(await SheetSending.TakenOutAsync(france, "send-lead", "csv"));
        Assert.DoesNotContain("not to be passed on", text, StringComparison.Ordinal);
        Assert.Contains(rows[1][4], text, StringComparison.Ordinal);
    }

    private static List<string[]> Rows(int count)
    {
        string[] names = ["Ola Nordmann", "'t Hart", "=Acme", "Ἀλέξανδρος", "two\nlines & \"quotes\"", "_x0041_"];
        return [.. Enumerable.Range(0, count).Select(at => new[]
        {
            $"COURIER-{at:D6}", "FR", names[at % names.Length].Replace("\n", " ", StringComparison.Ordinal), "+47 22 33 44 55", $"{names[at % names.Length]} {at}", "2020-11-18T10:00:00Z", "US", "NL BE", "toys; =1+1", "29.9", "EUR", "H0", "B2", "FR",
        })];
    }

    private static string Named(string[] cells) => string.Join('\u001f', cells);
}
