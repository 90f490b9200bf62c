using System.Globalization;

namespace CommandCentre.Server.Pages;

/// <summary>How texts, numbers and times are written for a reader.</summary>
public static class Wording
{
    /// <summary>The language every page and live frame is written in. One for now; a reader's own comes with the first translation.</summary>
    public const string Language = "en-GB";

    /// <summary>How that language writes numbers and days. A machine without languages writes the invariant way.</summary>
    public static CultureInfo Culture { get; } =
        CultureInfo.GetCultures(CultureTypes.AllCultures).FirstOrDefault(known => known.Name == Language) ?? CultureInfo.InvariantCulture;

    /// <summary>Fills the gaps <c>{0}</c>, <c>{1}</c> of a text.</summary>
    public static string With(this string pattern, params object?[] values) =>
        string.Format(Culture, pattern, values);

    /// <summary>A whole number with the reader's thousands separator.</summary>
    public static string Grouped(this long number) => number.ToString("N0", Culture);

    /// <summary>A whole number with the reader's thousands separator.</summary>
    public static string Grouped(this int number) => number.ToString("N0", Culture);

    /// <summary>Hours and minutes of operation time, 24 hours.</summary>
    public static string HourMinute(this DateTimeOffset time) => time.ToString("HH:mm", CultureInfo.InvariantCulture);

    /// <summary>The day of operation time, as the strip shows it: Wed 18 Nov.</summary>
    public static string Day(this DateTimeOffset time) => time.ToString("ddd d MMM", Culture);

    /// <summary>Day and time in full, with the zone: for hints and details.</summary>
    public static string Exact(this DateTimeOffset time) => time.ToString("ddd d MMM yyyy HH:mm:ss 'UTC'zzz", Culture);

    /// <summary>The form that <c>datetime</c> attributes and scripts read.</summary>
    public static string Machine(this DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    /// <summary>A span in its largest unit only, rounded down: 42 s, 12 min, 2 h, 3 d.</summary>
    public static string Rough(this TimeSpan span) => span.Duration().Short().Split(' ') is [var number, var unit, ..] ? $"{number} {unit}" : "";

    /// <summary>A span in one or two units: 42 s, 12 min, 2 h 5 min, 3 d 4 h.</summary>
    public static string Short(this TimeSpan span)
    {
        var length = span.Duration();
        return length switch
        {
            { TotalMinutes: < 1 } => $"{(int)length.TotalSeconds} s",
            { TotalHours: < 1 } => $"{(int)length.TotalMinutes} min",
            { TotalDays: < 1 } => length.Minutes == 0 ? $"{length.Hours} h" : $"{length.Hours} h {length.Minutes} min",
            _ => length.Hours == 0 ? $"{length.Days} d" : $"{length.Days} d {length.Hours} h",
        };
    }
}
