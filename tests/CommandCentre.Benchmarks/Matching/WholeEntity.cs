using System.Text.Json;
using CommandCentre.Matching.Entities;

namespace CommandCentre.Benchmarks.Matching;

/// <summary>Listed entities with everything that is known of them, as the edge to FollowTheMoney reads them.</summary>
internal static class WholeEntity
{
    internal static Entity Of(Listed row)
    {
        var properties = row.Names.Select(name => (Name: "name", Value: name)).Concat(row.Properties).GroupBy(property => property.Name).ToDictionary(group => group.Key, group => group.Select(property => property.Value).ToArray());
        var read = FollowTheMoney.Read(row.Schema, JsonSerializer.SerializeToElement(properties), row.Id);
        return read.Entity ?? throw new InvalidOperationException($"{row.Id}: {string.Join("; ", read.Errors)}");
    }
}
