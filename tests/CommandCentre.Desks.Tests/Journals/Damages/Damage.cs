namespace CommandCentre.Desks.Tests.Journals.Damages;

/// <summary>What happens to a file.</summary>
public enum DamageKind
{
    /// <summary>One bit turned over.</summary>
    FlipBit,

    /// <summary>1 to 300 bytes of anything written over it.</summary>
    Overwrite,

    /// <summary>1 to 5,000 bytes made zero.</summary>
    Zero,

    /// <summary>Cut anywhere.</summary>
    Truncate,

    /// <summary>A page taken out; what follows moves up.</summary>
    DropPage,

    /// <summary>A page written over another.</summary>
    DoublePage,

    /// <summary>Two pages in each other's place.</summary>
    SwapPages,

    /// <summary>Something put in between; what follows moves down.</summary>
    Insert,

    /// <summary>The file is gone.</summary>
    Delete,

    /// <summary>The file as it was at an earlier moment.</summary>
    Stale,

    /// <summary>The beginning of a write that never ended, behind all that was committed.</summary>
    TornTail,
}

/// <summary>One random damage to one file of a folder; the same seed does the same.</summary>
internal sealed class Damage
{
    private const int PageSize = 8192; // as SqliteConnections sets it
    private const int FrameSize = PageSize + 24; // the file format of SQLite, section 4.1
    private const int LogHeader = 32;

    private readonly Random _random;

    private Damage(string file, int seed, Intact intact)
    {
        _random = new Random(seed);
        File = file;
        Seed = seed;
        var possible = Enum.GetValues<DamageKind>().Where(kind => kind is not DamageKind.Stale || intact.Earlier.ContainsKey(file)).ToArray();
        // Bits and bytes twice as often: there are more places for them.
        Kind = _random.Next(4) == 0 ? (DamageKind)_random.Next(3) : possible[_random.Next(possible.Length)];
    }

    public string File { get; }

    public int Seed { get; }

    public DamageKind Kind { get; }

    /// <summary>Whether it may not change anything: nothing that was committed is touched.</summary>
    public bool IsUncommittedTail => Kind is DamageKind.TornTail;

    /// <summary>Lays a folder out and damages a file of it.</summary>
    public static (Damage Damage, DataFolder Folder) Do(Intact intact, string file, int seed)
    {
        var (damage, folder) = (new Damage(file, seed, intact), intact.LayOut());
        if (damage.Changed(intact) is { } bytes)
        {
            System.IO.File.WriteAllBytes(folder.File(file), bytes);
        }
        else
        {
            System.IO.File.Delete(folder.File(file));
        }

        return (damage, folder);
    }

    public override string ToString() => $"seed {Seed}: {Kind} of {File}";

    private byte[]? Changed(Intact intact)
    {
        var bytes = (byte[])intact.Files[File].Clone();
        var place = _random.Next(bytes.Length);
        switch (Kind)
        {
            case DamageKind.FlipBit:
                bytes[place] ^= (byte)(1 << _random.Next(8));
                return bytes;
            case DamageKind.Overwrite:
                _random.NextBytes(bytes.AsSpan(place, Math.Min(_random.Next(1, 301), bytes.Length - place)));
                return bytes;
            case DamageKind.Zero:
                bytes.AsSpan(place, Math.Min(_random.Next(1, 5001), bytes.Length - place)).Clear();
                return bytes;
            case DamageKind.Truncate:
                return bytes[..place];
            case DamageKind.Insert:
                return [.. bytes[..place], .. Noise(_random.Next(1, 3000)), .. bytes[place..]];
            case DamageKind.Delete:
                return null;
            case DamageKind.Stale:
                return intact.Earlier[File];
            case DamageKind.TornTail:
                return [.. bytes, .. Torn(bytes)];
            default:
                return Paged(bytes);
        }
    }

    private byte[] Paged(byte[] bytes)
    {
        var (pages, start, size) = Pages(bytes.Length);
        var (one, other) = (start + (_random.Next(pages) * size), start + (_random.Next(pages) * size));
        if (Kind is DamageKind.DropPage)
        {
            return [.. bytes[..one], .. bytes[(one + size)..]];
        }

        var (first, second) = (bytes[one..(one + size)], bytes[other..(other + size)]);
        second.CopyTo(bytes, one);
        if (Kind is DamageKind.SwapPages)
        {
            first.CopyTo(bytes, other);
        }

        return bytes;
    }

    private (int Pages, int Start, int Size) Pages(int length)
    {
        var size = File.EndsWith("-wal", StringComparison.Ordinal) ? FrameSize : File.EndsWith(".db", StringComparison.Ordinal) ? PageSize : length / 10;
        var start = File.EndsWith("-wal", StringComparison.Ordinal) ? LogHeader : 0;
        return ((length - start) / size, start, size);
    }

    /// <summary>Part of a text line for the witness; anything but zeros elsewhere.</summary>
    private byte[] Torn(byte[] bytes) => File == "heads.log" ? bytes[..bytes.AsSpan().IndexOf((byte)'\n')][.._random.Next(1, 60)] : Noise(_random.Next(1, 2 * FrameSize));

    private byte[] Noise(int length)
    {
        var noise = new byte[length];
        _random.NextBytes(noise);
        return noise;
    }
}
