namespace CommandCentre.Server.Identity.Systems;

/// <summary>A key or certificate that is let in.</summary>
/// <param name="Kept">SHA-256 of it, hex.</param>
/// <param name="System">Who it signs in.</param>
/// <param name="Ends">When it ends; absent for never.</param>
internal sealed record Admission(string Kept, SignedIn System, DateTimeOffset? Ends)
{
    // Found by a part of the hash, compared as a whole in constant time.
    private const int NameLength = 16;

    /// <summary>When it was shown.</summary>
    internal Usage Use { get; } = new();

    /// <summary>The name of a key: a part of its hash.</summary>
    internal static string OfKey(string kept) => "key:" + kept[..NameLength];

    /// <summary>The name of a certificate: its thumbprint, which is no secret.</summary>
    internal static string OfCertificate(string thumbprint) => "certificate:" + thumbprint;

    /// <summary>When something was last used.</summary>
    internal sealed class Usage
    {
        private long _ticks;

        internal DateTimeOffset? Last => Volatile.Read(ref _ticks) is > 0 and var ticks ? new DateTimeOffset(ticks, TimeSpan.Zero) : null;

        internal void Now(DateTimeOffset now) => Volatile.Write(ref _ticks, now.UtcTicks);
    }
}
