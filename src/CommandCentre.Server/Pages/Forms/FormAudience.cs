using CommandCentre.Domain.Fields;
using CommandCentre.Domain.Operations;
using CommandCentre.Server.Api;

namespace CommandCentre.Server.Pages.Forms;

/// <summary>Who will see what a form makes: the answer, or what has to be put right before there is one.</summary>
/// <param name="Groups">Who sees how much, the fullest first.</param>
/// <param name="Problems">What is wrong with the marks or their like; empty when there are groups.</param>
public sealed record FormAudience(IReadOnlyList<SeerGroup> Groups, IReadOnlyList<FieldProblem> Problems)
{
    // What decides who sees: everything else is filled in for the question, because a preview is wanted before the form is complete.
    private static readonly string[] Deciding = ["handling", "to", "asked", "destination", "check", "lead", "hit", "link", "control", "seizure", "exhibit", "referral", "receiver", "file", "first", "record", "line", "members", "name", "country"];

    private static readonly Dictionary<CommandKind, (string Name, string Value)[]> Stopgaps = new()
    {
        [CommandKind.PushHit] = Report,
        [CommandKind.CorrectHit] = [.. Report, ("reason", "reason")],
        [CommandKind.WithdrawHit] = [("reason", "reason")],
        [CommandKind.MakeCrossCheck] = [("values[0].kind", "name"), ("values[0].text", "name"), ("purpose", "purpose"), ("caseReference", "case")],
        [CommandKind.RequestCheck] = [("question", "question"), ("purpose", "purpose"), ("minutes", "60")],
        [CommandKind.AnswerCheck] = [("outcome", "hit")],
        [CommandKind.ClaimCheck] = [],
        [CommandKind.ReleaseCheck] = [],
        [CommandKind.ChaseCheck] = [],
        [CommandKind.DecideMatch] = [("verdict", "undecided"), ("reason", "reason")],
        [CommandKind.SendLead] = [("parcel", "000000"), ("reason", "reason")],
        [CommandKind.ClaimLead] = [],
        [CommandKind.ReleaseLead] = [],
        [CommandKind.MoveLead] = [("stage", "located")],
        [CommandKind.ReportControl] = [("parcel", "000000"), ("site", "site"), ("level", "opened"), ("method", "hand-search"), ("result", "found"), ("controlled", "2020-11-16T09:00:00Z")],
        [CommandKind.DecideParcel] = [("measure", "release")],
        [CommandKind.SealExhibit] = [("parts[0].item", "0"), ("parts[0].pieces", "1"), ("seal", "seal"), ("site", "site")],
        [CommandKind.HandOverExhibit] = [("seal", "seal")],
        [CommandKind.ReceiveExhibit] = [("seal", "seal"), ("intact", "true"), ("site", "site")],
        [CommandKind.ReadImage] = [("verdict", "nothing-seen")],
        [CommandKind.ReadImageAgain] = [("verdict", "nothing-seen")],
        [CommandKind.AddFile] = [("sort", "photo"), ("title", "title")],
        [CommandKind.AddFollowUp] = [("outcome", "other"), ("happened", "2020-11-16T09:00:00Z"), ("text", "text")],
        [CommandKind.StateIndicator] = [("family", "document"), ("name", "name"), ("text", "text")],
        [CommandKind.RegisterOperator] = [("trade", "post"), ("name", "name"), ("contact", "contact")],
        [CommandKind.ReferParcel] = [("operator", RecordId.Derived("operator").ToString("D")), ("ask", "do-not-load"), ("parcel", "000000"), ("minutes", "60"), ("desk", "desk")],
        [CommandKind.MoveReferral] = [("move", "accept")],
        [CommandKind.GiveFeedback] = [("outcome", "seized")],
        [CommandKind.ReportSeizure] = [("site", "site"), ("method", "opened"), ("found", "2020-11-16T09:00:00Z"), ("items[0].kind", "other-weapon"), ("items[0].subKind", "knife"), ("items[0].count", "1")],
        [CommandKind.PostMessage] = [("text", "text")],
        [CommandKind.ChangeMarks] = [("reason", "reason")],
        // What is permitted, to whom, changes nothing about who reads it.
        [CommandKind.GrantUse] = [("country", "EU"), ("use", "passing-on"), ("reason", "reason")],
        [CommandKind.WithdrawGrant] = [("country", "EU"), ("use", "passing-on"), ("reason", "reason")],
        [CommandKind.AskRelease] = [("use", "reading"), ("purpose", "purpose")],
        // Whatever the group is called, its members read the line.
        [CommandKind.FormGroup] = [("name", "GROUP")],
        [CommandKind.DissolveGroup] = [],
        [CommandKind.DismissParticipant] = [],
    };

    private static (string, string)[] Report => [("report.subject", "parcel"), ("report.summary", "summary")];

    /// <summary>Who will see what this form makes, by the very rule that records it.</summary>
    public static FormAudience Of(FormDraft draft)
    {
        ArgumentNullException.ThrowIfNull(draft);
        if (draft.View is null || draft.MustChoose)
        {
            return new FormAudience([], []);
        }

        if (!Stopgaps.ContainsKey(draft.Form.Command))
        {
            return new FormAudience(Grouped(draft, new LeaveDuty(Guid.Empty)), []);
        }

        var read = CommandReading.Read(Question(draft), draft.Form.BringsAFile);
        return read.Command is { } command
            ? new FormAudience(Grouped(draft, command), [])
            : new FormAudience([], [.. read.Errors.Select(error => FormWords.Problem(draft.Form.Word, Wrongs.Shown(error)))]);
    }

    private static FieldTree.Group Question(FormDraft draft)
    {
        var values = draft.Values.Where(name => Deciding.Contains(name, StringComparer.OrdinalIgnoreCase) && Takes(draft.Form, name));
        foreach (var (name, value) in Stopgaps[draft.Form.Command])
        {
            values = values.With(name, value);
        }

        var restricted = values.Several("handling").Any(code => code.Trim() is "H3" or "h3");
        values = restricted ? values.With("handlingText", "text") : values;
        return values.With("kind", draft.Form.Word).With("id", RecordId.Derived(draft.Form.Word).ToString("D")).Tree;
    }

    // A field that another form has is not asked about here: the form itself tells that it is unknown.
    private static bool Takes(ReportForm form, string name) => name switch
    {
        "handling" or "to" => form.IsMarked,
        "asked" => form.Command is CommandKind.RequestCheck or CommandKind.MakeCrossCheck,
        "destination" => form.Command is CommandKind.SendLead,
        "receiver" => form.Command is CommandKind.HandOverExhibit,
        "lead" when form.Command is CommandKind.ReportControl => true,
        "members" => form.Command is CommandKind.FormGroup,
        "name" => form.Command is CommandKind.DissolveGroup,
        "country" => form.Command is CommandKind.DismissParticipant,
        _ => form.Tie is { Sent: true, Needed: true } tie && tie.Field == name,
    };

    private static IReadOnlyList<SeerGroup> Grouped(FormDraft draft, OperationCommand command) => SeerGroup.Of(draft.View!.Preview(command, draft.Form.Line));
}
