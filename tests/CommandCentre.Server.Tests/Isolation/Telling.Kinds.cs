namespace CommandCentre.Server.Tests.Isolation;

/// <content>Which line each command makes.</content>
internal sealed partial class Telling
{
    /// <summary>The kind of line a command makes.</summary>
    public static string LineKindOf(string command) => command switch
    {
        "open-operation" => "operation-opened",
        "admit-participant" => "participant-admitted",
        "dismiss-participant" => "participant-dismissed",
        "limit-agency" => "agency-limited",
        "make-cross-check" => "cross-checked",
        "change-phase" => "phase-changed",
        "join-duty" => "duty-joined",
        "leave-duty" => "duty-left",
        "report-tally" => "tally-reported",
        "push-hit" => "hit-pushed",
        "correct-hit" => "hit-corrected",
        "withdraw-hit" => "hit-withdrawn",
        "request-check" => "check-requested",
        "answer-check" => "check-answered",
        "send-lead" => "lead-sent",
        "claim-lead" => "lead-claimed",
        "release-lead" => "lead-released",
        "move-lead" => "lead-moved",
        "report-control" => "control-reported",
        "decide-parcel" => "parcel-decided",
        "set-legal-clock" => "legal-clock-set",
        "state-legality" => "legality-stated",
        "seal-exhibit" => "exhibit-sealed",
        "hand-over-exhibit" => "exhibit-handed-over",
        "receive-exhibit" => "exhibit-received",
        "add-follow-up" => "follow-up-added",
        "add-file" => "file-added",
        "register-operator" => "operator-registered",
        "refer-parcel" => "parcel-referred",
        "move-referral" => "referral-moved",
        "give-feedback" => "feedback-given",
        "report-seizure" => "seizure-reported",
        "post-message" => "message-posted",
        "change-marks" => "marks-changed",
        "grant-use" => "use-granted",
        "withdraw-grant" => "grant-withdrawn",
        "ask-release" => "release-asked",
        "decide-match" => "match-decided",
        "chase-check" => "check-chased",
        "claim-check" => "check-claimed",
        "release-check" => "check-released",
        "form-group" => "group-formed",
        "dissolve-group" => "group-dissolved",
        _ => throw new ArgumentException($"no kind of line for {command}: tell the oracle what it records, and who may see it", nameof(command)),
    };
}
