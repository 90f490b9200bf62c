using CommandCentre.Desks.Journals.Attached;

namespace CommandCentre.Desks.Journals.Backups;

/// <summary>Goes through an archive once, line by line, and stops at the first thing that is not as it was written.</summary>
internal sealed class BackupPass(string file, CancellationToken cancellationToken)
{
    private readonly AttachedCheck _attached = new();
    private readonly SortedDictionary<string, JournalHead> _heads = new(StringComparer.Ordinal);

    /// <summary>What is done with each part's lines.</summary>
    public Action<string, JournalHead, IReadOnlyList<StoredLine>> Lines { get; init; } = (_, _, _) => { };

    /// <summary>What is done with each sealed file that a line names: its path under <c>files</c>, and its bytes.</summary>
    public Action<string, ReadOnlyMemory<byte>> File { get; init; } = (_, _) => { };

    /// <summary>What is done with every other entry.</summary>
    public Action<ArchiveEntry> Other { get; init; } = _ => { };

    /// <summary>Bytes read, and bytes in all.</summary>
    public Action<long, long> Read { get; init; } = (_, _) => { };

    /// <summary>The files of records in it.</summary>
    public FileVerification Files => new(_attached.Found, _attached.Findings());

    /// <summary>How far each journal is whole.</summary>
    public IReadOnlyDictionary<string, JournalHead> Heads => _heads;

    /// <exception cref="BackupDamaged">The first entry or line that is not as it was written.</exception>
    public BackupManifest Run()
    {
        using var reader = new ArchiveReader(file);
        foreach (var entry in reader.Entries())
        {
            cancellationToken.ThrowIfCancellationRequested();
            See(entry);
            Read(reader.Place, reader.Length);
        }

        Compare(reader.Manifest!);
        return reader.Manifest!;
    }

    private void See(ArchiveEntry entry)
    {
        if (LinePart.Parse(entry.Name) is not var (journal, first))
        {
            SeeOther(entry);
            return;
        }

        var head = _heads.GetValueOrDefault(journal);
        if (first != head.Number + 1)
        {
            throw BackupDamaged.At(journal, head.Number + 1, JournalFindingKind.Lost, $"missing, the next part begins at line {first}");
        }

        var lines = LinePart.Read(journal, head, entry.Content);
        if (lines.Count > 0)
        {
            Lines(journal, head, lines);
            lines.ForEach(line => _attached.See(journal, line));
            _heads[journal] = lines[^1].Head;
        }
    }

    private void SeeOther(ArchiveEntry entry)
    {
        if (entry.Name.StartsWith(JournalBackup.AttachedPrefix, StringComparison.Ordinal))
        {
            // A name becomes a path only where a line before it names that very file.
            var path = entry.Name[JournalBackup.AttachedPrefix.Length..];
            if (!_attached.See(path, entry.Content.Span))
            {
                throw BackupDamaged.In(entry.Name, "is a file that no line names");
            }

            File(path, entry.Content);
            return;
        }

        if (entry.Name.StartsWith(RecordLists.Erased, StringComparison.Ordinal))
        {
            foreach (var words in RecordLists.Read(entry, 1))
            {
                _attached.SeeErased(RecordLists.Record(entry, words[0]));
            }
        }

        Other(entry);
    }

    private void Compare(BackupManifest manifest)
    {
        foreach (var journal in manifest.Journals)
        {
            var head = _heads.GetValueOrDefault(journal.Name);
            if (head.Number < journal.Lines)
            {
                throw BackupDamaged.Lost(journal.Name, head.Number + 1, journal.Lines, $"lost, the manifest names line {journal.Lines} and the archive ends at {head.Number}");
            }

            if (head.Number != journal.Lines || head.Hash.ToString() != journal.Head)
            {
                throw BackupDamaged.At(journal.Name, journal.Lines, JournalFindingKind.Damaged, "not the line that the manifest names");
            }
        }

        if (manifest.Journals.Count != _heads.Count)
        {
            throw BackupDamaged.In(BackupManifest.EntryName, $"names {manifest.Journals.Count} journals and there are {_heads.Count}");
        }
    }
}
