using System.Collections.Concurrent;
using CommandCentre.Desks.Journals;
using CommandCentre.Domain.Codes;
using CommandCentre.Domain.CrossChecks;
using CommandCentre.Domain.Operations;
using CommandCentre.Domain.Sharing;

namespace CommandCentre.Desks.Operations;

/// <summary>What a desk publishes after each commit: the fold, its place in the journal, and the lines up to it.</summary>
/// <remarks>What is the same for every viewer is worked out once per state, when first asked for.</remarks>
internal sealed class DeskState
{
    private readonly ConcurrentDictionary<string, IReadOnlyList<long>> _addressed = new(StringComparer.Ordinal);
    private readonly Lazy<IReadOnlyList<CrossCheck>> _openChecks;
    private readonly Lazy<IReadOnlyDictionary<CountryCode, Counts>> _byCountry;
    private readonly Lazy<IReadOnlyList<HourRow>> _hours;

    internal DeskState(Operation operation, JournalHead head, LineLog lines)
    {
        Operation = operation;
        Head = head;
        Lines = lines;
        _openChecks = new(() => [.. operation.Checks.Values.Where(check => check.IsOpen).OrderBy(check => check.Due).ThenBy(check => check.Number)]);
        _byCountry = new(() => operation.Tallies.ByHour.GroupBy(hour => hour.Key.Country)
            .ToDictionary(country => country.Key, country => Sum(country.Select(hour => hour.Value))));
        _hours = new(() => [.. operation.Tallies.ByHour.GroupBy(hour => hour.Key.Hour)
            .OrderBy(hour => hour.Key)
            .Select(hour => new HourRow(hour.Key, Sum(hour.Select(country => country.Value))))]);
    }

    /// <summary>The fold.</summary>
    internal Operation Operation { get; }

    /// <summary>Its place in the journal.</summary>
    internal JournalHead Head { get; }

    /// <summary>The lines; only those up to the head belong to this state.</summary>
    internal LineLog Lines { get; }

    /// <summary>Requests with answers missing, soonest due first.</summary>
    internal IReadOnlyList<CrossCheck> OpenChecks => _openChecks.Value;

    /// <summary>Counts by country.</summary>
    internal IReadOnlyDictionary<CountryCode, Counts> ByCountry => _byCountry.Value;

    /// <summary>Counts by hour, rising.</summary>
    internal IReadOnlyList<HourRow> Hours => _hours.Value;

    /// <summary>The record of a line that a command names by its number; absent for none.</summary>
    internal Guid? RecordNamedBy(OperationCommand command) => command is AskRelease { Line: var number } && number <= Head.Number ? Lines[number].Record : null;

    /// <summary>Lines of records that are addressed to a closed user group, rising.</summary>
    internal IReadOnlyList<long> AddressedTo(string group)
    {
        var addressee = Addressee.OfGroup(group);
        return _addressed.GetOrAdd(group, _ => [.. Operation.Records.Values
            .Where(record => record.Marks is { } marks && marks.To.Contains(addressee))
            .SelectMany(record => LinesWithLinks(record.Id))
            .Distinct()
            .Order()]);
    }

    /// <summary>Lines of a record and of the links it is an end of, rising.</summary>
    internal IReadOnlyList<long> LinesWithLinks(Guid record)
    {
        var own = Operation.Records[record].Lines;
        return Operation.LinksOf.TryGetValue(record, out var links) ? [.. own.Concat(links.SelectMany(link => Operation.Records[link].Lines)).Order()] : own;
    }

    private static Counts Sum(IEnumerable<Counts> counts) => counts.Aggregate(default(Counts), (a, b) => a + b);
}
