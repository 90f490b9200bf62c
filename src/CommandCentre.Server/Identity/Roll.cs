using CommandCentre.Domain.Operations;

namespace CommandCentre.Server.Identity;

/// <summary>A person who may sign in.</summary>
/// <param name="Officer">Service number.</param>
/// <param name="Rights">Country, agency and role.</param>
/// <param name="Passphrase">As it is kept.</param>
/// <param name="Withdrawn">Whether the person may no longer sign in; the number is never given to somebody else.</param>
public sealed record Person(string Officer, Rights Rights, KeptPassphrase Passphrase, bool Withdrawn = false);

/// <summary>A one-time code that makes a person.</summary>
/// <param name="Kept">SHA-256 of the code, hex.</param>
/// <param name="Rights">What the person will be.</param>
public sealed record OneTimeCode(string Kept, Rights Rights);

/// <summary>Everything the roll holds.</summary>
internal sealed record RollContent(IReadOnlyList<Person> Persons, IReadOnlyList<OneTimeCode> Codes, IReadOnlyList<SystemKey> Keys, long Visitors);

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
        _file = new KeptFile<RollContent>(Path.Combine(dataFolder, "identity", "roll.json"));
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

    /// <summary>Makes a code for one person.</summary>
    /// <returns>The code, which is told once.</returns>
    public string Invite(Rights rights)
    {
        var code = Secret.NewCode();
        Change(content => content with { Codes = [.. content.Codes, new OneTimeCode(Secret.KeptCode(code), rights)] });
        return code;
    }

    /// <summary>What a code would make somebody; null when there is no such code.</summary>
    public Rights? Offered(string code)
    {
        var kept = Secret.KeptCode(code);
        return Codes.FirstOrDefault(known => Secret.Same(known.Kept, kept))?.Rights;
    }

    /// <summary>Uses a code up and enters the person.</summary>
    /// <returns>The person; null when the code was used meanwhile or the number is taken.</returns>
    public Person? Enter(string code, string officer, KeptPassphrase passphrase)
    {
        var kept = Secret.KeptCode(code);
        lock (_changing)
        {
            var offer = _content.Codes.FirstOrDefault(known => Secret.Same(known.Kept, kept));
            if (offer is null || IsTaken(officer))
            {
                return null;
            }

            var person = new Person(officer, offer.Rights, passphrase);
            Change(content => content with { Persons = [.. content.Persons, person], Codes = [.. content.Codes.Where(known => known != offer)] });
            return person;
        }
    }

    /// <summary>Whether a service number is or was somebody's.</summary>
    public bool IsTaken(string officer) =>
        officer == Actor.Clock.Officer || Persons.Any(person => person.Officer == officer) || Keys.Any(key => key.Officer == officer) || _keys.IsTaken(officer);

    /// <summary>Withdraws a person or a system: sessions and keys end at once, whatever becomes of the file.</summary>
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
