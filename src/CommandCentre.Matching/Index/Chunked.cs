namespace CommandCentre.Matching.Index;

/// <summary>A row of places that grows without copying what it holds. One writer, readers without a lock.</summary>
internal sealed class Chunked<T>
{
    private const int Bits = 10;
    private const int Size = 1 << Bits;
    private T[][] _chunks = [];

    /// <summary>The place of a number that has been reached.</summary>
    public ref T this[int number] => ref Volatile.Read(ref _chunks)[number >> Bits][number & (Size - 1)];

    /// <summary>Whether there is a place for a number.</summary>
    public bool Has(int number) => number >> Bits < Volatile.Read(ref _chunks).Length;

    /// <summary>Makes sure that there is a place for a number.</summary>
    public void Reach(int number)
    {
        while (!Has(number))
        {
            T[][] more = [.. _chunks, new T[Size]];
            Volatile.Write(ref _chunks, more);
        }
    }
}
