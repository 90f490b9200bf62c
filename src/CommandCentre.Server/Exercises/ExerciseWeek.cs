namespace CommandCentre.Server.Exercises;

/// <summary>The hours of ARMSTRONG VII: five days of ten hours with nights between them that are skipped, and an evening after the last.</summary>
internal static class ExerciseWeek
{
    /// <summary>Days of the action week.</summary>
    public const int Days = 5;

    /// <summary>Hours of one day.</summary>
    public const int Hours = 10;

    public static readonly DateOnly FirstDay = new(2020, 11, 16);

    public static readonly DateOnly LastDay = new(2020, 11, 20);

    /// <summary>When the operation is opened, in the intelligence phase.</summary>
    public static readonly DateTimeOffset Opening = At(0, 0).AddMinutes(-30);

    /// <summary>When the action phase starts.</summary>
    public static readonly DateTimeOffset Start = At(0, 0);

    /// <summary>When the action phase ends and the post-operational phase starts.</summary>
    public static readonly DateTimeOffset Close = At(Days - 1, Hours);

    /// <summary>The last moment at which conversations go on.</summary>
    public static readonly DateTimeOffset LastWord = Close.AddMinutes(60);

    /// <summary>Start of a working hour, UTC; hour 0 is 08:00 and hour 10 the end of the day.</summary>
    public static DateTimeOffset At(int day, int hour) => new(FirstDay.AddDays(day).ToDateTime(new TimeOnly(8 + hour, 0)), TimeSpan.Zero);

    /// <summary>Whether a moment lies in a night between two days of the week.</summary>
    public static bool IsNight(DateTimeOffset moment) => Nights.Any(night => moment > night.From && moment < night.To);

    /// <summary>The moment after so much played time, the nights skipped.</summary>
    /// <remarks>The end of a day counts to that day, so that a clock held there stands at 18:00.</remarks>
    public static DateTimeOffset Advance(DateTimeOffset from, TimeSpan played)
    {
        foreach (var night in Nights)
        {
            if (from > night.From && from < night.To)
            {
                from = night.To;
            }

            var left = night.From - from;
            if (left >= TimeSpan.Zero && played > left)
            {
                (from, played) = (night.To, played - left);
            }
        }

        return from + played;
    }

    /// <summary>Time that is played between two moments, the nights left out; zero when the second is not later.</summary>
    public static TimeSpan Played(DateTimeOffset from, DateTimeOffset to)
    {
        var played = to - from;
        foreach (var night in Nights)
        {
            var start = from > night.From ? from : night.From;
            var end = to < night.To ? to : night.To;
            played -= end > start ? end - start : TimeSpan.Zero;
        }

        return played > TimeSpan.Zero ? played : TimeSpan.Zero;
    }

    private static IEnumerable<(DateTimeOffset From, DateTimeOffset To)> Nights { get; } =
        [.. Enumerable.Range(0, Days - 1).Select(day => (At(day, Hours), At(day + 1, 0)))];
}
