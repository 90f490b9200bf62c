using System.Globalization;
using CommandCentre.Domain.Operations;
using CommandCentre.Matching;
using CommandCentre.Matching.Entities;
using CommandCentre.Matching.Index;

namespace CommandCentre.Desks.CrossChecks;

/// <summary>A part of a line that is like the one asked for.</summary>
/// <param name="Record">The record it belongs to.</param>
/// <param name="Part">Which part.</param>
/// <param name="Points">How alike, 0 to 10,000.</param>
internal readonly record struct LineMatch(Guid Record, LinePart Part, int Points);

/// <summary>An operation's own lines, searched by who and what they tell of. One writer; searched by many.</summary>
internal sealed class LineIndex
{
    private const string Owner = "lines";

    /// <summary>Lines that one part is held against at most: who is in more of them is no news any more.</summary>
    private static readonly SearchLimits Some = new(16, Comparison.Threshold) { Candidates = 48 };

    private readonly MatchIndex _index = new();
    private readonly Dictionary<Guid, string[]> _held = [];

    /// <summary>Takes in what a line tells, in place of what its record told before.</summary>
    public void Put(Entry entry)
    {
        Withdraw(entry.Record);
        var parts = LineParts.Of(entry.Event).ToList();
        string[] ids = [.. parts.Select((part, at) => string.Create(CultureInfo.InvariantCulture, $"{entry.Record:N}{(int)part.Part}{at}"))];
        for (var at = 0; at < ids.Length; at++)
        {
            _index.Put(Owner, parts[at].Entity.Named(ids[at]));
        }

        if (ids.Length > 0)
        {
            _held[entry.Record] = ids;
        }
    }

    /// <summary>Lets go of a record that was withdrawn.</summary>
    public void Withdraw(Guid record)
    {
        if (_held.Remove(record, out var ids))
        {
            Array.ForEach(ids, id => _index.Withdraw(Owner, id));
        }
    }

    /// <summary>Parts of lines that are like somebody or something, each record once for each part, the likest first.</summary>
    public IReadOnlyList<LineMatch> Search(EntityForm asked) =>
        [.. _index.Search(asked, Some).Hits.Select(hit => Read(hit.Entity.Id, hit.Points)).DistinctBy(match => (match.Record, match.Part))];

    private static LineMatch Read(string id, int points) => new(Guid.ParseExact(id.AsSpan(0, 32), "N"), (LinePart)(id[32] - '0'), points);
}
