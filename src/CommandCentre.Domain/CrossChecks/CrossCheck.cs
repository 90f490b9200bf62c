using System.Collections.Immutable;
using CommandCentre.Domain.Codes;
using CommandCentre.Domain.Operations;

namespace CommandCentre.Domain.CrossChecks;

/// <summary>One country's standing answer.</summary>
/// <param name="Outcome">What it said.</param>
/// <param name="Number">Line of the answer.</param>
/// <param name="At">Operation time of the answer.</param>
public sealed record CheckAnswer(CheckOutcome Outcome, long Number, DateTimeOffset At)
{
    /// <summary>Line of the country's first answer, which this one may have replaced: how long people took to answer goes by it.</summary>
    public long First { get; init; } = Number;
}

/// <summary>A request in hand: who works on it for their country.</summary>
/// <param name="Country">The country; its own people alone know.</param>
/// <param name="Officer">Service number of who took it.</param>
/// <param name="Number">Line by which it was taken.</param>
/// <param name="Since">Operation time of that line.</param>
public sealed record CheckClaim(CountryCode Country, string Officer, long Number, DateTimeOffset Since)
{
    /// <summary>The record of a country's claims on a request: one for all of them, so that its lines tell who had it when.</summary>
    public static Guid RecordOf(Guid check, CountryCode country) => RecordId.Derived($"claim {check:D} {country}");
}

/// <summary>A cross-check request as it stands.</summary>
/// <param name="Id">Its record.</param>
/// <param name="Number">Line of the request.</param>
/// <param name="Asker">The country that asks.</param>
/// <param name="At">When it was asked, operation time.</param>
/// <param name="Asked">Who must answer.</param>
/// <param name="Due">By when.</param>
/// <param name="Answers">Who answered.</param>
/// <param name="Overdue">Whether the deadline passed with answers missing.</param>
public sealed record CrossCheck(
    Guid Id,
    long Number,
    CountryCode Asker,
    DateTimeOffset At,
    ValueList<CountryCode> Asked,
    DateTimeOffset Due,
    ImmutableSortedDictionary<CountryCode, CheckAnswer> Answers,
    bool Overdue)
{
    /// <summary>How pressing it is.</summary>
    public CheckPriority Priority { get; init; }

    /// <summary>Whether the clock reminded those who had not answered.</summary>
    public bool Reminded { get; init; }

    /// <summary>How often those who had not answered were pressed.</summary>
    public int Chases { get; init; }

    /// <summary>Operation time when they last were; absent for never.</summary>
    public DateTimeOffset? Chased { get; init; }

    /// <summary>From when they may be pressed again; absent for at once.</summary>
    public DateTimeOffset? ChaseFrom => Chased + ChaseRules.Pause;

    /// <summary>Who works on it, by country.</summary>
    public ImmutableSortedDictionary<CountryCode, CheckClaim> Claims { get; init; } = ImmutableSortedDictionary<CountryCode, CheckClaim>.Empty;

    /// <summary>When the clock reminds: two thirds of the time to answer have gone.</summary>
    public DateTimeOffset RemindAt => At.AddTicks((Due - At).Ticks / 3 * 2);

    /// <summary>Who was asked and has not answered.</summary>
    public IEnumerable<CountryCode> Outstanding => Asked.Where(country => !Answers.ContainsKey(country));

    /// <summary>Whether answers are missing.</summary>
    public bool IsOpen => Answers.Count < Asked.Count;

    /// <summary>Whether a country still has to say something that settles it: it has not answered, or asked for more.</summary>
    public bool Awaits(CountryCode country) => Asked.Contains(country) && Answers.GetValueOrDefault(country) is null or { Outcome: CheckOutcome.NeedMore };

    /// <summary>Whether somebody who reads it may press for answers: who runs the operation, or who asked.</summary>
    public bool IsChasedBy(Actor by)
    {
        ArgumentNullException.ThrowIfNull(by);
        return by.Role is Role.Coordinator || by.Country == Asker;
    }

    internal static CrossCheck From(Entry entry, CheckRequested asked) =>
        new(entry.Record, entry.Number, entry.Owner, entry.At, asked.Asked, asked.Due, ImmutableSortedDictionary<CountryCode, CheckAnswer>.Empty, false)
        {
            Priority = asked.Priority,
        };

    internal CrossCheck With(Entry entry, CheckAnswered answered)
    {
        var answer = new CheckAnswer(answered.Outcome, entry.Number, entry.At);
        return this with
        {
            Answers = Answers.SetItem(entry.Owner, Answers.TryGetValue(entry.Owner, out var before) ? answer with { First = before.First } : answer),
            Claims = answered.Outcome is CheckOutcome.NeedMore ? Claims : Claims.Remove(entry.Owner),
        };
    }
}
