using System.Buffers;
using CommandCentre.Desks.Journals.Attached;

namespace CommandCentre.Desks.Journals.Backups;

/// <summary>One backup of journals under way.</summary>
internal sealed class JournalBackup(JournalFiles files, ArchiveWriter archive, CancellationToken cancellationToken, IProgress<BackupProgress>? progress)
{
    private readonly ArrayBufferWriter<byte> _part = new();
    private readonly AttachedCheck _attached = new();
    private long _done;
    private long _of;

    public BackupTaken Run(IReadOnlyList<ArchiveEntry> beside, DateTimeOffset now)
    {
        // The witness first, then the heads: it never runs ahead, so what it names must be there.
        var witness = HeadsLogReading.Of(files.Heads);
        using var reader = JournalReader.Open(files.Folder);
        var heads = reader.Heads();
        RequireWitnessed(witness, heads);
        _of = heads.Sum(journal => journal.Head.Number);
        foreach (var (journal, head) in heads)
        {
            Add(reader, journal, head, witness.Heads.GetValueOrDefault(journal) ?? []);
        }

        // After the lines: a key is durable before the first line that uses it, so every record of these lines is named.
        using var listing = new KeyListing(files);
        var named = RecordLists.Add(archive, RecordLists.Named, listing.Named(), cancellationToken);
        AddAttached();
        var erased = RecordLists.Add(archive, RecordLists.Erased, listing.Erased().Select(Seen), cancellationToken);
        foreach (var entry in beside)
        {
            archive.Add(KeptPrefix + entry.Name, entry.Content);
        }

        ArchivedJournal[] journals = [.. heads.Select(journal => new ArchivedJournal(journal.Journal, journal.Head.Number, journal.Head.Hash.ToString()))];
        BackupManifest? manifest = null;
        var hash = archive.Complete(entries => manifest = new BackupManifest(BackupManifest.Known, BackupKind.Journals, now, _of, named, erased, journals, [.. entries]) { Files = _attached.Found });
        return new BackupTaken(string.Empty, manifest!, hash, _attached.Findings());
    }

    /// <summary>Where files of the data folder lie in an archive.</summary>
    internal const string KeptPrefix = "files/";

    /// <summary>Where the sealed files of records lie in an archive, behind the lines that name them.</summary>
    internal const string AttachedPrefix = "attached/";

    // As they lie there, damaged ones too: of those whole pieces can still be read, and whoever restores them hears what is wrong.
    private void AddAttached()
    {
        foreach (var (path, bytes) in AttachedBytes.In(files.Folder, _attached.Named))
        {
            cancellationToken.ThrowIfCancellationRequested();
            _attached.See(path, bytes);
            archive.Add(AttachedPrefix + path, bytes);
        }
    }

    private string Seen(string erased)
    {
        _attached.SeeErased(Guid.ParseExact(erased, "D"));
        return erased;
    }

    private void Add(JournalReader reader, string journal, JournalHead head, IReadOnlyList<JournalHead> witnessed)
    {
        var (first, next) = (1L, 0);
        foreach (var line in reader.Lines(journal, 0).TakeWhile(line => line.Number <= head.Number))
        {
            for (; next < witnessed.Count && witnessed[next].Number <= line.Number; next++)
            {
                if (witnessed[next] != line.Head)
                {
                    throw new JournalDamaged(journal, line.Number, "not the line that heads.log names");
                }
            }

            LinePart.Write(_part, line);
            _attached.See(journal, line);
            if (_part.WrittenCount >= LinePart.Enough || line.Number == head.Number)
            {
                Close(journal, first, line.Number);
                first = line.Number + 1;
            }
        }

        if (first <= head.Number)
        {
            throw new JournalDamaged(journal, first, $"lost, it ended at line {head.Number} a moment ago");
        }
    }

    private void Close(string journal, long first, long last)
    {
        cancellationToken.ThrowIfCancellationRequested();
        archive.Add(LinePart.NameOf(journal, first), _part.WrittenMemory);
        _part.ResetWrittenCount();
        _done += last - first + 1;
        progress?.Report(new BackupProgress(_done, _of));
    }

    private static void RequireWitnessed(HeadsLogReading witness, IReadOnlyList<(string Journal, JournalHead Head)> heads)
    {
        var found = heads.ToDictionary(journal => journal.Journal, journal => journal.Head.Number);
        foreach (var (journal, head) in witness.Newest)
        {
            if (found.GetValueOrDefault(journal) is var last && last < head.Number)
            {
                throw new JournalDamaged(journal, last + 1, $"lost, heads.log names line {head.Number} and the journal ends at {last}");
            }
        }

        if ((!witness.Exists && heads.Count > 0) || witness.Unreadable.Count > 0)
        {
            throw new JournalDamaged("heads.log", witness.Unreadable.FirstOrDefault(1), witness.Exists ? "unreadable, see `journal verify`" : "missing: lines lost at the end of a journal would not be seen");
        }
    }
}
