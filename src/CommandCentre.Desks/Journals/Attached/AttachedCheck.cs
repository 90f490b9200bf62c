namespace CommandCentre.Desks.Journals.Attached;

/// <summary>Holds the files that lines name against the files there are. Lines first, then files, then what was erased, whose bytes may be gone.</summary>
internal sealed class AttachedCheck
{
    private readonly Dictionary<string, AttachedFile> _named = new(StringComparer.Ordinal);
    private readonly List<AttachedFile> _inOrder = [];
    private readonly HashSet<string> _there = new(StringComparer.Ordinal);
    private readonly HashSet<Guid> _erased = [];
    private readonly List<(AttachedFile File, JournalFinding Finding)> _damaged = [];

    /// <summary>What the lines name, in their order.</summary>
    internal IReadOnlyList<AttachedFile> Named => _inOrder;

    /// <summary>How many of them are there.</summary>
    internal long Found => _inOrder.LongCount(file => _there.Contains(file.Whole));

    internal void See(string journal, StoredLine line)
    {
        if (AttachedFile.TryFind(journal, line, out var file) && _named.TryAdd(file.Whole, file))
        {
            _named[file.Preview] = file;
            _inOrder.Add(file);
        }
    }

    /// <summary>A file that is there.</summary>
    /// <param name="path">Where, under <see cref="AttachedFile.Folder"/>.</param>
    /// <param name="bytes">All of it.</param>
    /// <returns>Whether a line names it.</returns>
    internal bool See(string path, ReadOnlySpan<byte> bytes)
    {
        if (!_named.TryGetValue(path, out var file))
        {
            return false;
        }

        _there.Add(path);
        if (FileSum.Fault(bytes) is { } fault)
        {
            _damaged.Add((file, file.Fault(JournalFindingKind.Damaged, path, fault)));
        }

        return true;
    }

    internal void SeeErased(Guid record) => _erased.Add(record);

    /// <summary>Files that are missing or damaged, in the order of their lines.</summary>
    internal IReadOnlyList<JournalFinding> Findings() =>
    [
        .. _inOrder.Where(file => !_there.Contains(file.Whole)).Select(file => (File: file, Finding: file.Fault(JournalFindingKind.Lost, file.Whole, "is missing")))
            .Concat(_damaged)
            .Where(found => !_erased.Contains(found.File.Record))
            .Select(found => found.Finding)
            .OrderBy(finding => finding.Subject, StringComparer.Ordinal).ThenBy(finding => finding.First),
    ];
}
