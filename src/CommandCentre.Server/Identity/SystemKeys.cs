using System.Collections.Concurrent;
using CommandCentre.Server.Identity.Systems;

namespace CommandCentre.Server.Identity;

/// <summary>A national system's key of an exercise, or one from before keys had a scope: every operation and command of its role.</summary>
/// <param name="Kept">SHA-256 of the key, hex.</param>
/// <param name="Officer">Service number the system acts under, such as <c>DE-SYS-CUS-AO</c>.</param>
/// <param name="Rights">Country, agency and role.</param>
/// <param name="CommandsPerSecond">How many commands a second it may give.</param>
public sealed record SystemKey(string Kept, string Officer, Rights Rights, int CommandsPerSecond = SystemKey.DefaultCommandsPerSecond)
{
    /// <summary>Commands a second when nothing else was agreed.</summary>
    public const int DefaultCommandsPerSecond = 50;
}

/// <summary>The keys and certificates by which national systems come in now.</summary>
/// <param name="time">Wall time, for those that end.</param>
public sealed class SystemKeys(TimeProvider time)
{
    private readonly ConcurrentDictionary<string, Admission> _admitted = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, bool> _taken = new(StringComparer.Ordinal);

    /// <summary>Lets a key in, for every operation and command of its role.</summary>
    public void Add(SystemKey key)
    {
        ArgumentNullException.ThrowIfNull(key);
        var credential = Admission.OfKey(key.Kept);
        Take(key.Officer);
        if (key.Rights.As(key.Officer)?.SignedInBy(credential, true, key.CommandsPerSecond) is { } system)
        {
            _admitted[credential] = new Admission(key.Kept, system, null);
        }
    }

    /// <summary>Shuts a key out.</summary>
    public bool Remove(SystemKey key)
    {
        ArgumentNullException.ThrowIfNull(key);
        return ShutOut(Admission.OfKey(key.Kept));
    }

    /// <summary>Who a key belongs to; null when it is none of ours, or ended.</summary>
    public SignedIn? ByKey(string key)
    {
        var kept = Secret.Kept(key);
        return Alive(Admission.OfKey(kept)) is { } found && Secret.Same(found.Kept, kept) ? Used(found) : null;
    }

    /// <summary>Who a certificate belongs to; null when it is not registered, or ended. From then on it ends with the certificate.</summary>
    /// <param name="thumbprint">SHA-256 of the certificate in lower-case hex.</param>
    /// <param name="lastDay">The end of the certificate.</param>
    internal SignedIn? ByCertificate(string thumbprint, DateTimeOffset lastDay)
    {
        var credential = Admission.OfCertificate(thumbprint);
        if (Alive(credential) is not { } found)
        {
            return null;
        }

        if (found.Ends is null || lastDay < found.Ends)
        {
            _admitted.TryUpdate(credential, found with { Ends = lastDay }, found);
        }

        return Used(found);
    }

    /// <summary>Who rests on a credential now; null when it was withdrawn or ended.</summary>
    public SignedIn? ByCredential(string credential)
    {
        ArgumentNullException.ThrowIfNull(credential);
        return Alive(credential)?.System;
    }

    /// <summary>Whether a service number is or was a national system's.</summary>
    internal bool IsTaken(string officer) => _taken.ContainsKey(officer);

    /// <summary>Sets a service number aside for a system, for ever.</summary>
    internal void Take(string officer) => _taken[officer] = true;

    /// <summary>Lets a key or certificate in, or changes what it is good for; it never ends later than was known of it.</summary>
    internal void Admit(Admission admission) => _admitted.AddOrUpdate(
        admission.System.Credential, admission, (_, known) => known with { System = admission.System, Ends = admission.Ends < known.Ends || known.Ends is null ? admission.Ends : known.Ends });

    /// <summary>Shuts a key or certificate out.</summary>
    internal bool ShutOut(string credential) => _admitted.TryRemove(credential, out _);

    /// <summary>Shuts out what ended.</summary>
    /// <returns>Whether anything had.</returns>
    internal bool EndPassed()
    {
        var now = time.GetUtcNow();
        var ended = false;
        foreach (var pair in _admitted.Where(pair => pair.Value.Ends <= now))
        {
            ended |= _admitted.TryRemove(pair);
        }

        return ended;
    }

    /// <summary>When a key or certificate was last shown; null when not since the start.</summary>
    internal DateTimeOffset? LastUsed(string credential) => _admitted.TryGetValue(credential, out var found) ? found.Use.Last : null;

    private Admission? Alive(string credential) =>
        _admitted.TryGetValue(credential, out var found) && (found.Ends is not { } ends || time.GetUtcNow() < ends) ? found : null;

    private SignedIn Used(Admission admission)
    {
        admission.Use.Now(time.GetUtcNow());
        return admission.System;
    }
}
