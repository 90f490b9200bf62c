using System.Text.RegularExpressions;
using CommandCentre.Load.Histories;

namespace CommandCentre.Load.Checking;

/// <summary>What a look holds beyond what a level allows, field by field (<c>docs/api.md</c>, what you see of a line).</summary>
internal static partial class Surplus
{
    private static readonly string[] Number = ["operation", "number", "sight.level", "sight.reason"];

    private static readonly string[] Existence = [.. Number, "at", "owner"];

    private static readonly string[] Counts = [.. Existence, "kind", "body.items", "body.items[].kind", "body.items[].count"];

    private static readonly string[] Full =
        [.. Existence, "kind", "recorded", "record", "by.officer", "by.country", "by.agency", "by.role", "handling", "evaluation", "to", "body", "body.handlingText", "sight.caveats"];

    /// <summary>The first thing too much; absent when there is none.</summary>
    internal static string? Of(Look look, string level, RecordedLine line)
    {
        var field = look.Fields.FirstOrDefault(field => !Allowed(level).Contains(field) && !(level == "full" && line.Body.Contains(field)));
        return field is not null ? $"field '{field}' at level {level}"
            : level != "full" && look.Canaries.Count > 0 ? $"'{look.Canaries[0]}' at level {level}"
            : look.Canaries.FirstOrDefault(canary => !line.Canaries.Contains(canary)) is { } foreign ? $"'{foreign}', which is not in this line"
            : level == "counts" && look.At is { } at && !OnTheHour().IsMatch(at) ? $"the moment {at} where only the hour is open"
            : look.IsRow ? InRow(look, level)
            : null;
    }

    private static string? InRow(Look look, string level) =>
        look.Kind is { } kind && level is "number" or "existence" ? $"kind '{look.Kind}' at level {level}"
        : look.Owner is { } owner && level == "number" ? $"owner '{owner}' at level {level}"
        : null;

    private static string[] Allowed(string level) => level switch { "number" => Number, "existence" => Existence, "counts" => Counts, _ => Full };

    [GeneratedRegex("T[0-9]{2}:00:00Z$")]
    private static partial Regex OnTheHour();
}
