using CommandCentre.Server.Resources;

namespace CommandCentre.Server.Pages;

/// <summary>The kinds of line as a reader meets them: one word and one icon each, from one family.</summary>
public static class Kinds
{
    /// <summary>Every kind, in the order filters list them.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        "hit", "correction", "withdrawal", "cross-check", "answer", "lead", "feedback",
        "seizure", "tally", "message", "phase", "duty", "opened",
    ];

    /// <summary>The kind's word in the reader's language; an unknown kind is its own word.</summary>
    public static string Label(string kind) => kind switch
    {
        "hit" => Texts.KindHit,
        "correction" => Texts.KindCorrection,
        "withdrawal" => Texts.KindWithdrawal,
        "cross-check" => Texts.KindCrossCheck,
        "answer" => Texts.KindAnswer,
        "lead" => Texts.KindLead,
        "feedback" => Texts.KindFeedback,
        "seizure" => Texts.KindSeizure,
        "tally" => Texts.KindTally,
        "message" => Texts.KindMessage,
        "phase" => Texts.KindPhase,
        "duty" => Texts.KindDuty,
        "opened" => Texts.KindOpened,
        "withheld" => Texts.KindWithheld,
        _ => kind,
    };

    /// <summary>The kind's icon in the sprite.</summary>
    public static string Icon(string kind) => All.Contains(kind) || kind == "withheld" ? kind : "info";
}
