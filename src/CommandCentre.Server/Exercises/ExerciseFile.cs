using CommandCentre.Domain.Codes;

namespace CommandCentre.Server.Exercises;

/// <summary>What one country of the exercise holds: its own records of people the week is about, and of others.</summary>
/// <param name="Country">The country.</param>
/// <param name="IsBlind">Whether it publishes a blind filter instead of loading them.</param>
/// <param name="Lines">FollowTheMoney as JSON lines, with the terms of each record beside it.</param>
public sealed record ExerciseFile(CountryCode Country, bool IsBlind, IReadOnlyList<string> Lines);
