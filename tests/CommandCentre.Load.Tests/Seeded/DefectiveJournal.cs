using System.Text;
using CommandCentre.Desks.Journals;

namespace CommandCentre.Load.Tests.Seeded;

/// <summary>A journal that answers before it has committed: from a line on nothing is written any more, as if the machine were killed before the write.</summary>
internal sealed class HastyJournal(IJournal journal, string from) : IJournal
{
    private JournalHead? _pretended;

    public ValueTask<JournalHead> HeadAsync(string name, CancellationToken cancellationToken = default) => journal.HeadAsync(name, cancellationToken);

    public ValueTask<AppendOutcome> AppendAsync(string name, JournalHead expected, IReadOnlyList<ReadOnlyMemory<byte>> lines, CancellationToken cancellationToken = default)
    {
        if (_pretended is null && !lines.Any(line => Encoding.UTF8.GetString(line.Span).Contains(from, StringComparison.Ordinal)))
        {
            return journal.AppendAsync(name, expected, lines, cancellationToken);
        }

        _pretended = lines.Aggregate(expected, (head, line) => head.Next(line.Span));
        return ValueTask.FromResult(AppendOutcome.RecordedAt(_pretended.Value));
    }

    public IAsyncEnumerable<StoredLine> ReadAsync(string name, long after, CancellationToken cancellationToken = default) => journal.ReadAsync(name, after, cancellationToken);

    public ValueTask<IReadOnlyList<string>> NamesAsync(CancellationToken cancellationToken = default) => journal.NamesAsync(cancellationToken);
}

/// <summary>A journal that writes the line of a tally twice, as a desk without memory of ids would: two events for one id.</summary>
internal sealed class DoublingJournal(IJournal journal) : IJournal
{
    private bool _doubled;

    public ValueTask<JournalHead> HeadAsync(string name, CancellationToken cancellationToken = default) => journal.HeadAsync(name, cancellationToken);

    public async ValueTask<AppendOutcome> AppendAsync(string name, JournalHead expected, IReadOnlyList<ReadOnlyMemory<byte>> lines, CancellationToken cancellationToken = default)
    {
        var text = Encoding.UTF8.GetString(lines[^1].Span);
        if (_doubled || !text.Contains("\"tally-reported\"", StringComparison.Ordinal))
        {
            return await journal.AppendAsync(name, expected, lines, cancellationToken);
        }

        _doubled = true;
        var number = expected.Number + lines.Count;
        var again = text.Replace($"\"number\":{number},", $"\"number\":{number + 1},", StringComparison.Ordinal);
        await journal.AppendAsync(name, expected, [.. lines, Encoding.UTF8.GetBytes(again)], cancellationToken);
        return AppendOutcome.MovedTo(await journal.HeadAsync(name, cancellationToken));
    }

    public IAsyncEnumerable<StoredLine> ReadAsync(string name, long after, CancellationToken cancellationToken = default) => journal.ReadAsync(name, after, cancellationToken);

    public ValueTask<IReadOnlyList<string>> NamesAsync(CancellationToken cancellationToken = default) => journal.NamesAsync(cancellationToken);
}
