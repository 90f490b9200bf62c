using System.Diagnostics;
using CommandCentre.Matching.Entities;
using CommandCentre.Matching.Index;
using CommandCentre.Server.CommandLine;

namespace CommandCentre.Benchmarks.Matching;

/// <summary>The matching index.</summary>
internal sealed class OurSearcher : ISearcher
{
    private static readonly SearchLimits Limits = new(Asked.Top);

    private readonly MatchIndex _index = new();

    public string Name => "MatchIndex";

    public long Load(IEnumerable<Listed> holdings)
    {
        MatchMemory.WarmUp();
        var before = MatchMemory.Settled();
        foreach (var row in holdings)
        {
            _index.Put("holdings", HoldingsMaker.Of(row));
        }

        return MatchMemory.Settled() - before;
    }

    public Answer Ask(HeldOut query)
    {
        var asked = new Entity(string.Empty, query.Schema, FollowTheMoney.KindOf(query.Schema), [new(ValueKind.Name, query.Text)]);
        var begun = Stopwatch.GetTimestamp();
        var answer = _index.Search(asked, Limits);
        return new([.. answer.Hits.Select(hit => hit.Entity.Id)], Stopwatch.GetElapsedTime(begun).TotalMilliseconds);
    }

    public void Dispose()
    {
    }
}
