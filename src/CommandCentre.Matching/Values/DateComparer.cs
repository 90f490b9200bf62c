namespace CommandCentre.Matching.Values;

/// <summary>How two dates stand to each other.</summary>
public enum DateRelation
{
    /// <summary>Whole dates, the same day.</summary>
    SameDay,

    /// <summary>The same year and month, and no more is known of one.</summary>
    SameMonth,

    /// <summary>The same year, and no more is known of one.</summary>
    SameYear,

    /// <summary>The same year with day and month the other way round, or one of them is the first of January.</summary>
    Swapped,

    /// <summary>The same year, and either the month or the day is the same.</summary>
    OtherDayOrMonth,

    /// <summary>The same year, month and day differ; or the months of two dates without days differ.</summary>
    OtherDay,

    /// <summary>The same day and month; the year differs by one digit or two swapped ones.</summary>
    YearSlip,

    /// <summary>Neighbouring years and no contradiction beyond that.</summary>
    NextYear,

    /// <summary>Neighbouring years, other day and month.</summary>
    NextYearOtherDay,

    /// <summary>Spans or approximate years that meet, or nearly do.</summary>
    Near,

    /// <summary>Different years.</summary>
    OtherYear,
}

/// <summary>Compares two dates as far as both are known.</summary>
public static class DateComparer
{
    /// <summary>Years an approximate date may be off.</summary>
    private const int Slack = 2;

    /// <summary>How two dates stand to each other; the order of the two does not matter.</summary>
    public static DateRelation Compare(PartialDate left, PartialDate right)
    {
        if (left.IsLoose || right.IsLoose)
        {
            var slack = left.Doubt == DateDoubt.Approximate || right.Doubt == DateDoubt.Approximate ? Slack : 0;
            var apart = Math.Max(left.Year, right.Year) - Math.Min(left.LastYear, right.LastYear);
            return left == right ? DateRelation.SameYear : apart <= slack ? DateRelation.Near : DateRelation.OtherYear;
        }

        var years = Math.Abs(left.Year - right.Year);
        return years == 0 ? SameYear(left, right) : OtherYear(left, right, years);
    }

    private static DateRelation SameYear(PartialDate left, PartialDate right)
    {
        if (left.Month == 0 || right.Month == 0)
        {
            return DateRelation.SameYear;
        }

        if (left.Day == 0 || right.Day == 0)
        {
            return left.Month == right.Month ? DateRelation.SameMonth : DateRelation.OtherDay;
        }

        return left.Month == right.Month && left.Day == right.Day ? DateRelation.SameDay
            : IsSwap(left, right) || left.IsNewYear || right.IsNewYear ? DateRelation.Swapped
            : left.Month == right.Month || left.Day == right.Day ? DateRelation.OtherDayOrMonth
            : DateRelation.OtherDay;
    }

    private static DateRelation OtherYear(PartialDate left, PartialDate right, int years)
    {
        var whole = left.IsWhole && right.IsWhole;
        var sameDay = whole && left.Month == right.Month && left.Day == right.Day;
        return sameDay && !left.IsNewYear && (years == 1 || IsYearSlip(left.Year, right.Year)) ? DateRelation.YearSlip
            : years > 1 ? DateRelation.OtherYear
            : whole && !sameDay && !left.IsNewYear && !right.IsNewYear ? DateRelation.NextYearOtherDay
            : DateRelation.NextYear;
    }

    private static bool IsSwap(PartialDate left, PartialDate right) => left.Month == right.Day && left.Day == right.Month;

    /// <summary>One digit differs (1962, 1952), or two neighbouring ones are swapped (1968, 1986).</summary>
    private static bool IsYearSlip(int left, int right)
    {
        var differing = 0;
        for (var (a, b) = (left, right); a > 0; a /= 10, b /= 10)
        {
            differing += a % 10 == b % 10 ? 0 : 1;
        }

        var swapped = left / 100 == right / 100 && left % 10 == right / 10 % 10 && left / 10 % 10 == right % 10;
        return differing == 1 || swapped;
    }
}
