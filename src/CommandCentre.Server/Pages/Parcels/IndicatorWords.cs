using CommandCentre.Desks.Operations;
using CommandCentre.Server.Resources;

namespace CommandCentre.Server.Pages.Parcels;

/// <summary>What came of controls, in words.</summary>
internal static class IndicatorWords
{
    /// <summary>The share of controlled parcels with finds and its interval, such as <c>12 %, 5 % to 25 %</c>; that there are no controls yet where there are none.</summary>
    internal static string Rate(IndicatorYield yield) =>
        yield.Rate is not { } rate ? ParcelTexts.RateNone : ParcelTexts.RateText.With(Percent(rate.Share), Percent(rate.Interval.From), Percent(rate.Interval.To));

    /// <summary>What it is called; the line it stands in where the reader may not read its name.</summary>
    internal static string Name(IndicatorRow row) => row.Stated?.Name ?? ParcelTexts.IndicatorOfLine.With(row.Line.Number.Grouped());

    private static string Percent(double share) => share.ToString(share is > 0 and < 0.1 ? "P1" : "P0", Wording.Culture);
}
