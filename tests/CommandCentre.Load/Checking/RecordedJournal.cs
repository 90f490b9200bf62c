using CommandCentre.Desks.Journals;
using CommandCentre.Desks.Lines;
using CommandCentre.Domain.Operations;

namespace CommandCentre.Load.Checking;

/// <summary>One operation's journal after a run, with what can be asked of it.</summary>
public sealed class RecordedJournal
{
    private readonly Dictionary<string, List<RecordedLine>> _byRecord = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Sender, Guid Command), List<RecordedLine>> _byCommand = [];
    private readonly Dictionary<string, RecordedLine> _byCanary = new(StringComparer.Ordinal);

    /// <summary>Takes lines that are read already, in order.</summary>
    public RecordedJournal(IReadOnlyList<RecordedLine> lines)
    {
        Lines = lines ?? throw new ArgumentNullException(nameof(lines));
        Participants = lines.SelectMany(line => line.Admits).ToHashSet(StringComparer.Ordinal);
        foreach (var line in lines)
        {
            Under(_byRecord, line.Record).Add(line);
            Under(_byCommand, (line.Sender, line.Command)).Add(line);
            foreach (var canary in line.Canaries)
            {
                _byCanary.TryAdd(canary, line);
            }
        }
    }

    /// <summary>All lines; the one with number N at place N-1.</summary>
    public IReadOnlyList<RecordedLine> Lines { get; }

    /// <summary>Countries that take part.</summary>
    public IReadOnlySet<string> Participants { get; }

    /// <summary>Reads a data folder that no running centre needs: after the run.</summary>
    /// <param name="dataFolder">The folder.</param>
    /// <param name="operation">Key of the operation.</param>
    /// <param name="ownerKeys">File of the owners' keys; <c>null</c> for the default beside the folder.</param>
    /// <exception cref="JournalDamaged">A line is missing or unreadable.</exception>
    public static RecordedJournal Read(string dataFolder, string operation, string? ownerKeys = null)
    {
        var key = OperationKey.Parse(operation);
        using var keys = RecordKeys.Open(dataFolder, ownerKeys);
        using var reader = JournalReader.Open(dataFolder);
        return new RecordedJournal([.. reader.Lines(key.Journal, 0).Select(stored => RecordedLine.Read(LineShow.Text(key, stored, keys)))]);
    }

    /// <summary>A line by its number; absent when there is none.</summary>
    public RecordedLine? Line(long number) => number >= 1 && number <= Lines.Count ? Lines[(int)number - 1] : null;

    /// <summary>Lines of a record, rising.</summary>
    public IReadOnlyList<RecordedLine> OfRecord(string record) => _byRecord.TryGetValue(record, out var lines) ? lines : [];

    /// <summary>Lines that a command made: one, unless something is wrong.</summary>
    public IReadOnlyList<RecordedLine> OfCommand(string sender, Guid command) => _byCommand.TryGetValue((sender, command), out var lines) ? lines : [];

    /// <summary>The first line in which a canary stands; absent when it was never recorded.</summary>
    public RecordedLine? OfCanary(string canary) => _byCanary.GetValueOrDefault(canary);

    private static List<RecordedLine> Under<TKey>(Dictionary<TKey, List<RecordedLine>> lists, TKey key)
        where TKey : notnull => lists.TryGetValue(key, out var list) ? list : lists[key] = [];
}
