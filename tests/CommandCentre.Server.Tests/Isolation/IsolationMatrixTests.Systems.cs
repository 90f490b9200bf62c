using System.Globalization;
using System.Net;
using System.Text.Json;
using CommandCentre.Server.Tests.Running;
using Microsoft.AspNetCore.SignalR.Client;

namespace CommandCentre.Server.Tests.Isolation;

/// <content>What national systems are given: by key over the API, and over the hub.</content>
public sealed partial class IsolationMatrixTests
{
    /// <summary>Every address of the API with every key, and each line on its own terms.</summary>
    private static async Task KeysAsync(Stage stage, Func<Who, bool> looks)
    {
        foreach (var (who, key) in stage.Systems.Where(system => looks(system.Who)))
        {
            using var system = stage.Centre.WithKey(key);
            foreach (var (name, addresses) in Outlets.ByKey)
            {
                foreach (var address in addresses(who, stage.Oracle))
                {
                    await KeyAsync(stage, who, system, name, address);
                }
            }
        }
    }

    private static async Task KeyAsync(Stage stage, Who who, HttpClient system, string name, string address)
    {
        using var answer = await system.GetAsync(address);
        var text = await answer.Content.ReadAsStringAsync();
        var isThere = name is "GET /api/operations" or "GET /openapi/{documentName}.json" || (stage.Ledger.Participants.Contains(who.Country) && name switch
        {
            "GET /api/operations/{key}/alerts" => HeldJudging.ReadsOwn(who) && who.Place != "invited",
            "GET /api/operations/{key}/files/{record:guid}" or "GET /api/operations/{key}/files/{record:guid}/preview" => HasFile(stage, who, address),
            "GET /api/operations/{key}/cross-checks/{record:guid}" => stage.Ledger.Records[Guid.Parse(address[(address.LastIndexOf('/') + 1)..])].Owner == who.Country,
            "GET /api/operations/{key}/leads/{record:guid}" => stage.Oracle.Reads(who, stage.Ledger.Records[Canaries.IdsIn(address).Single()]),
            // Controls of a lead's parcel name it too, under marks of their own: that it must be there for who reads its line in full is judged below.
            "GET /api/operations/{key}/parcels/{number}" => answer.StatusCode is HttpStatusCode.OK,
            _ => true,
        });
        stage.Judging.Same(who, name, "status of " + address, isThere ? "OK" : "NotFound", answer.StatusCode.ToString());
        stage.Judging.Text(who, name, answer.Headers.ToString() + text, [.. Canaries.IdsIn(address)]);
        if (name.Contains("/files/", StringComparison.Ordinal))
        {
            MustHold(stage, who, name, address, text);
            return;
        }

        if (name == "GET /api/operations/{key}/parcels/{number}")
        {
            MustName(stage, who, name, address, text);
        }

        if (answer.StatusCode != HttpStatusCode.OK)
        {
            return;
        }

        using var json = JsonDocument.Parse(text);
        switch (name)
        {
            case "GET /api/operations/{key}/lines":
                foreach (var line in json.RootElement.GetProperty("lines").EnumerateArray())
                {
                    stage.Judging.Line(who, name, line);
                }

                break;
            case "GET /api/operations/{key}/leads":
                Inside(stage, who, name, json.RootElement.GetProperty("leads").EnumerateArray().Select(lead => lead.GetProperty("line")));
                break;
            case "GET /api/operations/{key}/leads/{record:guid}":
                Inside(stage, who, name, json.RootElement.GetProperty("lines").EnumerateArray().Append(json.RootElement.GetProperty("lead").GetProperty("line")));
                break;
            case "GET /api/operations/{key}/parcels/{number}":
                Inside(stage, who, name, json.RootElement.GetProperty("lines").EnumerateArray());
                break;
            case "GET /api/operations/{key}/lines/{number}":
                stage.Judging.Line(who, name, json.RootElement);
                break;
            case "GET /api/operations/{key}/figures":
                Figures(stage, who, name, json.RootElement);
                break;
        }
    }

    /// <summary>Lines within another answer: each as it would be alone, and only such as may be read.</summary>
    private static void Inside(Stage stage, Who who, string name, IEnumerable<JsonElement> lines)
    {
        foreach (var line in lines)
        {
            stage.Judging.Line(who, name, line);
            stage.Judging.Expect(line.GetProperty("sight").GetProperty("level").GetString() is "full" or "non-nominal", who, name, () => $"lists line {line.GetProperty("number")}, which may not be read");
        }
    }

    /// <summary>The parcel of a record, for who reads that record in full.</summary>
    private static void MustName(Stage stage, Who who, string name, string address, string text)
    {
        var canary = stage.Ledger.Canaries[Canaries.In(address).Single()];
        if (stage.Ledger.Participants.Contains(who.Country) && who.Place != "wall" && canary.Line.Kind is "lead-sent" or "control-reported" or "seizure-reported" && stage.Oracle.Of(who, canary.Line).Level == "full")
        {
            stage.Judging.Must(who, name, text, [canary]);
        }
    }

    /// <summary>Whether a file's bytes are for somebody: who may read its line in full. Of a text there is no preview.</summary>
    private static bool HasFile(Stage stage, Who who, string address)
    {
        var file = Canaries.IdsIn(address).Single();
        return stage.Oracle.Of(who, stage.Ledger.Records[file].Lines[0]).Level == "full" && (!address.EndsWith("/preview", StringComparison.Ordinal) || stage.Ledger.Files[file] is null);
    }

    /// <summary>The canary in a file's bytes, for who may have them.</summary>
    private static void MustHold(Stage stage, Who who, string name, string address, string text)
    {
        if (stage.Ledger.Participants.Contains(who.Country) && who.Place != "wall" && HasFile(stage, who, address) && stage.Ledger.Files[Canaries.IdsIn(address).Single()] is { } canary)
        {
            stage.Judging.Must(who, name, text, [canary]);
        }
    }

    /// <summary>Counts of the table of countries, by API or pushed: what may be read, no more and no less.</summary>
    private static void Figures(Stage stage, Who who, string outlet, JsonElement figures)
    {
        stage.Judging.Text(who, outlet, figures.GetRawText());
        var (hits, checks) = (stage.Oracle.Hits(who), stage.Oracle.OpenChecks(who));
        var (country, open, duty, heard) = outlet.StartsWith("GET", StringComparison.Ordinal) ? ("country", "openRequests", "onDuty", "lastHeard") : ("code", "open", "duty", "heard");
        foreach (var row in figures.GetProperty("countries").EnumerateArray())
        {
            var code = row.GetProperty(country).GetString()!;
            Same("hits", hits.GetValueOrDefault(code), row.GetProperty("hits").GetInt64());
            Same(open, checks.Count(check => check.Outstanding.Contains(code)), row.GetProperty(open).GetInt64());
            Same(duty, stage.Ledger.OnDuty.GetValueOrDefault(code), row.GetProperty(duty).GetInt64());
            var last = stage.Oracle.LastHeard(who, code);
            var told = row.TryGetProperty(heard, out var at) && at.ValueKind is JsonValueKind.String ? at.GetDateTimeOffset() : (DateTimeOffset?)null;
            stage.Judging.Same(who, outlet, $"{heard} of {code}", Second(last), Second(told));
            void Same(string what, long expected, long actual) => stage.Judging.Same(who, outlet, $"{what} of {code}", expected.ToString(CultureInfo.InvariantCulture), actual.ToString(CultureInfo.InvariantCulture));
        }

        if (figures.TryGetProperty("queue", out var queue))
        {
            stage.Judging.Same(who, outlet, "queue", stage.Oracle.Queue(who).ToString(CultureInfo.InvariantCulture), queue.GetRawText());
        }
    }

    /// <summary>Joining from nothing, and again from the middle as after a cut: as lines and as rows.</summary>
    private static async Task HubAsync(Stage stage)
    {
        foreach (var (who, key) in stage.Systems)
        {
            await using var hub = stage.Hub(key);
            await hub.StartAsync();
            foreach (var (method, after) in new[] { ("Join", 0L), ("Join", stage.Ledger.Head / 2), ("JoinBoard", 0L), ("JoinBoard", stage.Ledger.Head / 2) })
            {
                var outlet = $"hub {method}";
                try
                {
                    var page = await hub.InvokeAsync<JsonElement>(method, Commands.Operation, after);
                    stage.Judging.Expect(stage.Ledger.Participants.Contains(who.Country), who, outlet, () => "is joined");
                    Page(stage, who, outlet, page, method == "JoinBoard");
                }
                catch (Microsoft.AspNetCore.SignalR.HubException told)
                {
                    stage.Judging.Text(who, outlet, told.Message);
                    stage.Judging.Expect(!stage.Ledger.Participants.Contains(who.Country), who, outlet, () => told.Message);
                }
            }
        }
    }

    private static void Page(Stage stage, Who who, string outlet, JsonElement page, bool isBoard)
    {
        stage.Judging.Text(who, outlet, page.GetRawText());
        foreach (var item in page.GetProperty(isBoard ? "rows" : "lines").EnumerateArray().Concat(page.GetProperty("redrawn").EnumerateArray()))
        {
            if (isBoard)
            {
                stage.Judging.Row(who, outlet, item.GetProperty("html").GetString()!);
            }
            else
            {
                stage.Judging.Line(who, outlet, item);
            }
        }
    }

    private static string? Second(DateTimeOffset? at) => at?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture);
}
