namespace CommandCentre.Matching.Values;

/// <summary>A date as far as it is known: a year, a month of a year, a whole day, or a span of years.</summary>
/// <param name="Year">First year it can be, 1000 to 2999.</param>
/// <param name="Month">1 to 12; 0 when not told.</param>
/// <param name="Day">1 to 31; 0 when not told.</param>
/// <param name="LastYear">Last year it can be; the same as <paramref name="Year"/> but for a span (1970s, between 1970 and 1975).</param>
/// <param name="Doubt">What the text leaves open.</param>
public readonly record struct PartialDate(short Year, byte Month, byte Day, short LastYear, DateDoubt Doubt)
{
    /// <summary>A date without doubt.</summary>
    public PartialDate(int year, int month = 0, int day = 0, DateDoubt doubt = DateDoubt.None)
        : this((short)year, (byte)month, (byte)day, (short)year, doubt)
    {
    }

    /// <summary>Year, month and day are known.</summary>
    public bool IsWhole => Day > 0;

    /// <summary>Only a span of years or an approximate year is known.</summary>
    public bool IsLoose => LastYear > Year || Doubt == DateDoubt.Approximate;

    /// <summary>The first of January of a date that looks whole: often it stands for "some day of that year".</summary>
    public bool IsNewYear => Month == 1 && Day == 1;

    /// <summary>ISO 8601, cut where it is not known: <c>1970</c>, <c>1970-05</c>, <c>1970-05-17</c>; a span as <c>1970/1979</c>.</summary>
    public string Key => LastYear > Year ? $"{Year:D4}/{LastYear:D4}" : Day > 0 ? $"{Year:D4}-{Month:D2}-{Day:D2}" : Month > 0 ? $"{Year:D4}-{Month:D2}" : $"{Year:D4}";

    /// <summary>All dates of a text that holds several: "(a) 1955, (b) circa 1952", "1937 or 1938"; none when it holds no date. Never throws.</summary>
    public static IEnumerable<PartialDate> ReadAll(string text) => DateReader.ReadAll(text);

    /// <summary>Reads a date in any of the usual written forms; see <see cref="DateReader"/>.</summary>
    public static bool TryRead(string? text, out PartialDate date) => DateReader.TryRead(text, out date);
}

/// <summary>What the text of a date leaves open.</summary>
public enum DateDoubt
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>Written with "circa", "about" or the like.</summary>
    Approximate,

    /// <summary>Day and month could stand the other way round (05/11/2020); it is read day first.</summary>
    DayOrMonth,
}
