using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using CommandCentre.Desks.CrossChecks;
using CommandCentre.Desks.Holdings;
using CommandCentre.Domain.Sharing;
using CommandCentre.Server.Tests.Running;
using Microsoft.AspNetCore.SignalR.Client;

namespace CommandCentre.Server.Tests.Isolation;

/// <summary>X1 of quality.md for what countries hold: canaries in holdings of every mode and handling, everybody who may ask, every outlet, and an oracle that has the owner's terms alone.</summary>
public sealed class HoldingsMatrixTests(FilledStage filled, ITestOutputHelper output) : IClassFixture<FilledStage>
{
    private const string Api = $"/api/operations/{Commands.Operation}";

    // quality.md X1.
    private const long AtLeast = 100_000;

    private static readonly string[] Owners = ["DE", "FR", "NL", "SE", "EU"];

    private static readonly string[] Askers = ["DE", "FR", "NL", "ES", "EU"];

    /// <summary>Every mode under every kind of terms: free, addressed, by default for the centre alone, to an agency, with words of its own.</summary>
    private static readonly (int[] Codes, string[] To)[] Terms = [([], []), ([1], ["ES"]), ([2], []), ([2], ["FR/police", "NL"]), ([2, 3], ["ES", "EU"]), ([1], ["FR/customs"])];

    private readonly List<(Guid Record, string Asker, Held Held)> _checks = [];

    private Stage Stage => filled.Stage;

    [Fact]
    public async Task EveryOutlet_ForEveryViewer_ShowsOfHoldingsWhatTheirOwnersLetOut()
    {
        var holdings = await PlantAsync();
        var judging = new HeldJudging(Stage.Oracle, holdings);
        await using var bells = await Bells.HangAsync(Stage);
        foreach (var asker in Askers)
        {
            await AskAsync(judging, holdings, new Who(asker, asker == "EU" ? "coordination" : "police", asker == "EU" ? "coordinator" : "liaison officer"));
        }

        await HitsAsync(holdings);
        await Stage.Centre.Get<MatchWatch>().StepAsync();
        await bells.JudgeAsync(judging, [.. Owners, "ES"]);
        await SystemsAsync(judging, holdings);
        await PagesAsync(judging);
        await DecisionsAsync(judging);
        judging.Text(new Who("XX", "none", "none"), "log", Stage.Log.Plain + Stage.Log.Json);
        foreach (var (outlet, checks) in judging.ByOutlet.OrderByDescending(outlet => outlet.Value))
        {
            output.WriteLine($"{checks,12:N0} {outlet}");
        }

        judging.AssertNothingWrong();
        Assert.True(judging.Checks >= AtLeast, $"{judging.Checks} checks");
        Assert.True(judging.Present >= 1_000, $"only {judging.Present} canaries were where they must be");
    }

    private async Task<IReadOnlyList<Held>> PlantAsync()
    {
        var room = Stage.Centre.Get<HoldingsRoom>();
        var holdings = new List<Held>();
        foreach (var (owner, mode, (codes, to)) in from owner in Owners from mode in Enum.GetValues<HoldingMode>() from terms in Terms select (owner, mode, terms))
        {
            var held = new Held(owner, mode, codes, to, holdings.Count);
            await held.PutAsync(room.For(new Viewer(Stage.ActorOf(new Who(owner, owner == "EU" ? "coordination" : "police", owner == "EU" ? "coordinator" : "liaison officer"), $"{owner}-HOLDER")))!);
            holdings.Add(held);
        }

        return holdings;
    }

    /// <summary>Somebody asks for every holding there is, now by one way and now by another.</summary>
    private async Task AskAsync(HeldJudging judging, IReadOnlyList<Held> holdings, Who who)
    {
        var key = filled.Fast(who);
        using var system = Stage.Centre.WithKey(key);
        using var lines = Stage.Centre.WithKey(key);
        lines.DefaultRequestHeaders.Accept.ParseAdd("application/x-ndjson");
        await using var hub = Stage.Hub(key);
        await hub.StartAsync();
        foreach (var (index, held) in holdings.Index().Where(held => held.Item.Owner != who.Country))
        {
            var (outlet, text) = (index % 3) switch
            {
                0 => ("POST cross-checks", await PostAsync(system, held)),
                1 => ("POST cross-checks as lines", await PostAsync(lines, held)),
                _ => ("hub CrossCheck", await StreamAsync(hub, held)),
            };
            judging.Text(who, outlet, text);
            Judge(judging, who, outlet, text, held);
        }
    }

    /// <summary>The answer of the one that holds it, and of all others, who hold something else.</summary>
    private void Judge(HeldJudging judging, Who who, string outlet, string text, Held held)
    {
        var parts = text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(part => JsonNode.Parse(part)!.AsObject()).ToList();
        _checks.Add((Guid.Parse((string)parts.First(part => part.ContainsKey("record") && part.ContainsKey("asked"))["record"]!), who.Country, held));
        var answers = parts.SelectMany(part => part["answers"]?.AsArray().Select(answer => answer!.AsObject()) ?? [part]).Where(part => part.ContainsKey("country")).ToList();
        foreach (var answer in answers)
        {
            var (country, isOwner) = ((string)answer["country"]!, (string)answer["country"]! == held.Owner);
            var expected = isOwner && held.Mode is not HoldingMode.Silent ? "hit" : Owners.Contains(country) ? "no-hit" : "none-held";
            judging.Same(who, outlet, $"answer of {country} about the {held}", expected, (string?)answer["answer"]);
            judging.Same(who, outlet, $"matches of {country} about the {held}", expected == "hit" ? "1" : "0", answer["matches"]!.AsArray().Count.ToString(System.Globalization.CultureInfo.InvariantCulture));
            foreach (var match in answer["matches"]!.AsArray().Select(match => match!.AsObject()))
            {
                var full = judging.IsFull(who, held);
                judging.Same(who, outlet, $"fields of the {held}", full ? "full" : "hit", match.ContainsKey("held") || match.ContainsKey("parts") || match.ContainsKey("points") || match.ContainsKey("caseReference") || match.ContainsKey("handling") ? "full" : "hit");
                judging.Same(who, outlet, $"contact of the {held}", held.Contact, (string?)match["contact"]);
                if (full)
                {
                    judging.Must(who, outlet, text, held);
                }
            }
        }

        judging.Same(who, outlet, "countries that answer", (Stage.Ledger.Participants.Count - 1).ToString(System.Globalization.CultureInfo.InvariantCulture), answers.Count.ToString(System.Globalization.CultureInfo.InvariantCulture));
    }

    /// <summary>Hits that speak of what is held: of Spain, to all, and to one country only, with the number of each holding in turn.</summary>
    private async Task HitsAsync(IReadOnlyList<Held> holdings)
    {
        using var spain = Stage.Centre.WithKey(filled.Fast(new Who("ES", "police", "liaison officer")));
        foreach (var (index, held) in holdings.Index())
        {
            var command = Commands.Of("push-hit", $$"""
                {"report":{"subject":"consignor","summary":"parts in a toy","consignor":{"phone":"{{held.Phone}}"} },"handling":["{{(index % 2 == 0 ? "H0" : "H2")}}"],"to":[{{(index % 2 == 0 ? string.Empty : "\"FR\"")}}]}
                """);
            await Commands.RecordAsync(spain, command);
        }
    }

    /// <summary>Every key: checks by their records, alerts, own holdings, others' holdings by their ids, lines and figures.</summary>
    private async Task SystemsAsync(HeldJudging judging, IReadOnlyList<Held> holdings)
    {
        foreach (var (index, (who, key)) in Stage.Systems.Index())
        {
            var isIn = Stage.Ledger.Participants.Contains(who.Country);
            using var system = Stage.Centre.WithKey(key);
            await ReadAsync(judging, who, system, "GET lines", $"{Api}/lines?after={Stage.Ledger.Head}&limit=500");
            await ReadAsync(judging, who, system, "GET figures", Api + "/figures");
            var alerts = await ReadAsync(judging, who, system, "GET alerts", Api + "/alerts?limit=200");
            judging.Same(who, "GET alerts", "status", isIn && HeldJudging.ReadsOwn(who) ? "OK" : "NotFound", alerts.Status.ToString());
            if (alerts.Status is HttpStatusCode.OK)
            {
                // Everybody asked for each of them: their owner has an alert of every one, the silent ones too.
                holdings.Where(held => held.Owner == who.Country).ToList().ForEach(held => judging.Must(who, "GET alerts", alerts.Text, held, entityOnly: true));
            }

            var own = await ReadAsync(judging, who, system, "GET holdings/records", Api + "/holdings/records?limit=200");
            if (own.Status is HttpStatusCode.OK)
            {
                holdings.Where(held => held.Owner == who.Country).ToList().ForEach(held => judging.Must(who, "GET holdings/records", own.Text, held));
            }

            await ReadAsync(judging, who, system, "GET holdings", Api + "/holdings");
            foreach (var held in holdings.Where((held, at) => (held.Owner == who.Country) == false && (Outlets.Full || at % 9 == index % 9)))
            {
                var (closed, absent) = (await ReadAsync(judging, who, system, "GET holdings/records/{record}", $"{Api}/holdings/records/{held.Id:D}"), await ReadAsync(judging, who, system, "GET holdings/records/{record}", $"{Api}/holdings/records/{Guid.Empty:D}"));
                judging.Same(who, "GET holdings/records/{record}", "another's and none", $"{absent.Status} {absent.Text}", $"{closed.Status} {closed.Text}");
            }

            foreach (var (record, asker, held) in _checks.Where((_, at) => Outlets.Full || at % 23 == index % 23))
            {
                var read = await ReadAsync(judging, who, system, "GET cross-checks/{record}", $"{Api}/cross-checks/{record:D}");
                judging.Same(who, "GET cross-checks/{record}", $"status of a check of {asker}", asker == who.Country ? "OK" : "NotFound", read.Status.ToString());
                if (read.Status is HttpStatusCode.OK && held.Mode is not HoldingMode.Silent && judging.IsFull(who, held))
                {
                    judging.Must(who, "GET cross-checks/{record}", read.Text, held);
                }
            }
        }
    }

    /// <summary>Pages of everybody of the askers' and owners' countries, from every place; the lines that came last are on them.</summary>
    private async Task PagesAsync(HeldJudging judging)
    {
        var places = Stage.Systems.Select(system => system.Who).Where(who => Askers.Contains(who.Country)).DistinctBy(who => who.Class)
            .Append(new Who("FR", "police", "liaison officer", "off-duty")).Append(new Who("EU", "coordination", "observer", "wall"));
        foreach (var who in places)
        {
            using var browser = Stage.Browser(who);
            foreach (var (name, addresses) in Outlets.ByBrowser)
            {
                var own = name.Contains("{Record:guid}", StringComparison.Ordinal)
                    ? _checks.Where((_, at) => at % 17 == 0).Select(check => name["GET POST ".Length..].Replace("{Key}", Commands.Operation, StringComparison.Ordinal).Replace("{Record:guid}", check.Record.ToString("D"), StringComparison.Ordinal))
                    : [];
                foreach (var address in addresses(who, Stage.Oracle).Take(6).Concat(own))
                {
                    using var answer = await browser.GetAsync(address);
                    judging.Text(who, name, await answer.Content.ReadAsStringAsync());
                    judging.Same(who, name, "an error of " + address, "no", (int)answer.StatusCode < 500 ? "no" : answer.StatusCode.ToString());
                }
            }
        }
    }

    /// <summary>A decision on an alert by its number is the country's own: another country's number is its own or nobody's.</summary>
    private async Task DecisionsAsync(HeldJudging judging)
    {
        foreach (var who in new[] { new Who("CY", "police", "liaison officer"), new Who("ES", "police", "observer"), new Who("PT", "police", "auditor") })
        {
            using var system = Stage.Centre.WithKey(filled.Fast(who));
            for (var number = 1; number < 60; number += 6)
            {
                using var answer = await system.PostAsJsonAsync($"{Api}/alerts/{number}/decision", new { verdict = "same", reason = "looked at both" });
                judging.Same(who, "POST decision", $"status for {number}", "NotFound", answer.StatusCode.ToString());
                judging.Text(who, "POST decision", await answer.Content.ReadAsStringAsync());
            }
        }
    }

    private static async Task<(HttpStatusCode Status, string Text)> ReadAsync(HeldJudging judging, Who who, HttpClient system, string outlet, string address)
    {
        using var answer = await system.GetAsync(new Uri(address, UriKind.Relative));
        var text = await answer.Content.ReadAsStringAsync();
        judging.Text(who, outlet, answer.Headers + text);
        return (answer.StatusCode, text);
    }

    private static async Task<string> PostAsync(HttpClient system, Held held)
    {
        using var answer = await system.PostAsJsonAsync($"{Api}/cross-checks", Check(held));
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.StatusCode is HttpStatusCode.Created, text);
        return text;
    }

    private static async Task<string> StreamAsync(HubConnection hub, Held held)
    {
        var check = Check(held);
        check["operation"] = Commands.Operation;
        var told = new StringBuilder();
        await foreach (var part in hub.StreamAsync<JsonElement>("CrossCheck", check))
        {
            told.Append(part.GetRawText()).Append('\n');
        }

        return told.ToString();
    }

    private static JsonObject Check(Held held) => new()
    {
        ["id"] = Commands.NewId(),
        ["values"] = new JsonArray(new JsonObject { ["kind"] = "phone", ["text"] = held.Phone }),
        ["subject"] = "person",
        ["purpose"] = "a parcel in hand",
        ["caseReference"] = "C-1",
    };
}
