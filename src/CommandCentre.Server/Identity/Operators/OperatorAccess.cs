using System.Collections.Concurrent;
using CommandCentre.Domain.Operations;
using CommandCentre.Server.CommandLine;

namespace CommandCentre.Server.Identity.Operators;

/// <summary>The access of a postal operator or carrier as it is kept: one key, whose hash it is.</summary>
/// <param name="Kept">SHA-256 of the key, lower-case hex.</param>
/// <param name="Operation">The operation that it is registered in.</param>
/// <param name="Operator">Its record.</param>
/// <param name="Given">When the key was given.</param>
/// <param name="GivenBy">Service number of who gave it.</param>
public sealed record KeptAccess(string Kept, string Operation, Guid Operator, DateTimeOffset Given, string GivenBy);

/// <summary>Everything kept of operators' access.</summary>
internal sealed record AccessContent(IReadOnlyList<KeptAccess> Access);

/// <summary>A postal operator or carrier at the door of its channel. It is no officer: nothing that takes one takes it.</summary>
/// <param name="Credential">A name of what it came in by, which opens nothing.</param>
/// <param name="Operation">The operation that it is registered in.</param>
/// <param name="Operator">Its record.</param>
public sealed record OperatorSignIn(string Credential, OperationKey Operation, Guid Operator);

/// <summary>The keys and short sessions of operators, in one file of their own; withdrawing one works at once. Sessions end with a restart.</summary>
public sealed class OperatorAccess
{
    /// <summary>Ends a session that is not used for this long.</summary>
    public static readonly TimeSpan Idle = TimeSpan.FromMinutes(15);

    /// <summary>Ends every session after this long.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromHours(8);

    // Found by a part of the hash, compared as a whole in constant time.
    private const int NameLength = 16;

    private const int MostSessions = 1_000;

    private readonly Lock _changing = new();
    private readonly KeptFile<AccessContent> _file;
    private readonly TimeProvider _time;
    private readonly ConcurrentDictionary<string, DateTimeOffset> _used = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, Opened> _sessions = new(StringComparer.Ordinal);
    private Dictionary<string, KeptAccess> _byName;

    /// <summary>Reads the access kept in a data folder.</summary>
    public OperatorAccess(ServeChoices choices, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(choices);
        _file = new KeptFile<AccessContent>(Path.Combine(choices.DataFolder, DataFolder.Operators));
        _time = time;
        _byName = Named(_file.Read()?.Access ?? []);
    }

    /// <summary>The access of an operator; null for none.</summary>
    public KeptAccess? Of(OperationKey operation, Guid known)
    {
        ArgumentNullException.ThrowIfNull(operation);
        return Volatile.Read(ref _byName).Values.FirstOrDefault(access => access.Operator == known && access.Operation == operation.Value);
    }

    /// <summary>When an operator's key was last used since the centre started; null for never.</summary>
    public DateTimeOffset? LastUsed(KeptAccess access)
    {
        ArgumentNullException.ThrowIfNull(access);
        return _used.TryGetValue(NameOf(access.Kept), out var last) ? last : null;
    }

    /// <summary>Gives an operator a key; one it had before ends now, and every session with it.</summary>
    /// <returns>The key, which is told once.</returns>
    public string Give(OperationKey operation, Guid known, string by)
    {
        ArgumentNullException.ThrowIfNull(operation);
        var key = Secret.NewToken();
        Change(operation, known, [new KeptAccess(Secret.Kept(key), operation.Value, known, _time.GetUtcNow(), by)]);
        return key;
    }

    /// <summary>Withdraws an operator's access: what rests on it ends now, whatever becomes of the file.</summary>
    /// <returns>False when it had none.</returns>
    /// <exception cref="IOException">It could not be written down; called again, it is.</exception>
    public bool Withdraw(OperationKey operation, Guid known)
    {
        var had = Of(operation, known) is not null;
        Change(operation, known, []);
        return had;
    }

    /// <summary>Whose a key is; null when it is none of ours, or ended.</summary>
    public OperatorSignIn? ByKey(string key)
    {
        ArgumentNullException.ThrowIfNull(key);
        var kept = Secret.Kept(key);
        return Volatile.Read(ref _byName).TryGetValue(NameOf(kept), out var access) && Secret.Same(access.Kept, kept) ? Used(access) : null;
    }

    /// <summary>Begins a session of whoever showed a key.</summary>
    /// <returns>The token for the cookie; only its hash is kept, and in memory alone.</returns>
    public string Begin(OperatorSignIn signedIn)
    {
        ArgumentNullException.ThrowIfNull(signedIn);
        var (token, now) = (Secret.NewToken(), _time.GetUtcNow());
        foreach (var ended in _sessions.Where(session => !IsAlive(session.Value, now)).Select(session => session.Key).ToList())
        {
            _sessions.TryRemove(ended, out _);
        }

        if (_sessions.Count >= MostSessions)
        {
            _sessions.TryRemove(_sessions.MinBy(session => session.Value.LastSeen).Key, out _);
        }

        _sessions[Secret.Kept(token)] = new Opened(signedIn.Credential, now, now);
        return token;
    }

    /// <summary>Whose a session is; null when it ended, or the key it began with did. Using it keeps it alive.</summary>
    public OperatorSignIn? ByToken(string token)
    {
        ArgumentNullException.ThrowIfNull(token);
        var (kept, now) = (Secret.Kept(token), _time.GetUtcNow());
        if (!_sessions.TryGetValue(kept, out var session) || !IsAlive(session, now) || Find(session.Credential) is not { } access)
        {
            return null;
        }

        _sessions.TryUpdate(kept, session with { LastSeen = now }, session);
        return Used(access);
    }

    /// <summary>Ends a session.</summary>
    public void End(string token)
    {
        ArgumentNullException.ThrowIfNull(token);
        _sessions.TryRemove(Secret.Kept(token), out _);
    }

    /// <summary>Whether a credential still opens the channel.</summary>
    public bool Holds(OperatorSignIn signedIn)
    {
        ArgumentNullException.ThrowIfNull(signedIn);
        return Find(signedIn.Credential) is not null;
    }

    private static string NameOf(string kept) => "operator:" + kept[..NameLength];

    private static Dictionary<string, KeptAccess> Named(IEnumerable<KeptAccess> access) => access.ToDictionary(one => NameOf(one.Kept), StringComparer.Ordinal);

    private static bool IsAlive(Opened session, DateTimeOffset now) => now - session.LastSeen < Idle && now - session.Begun < Longest;

    private KeptAccess? Find(string credential) => Volatile.Read(ref _byName).GetValueOrDefault(credential);

    private OperatorSignIn? Used(KeptAccess access)
    {
        _used[NameOf(access.Kept)] = _time.GetUtcNow();
        return OperationKey.TryParse(access.Operation, out var operation) ? new OperatorSignIn(NameOf(access.Kept), operation, access.Operator) : null;
    }

    // A key is good only once it is on disk; one that ends is shut out before.
    private void Change(OperationKey operation, Guid known, IReadOnlyList<KeptAccess> instead)
    {
        lock (_changing)
        {
            List<KeptAccess> others = [.. _byName.Values.Where(access => access.Operator != known || access.Operation != operation.Value)];
            Volatile.Write(ref _byName, Named(others));
            _file.Write(new AccessContent([.. others, .. instead]));
            Volatile.Write(ref _byName, Named([.. others, .. instead]));
        }
    }

    private sealed record Opened(string Credential, DateTimeOffset Begun, DateTimeOffset LastSeen);
}
