using System.Collections.Immutable;
using CommandCentre.Domain.Codes;
using CommandCentre.Domain.CrossChecks;
using CommandCentre.Matching.Blind;

namespace CommandCentre.Desks.Blind;

/// <summary>What a country's blind filter says to a question.</summary>
/// <param name="Country">Whose filter.</param>
/// <param name="Answer">Possible, no hit, or not ready where the filter cannot be read: never a false "no hit".</param>
/// <param name="Kinds">Which kinds of value it may hold; empty unless possible.</param>
public sealed record BlindAnswer(CountryCode Country, HoldingAnswer Answer, ImmutableArray<BlindKind> Kinds);
