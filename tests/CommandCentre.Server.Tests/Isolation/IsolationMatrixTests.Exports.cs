using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using CommandCentre.Server.Tests.Running;

namespace CommandCentre.Server.Tests.Isolation;

/// <content>What is taken out, and who reads of it.</content>
public sealed partial class IsolationMatrixTests
{
    private const string AccessPage = "GET POST /operations/{Key}/access";

    /// <summary>Exports by every key and by browsers: what may leave, and then who reads of it in the access log.</summary>
    private static async Task ExportsAsync(Stage stage)
    {
        var purposes = new Dictionary<string, (string Country, HashSet<string> Owners)>();
        foreach (var ((who, key), index) in stage.Systems.Where(system => stage.Ledger.Participants.Contains(system.Who.Country)).Select((system, index) => (system, index)))
        {
            using var system = stage.Centre.WithKey(key);
            var (restricted, csv) = (index % 3 != 0, index % 4 == 0);
            var purpose = Purpose(purposes, stage, who, restricted);
            using var content = new StringContent($$"""{"purpose":"{{purpose}}","marks":"{{(restricted ? "all" : "h0")}}","format":"{{(csv ? "csv" : "jsonl")}}"}""", Encoding.UTF8, "application/json");
            using var answer = await system.PostAsync(new Uri($"/api/operations/{Commands.Operation}/exports", UriKind.Relative), content);
            stage.Judging.Same(who, "POST exports", "status", "OK", answer.StatusCode.ToString());
            Export(stage, who, "POST exports", await answer.Content.ReadAsStringAsync(), restricted, csv);
        }

        foreach (var who in Seers(stage).Where(who => stage.Ledger.Participants.Contains(who.Country)))
        {
            using var browser = stage.Browser(who);
            using var content = new FormUrlEncodedContent(new Dictionary<string, string> { ["__RequestVerificationToken"] = await Stage.GuardAsync(browser, "export"), ["purpose"] = Purpose(purposes, stage, who, false), ["marks"] = "h0", ["format"] = "csv" });
            using var answer = await browser.PostAsync(new Uri($"/operations/{Commands.Operation}/export", UriKind.Relative), content);
            stage.Judging.Same(who, "POST export form", "status", "OK", answer.StatusCode.ToString());
            Export(stage, who, "POST export form", await answer.Content.ReadAsStringAsync(), false, true);
        }

        foreach (var who in Seers(stage).Where(who => stage.Ledger.Participants.Contains(who.Country)))
        {
            using var browser = stage.Browser(who);
            AccessLog(stage, who, await browser.GetStringAsync(new Uri($"/operations/{Commands.Operation}/access", UriKind.Relative)), purposes);
        }
    }

    private static string Purpose(Dictionary<string, (string Country, HashSet<string> Owners)> purposes, Stage stage, Who who, bool restricted)
    {
        var purpose = string.Create(CultureInfo.InvariantCulture, $"XP{1_000_000 + purposes.Count}");
        purposes[purpose] = (who.Country, [.. stage.Ledger.Lines.Where(line => line.Record.Codes is not null && stage.Oracle.Leaves(who, line, restricted)).Select(line => line.Record.Owner)]);
        return purpose;
    }

    private static void Export(Stage stage, Who who, string outlet, string text, bool restricted, bool csv)
    {
        stage.Judging.Text(who, outlet, text);
        var leaving = stage.Ledger.Lines.Where(line => stage.Oracle.Leaves(who, line, restricted)).ToList();
        var (may, found) = (leaving.SelectMany(line => line.Record.Lines).SelectMany(line => line.Canaries).Where(canary => canary.Part is Part.Restriction).Concat(leaving.SelectMany(line => line.Canaries)).Select(canary => canary.Text).ToHashSet(), Canaries.In(text));
        stage.Judging.Expect(found.All(digits => may.Contains(digits) || stage.Ledger.Canaries[digits].Part is Part.Group), who, outlet, () => $"takes out {stage.Ledger.Canaries[found.First(digits => !may.Contains(digits))]}, which may not be passed on");
        stage.Judging.Must(who, outlet, text, leaving.SelectMany(line => line.Canaries));
        foreach (var line in csv ? [] : text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1))
        {
            using var json = JsonDocument.Parse(line);
            stage.Judging.Exported(who, outlet, json.RootElement, restricted);
        }
    }

    /// <summary>Who took what out is read by their own country, by owners of what was in it, and by the centre; of others' records an owner learns nothing by it.</summary>
    private static void AccessLog(Stage stage, Who who, string page, Dictionary<string, (string Country, HashSet<string> Owners)> purposes)
    {
        stage.Judging.Text(who, AccessPage, page);
        var (reads, shown) = (who.Role is "liaison officer" or "auditor" or "coordinator", 0);
        foreach (var row in page.Split("<tr").Skip(1).Where(row => PurposeOf().IsMatch(row)))
        {
            var (country, owners) = purposes[PurposeOf().Match(row).Value];
            stage.Judging.Expect(reads && (who.Country == "EU" || who.Country == country || owners.Contains(who.Country)), who, AccessPage, () => $"shows an export of {country}: {row}");
            var details = WebUtility.HtmlDecode(row.Split("<bdi>")[^1].Split("</bdi>")[0]);
            stage.Judging.Expect(who.Country == "EU" || who.Country == country || Filling.Staying.All(other => other == who.Country || !Regex.IsMatch(details, $@"\b{other}\b")), who, AccessPage, () => $"tells whose other records {country} could take out: {details}");
            stage.Judging.Expect(who.Country == "EU" || who.Country == country || !Regex.IsMatch(PurposeOf().Replace(details, string.Empty), "[0-9]"), who, AccessPage, () => $"tells how much {country} may read: {details}");
            shown++;
        }

        stage.Judging.Expect(!reads || shown > 0, who, AccessPage, () => "is empty");
    }

    [GeneratedRegex("XP[0-9]{7}")]
    private static partial Regex PurposeOf();
}
