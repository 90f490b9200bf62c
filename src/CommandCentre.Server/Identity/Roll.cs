using CommandCentre.Domain.Operations;

namespace CommandCentre.Server.Identity;

/// <summary>Everything the roll holds.</summary>
internal sealed record RollContent(IReadOnlyList<Person> Persons, IReadOnlyList<OneTimeCode> Codes, IReadOnlyList<SystemKey> Keys, long Visitors)
{
    internal RollContent With(Person person) => this with { Persons = [.. Persons.Select(known => known.Officer == person.Officer ? person : known)] };
}

/// <summary>The roll of those who may sign in, kept in one file; every change is on disk when the call returns.</summary>
public sealed class Roll
{
    private readonly Lock _changing = new();
    private readonly KeptFile<RollContent> _file;
    private readonly SystemKeys _keys;
    private readonly Sessions _sessions;
    private readonly RightsVersion _version;
    private RollContent _content;

    /// <summary>Reads the roll kept in a data folder.</summary>
    public Roll(string dataFolder, SystemKeys keys, Sessions sessions, RightsVersion version)
    {
        ArgumentNullException.ThrowIfNull(keys);
        _file = new KeptFile<RollContent>(Path.Combine(dataFolder, "identity", "roll.json"), RollUpgrade.Of);
        (_keys, _sessions, _version) = (keys, sessions, version);
        _content = _file.Read() ?? new RollContent([], [], [], 0);
        foreach (var key in _content.Keys)
        {
            keys.Add(key);
        }
    }

    /// <summary>Everybody, those withdrawn too.</summary>
    public IReadOnlyList<Person> Persons => Volatile.Read(ref _content).Persons;

    /// <summary>Keys given out to systems.</summary>
    public IReadOnlyList<SystemKey> Keys => Volatile.Read(ref _content).Keys;

    /// <summary>Codes that were not used.</summary>
    public IReadOnlyList<OneTimeCode> Codes => Volatile.Read(ref _content).Codes;

    /// <summary>A person who may sign in; null for none.</summary>
    public Person? Find(string officer) => Persons.FirstOrDefault(person => person.Officer == officer && !person.Withdrawn);

    /// <summary>Makes a code for one person or wall.</summary>
    /// <param name="what">What it makes.</param>
    /// <param name="by">Who makes it.</param>
    /// <param name="now">Wall time; codes that ended are forgotten.</param>
    /// <returns>The code, which is told once.</returns>
    public string Invite(Invitation what, string by, DateTimeOffset now)
    {
        var code = Secret.NewCode();
        var kept = new OneTimeCode(Secret.KeptCode(code), what, now + OneTimeCode.Lasts, by);
        Change(content => content with { Codes = [.. content.Codes.Where(known => known.Until > now), kept] });
        return code;
    }

    /// <summary>What a code makes; null when there is no such code any more.</summary>
    public Invitation? Offered(string code, DateTimeOffset now)
    {
        var kept = Secret.KeptCode(code);
        return Codes.FirstOrDefault(known => Secret.Same(known.Kept, kept) && now < known.Until)?.For;
    }

    /// <summary>Takes a code back, by its handle.</summary>
    public void TakeBack(string handle) => Change(content => content with { Codes = [.. content.Codes.Where(known => known.Handle != handle)] });

    /// <summary>Uses a code up and enters the person, or renews the one it is for; the others' sessions of that person end.</summary>
    /// <param name="code">The code.</param>
    /// <param name="officer">Service number.</param>
    /// <param name="passphrase">Absent for whoever signs in elsewhere.</param>
    /// <param name="authenticator">Absent for none, or the one they have.</param>
    /// <param name="now">Wall time.</param>
    /// <returns>The person; null when the code was used meanwhile, makes no person, or the number is not to be had.</returns>
    public Person? Enter(string code, string officer, KeptPassphrase? passphrase, KeptAuthenticator? authenticator, DateTimeOffset now)
    {
        lock (_changing)
        {
            if (Offered(code, now) is not { Wall: null } offer || (offer.Renews is null ? IsTaken(officer) : offer.Renews != officer || Find(officer) is null))
            {
                return null;
            }

            var known = Find(officer) ?? new Person(officer, offer.Country, offer.Agency, offer.Assignments, IsAdministrator: offer.IsAdministrator);
            var person = known with { Passphrase = passphrase, Authenticator = authenticator ?? known.Authenticator };
            Use(code, content => content with { Persons = [.. content.Persons.Where(other => other.Officer != officer), person] });
            _sessions.EndAllOf(officer);
            return person;
        }
    }

    /// <summary>Uses the code of a wall up.</summary>
    /// <returns>The operation; null when it is none, or was used meanwhile.</returns>
    public OperationKey? TakeWall(string code, DateTimeOffset now)
    {
        lock (_changing)
        {
            if (Offered(code, now)?.Wall is not { } operation)
            {
                return null;
            }

            Use(code, content => content);
            return operation;
        }
    }

    /// <summary>Accepts a step of a person's authenticator once.</summary>
    /// <returns>False when it, or a later one, was accepted before.</returns>
    public bool UseStep(string officer, long step)
    {
        lock (_changing)
        {
            if (Find(officer) is not { Authenticator: { } kept } person || kept.LastStep >= step)
            {
                return false;
            }

            Change(content => content.With(person with { Authenticator = kept with { LastStep = step } }));
            return true;
        }
    }

    /// <summary>Gives a person a role in an operation, instead of the one they had in it; what they made by that one ends. Administrators see no case and have none.</summary>
    /// <returns>False when there is no such person, or an administrator.</returns>
    public bool Assign(string officer, Assignment assignment)
    {
        ArgumentNullException.ThrowIfNull(assignment);
        if (Find(officer) is not { IsAdministrator: false } person)
        {
            return false;
        }

        var same = person.Assignments.Any(known => known.Operation == assignment.Operation && known.Role == assignment.Role);
        return Alter(officer, known => known.With(assignment), same ? null : MadeIn(officer, assignment.Operation));
    }

    /// <summary>Takes a person's role in an operation away.</summary>
    /// <returns>False when there is no such person.</returns>
    public bool Unassign(string officer, OperationKey? operation) => Alter(officer, person => person.Without(operation), MadeIn(officer, operation));

    /// <summary>Whether anybody's duty window opened or closed after one moment and not after another.</summary>
    public bool TurnedBetween(DateTimeOffset after, DateTimeOffset now) => Persons.Any(person => person.Assignments.Any(assignment => assignment.TurnedBetween(after, now)));

    /// <summary>Whether a service number is or was somebody's.</summary>
    public bool IsTaken(string officer) =>
        officer == Actor.Clock.Officer || officer == Actor.Channel.Officer || officer.Contains(ServiceNumbers.Wall, StringComparison.Ordinal) || Persons.Any(person => person.Officer == officer) || Keys.Any(key => key.Officer == officer) || _keys.IsTaken(officer);

    /// <summary>Withdraws a person or a system: sessions, keys and the codes they made end at once, whatever becomes of the file.</summary>
    /// <exception cref="IOException">It could not be written down; called again, it is.</exception>
    public void Withdraw(string officer)
    {
        foreach (var key in Keys.Where(key => key.Officer == officer))
        {
            _keys.Remove(key);
        }

        _version.Move();
        try
        {
            Change(content => content with
            {
                Persons = [.. content.Persons.Select(person => person.Officer == officer ? person with { Withdrawn = true } : person)],
                Keys = [.. content.Keys.Where(key => key.Officer != officer)],
                Codes = [.. content.Codes.Where(code => code.By != officer && code.For.Renews != officer)],
            });
        }
        finally
        {
            // Even where it cannot be written down: whoever withdraws hears of that and does it again.
            _sessions.EndAllOf(officer);
        }
    }

    /// <summary>Makes a key for a national system.</summary>
    /// <returns>The key, which is told once; null when the number is taken.</returns>
    public string? GiveKey(string officer, Rights rights)
    {
        var token = Secret.NewToken();
        var key = new SystemKey(Secret.Kept(token), officer, rights);
        lock (_changing)
        {
            if (IsTaken(officer))
            {
                return null;
            }

            Change(content => content with { Keys = [.. content.Keys, key] });
        }

        _keys.Add(key);
        return token;
    }

    /// <summary>The number of the next visitor through the door, never given twice.</summary>
    public long NextVisitor()
    {
        lock (_changing)
        {
            Change(content => content with { Visitors = content.Visitors + 1 });
            return _content.Visitors;
        }
    }

    // What somebody made by a role ends with it: a code kept back would let them in again under another number.
    private static Func<OneTimeCode, bool> MadeIn(string officer, OperationKey? operation) =>
        code => code.By == officer && (code.For.Renews is not null || (operation is not null && code.For.Wall == operation) || code.For.Assignments.Any(assignment => assignment.Operation == operation));

    private bool Alter(string officer, Func<Person, Person> alter, Func<OneTimeCode, bool>? ends)
    {
        lock (_changing)
        {
            if (Find(officer) is not { } person)
            {
                return false;
            }

            Change(content => content.With(alter(person)) with { Codes = [.. content.Codes.Where(code => ends?.Invoke(code) is not true)] });
        }

        _version.Move();
        return true;
    }

    private void Use(string code, Func<RollContent, RollContent> change)
    {
        var kept = Secret.KeptCode(code);
        Change(content => change(content) with { Codes = [.. content.Codes.Where(known => !Secret.Same(known.Kept, kept))] });
    }

    private void Change(Func<RollContent, RollContent> change)
    {
        lock (_changing)
        {
            var changed = change(_content);
            _file.Write(changed);
            Volatile.Write(ref _content, changed);
        }
    }
}
