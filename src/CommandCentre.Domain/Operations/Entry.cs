using CommandCentre.Domain.Codes;
using CommandCentre.Domain.Sharing;

namespace CommandCentre.Domain.Operations;

/// <summary>The marks a record carries: how it may be used, how good it is, and to whom it is addressed.</summary>
/// <param name="Handling">Handling codes.</param>
/// <param name="Evaluation">4x4 evaluation, absent when not given.</param>
/// <param name="To">Addressees in alphabetical order; empty means the default of the handling code (<see cref="Sharing.Sight"/>).</param>
public sealed record Marks(Handling Handling, Evaluation? Evaluation, ValueList<Addressee> To);

/// <summary>One line of an operation's journal as the rules know it.</summary>
/// <param name="Number">1, 2, 3 ... without gaps.</param>
/// <param name="At">Operation time, UTC; never before the line above.</param>
/// <param name="Recorded">Wall time, UTC.</param>
/// <param name="Record">The record this line is about; several lines may be about one.</param>
/// <param name="Owner">The country that gave the information and decides on its use.</param>
/// <param name="By">Who gave the command.</param>
/// <param name="Marks">Marks this line sets for its record; absent for open lines (tallies, phases, duty).</param>
/// <param name="Command">The command's id, unique per sender.</param>
/// <param name="Digest">SHA-256 of the command's content; absent once the record's key was erased.</param>
/// <param name="Event">What happened.</param>
public sealed record Entry(
    long Number,
    DateTimeOffset At,
    DateTimeOffset Recorded,
    Guid Record,
    CountryCode Owner,
    Actor By,
    Marks? Marks,
    Guid Command,
    string? Digest,
    OperationEvent Event)
{
    /// <summary>Whether what was sealed in the line is absent because its record's key was not restored with the journal; it may come back.</summary>
    public bool NotRestored { get; init; }
}
