namespace CommandCentre.Domain.Operations;

/// <summary>The kinds of command, as they stand in <c>kind</c>.</summary>
public enum CommandKind
{
    /// <summary><see cref="Operations.OpenOperation"/>.</summary>
    OpenOperation,

    /// <summary><see cref="Operations.AdmitParticipant"/>.</summary>
    AdmitParticipant,

    /// <summary><see cref="Operations.ChangePhase"/>.</summary>
    ChangePhase,

    /// <summary><see cref="Operations.JoinDuty"/>.</summary>
    JoinDuty,

    /// <summary><see cref="Operations.LeaveDuty"/>.</summary>
    LeaveDuty,

    /// <summary><see cref="Operations.ReportTally"/>.</summary>
    ReportTally,

    /// <summary><see cref="Operations.PushHit"/>.</summary>
    PushHit,

    /// <summary><see cref="Operations.CorrectHit"/>.</summary>
    CorrectHit,

    /// <summary><see cref="Operations.WithdrawHit"/>.</summary>
    WithdrawHit,

    /// <summary><see cref="Operations.RequestCheck"/>.</summary>
    RequestCheck,

    /// <summary><see cref="Operations.AnswerCheck"/>.</summary>
    AnswerCheck,

    /// <summary><see cref="Operations.NoteCheckOverdue"/>; given by the centre's clock only.</summary>
    NoteCheckOverdue,

    /// <summary><see cref="Operations.SendLead"/>.</summary>
    SendLead,

    /// <summary><see cref="Operations.GiveFeedback"/>.</summary>
    GiveFeedback,

    /// <summary><see cref="Operations.ReportSeizure"/>.</summary>
    ReportSeizure,

    /// <summary><see cref="Operations.PostMessage"/>.</summary>
    PostMessage,

    /// <summary><see cref="Sharing.ChangeMarks"/>.</summary>
    ChangeMarks,

    /// <summary><see cref="Sharing.GrantUse"/>.</summary>
    GrantUse,

    /// <summary><see cref="Sharing.WithdrawGrant"/>.</summary>
    WithdrawGrant,

    /// <summary><see cref="Sharing.AskRelease"/>.</summary>
    AskRelease,

    /// <summary><see cref="Sharing.FormGroup"/>.</summary>
    FormGroup,

    /// <summary><see cref="Sharing.DissolveGroup"/>.</summary>
    DissolveGroup,

    /// <summary><see cref="Sharing.DismissParticipant"/>.</summary>
    DismissParticipant,

    /// <summary><see cref="Sharing.LimitAgency"/>.</summary>
    LimitAgency,

    /// <summary><see cref="CrossChecks.MakeCrossCheck"/>.</summary>
    MakeCrossCheck,

    /// <summary><see cref="CrossChecks.NoteLink"/>; given by the centre's clock only.</summary>
    NoteLink,

    /// <summary><see cref="CrossChecks.NoteCheckReminder"/>; given by the centre's clock only.</summary>
    NoteCheckReminder,

    /// <summary><see cref="CrossChecks.ChaseCheck"/>.</summary>
    ChaseCheck,

    /// <summary><see cref="CrossChecks.ClaimCheck"/>.</summary>
    ClaimCheck,

    /// <summary><see cref="CrossChecks.ReleaseCheck"/>.</summary>
    ReleaseCheck,

    /// <summary><see cref="CrossChecks.DecideMatch"/>.</summary>
    DecideMatch,

    /// <summary><see cref="Leads.ClaimLead"/>.</summary>
    ClaimLead,

    /// <summary><see cref="Leads.ReleaseLead"/>.</summary>
    ReleaseLead,

    /// <summary><see cref="Leads.MoveLead"/>.</summary>
    MoveLead,

    /// <summary><see cref="Leads.NoteLeadMissed"/>; given by the centre's clock only.</summary>
    NoteLeadMissed,

    /// <summary><see cref="Controls.ReportControl"/>.</summary>
    ReportControl,

    /// <summary><see cref="Controls.DecideParcel"/>.</summary>
    DecideParcel,

    /// <summary><see cref="Controls.SetLegalClock"/>.</summary>
    SetLegalClock,

    /// <summary><see cref="Controls.NoteMeasureExpired"/>; given by the centre's clock only.</summary>
    NoteMeasureExpired,

    /// <summary><see cref="Deconflictions.NoteDeconfliction"/>; given by the centre's clock only.</summary>
    NoteDeconfliction,

    /// <summary><see cref="Seizures.SealExhibit"/>.</summary>
    SealExhibit,

    /// <summary><see cref="Seizures.HandOverExhibit"/>.</summary>
    HandOverExhibit,

    /// <summary><see cref="Seizures.ReceiveExhibit"/>.</summary>
    ReceiveExhibit,

    /// <summary><see cref="Seizures.AddFollowUp"/>.</summary>
    AddFollowUp,

    /// <summary><see cref="Files.AddFile"/>.</summary>
    AddFile,

    /// <summary><see cref="Seizures.StateLegality"/>.</summary>
    StateLegality,

    /// <summary><see cref="Referrals.RegisterOperator"/>.</summary>
    RegisterOperator,

    /// <summary><see cref="Referrals.ReferParcel"/>.</summary>
    ReferParcel,

    /// <summary><see cref="Referrals.MoveReferral"/>.</summary>
    MoveReferral,

    /// <summary><see cref="Referrals.NoteReferralSeen"/>; given by the operators' channel only.</summary>
    NoteReferralSeen,

    /// <summary><see cref="Referrals.AnswerReferral"/>; given by the operators' channel only.</summary>
    AnswerReferral,

    /// <summary><see cref="Referrals.NoteReferralOverdue"/>; given by the centre's clock only.</summary>
    NoteReferralOverdue,

    /// <summary><see cref="Files.ReadImage"/>.</summary>
    ReadImage,

    /// <summary><see cref="Files.ReadImageAgain"/>.</summary>
    ReadImageAgain,

    /// <summary><see cref="Indicators.StateIndicator"/>.</summary>
    StateIndicator,
}
