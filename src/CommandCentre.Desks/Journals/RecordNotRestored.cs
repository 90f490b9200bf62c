namespace CommandCentre.Desks.Journals;

#pragma warning disable CA1710 // The design's way of naming: it says what is the case.
/// <summary>A record's key was asked for in a folder that was restored without it: nothing can be sealed for that record until the keys are restored too.</summary>
public sealed class RecordNotRestored(Guid record)
    : InvalidOperationException($"The key of record {record} was not restored; nothing can be sealed for it until `restore --keys` has brought it back.")
{
    /// <summary>The record.</summary>
    public Guid Record { get; } = record;
}
