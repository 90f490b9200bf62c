using System.Collections.Concurrent;
using CommandCentre.Domain.Codes;
using CommandCentre.Domain.Operations;
using CommandCentre.Matching;
using CommandCentre.Matching.Entities;
using CommandCentre.Matching.Index;

namespace CommandCentre.Desks.CrossChecks;

/// <summary>A check that stands.</summary>
/// <param name="Record">Its record.</param>
/// <param name="Line">Its line.</param>
/// <param name="Asker">Who is told.</param>
/// <param name="Asked">Whose holdings answer.</param>
/// <param name="Until">Until when, operation time.</param>
internal sealed record StandingCheck(Guid Record, long Line, CountryCode Asker, ValueList<CountryCode> Asked, DateTimeOffset Until);

/// <summary>An operation's checks that stand, searched by what is new. Any number of callers.</summary>
internal sealed class StandingChecks
{
    private const string Owner = "checks";
    private static readonly SearchLimits Some = new(50, Comparison.Threshold) { Candidates = 100 };
    private readonly MatchIndex _index = new();
    private readonly ConcurrentDictionary<Guid, StandingCheck> _checks = new();

    /// <summary>Takes in a check.</summary>
    public void Put(Entry entry, Entity asked, ValueList<CountryCode> of, DateTimeOffset until)
    {
        _checks[entry.Record] = new(entry.Record, entry.Number, entry.Owner, of, until);
        _index.Put(Owner, asked.Named(entry.Record.ToString("N")));
    }

    /// <summary>Checks that stand at a moment, ask a country, and are like something new that it holds.</summary>
    public IEnumerable<(StandingCheck Check, int Points)> Search(Entity held, CountryCode of, DateTimeOffset now)
    {
        if (_checks.IsEmpty)
        {
            yield break;
        }

        foreach (var hit in _index.Search(held, Some).Hits)
        {
            if (_checks.TryGetValue(Guid.ParseExact(hit.Entity.Id, "N"), out var check))
            {
                if (check.Until <= now)
                {
                    Forget(check);
                }
                else if (check.Asked.Contains(of))
                {
                    yield return (check, hit.Points);
                }
            }
        }
    }

    private void Forget(StandingCheck check)
    {
        _checks.TryRemove(check.Record, out _);
        _index.Withdraw(Owner, check.Record.ToString("N"));
    }
}
