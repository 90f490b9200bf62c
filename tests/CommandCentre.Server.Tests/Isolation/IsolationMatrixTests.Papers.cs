using System.Text;
using CommandCentre.Domain.Codes;
using CommandCentre.Server.Exports.Papers;
using CommandCentre.Server.Tests.Running;

namespace CommandCentre.Server.Tests.Isolation;

/// <content>The forms made of seizures.</content>
public sealed partial class IsolationMatrixTests
{
    // The rate is twenty a minute.
    private const int PapersOfAKey = 7;

    /// <summary>Every form, by every key, of seizures that it may read, may not pass on and may not read.</summary>
    private static async Task PapersAsync(Stage stage)
    {
        var seizures = stage.Ledger.Records.Values.Where(record => record.Kind == "seizure-reported").ToList();
        var kinds = Enum.GetValues<PaperKind>();
        foreach (var ((who, key), index) in stage.Systems.Where(system => stage.Ledger.Participants.Contains(system.Who.Country)).Select((system, index) => (system, index)))
        {
            using var system = stage.Centre.WithKey(key);
            for (var at = 0; at < Math.Min(PapersOfAKey, seizures.Count); at++)
            {
                var (seizure, kind) = (seizures[((index * PapersOfAKey) + at) % seizures.Count], kinds[(index + at) % kinds.Length]);
                using var content = new StringContent($$"""{"paper":"{{Words.Of(kind)}}","purpose":"case LEJ-7"}""", Encoding.UTF8, "application/json");
                using var answer = await system.PostAsync(new Uri($"/api/operations/{Commands.Operation}/seizures/{seizure.Id:D}/forms", UriKind.Relative), content);
                var (line, text) = (seizure.Lines[0], await answer.Content.ReadAsStringAsync());
                var wanted = stage.Oracle.Of(who, line).Level != "full" ? "NotFound" : stage.Oracle.Leaves(who, line, true) ? "OK" : "Forbidden";
                stage.Judging.Same(who, $"POST form {kind}", "status", wanted, answer.StatusCode.ToString());
                Paper(stage, who, $"POST form {kind}", text);
            }
        }
    }

    /// <summary>Sheets of every kind, by every key: what may leave of it, and nothing else.</summary>
    private static async Task SheetsAsync(Stage stage)
    {
        foreach (var ((who, key), index) in stage.Systems.Where(system => stage.Ledger.Participants.Contains(system.Who.Country)).Select((system, index) => (system, index)))
        {
            using var system = stage.Centre.WithKey(key);
            var kind = Server.Sheets.SheetKind.All[index % 3];
            using var content = new StringContent("""{"purpose":"case LEJ-7","marks":"all"}""", Encoding.UTF8, "application/json");
            using var answer = await system.PostAsync(new Uri($"/api/operations/{Commands.Operation}/sheets/{kind.Word}/export", UriKind.Relative), content);
            // Exports of lines were taken by the same keys within the minute.
            if (answer.StatusCode is not System.Net.HttpStatusCode.TooManyRequests)
            {
                stage.Judging.Same(who, "POST sheet", "status", "OK", answer.StatusCode.ToString());
                var text = await answer.Content.ReadAsStringAsync();
                Paper(stage, who, "POST sheet", text);
                stage.Judging.Must(who, "POST sheet", text, stage.Ledger.Lines.Where(line => line.Kind == Words.Of(kind.Line) && stage.Oracle.Of(who, line).Level == "full" && stage.Oracle.Leaves(who, line, true)).SelectMany(line => line.Canaries).Where(canary => canary.Part is not (Part.Group or Part.Restriction or Part.Sender)));
            }
        }
    }

    private static void Paper(Stage stage, Who who, string outlet, string text)
    {
        stage.Judging.Text(who, outlet, text);
        var may = stage.Ledger.Lines.Where(line => stage.Oracle.Leaves(who, line, true)).SelectMany(line => line.Record.Lines).SelectMany(line => line.Canaries).Select(canary => canary.Text).ToHashSet();
        // A group's name stands among the addressees, for its members.
        var found = Canaries.In(text).Where(digits => stage.Ledger.Canaries[digits].Part is not Part.Group).ToList();
        stage.Judging.Expect(found.All(may.Contains), who, outlet, () => $"takes out {stage.Ledger.Canaries[found.First(digits => !may.Contains(digits))]}, which may not be passed on");
    }
}
