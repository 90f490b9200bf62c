using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using CommandCentre.Server.Sheets;
using CommandCentre.Server.Tests.Running;

namespace CommandCentre.Server.Tests.Sheets;

/// <summary>Sheets as systems send them and take them out.</summary>
internal static class SheetSending
{
    public static readonly string Root = $"/api/operations/{Commands.Operation}/sheets";

    /// <summary>Sends a sheet and asks for its run until it has ended.</summary>
    public static async Task<JsonNode> SentAsync(HttpClient system, string kind, byte[] file, string query = "")
    {
        using var answer = await system.PostAsync($"{Root}/{kind}{query}", new ByteArrayContent(file), TestContext.Current.CancellationToken);
        var run = JsonNode.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!;
        Assert.True(answer.StatusCode == HttpStatusCode.OK, run.ToJsonString());
        while ((string)run["stage"]! == "running")
        {
            await Task.Yield();
            run = JsonNode.Parse(await system.GetStringAsync($"{Root}/runs/{run["run"]}", TestContext.Current.CancellationToken))!;
        }

        Assert.Equal("ended", (string?)run["stage"]);
        return run;
    }

    /// <summary>Rows looked at, recorded, recorded before, refused.</summary>
    public static (int Done, int Good, int Repeated, int Refused) Counts(JsonNode run) => ((int)run["done"]!, (int)run["good"]!, (int)run["repeated"]!, (int)run["refused"]!);

    /// <summary>Everything of a kind that may leave, as a file.</summary>
    public static async Task<byte[]> TakenOutAsync(HttpClient system, string kind, string format)
    {
        using var answer = await system.PostAsJsonAsync($"{Root}/{kind}/export", new { purpose = "round trip", format, marks = "all" }, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>A sheet as a file.</summary>
    public static byte[] File(string format, string[] header, IReadOnlyList<string[]> rows) => format == "xlsx" ? SheetWriter.Xlsx(header, rows) : SheetWriter.Csv(header, rows);
}
