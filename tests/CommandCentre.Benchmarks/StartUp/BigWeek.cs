using CommandCentre.Desks.Journals;
using CommandCentre.Desks.Lines;
using CommandCentre.Domain.Operations;
using CommandCentre.Server.Exercises;

namespace CommandCentre.Benchmarks.StartUp;

/// <summary>A journal of as many lines as wanted: the made-up week, each of its commands given many times over with ids of its own.</summary>
internal sealed class BigWeek
{
    private const int Batch = 2000;

    /// <summary>As long as any; nobody repeats a command here.</summary>
    private static readonly string Digest = new('0', 64);

    internal static readonly OperationKey Key = OperationKey.Parse("BIG-WEEK");

    private readonly ExerciseScript _script = ExerciseScript.Generate(1, Key);
    private readonly Dictionary<Guid, ScriptStep> _makers = [];
    private Operation _state = Operation.Unopened(Key);

    internal BigWeek()
    {
        foreach (var step in _script.Steps)
        {
            _makers[RecordId.For(step.By.Officer, step.Command.Id)] = step;
        }
    }

    internal async Task WriteAsync(string folder, long lines)
    {
        await using var journal = SqliteJournal.Open(folder);
        using var keys = RecordKeys.Open(folder);
        var codec = new LineCodec(keys);
        var head = JournalHead.Empty;
        foreach (var batch in Entries(lines).Chunk(Batch))
        {
            await codec.EnsureKeysAsync(batch, default);
            var outcome = await journal.AppendAsync(Key.Journal, head, [.. batch.Select(entry => codec.Write(Key, entry))]);
            head = outcome.Head;
        }
    }

    private IEnumerable<Entry> Entries(long lines)
    {
        // A sixth of them is refused: an officer comes on duty once.
        var copies = (lines / _script.Steps.Count * 6 / 5) + 2;
        foreach (var (step, copy) in _script.Steps.SelectMany(step => Enumerable.Range(0, (int)copies).Select(copy => (step, copy))))
        {
            if (_state.Head == lines)
            {
                yield break;
            }

            var command = CopyOf(step.Command, copy);
            if (_state.Decide(command, Digest, step.By, step.At) is Ruling.ToRecord(var line))
            {
                var entry = new Entry(_state.Head + 1, step.At, step.At, line.Record, line.Owner, step.By, line.Marks, command.Id, Digest, line.Event);
                _state = _state.Apply(entry);
                yield return entry;
            }
        }
    }

    private OperationCommand CopyOf(OperationCommand command, long copy)
    {
        var id = Of(command.Id, copy);
        return command switch
        {
            CorrectHit c => c with { Id = id, Hit = Record(c.Hit, copy) },
            WithdrawHit c => c with { Id = id, Hit = Record(c.Hit, copy) },
            AnswerCheck c => c with { Id = id, Check = Record(c.Check, copy) },
            GiveFeedback c => c with { Id = id, Lead = Record(c.Lead, copy) },
            ReportSeizure { Lead: { } lead } c => c with { Id = id, Lead = Record(lead, copy) },
            PostMessage { About: { } about } c => c with { Id = id, About = Record(about, copy) },
            _ => command with { Id = id },
        };
    }

    private Guid Record(Guid record, long copy) =>
        _makers.TryGetValue(record, out var maker) ? RecordId.For(maker.By.Officer, Of(maker.Command.Id, copy)) : record;

    private static Guid Of(Guid id, long copy) => copy == 0 ? id : RecordId.Derived($"{id:D} {copy}");
}
