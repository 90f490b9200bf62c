using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using CommandCentre.Load.Centres;
using CommandCentre.Load.Histories;

namespace CommandCentre.Load.Scenarios;

/// <summary>Commands of all handling codes, each with its canary; the nth of a sender is always the same sort.</summary>
/// <param name="clock">Wall time, for seizures and tallies.</param>
internal sealed class Mix(TimeProvider clock)
{
    private const int CorrectEvery = 8, WithdrawEvery = 31;

    private readonly ConcurrentDictionary<int, ConcurrentQueue<Guid>> _hits = new();

    /// <summary>The nth command of a sender.</summary>
    /// <param name="sender">Which sender; its id in command ids.</param>
    /// <param name="by">Who it is: a liaison officer or an agency officer.</param>
    /// <param name="count">Which of its commands, from 1.</param>
    internal JsonObject Next(int sender, LoadUser by, long count)
    {
        var id = Orders.Id(sender, count);
        var canary = Canary.Of(id);
        return by.Role == "agency officer" ? Customs(id, canary, by, count)
            : count % WithdrawEvery == 0 && Hit(sender) is { } withdrawn ? Orders.Withdraw(id, withdrawn)
            : count % CorrectEvery == 0 && Hit(sender) is { } corrected ? Orders.Correct(id, corrected, canary, "H2", null, Others(by, count, 1))
            : Officer(id, canary, by, count);
    }

    /// <summary>A hit was recorded: it may be corrected or withdrawn later, once.</summary>
    internal void Recorded(int sender, JsonObject order, Heard heard)
    {
        if ((string?)order["kind"] == "push-hit" && heard.Ruling is "recorded")
        {
            _hits.GetOrAdd(sender, _ => new()).Enqueue(heard.Record);
        }
    }

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

    private JsonObject Customs(Guid id, string canary, LoadUser by, long count) => (count % 4) switch
    {
        0 => Orders.Tally(id, clock.GetUtcNow(), (int)(count % 400) + 1),
        1 => Orders.Seizure(id, clock.GetUtcNow().AddMinutes(-1), canary),
        2 => Orders.Seizure(id, clock.GetUtcNow().AddMinutes(-1), canary, "H2", null, Others(by, count, 2)),
        _ => Orders.Seizure(id, clock.GetUtcNow().AddMinutes(-1), canary, "H3", "only for those named, " + canary, Others(by, count, 1)),
    };

    private static string[] Others(LoadUser by, long count, int many) =>
        [.. Enumerable.Range(0, many).Select(place => Population.Countries[(int)((count * 5) + (place * 7)) % Population.Countries.Count]).Where(country => country != by.Country).DefaultIfEmpty("EU").Distinct()];
}
