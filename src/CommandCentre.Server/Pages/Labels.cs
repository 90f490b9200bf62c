using CommandCentre.Domain.Codes;
using CommandCentre.Domain.Operations;
using CommandCentre.Domain.Seizures;
using CommandCentre.Server.Resources;

namespace CommandCentre.Server.Pages;

/// <summary>The words a reader sees for members of code lists, in the reader's language. A test holds that every member has one.</summary>
public static class Labels
{
    /// <summary>The label of a member of a code list, such as "No hit".</summary>
    public static string Label<T>(this T value)
        where T : struct, Enum => Text($"{typeof(T).Name}.{value}");

    /// <summary>The label of a sub-kind of seized item.</summary>
    public static string SubKind(string code) => Text("SubKind." + code);

    /// <summary>The label of what a law can be stated of.</summary>
    public static string LegalSubject(string code)
    {
        ArgumentNullException.ThrowIfNull(code);
        return code.Split('-', 2) switch
        {
            ["category", var category] when Words.TryParse<EuCategory>(category, out var known) => PaperTexts.CategoryNamed.With(known),
            ["condition", var condition] when Words.TryParse<FirearmCondition>(condition, out var known) => PaperTexts.ConditionNamed.With(known.Label()),
            _ => SubKind(code),
        };
    }

    /// <summary>The country's name in the reader's language.</summary>
    public static string Name(this CountryCode country)
    {
        ArgumentNullException.ThrowIfNull(country);
        return country.EnglishName;
    }

    /// <summary>The icon of a kind of line.</summary>
    public static string Icon(this LineKind kind) => kind switch
    {
        LineKind.OperationOpened => "opened",
        LineKind.ParticipantAdmitted => "countries",
        LineKind.PhaseChanged => "phase",
        LineKind.DutyJoined or LineKind.DutyLeft => "duty",
        LineKind.TallyReported => "tally",
        LineKind.HitPushed => "hit",
        LineKind.HitCorrected => "correction",
        LineKind.HitWithdrawn => "withdrawal",
        LineKind.CheckRequested => "cross-check",
        LineKind.CheckAnswered => "answer",
        LineKind.CheckOverdue => "late",
        LineKind.LeadSent => "lead",
        LineKind.FeedbackGiven => "feedback",
        LineKind.SeizureReported => "seizure",
        LineKind.MessagePosted => "message",
        LineKind.MarksChanged => "marks",
        LineKind.UseGranted => "grant",
        LineKind.GrantWithdrawn => "withdrawal",
        LineKind.ReleaseAsked => "ask",
        LineKind.GroupFormed or LineKind.GroupDissolved => "group",
        LineKind.ParticipantDismissed => "countries",
        LineKind.AgencyLimited => "powers",
        LineKind.CheckReminded => "clock",
        LineKind.CheckChased => "late",
        LineKind.CheckClaimed => "duty",
        LineKind.CheckReleased => "queue",
        LineKind.MatchDecided => "done",
        LineKind.LeadClaimed => "duty",
        LineKind.LeadReleased => "queue",
        LineKind.LeadMoved => "lead",
        LineKind.LeadMissed => "late",
        LineKind.ControlReported => "tally",
        LineKind.ParcelDecided => "done",
        LineKind.MeasureExpired => "late",
        LineKind.LegalClockSet => "clock",
        LineKind.LegalityStated => "info",
        LineKind.IndicatorStated => "search",
        LineKind.Deconflicted => "info",
        LineKind.ExhibitSealed or LineKind.ExhibitHandedOver or LineKind.ExhibitReceived => "seizure",
        LineKind.FollowUpAdded => "feedback",
        LineKind.FileAdded => "file",
        LineKind.OperatorRegistered => "countries",
        LineKind.ParcelReferred or LineKind.ReferralSeen => "ask",
        LineKind.ReferralAnswered => "answer",
        LineKind.ReferralMoved => "done",
        LineKind.ReferralOverdue => "late",
        LineKind.ImageRead or LineKind.ImageReadAgain => "eye",
        LineKind.CrossChecked => "cross-check",
        LineKind.LinkFound => "link",
        _ => "info",
    };

    private static string Text(string key) =>
        CodeWords.ResourceManager.GetString(key, CodeWords.Culture) ?? throw new InvalidOperationException($"no words for {key}");
}
