using CommandCentre.Desks.Journals;

namespace CommandCentre.Server.Tests.Running;

/// <summary>A journal that nobody can read.</summary>
public sealed class BrokenJournal : IJournal
{
    public const string Internal = "the disk under /var/secret is gone";

    public ValueTask<JournalHead> HeadAsync(string journal, CancellationToken cancellationToken = default) => throw new JournalUnavailable(Internal);

    public ValueTask<AppendOutcome> AppendAsync(string journal, JournalHead expected, IReadOnlyList<ReadOnlyMemory<byte>> lines, CancellationToken cancellationToken = default) =>
        throw new JournalUnavailable(Internal);

    public IAsyncEnumerable<StoredLine> ReadAsync(string journal, long after, CancellationToken cancellationToken = default) => throw new JournalUnavailable(Internal);

    public ValueTask<IReadOnlyList<string>> NamesAsync(CancellationToken cancellationToken = default) => throw new JournalUnavailable(Internal);
}
