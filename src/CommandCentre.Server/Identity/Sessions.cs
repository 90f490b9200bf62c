using System.Collections.Concurrent;
using CommandCentre.Domain.Operations;

namespace CommandCentre.Server.Identity;

/// <summary>A person's session as it is kept.</summary>
/// <param name="Kept">SHA-256 of the cookie's token, hex.</param>
/// <param name="Officer">Service number.</param>
/// <param name="Rights">Country, agency and role.</param>
/// <param name="Begun">When it began.</param>
/// <param name="LastSeen">When it was last used.</param>
internal sealed record Session(string Kept, string Officer, Rights Rights, DateTimeOffset Begun, DateTimeOffset LastSeen);

/// <summary>The sessions of people, kept by the server so that withdrawing one works at once; they survive a restart.</summary>
public sealed class Sessions
{
    /// <summary>Ends a session that is not used for this long.</summary>
    public static readonly TimeSpan Idle = TimeSpan.FromMinutes(30);

    /// <summary>Ends every session after this long.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromHours(12);

    private const string Prefix = "session:";

    private readonly Lock _writing = new();
    private readonly ConcurrentDictionary<string, Session> _sessions;
    private readonly KeptFile<Session[]> _file;
    private readonly TimeProvider _time;
    private readonly RightsVersion _version;
    private int _unsaved;

    /// <summary>Reads the sessions kept in a data folder.</summary>
    public Sessions(string dataFolder, TimeProvider time, RightsVersion version)
    {
        _file = new KeptFile<Session[]>(Path.Combine(dataFolder, "identity", "sessions.json"));
        _time = time;
        _version = version;
        _sessions = new((_file.Read() ?? []).Select(session => KeyValuePair.Create(Prefix + session.Kept, session)), StringComparer.Ordinal);
    }

    /// <summary>Begins a session.</summary>
    /// <returns>The token for the cookie; only its hash is kept.</returns>
    public string Begin(Actor actor)
    {
        ArgumentNullException.ThrowIfNull(actor);
        var (token, now) = (Secret.NewToken(), _time.GetUtcNow());
        var session = new Session(Secret.Kept(token), actor.Officer, Rights.Of(actor.Country, actor.Agency, actor.Role), now, now);
        _sessions[Prefix + session.Kept] = session;
        Save();
        return token;
    }

    /// <summary>Who a cookie's token belongs to; null when there is no such session any more.</summary>
    public SignedIn? ByToken(string token) => ByCredential(Prefix + Secret.Kept(token));

    /// <summary>Who rests on a credential now; null when the session ended.</summary>
    public SignedIn? ByCredential(string credential)
    {
        ArgumentNullException.ThrowIfNull(credential);
        return _sessions.TryGetValue(credential, out var session) && IsAlive(session) && session.Rights.As(session.Officer) is { } actor
            ? actor.SignedInBy(credential, false, SignedIn.PersonCommandsPerSecond)
            : null;
    }

    /// <summary>The session was used just now.</summary>
    public void Touch(string credential)
    {
        ArgumentNullException.ThrowIfNull(credential);
        if (_sessions.TryGetValue(credential, out var session) && IsAlive(session))
        {
            _sessions.TryUpdate(credential, session with { LastSeen = _time.GetUtcNow() }, session);
            Interlocked.Exchange(ref _unsaved, 1);
        }
    }

    /// <summary>Ends a session.</summary>
    public void End(string credential) => EndWhere(session => Prefix + session.Kept == credential);

    /// <summary>Ends every session of an officer.</summary>
    public void EndAllOf(string officer) => EndWhere(session => session.Officer == officer);

    /// <summary>Ends the sessions whose time has come.</summary>
    public void EndExpired() => EndWhere(session => !IsAlive(session));

    /// <summary>Writes down when sessions were last used, if any was.</summary>
    public void SaveUse()
    {
        if (Volatile.Read(ref _unsaved) == 1)
        {
            Save();
        }
    }

    private void EndWhere(Func<Session, bool> ends)
    {
        var ended = _sessions.Where(pair => ends(pair.Value)).Count(pair => _sessions.TryRemove(pair.Key, out _));
        if (ended > 0)
        {
            _version.Move();
            Save();
        }
    }

    private bool IsAlive(Session session)
    {
        var now = _time.GetUtcNow();
        return now - session.LastSeen < Idle && now - session.Begun < Longest;
    }

    private void Save()
    {
        lock (_writing)
        {
            // Before it is looked at what there is: a use that comes meanwhile is still to be written.
            Interlocked.Exchange(ref _unsaved, 0);
            try
            {
                _file.Write([.. _sessions.Values]);
            }
            catch
            {
                // What ended must not come back with a restart.
                Interlocked.Exchange(ref _unsaved, 1);
                throw;
            }
        }
    }
}
