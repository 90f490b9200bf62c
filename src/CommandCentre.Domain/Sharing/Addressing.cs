using CommandCentre.Domain.Codes;
using CommandCentre.Domain.Operations;

namespace CommandCentre.Domain.Sharing;

/// <summary>The marks a command's line will carry, addressees filled in by the rule: the preview and the recording use the same function.</summary>
public static class Addressing
{
    /// <summary>Marks of the line a command would make; absent for open lines and for commands about a record that is not there or that the actor may not read.</summary>
    /// <remarks>
    /// A request goes to those asked, a lead to its destination, besides the addressees named; a request under H0 or H1 that names
    /// nobody at all goes to all participants, so that the coordination centre can chase it. An answer or feedback under H2 or H3 that
    /// names nobody goes to the one who asked: under the general default it would reach the coordination centre alone.
    /// </remarks>
    public static Marks? Of(Operation operation, OperationCommand command, Actor by) => command switch
    {
        RequestCheck { Asked.IsEmpty: true, Marks: { To.IsEmpty: true, Handling.Strictest: HandlingCodes.H0 or HandlingCodes.H1 } marks } => marks,
        RequestCheck request => With(request.Marks, Asked(operation, request, by)),
        SendLead lead => With(lead.Marks, [lead.Destination]),
        AnswerCheck answer => OperationRules.Readable(operation, answer.Check, LineKind.CheckRequested, by) is { } check ? Reply(answer.Marks, check.Owner) : null,
        GiveFeedback feedback => OperationRules.Readable(operation, feedback.Lead, LineKind.LeadSent, by) is { } lead ? Reply(feedback.Marks, lead.Owner) : null,
        WithdrawHit withdrawn => OperationRules.Readable(operation, withdrawn.Hit, LineKind.HitPushed, by)?.Marks,
        NoteCheckOverdue overdue when by == Actor.Clock => operation.Records.GetValueOrDefault(overdue.Check)?.Marks,
        MarkedCommand marked => marked.Marks,
        _ => null,
    };

    /// <summary>Who must answer a request: those named, or every other participating country but the coordination centre.</summary>
    public static ValueList<CountryCode> Asked(Operation operation, RequestCheck request, Actor by) =>
        ValueList.Countries(request.Asked.IsEmpty
            ? operation.Participants.Keys.Where(country => country != by.Country && !country.IsCoordinationCentre)
            : request.Asked.Where(country => country != by.Country));

    /// <summary>What each participant would see of a line with these marks: <em>who will see this</em>, with reasons.</summary>
    public static IReadOnlyList<(CountryCode Country, Sighted Sighted)> Preview(Operation operation, CountryCode owner, Marks? marks, LineKind kind) =>
        [.. operation.Participants.Keys.Select(country => (country, Sight.Of(country, true, new Sightable(owner, marks, false, kind))))];

    private static Marks With(Marks marks, IEnumerable<CountryCode> addressees) => marks with { To = ValueList.Countries([.. marks.To, .. addressees]) };

    private static Marks Reply(Marks marks, CountryCode asker) =>
        marks is { To.IsEmpty: true, Handling.Strictest: HandlingCodes.H2 or HandlingCodes.H3 } ? With(marks, [asker]) : marks;
}
