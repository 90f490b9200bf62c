using System.Collections.Concurrent;
using CommandCentre.Domain.Codes;
using CommandCentre.Domain.Operations;

namespace CommandCentre.Server.Identity;

/// <summary>A session as it is kept.</summary>
/// <param name="Kept">SHA-256 of the cookie's token, hex.</param>
/// <param name="Officer">Service number.</param>
/// <param name="Rights">Country, agency and role of a visitor, who is in no roll; what a person may is asked of the roll each time.</param>
/// <param name="Begun">When it began.</param>
/// <param name="LastSeen">When it was last used.</param>
/// <param name="Proved">When it last proved itself by a code of its owner's authenticator; absent for never.</param>
/// <param name="Browser">The kind of browser it began in, in a few words.</param>
/// <param name="Wall">The operation of a wall; absent for a person.</param>
/// <param name="LastStep">The step of a visitor's last accepted code.</param>
public sealed record Session(
    string Kept,
    string Officer,
    Rights? Rights,
    DateTimeOffset Begun,
    DateTimeOffset LastSeen,
    DateTimeOffset? Proved = null,
    string? Browser = null,
    OperationKey? Wall = null,
    long LastStep = 0)
{
    /// <summary>A name for it that opens nothing.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public string Handle => Kept[..16];
}

/// <summary>The sessions of people and walls, kept by the server so that withdrawing one works at once; they survive a restart.</summary>
public sealed class Sessions
{
    /// <summary>Ends a session that is not used for this long.</summary>
    public static readonly TimeSpan Idle = TimeSpan.FromMinutes(30);

    /// <summary>Ends every session of a person after this long.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromHours(12);

    /// <summary>Ends a wall after this long, used or not.</summary>
    public static readonly TimeSpan LongestWall = TimeSpan.FromHours(24);

    private const string Prefix = "session:";

    private readonly Lock _writing = new();
    private readonly ConcurrentDictionary<string, Session> _sessions;
    private readonly KeptFile<Session[]> _file;
    private readonly TimeProvider _time;
    private readonly RightsVersion _version;
    private readonly Func<string, Person?> _persons;
    private int _unsaved;

    /// <summary>Reads the sessions kept in a data folder.</summary>
    /// <param name="dataFolder">The data folder.</param>
    /// <param name="time">Wall time.</param>
    /// <param name="version">Moves when one ends.</param>
    /// <param name="persons">Who a service number belongs to now; nobody when left out.</param>
    public Sessions(string dataFolder, TimeProvider time, RightsVersion version, Func<string, Person?>? persons = null)
    {
        _file = new KeptFile<Session[]>(Path.Combine(dataFolder, "identity", "sessions.json"));
        (_time, _version, _persons) = (time, version, persons ?? (_ => null));
        _sessions = new((_file.Read() ?? []).Select(session => KeyValuePair.Create(Prefix + session.Kept, session)), StringComparer.Ordinal);
    }

    /// <summary>Begins a session of a visitor, who has one role in every operation.</summary>
    /// <returns>The token for the cookie; only its hash is kept.</returns>
    public string Begin(Actor actor, string? browser = null)
    {
        ArgumentNullException.ThrowIfNull(actor);
        return Begin(new Session(string.Empty, actor.Officer, Rights.Of(actor.Country, actor.Agency, actor.Role), default, default, null, browser));
    }

    /// <summary>Begins a session of a person of the roll.</summary>
    /// <param name="officer">The service number.</param>
    /// <param name="proved">Whether it begins with a code of their authenticator.</param>
    /// <param name="browser">The kind of browser.</param>
    /// <returns>The token for the cookie; only its hash is kept.</returns>
    public string BeginOf(string officer, bool proved, string? browser = null) =>
        Begin(new Session(string.Empty, officer, null, default, default, proved ? _time.GetUtcNow() : null, browser));

    /// <summary>Begins a wall of one operation.</summary>
    /// <returns>The token for the cookie; only its hash is kept.</returns>
    public string BeginWall(string officer, OperationKey operation, string? browser = null) =>
        Begin(new Session(string.Empty, officer, null, default, default, null, browser, operation));

    /// <summary>Who a cookie's token belongs to; null when there is no such session any more.</summary>
    public SignedIn? ByToken(string token) => ByCredential(Prefix + Secret.Kept(token));

    /// <summary>Who rests on a credential now; null when the session ended, or who it belonged to was withdrawn.</summary>
    public SignedIn? ByCredential(string credential) => Find(credential) is { } session && Of(credential, session) is { } signedIn ? signedIn with { SteppedUp = session.Proved } : null;

    /// <summary>The session was used just now.</summary>
    public void Touch(string credential)
    {
        if (Find(credential) is { } session)
        {
            _sessions.TryUpdate(credential, session with { LastSeen = _time.GetUtcNow() }, session);
            Interlocked.Exchange(ref _unsaved, 1);
        }
    }

    /// <summary>The session proved itself just now.</summary>
    internal void Prove(string credential, long step)
    {
        while (Find(credential) is { } session && !_sessions.TryUpdate(credential, session with { Proved = _time.GetUtcNow(), LastStep = Math.Max(step, session.LastStep) }, session))
        {
            // Touched meanwhile: once more.
        }

        Save();
    }

    /// <summary>The session a credential names; null when it ended.</summary>
    internal Session? Find(string credential)
    {
        ArgumentNullException.ThrowIfNull(credential);
        return _sessions.TryGetValue(credential, out var session) && IsAlive(session) ? session : null;
    }

    /// <summary>Every session there is, the last used first.</summary>
    internal IReadOnlyList<Session> All => [.. _sessions.Values.Where(IsAlive).OrderByDescending(session => session.LastSeen)];

    /// <summary>Every session of an officer, the last used first.</summary>
    internal IReadOnlyList<Session> AllOf(string officer) => [.. All.Where(session => session.Officer == officer)];

    /// <summary>Ends a session.</summary>
    public void End(string credential) => EndWhere(session => Prefix + session.Kept == credential);

    /// <summary>Ends one session of an officer by its name.</summary>
    public void EndOne(string officer, string handle) => EndWhere(session => session.Officer == officer && session.Handle == handle);

    /// <summary>Ends every session of an officer but one.</summary>
    public void EndOthersOf(string officer, string credential) => EndWhere(session => session.Officer == officer && Prefix + session.Kept != credential);

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

    private string Begin(Session session)
    {
        var (token, now) = (Secret.NewToken(), _time.GetUtcNow());
        var begun = session with { Kept = Secret.Kept(token), Begun = now, LastSeen = now };
        _sessions[Prefix + begun.Kept] = begun;
        Save();
        return token;
    }

    private SignedIn? Of(string credential, Session session) => session switch
    {
        { Wall: { } operation } => WallOf(credential, session, operation),
        _ when _persons(session.Officer) is { } person => person.SignedInBy(credential),
        { Rights: { } rights } => rights.As(session.Officer)?.SignedInBy(credential, false, SignedIn.PersonCommandsPerSecond),
        _ => null,
    };

    private static SignedIn WallOf(string credential, Session session, OperationKey operation) =>
        new(credential, session.Officer, CountryCode.CoordinationCentre, AgencyKind.Coordination, ValueList.Create<Assignment>([new Assignment(Role.Observer, operation)]), false, 1) { IsWall = true };

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
        return session.Wall is not null ? now - session.Begun < LongestWall : now - session.LastSeen < Idle && now - session.Begun < Longest;
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
