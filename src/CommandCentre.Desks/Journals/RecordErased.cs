namespace CommandCentre.Desks.Journals;

#pragma warning disable CA1710 // The design's way of naming: it says what is the case.
/// <summary>A record's key was asked for after it had been erased: nothing more can be sealed for that record.</summary>
public sealed class RecordErased(Guid record) : InvalidOperationException($"The key of record {record} was erased; nothing can be sealed for it.")
{
    /// <summary>The record.</summary>
    public Guid Record { get; } = record;
}
