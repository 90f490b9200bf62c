using System.Collections.Immutable;
using CommandCentre.Domain.Codes;
using CommandCentre.Domain.Operations;

namespace CommandCentre.Domain.CrossChecks;

/// <summary>One country's standing answer.</summary>
/// <param name="Outcome">What it said.</param>
/// <param name="Number">Line of the answer.</param>
/// <param name="At">Operation time of the answer.</param>
public sealed record CheckAnswer(CheckOutcome Outcome, long Number, DateTimeOffset At);

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
    /// <summary>Who was asked and has not answered.</summary>
    public IEnumerable<CountryCode> Outstanding => Asked.Where(country => !Answers.ContainsKey(country));

    /// <summary>Whether answers are missing.</summary>
    public bool IsOpen => Answers.Count < Asked.Count;

    internal static CrossCheck From(Entry entry, CheckRequested asked) =>
        new(entry.Record, entry.Number, entry.Owner, entry.At, asked.Asked, asked.Due, ImmutableSortedDictionary<CountryCode, CheckAnswer>.Empty, false);

    internal CrossCheck With(Entry entry, CheckAnswered answered) =>
        this with { Answers = Answers.SetItem(entry.Owner, new CheckAnswer(answered.Outcome, entry.Number, entry.At)) };
}
