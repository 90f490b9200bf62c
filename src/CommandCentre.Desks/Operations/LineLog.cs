using CommandCentre.Domain.Operations;

namespace CommandCentre.Desks.Operations;

/// <summary>All entries of an operation in memory: one writer appends, readers hold a length and never see past it.</summary>
internal sealed class LineLog
{
    private const int ChunkSize = 1024;

    private Entry[][] _chunks = [];

    /// <summary>The entry of a number, 1 or more, up to a head the caller has seen published.</summary>
    internal Entry this[long number] => _chunks[(number - 1) / ChunkSize][(number - 1) % ChunkSize];

    /// <summary>Adds the next entry; the caller publishes the new head afterwards.</summary>
    internal void Add(Entry entry)
    {
        var index = (int)(entry.Number - 1);
        if (index / ChunkSize == _chunks.Length)
        {
            _chunks = [.. _chunks, new Entry[ChunkSize]];
        }

        _chunks[index / ChunkSize][index % ChunkSize] = entry;
    }
}
