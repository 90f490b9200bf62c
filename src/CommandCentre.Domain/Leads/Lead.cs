using System.Collections.Immutable;
using CommandCentre.Domain.Codes;
using CommandCentre.Domain.Operations;
using CommandCentre.Domain.Parcels;

namespace CommandCentre.Domain.Leads;

/// <summary>A parcel lead as it stands.</summary>
/// <param name="Id">Its record.</param>
/// <param name="Number">Line of the lead.</param>
/// <param name="Owner">Who sent it.</param>
/// <param name="Destination">Who must act and give feedback.</param>
/// <param name="At">When it was sent, operation time.</param>
/// <param name="Expected">Expected arrival, as last reported.</param>
/// <param name="Outcome">The feedback; absent while the lead is open.</param>
/// <param name="FeedbackNumber">Line of the feedback.</param>
public sealed record Lead(
    Guid Id,
    long Number,
    CountryCode Owner,
    CountryCode Destination,
    DateTimeOffset At,
    DateTimeOffset? Expected,
    LeadOutcome? Outcome,
    long? FeedbackNumber)
{
    /// <summary>Operation time after the expected arrival until a lead that nobody touched is missed.</summary>
    public static readonly TimeSpan Grace = TimeSpan.FromHours(1);

    /// <summary>Operation time after its sending until a lead without an expected arrival that nobody touched is missed.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromHours(24);

    /// <summary>Whether feedback is still due.</summary>
    public bool IsOpen => Outcome is null;

    /// <summary>The parcel; absent once the record's key was erased.</summary>
    public ParcelNumber? Parcel { get; init; }

    /// <summary>Its marks now.</summary>
    public required Marks Marks { get; init; }

    /// <summary>Where it stands.</summary>
    public LeadStage Stage { get; init; }

    /// <summary>Its steps, rising: the lead itself first.</summary>
    public ImmutableList<LeadStep> Steps { get; init; } = [];

    /// <summary>Who has it in hand; absent for nobody.</summary>
    public LeadClaim? Claim { get; init; }

    /// <summary>Whether anybody of the country of destination has taken it in hand or reported anything on it.</summary>
    public bool Touched { get; init; }

    /// <summary>Line by which it was noted as missed; absent for never.</summary>
    public long? MissedNumber { get; init; }

    /// <summary>When it is missed unless somebody touches it.</summary>
    public DateTimeOffset MissAt => Expected is { } expected ? (expected > At ? expected : At) + Grace : At + Patience;

    /// <summary>Whether the clock still waits for somebody to touch it.</summary>
    public bool IsWaited => IsOpen && !Touched && MissedNumber is null;

    /// <summary>Whether it was missed and nobody has touched it since.</summary>
    public bool IsMissed => IsOpen && !Touched && MissedNumber is not null;

    internal static Lead From(Entry entry, LeadSent sent)
    {
        var stage = sent.Expected is null ? LeadStage.Flagged : LeadStage.Expected;
        return new(entry.Record, entry.Number, entry.Owner, sent.Destination, entry.At, sent.Expected, null, null)
        {
            Parcel = sent.Parcel,
            Marks = entry.Marks!,
            Stage = stage,
            Steps = [new LeadStep(entry.Number, stage, entry.At)],
        };
    }

    /// <summary>The lead after a line that brought it to a stage; a stage behind the present one leaves it where it is.</summary>
    internal Lead Reached(Entry entry, LeadStage stage) => this with
    {
        Touched = true,
        Stage = stage > Stage ? stage : Stage,
        Steps = Steps.Add(new LeadStep(entry.Number, stage, entry.At)),
    };
}
