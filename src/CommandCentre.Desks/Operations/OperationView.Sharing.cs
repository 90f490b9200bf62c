using CommandCentre.Desks.Lines;
using CommandCentre.Domain.Codes;
using CommandCentre.Domain.CrossChecks;
using CommandCentre.Domain.Leads;
using CommandCentre.Domain.Operations;
using CommandCentre.Domain.Seizures;
using CommandCentre.Domain.Sharing;

namespace CommandCentre.Desks.Operations;

/// <content>Who sees what, who may do what, and what owners are asked for.</content>
public sealed partial class OperationView
{
    /// <summary>Closed user groups the viewer may know of and address.</summary>
    public IReadOnlyList<ClosedUserGroup> Groups => [.. Operation.GroupsOf(Viewer.Actor)];

    /// <summary>The same with the line that each came from.</summary>
    public IReadOnlyList<GroupRow> GroupRows =>
        [.. Groups.Select(group => new GroupRow(group, Line(Operation.Records[ClosedUserGroup.RecordOf(Operation.Key, group.Name)].Lines[^1])!))];

    /// <summary>Questions for release that the owner has not settled, put to the viewer's country or by it, oldest first.</summary>
    public IReadOnlyList<QuestionRow> OpenQuestions =>
        [.. Operation.Questions.Values
            .Where(question => (question.Owner == Viewer.Country || question.By.Country == Viewer.Country) && IsReadable(question.Id, LineKind.ReleaseAsked))
            .Select(question => (Question: question, Record: Operation.Records[_state.Lines[question.Line].Record]))
            .Where(row => !row.Question.IsSettled(Operation, row.Record))
            .OrderBy(row => row.Question.Number)
            .Select(row => new QuestionRow(Line(row.Question.Number)!, row.Question, Line(row.Question.Line)!))];

    /// <summary>What a coordinator set an agency to; absent where its roles decide.</summary>
    public ValueList<CommandKind>? LimitOf(CountryCode country, AgencyKind agency) => Operation.AgencyLimits.GetValueOrDefault((country, agency));

    /// <summary>Uses that the owner of a line's record permits beyond its marks; for its owner alone, empty for others.</summary>
    public IReadOnlyList<Grant> Grants(LineView line)
    {
        ArgumentNullException.ThrowIfNull(line);
        return line is { Owner: { } owner, Record: { } record } && owner == Viewer.Country && line.Sight.IsReadable ? Operation.Records[record].Grants : [];
    }

    /// <summary>The addressees of a line through which the viewer is named.</summary>
    public IReadOnlyList<Addressee> NamedBy(LineView line)
    {
        ArgumentNullException.ThrowIfNull(line);
        return [.. line.Marks?.To.Where(_seat.IsNamed) ?? []];
    }

    /// <summary>Who sees a line, and why: for its owner every participant, for others themselves alone.</summary>
    public IReadOnlyList<(Addressee Seer, Sighted Sighted)> Audience(LineView line) =>
        line is { Owner: { } owner, Record: { } record, Kind: { } kind } && (owner == Viewer.Country || line.Marks is null)
            ? Addressing.Audience(Operation, record, kind)
            : [(Viewer.Country, line.Sight)];

    /// <summary>Who would see what a command records, by the very rule that records it; empty where it would record nothing for the viewer.</summary>
    public IReadOnlyList<(Addressee Seer, Sighted Sighted)> Preview(OperationCommand command, LineKind kind)
    {
        var marks = Addressing.Of(Operation, command, Viewer.Actor, _state.RecordNamedBy(command));

        // A marked line without marks is about a record that is not there for this viewer: it would look open to all.
        return marks is null && command is (MarkedCommand or WithdrawHit or NoteCheckOverdue or NoteCheckReminder or GrantUse or WithdrawGrant or AskRelease or ChaseCheck or ClaimCheck or ReleaseCheck or DecideMatch or ClaimLead or ReleaseLead or HandOverExhibit or ReceiveExhibit)
            ? []
            : command is DecideMatch decide ? Addressing.Audience(Operation, decide.Link, kind)
            : Addressing.Audience(Addressing.After(Operation, command), Foreseen(command, marks, kind));
    }

    /// <summary>The line a command would record: one of a record that is there already keeps its grants and whether it was withdrawn.</summary>
    private Sightable Foreseen(OperationCommand command, Marks? marks, LineKind kind)
    {
        if (command is ChaseCheck chase)
        {
            // Whoever presses, the line is the request's own.
            return Operation.Records[chase.Check].Sightable(kind);
        }

        var about = command switch
        {
            HandOverExhibit hand => hand.Exhibit,
            ReceiveExhibit receive => receive.Exhibit,
            ChangeMarks change => change.Record,
            CorrectHit correct => correct.Hit,
            WithdrawHit withdraw => withdraw.Hit,
            GrantUse grant => grant.Record,
            WithdrawGrant withdraw => withdraw.Record,
            _ => Guid.Empty,
        };
        if (!Operation.Records.TryGetValue(about, out var record) || (record.Owner != Viewer.Country && command is not (HandOverExhibit or ReceiveExhibit)))
        {
            return new Sightable(command is FormGroup or DissolveGroup ? CountryCode.CoordinationCentre : Viewer.Country, marks, false, kind);
        }

        ValueList<Grant> grants = command switch
        {
            GrantUse grant => [.. record.Grants, new Grant(grant.Country, grant.Use)],
            WithdrawGrant withdraw => [.. record.Grants.Where(one => one != new Grant(withdraw.Country, withdraw.Use))],
            _ => record.Grants,
        };
        return (record with { Marks = marks, Grants = grants }).Sightable(kind);
    }
}
