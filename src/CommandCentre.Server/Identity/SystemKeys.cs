using System.Collections.Concurrent;

namespace CommandCentre.Server.Identity;

/// <summary>A national system's key as it is kept.</summary>
/// <param name="Kept">SHA-256 of the key, hex.</param>
/// <param name="Officer">Service number the system acts under, such as <c>DE-SYS-CUS-AO</c>.</param>
/// <param name="Rights">Country, agency and role.</param>
/// <param name="CommandsPerSecond">How many commands a second it may give.</param>
public sealed record SystemKey(string Kept, string Officer, Rights Rights, int CommandsPerSecond = SystemKey.DefaultCommandsPerSecond)
{
    /// <summary>Commands a second when nothing else was agreed.</summary>
    public const int DefaultCommandsPerSecond = 50;
}

/// <summary>The bearer keys of national systems.</summary>
public sealed class SystemKeys
{
    // Found by a part of the hash, compared as a whole in constant time.
    private const int NameLength = 16;
    private const string Prefix = "key:";

    private readonly ConcurrentDictionary<string, SystemKey> _keys = new(StringComparer.Ordinal);

    /// <summary>Lets a key in.</summary>
    public void Add(SystemKey key)
    {
        ArgumentNullException.ThrowIfNull(key);
        _keys[key.Kept[..NameLength]] = key;
    }

    /// <summary>Shuts a key out.</summary>
    public bool Remove(SystemKey key)
    {
        ArgumentNullException.ThrowIfNull(key);
        return _keys.TryRemove(key.Kept[..NameLength], out _);
    }

    /// <summary>Who a key belongs to; null when it is none of ours.</summary>
    public SignedIn? ByKey(string key)
    {
        var kept = Secret.Kept(key);
        return _keys.TryGetValue(kept[..NameLength], out var found) && Secret.Same(found.Kept, kept) ? Of(found) : null;
    }

    /// <summary>Who rests on a credential now; null when it was withdrawn.</summary>
    public SignedIn? ByCredential(string credential)
    {
        ArgumentNullException.ThrowIfNull(credential);
        return credential.StartsWith(Prefix, StringComparison.Ordinal) && _keys.TryGetValue(credential[Prefix.Length..], out var found) ? Of(found) : null;
    }

    private static SignedIn? Of(SystemKey key) =>
        key.Rights.As(key.Officer)?.SignedInBy(Prefix + key.Kept[..NameLength], true, key.CommandsPerSecond);
}
