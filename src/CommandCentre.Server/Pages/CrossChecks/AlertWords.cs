using CommandCentre.Desks.Countries;
using CommandCentre.Desks.CrossChecks;
using CommandCentre.Desks.Holdings;
using CommandCentre.Server.Resources;

namespace CommandCentre.Server.Pages.CrossChecks;

/// <summary>An alert in words.</summary>
public static class AlertWords
{
    /// <summary>What happened, in one line.</summary>
    public static string Title(AlertRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return row.Told.Entry is Told told ? CheckTexts.AlertHolder.With(told.Holder.Name()) : CheckTexts.AlertMatched.With(Because(row).Label());
    }

    /// <summary>What was looked up.</summary>
    public static AlertCause Because(AlertRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return row.Told.Entry switch { Alerted alerted => alerted.Because, Told told => told.Because, _ => AlertCause.CrossCheck };
    }

    /// <summary>How our holding answered; absent for what others hold.</summary>
    public static string? Answered(AlertRow row) => (row?.Told.Entry as Alerted)?.Mode switch
    {
        HoldingMode.Silent => CheckTexts.AlertSilent,
        HoldingMode.HitOnly => CheckTexts.AlertHitOnly,
        HoldingMode.Open => CheckTexts.AlertOpen,
        _ => null,
    };

    /// <summary>How sure.</summary>
    public static AnswerBand Band(AlertRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return row.Told.Entry is Told told ? told.Band : row.Told.Entry is Alerted { Points: >= 8_500 } ? AnswerBand.Strong : AnswerBand.Possible;
    }
}
