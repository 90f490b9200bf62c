using CommandCentre.Domain.Codes;
using CommandCentre.Domain.Operations;

namespace CommandCentre.Matching.Blind;

/// <summary>What stands in the open at the head of a blind filter.</summary>
/// <param name="Operation">The operation it is for; it answers in no other.</param>
/// <param name="Country">Whose holdings it stands for.</param>
/// <param name="OneIn">Its stated rate: one value in this many is said to be held though it is not; 100 to 10,000,000.</param>
/// <param name="MadeAt">When it was made, UTC, whole seconds.</param>
public sealed record BlindTerms(OperationKey Operation, CountryCode Country, int OneIn, DateTimeOffset MadeAt)
{
    /// <summary>The rate when nothing else is said: one in 100,000 for each key.</summary>
    public const int UsualRate = 100_000;

    /// <summary>The coarsest rate that is taken.</summary>
    public const int CoarsestRate = 100;

    /// <summary>The finest rate that is taken.</summary>
    public const int FinestRate = 10_000_000;
}

/// <summary>Why bytes are no blind filter that can be used.</summary>
public enum BlindFault
{
    /// <summary>They do not begin as a blind filter does, or end before or after they should.</summary>
    NoFilter,

    /// <summary>It was made by another version, whose keys are made another way.</summary>
    OtherVersion,

    /// <summary>It is for another operation.</summary>
    OtherOperation,

    /// <summary>It stands for another country.</summary>
    OtherCountry,

    /// <summary>It was made with another secret.</summary>
    OtherSecret,

    /// <summary>Something in its head is out of bounds, or does not fit to the rest.</summary>
    BadHead,

    /// <summary>Its seal does not hold: it was damaged or changed.</summary>
    Damaged,
}

/// <summary>What came of reading bytes as a blind filter.</summary>
/// <param name="Filter">The filter; null when refused.</param>
/// <param name="Fault">Why it was refused.</param>
/// <param name="Value">What stood there; empty where it cannot be told.</param>
/// <param name="Allowed">What would have been right.</param>
public sealed record BlindReading(BlindFilter? Filter, BlindFault Fault, string Value, string Allowed);
