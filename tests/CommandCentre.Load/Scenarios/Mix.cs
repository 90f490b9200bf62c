using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using CommandCentre.Load.Centres;
using CommandCentre.Load.Histories;

namespace CommandCentre.Load.Scenarios;

/// <summary>Commands of all handling codes, each with its canary; the nth of a sender is always the same sort.</summary>
/// <param name="clock">Wall time, for seizures and tallies.</param>
internal sealed class Mix(TimeProvider clock)
{
    private const int CorrectEvery = 8, WithdrawEvery = 31, LeadEvery = 13, AskEvery = 9;

    /// <summary>Who is asked and to whom leads go: countries of which somebody always sends.</summary>
    private static readonly string[] Busy = [.. Population.Countries.Take(2)];

    private readonly ConcurrentDictionary<int, ConcurrentQueue<Guid>> _hits = new();
    private readonly ConcurrentDictionary<string, ConcurrentQueue<Guid>> _waiting = new();

    /// <summary>The nth command of a sender.</summary>
    /// <param name="sender">Which sender; its id in command ids.</param>
    /// <param name="by">Who it is: a liaison officer or an agency officer.</param>
    /// <param name="count">Which of its commands, from 1.</param>
    internal JsonObject Next(int sender, LoadUser by, long count)
    {
        var id = Orders.Id(sender, count);
        var canary = Canary.Of(id);
        return by.Role == "agency officer" ? Customs(id, canary, by, count)
            : Waiting("request-check", by.Country) is { } check ? Said("answer-check", id, $$"""{"check":"{{check}}","outcome":"hit","text":"{{canary}}","handling":["H{{count % 3}}"]}""")
            : count % WithdrawEvery == 0 && Hit(sender) is { } withdrawn ? Orders.Withdraw(id, withdrawn)
            : count % CorrectEvery == 0 && Hit(sender) is { } corrected ? Corrected(id, corrected, canary, by, count)
            : count % LeadEvery == 0 ? Said("send-lead", id, $$"""{"parcel":"{{Strangers.Parcel(id)}}","destination":"{{Other(by)}}","consignor":{{Strangers.Party(id, 1)}},"reason":"{{canary}}","handling":["H1"]}""")
            : Officer(id, canary, by, count);
    }

    /// <summary>A hit was recorded: it may be corrected or withdrawn later, once. A request or lead was: somebody is to answer it.</summary>
    internal void Recorded(int sender, JsonObject order, Heard heard)
    {
        var kind = (string?)order["kind"];
        if (heard.Ruling is not "recorded" || kind is null)
        {
            return;
        }

        if (kind == "push-hit")
        {
            _hits.GetOrAdd(sender, _ => new()).Enqueue(heard.Record);
        }
        else if ((string?)(order["destination"] ?? order["asked"]?[0]) is { } country)
        {
            _waiting.GetOrAdd($"{kind} {country}", _ => new()).Enqueue(heard.Record);
        }
    }

    private Guid? Waiting(string kind, string country) => _waiting.TryGetValue($"{kind} {country}", out var waiting) && waiting.TryDequeue(out var record) ? record : null;

    private static string Other(LoadUser by) => Busy.First(country => country != by.Country);

    private static JsonObject Said(string kind, Guid id, string fields) => Orders.Of(kind, id, fields);

    /// <summary>Marks get stricter or looser: rights are taken away or given afterwards.</summary>
    private static JsonObject Corrected(Guid id, Guid hit, string canary, LoadUser by, long count) =>
        count % 3 == 0 ? Orders.Correct(id, hit, canary) : Orders.Correct(id, hit, canary, "H2", null, Others(by, count, 1));

    private Guid? Hit(int sender) => _hits.TryGetValue(sender, out var hits) && hits.TryDequeue(out var hit) ? hit : null;

    private static JsonObject Officer(Guid id, string canary, LoadUser by, long count) => (count % 7) switch
    {
        0 => Orders.Message(id, canary, "H0"),
        1 => Orders.Hit(id, canary),
        2 => Orders.Hit(id, canary, "H1"),
        3 => Orders.Hit(id, canary, "H1", null, Others(by, count, 3)),
        4 => Orders.Hit(id, canary, "H2", null, Others(by, count, 2)),
        5 => Orders.Hit(id, canary, "H2"),
        _ => Orders.Hit(id, canary, "H1 H3", "only for those named, " + canary, Others(by, count, 1)),
    };

    private JsonObject Customs(Guid id, string canary, LoadUser by, long count) =>
        Waiting("send-lead", by.Country) is { } lead ? Said("give-feedback", id, $$"""{"lead":"{{lead}}","outcome":"seized","method":"opened","text":"{{canary}}","handling":["H{{count % 3}}"]}""")
        : count % AskEvery == 0 ? Said("request-check", id, $$"""{"question":"{{canary}}","purpose":"{{canary}}","caseReference":"LEJ-7","subject":{{Strangers.Party(id, 1)}},"asked":["{{Other(by)}}"],"minutes":60,"handling":["H{{count % 3}}"]}""")
        : Seized(id, canary, by, count);

    private JsonObject Seized(Guid id, string canary, LoadUser by, long count) => (count % 4) switch
    {
        0 => Orders.Tally(id, clock.GetUtcNow(), (int)(count % 400) + 1),
        1 => Orders.Seizure(id, clock.GetUtcNow().AddMinutes(-1), canary),
        2 => Orders.Seizure(id, clock.GetUtcNow().AddMinutes(-1), canary, "H2", null, Others(by, count, 2)),
        _ => Orders.Seizure(id, clock.GetUtcNow().AddMinutes(-1), canary, "H3", "only for those named, " + canary, Others(by, count, 1)),
    };

    private static string[] Others(LoadUser by, long count, int many) =>
        [.. Enumerable.Range(0, many).Select(place => Population.Countries[(int)((count * 5) + (place * 7)) % Population.Countries.Count]).Where(country => country != by.Country).DefaultIfEmpty("EU").Distinct()];
}
