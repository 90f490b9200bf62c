using CommandCentre.Load.Histories;

namespace CommandCentre.Load.Checking;

/// <summary>Compares what a country's viewers saw of lines with the journal and the oracle. Each look is compared once for a country.</summary>
internal sealed class SightCheck(string country, RecordedJournal journal, Versions versions, IReadOnlyList<Look> looks)
{
    private static readonly string[] Levels = ["number", "existence", "counts", "full"];

    private readonly bool[] _fine = new bool[looks.Count];

    /// <summary>What is wrong with a look of a line; absent when nothing is.</summary>
    /// <param name="place">Place of the look.</param>
    /// <param name="knownUpTo">The look is to be of the record as it stood after this line, or later.</param>
    internal (Invariant Invariant, string What)? Fault(int place, long knownUpTo)
    {
        if (_fine[place])
        {
            return null;
        }

        var look = looks[place];
        if (!journal.Participants.Contains(country))
        {
            return (Invariant.I3, $"shown to {country}, which takes no part");
        }

        if (journal.Line(look.Number) is not { } line)
        {
            return (Invariant.I1, "shown, and not in the journal");
        }

        if (line.Ends is { } ends)
        {
            return Link(look, line, ends);
        }

        var stood = versions.Of(line);
        var fault = Fault(look, line, stood.AsSpan(versions.At(line, Math.Max(knownUpTo, line.Number))));
        _fine[place] = fault is null && stood.Length == 1;
        return fault;
    }

    /// <summary>Whether the country may read all of a line, as its record stood at any time.</summary>
    internal bool MayEverRead(RecordedLine line) => versions.Of(line).Any(version => Oracle.Level(country, line, version.Marks, version.Withdrawn) == "full");

    /// <summary>A link is its number, or all of it to who may at some time read both its records in full; when exactly the isolation matrix of the server's tests holds to.</summary>
    private (Invariant, string)? Link(Look look, RecordedLine line, (string Left, string Right) ends)
    {
        var may = new[] { ends.Left, ends.Right }.All(end => journal.OfRecord(end) is [var first, ..] && MayEverRead(first));
        return look.Level != "number" && !(look.Level == "full" && may) ? (Invariant.I3, $"a link shown to {country} at level {Named(look.Level)}")
            : Surplus.Of(look, look.Level, line) is { } surplus ? (Invariant.I3, $"shown to {country}: {surplus}")
            : Wrong("kind", look.Kind, line.Kind) ?? Wrong("record", look.Record, line.Record);
    }

    private (Invariant, string)? Fault(Look look, RecordedLine line, ReadOnlySpan<Version> allowed)
    {
        (Invariant, string)? fault = null;
        foreach (var version in allowed)
        {
            var level = Oracle.Level(country, line, version.Marks, version.Withdrawn);
            var found = Fault(look, line, version, level);
            if (found is null)
            {
                return null;
            }

            // Too much weighs more than whatever else is wrong.
            fault = fault is { Item1: Invariant.I3 } ? fault : found;
        }

        return fault;
    }

    private (Invariant, string)? Fault(Look look, RecordedLine line, Version version, string level) =>
        look.Level != level ? (Rank(look.Level) > Rank(level) ? Invariant.I3 : Invariant.I2, $"shown to {country} at level {Named(look.Level)}, allowed is {level}")
        : Surplus.Of(look, level, line) is { } surplus ? (Invariant.I3, $"shown to {country}: {surplus}")
        : level == "full" && !look.IsRow && Absent(look, line) is { } absent ? (Invariant.I2, $"shown to {country} without '{absent}'")
        : Wrong("kind", look.Kind, line.Kind) ?? Wrong("owner", look.Owner, line.Owner) ?? Wrong("record", look.Record, line.Record)
            ?? Wrong("at", level == "full" ? look.At : null, line.At) ?? Wrong("marks", look.Marks, version.Marks?.Shown)
            ?? (look.IsRow && level == "full" ? State(look, line, version) : null);

    // Absent to those who may not read the record that is named; the isolation matrix of the server's tests holds to whom.
    private static readonly string[] References = ["body.check", "body.lead", "body.about"];

    /// <summary>What a line in full lacks of what was recorded.</summary>
    private static string? Absent(Look look, RecordedLine line) =>
        line.Canaries.FirstOrDefault(canary => !look.Canaries.Contains(canary)) ?? line.Body.FirstOrDefault(field => !look.Fields.Contains(field) && !References.Contains(field));

    private (Invariant, string)? State(Look look, RecordedLine line, Version version)
    {
        var expected = version.Withdrawn ? "withdrawn" : version.Number > line.Number && versions.Of(line) is [var first, ..] && journal.Line(first.Number)?.Kind == "hit-pushed" ? "corrected" : null;
        return look.State == expected ? null : (Invariant.I2, $"shown to {country} as {look.State ?? "it was"}, expected {expected ?? "as it was"}");
    }

    private (Invariant, string)? Wrong(string field, string? shown, string? recorded) =>
        shown is null || shown == recorded ? null : (Invariant.I2, $"shown to {country} with {field} '{shown}', recorded is '{recorded}'");

    // What claims no level that there is may be anything.
    private static int Rank(string level) => Array.IndexOf(Levels, level) is >= 0 and var rank ? rank : Levels.Length;

    private static string Named(string level) => level.Length > 0 ? level : "unknown";
}
