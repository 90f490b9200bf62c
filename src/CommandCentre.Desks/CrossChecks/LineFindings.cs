using CommandCentre.Desks.Countries;
using CommandCentre.Domain.Codes;
using CommandCentre.Domain.Operations;

namespace CommandCentre.Desks.CrossChecks;

/// <summary>What came of looking at one line, kept together until the look has come to its end: a look that fails halfway has told nobody anything.</summary>
internal sealed class LineFindings
{
    private readonly List<(CountryCode Country, CountryEntry Entry)> _told = [];
    private readonly List<OperationCommand> _notes = [];
    private readonly HashSet<(CountryCode Country, CountryCode Holder, Guid? Holding, bool IsOwn)> _said = [];

    /// <summary>A country is to hear of its own holding; once, though it answers on two parts of the line.</summary>
    public void Tell(CountryCode owner, Alerted alerted)
    {
        if (_said.Add((owner, owner, alerted.Holding, true)))
        {
            _told.Add((owner, alerted));
        }
    }

    /// <summary>A country is to hear of another's holding, or of its filter; once, though it answers on two parts of the line.</summary>
    public void Tell(CountryCode asker, Told told)
    {
        if (_said.Add((asker, told.Holder, told.Holding, false)))
        {
            _told.Add((asker, told));
        }
    }

    /// <summary>Something that the operation's journal is to have: two records belong together, or two services act on one target.</summary>
    public void Note(OperationCommand note) => _notes.Add(note);

    /// <summary>Hands on everything.</summary>
    public void Tell(Action<CountryCode, CountryEntry> tell, List<OperationCommand> notes)
    {
        _told.ForEach(each => tell(each.Country, each.Entry));
        notes.AddRange(_notes);
    }
}
