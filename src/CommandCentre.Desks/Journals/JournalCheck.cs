namespace CommandCentre.Desks.Journals;

/// <summary>Follows one journal row by row, with what <c>heads.log</c> says about it, up to the first line that is not as it was recorded.</summary>
internal sealed class JournalCheck(string journal, IReadOnlyList<JournalHead> witnessed)
{
    private int _nextWitness;
    private long _lastSeen;
    private JournalFinding? _fault;

    /// <summary>The last line that follows from the ones before.</summary>
    public JournalHead Head { get; private set; }

    /// <summary>The last line that was ever recorded, as far as <c>heads.log</c> knows; 0 when it knows nothing.</summary>
    private long LastWitnessed => witnessed.Count == 0 ? 0 : witnessed[^1].Number;

    /// <summary>Whether rows that should be there have not come yet.</summary>
    public bool IsShort => LastWitnessed > _lastSeen;

    public void See(StoredRow row)
    {
        _lastSeen = Math.Max(_lastSeen, row.Number);
        if (_fault is not null)
        {
            return;
        }

        if (row.FaultAfter(Head, out var line) is { } reason)
        {
            Fail(JournalFindingKind.Damaged, reason);
        }
        else if (!Agrees(line!.Head))
        {
            Fail(JournalFindingKind.Damaged, "not the line that heads.log names");
        }
        else
        {
            Head = line.Head;
        }
    }

    /// <summary>The file could not be read on while rows of this journal were due.</summary>
    public void Break(string reason)
    {
        if (_fault is null)
        {
            Fail(JournalFindingKind.Unreadable, reason);
        }

        _lastSeen = Math.Max(_lastSeen, LastWitnessed);
    }

    public IEnumerable<JournalFinding> Findings()
    {
        if (_fault is not null)
        {
            yield return _fault;
        }

        if (IsShort)
        {
            var reason = $"lost, heads.log names line {LastWitnessed} and the journal ends at {_lastSeen}";
            yield return new JournalFinding(journal, JournalFindingKind.Lost, _lastSeen + 1, LastWitnessed, reason);
        }
    }

    private void Fail(JournalFindingKind kind, string reason) =>
        _fault = new JournalFinding(journal, kind, Head.Number + 1, Head.Number + 1, reason);

    private bool Agrees(JournalHead head)
    {
        for (; _nextWitness < witnessed.Count && witnessed[_nextWitness].Number == head.Number; _nextWitness++)
        {
            if (witnessed[_nextWitness].Hash != head.Hash)
            {
                return false;
            }
        }

        return true;
    }
}
