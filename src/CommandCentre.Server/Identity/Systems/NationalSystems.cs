using CommandCentre.Server.CommandLine;

namespace CommandCentre.Server.Identity.Systems;

/// <summary>Everything kept of national systems.</summary>
internal sealed record SystemsContent(IReadOnlyList<NationalSystem> Systems);

/// <summary>What became of a system that was to be entered.</summary>
public enum EntryOutcome
{
    /// <summary>It is entered.</summary>
    Entered,

    /// <summary>Its service number is or was somebody's.</summary>
    NumberTaken,

    /// <summary>Its certificate is another's.</summary>
    CertificateRegistered,
}

/// <summary>The national systems, kept in one file; every change is on disk when the call returns, and what is taken back ends at once whatever becomes of the file.</summary>
public sealed class NationalSystems
{
    private readonly Lock _changing = new();
    private readonly KeptFile<SystemsContent> _file;
    private readonly SystemKeys _keys;
    private readonly Roll _roll;
    private readonly RightsVersion _version;
    private readonly TimeProvider _time;
    private SystemsContent _content;

    /// <summary>Reads the systems kept in a data folder and lets them in.</summary>
    public NationalSystems(ServeChoices choices, SystemKeys keys, Roll roll, RightsVersion version, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(choices);
        ArgumentNullException.ThrowIfNull(keys);
        _file = new KeptFile<SystemsContent>(Path.Combine(choices.DataFolder, DataFolder.Systems));
        (_keys, _roll, _version, _time) = (keys, roll, version, time);
        _content = _file.Read() ?? new SystemsContent([]);
        foreach (var system in _content.Systems)
        {
            keys.Take(system.Officer);
            Admit(system);
        }
    }

    /// <summary>All of them, those withdrawn too.</summary>
    public IReadOnlyList<NationalSystem> All => [.. Volatile.Read(ref _content).Systems.Select(WithUse)];

    /// <summary>A system that may come in; null for none.</summary>
    public NationalSystem? Find(string officer) => All.FirstOrDefault(system => system.Officer == officer && !system.Withdrawn);

    /// <summary>Enters a system, by whatever it has.</summary>
    public EntryOutcome Enter(NationalSystem system)
    {
        ArgumentNullException.ThrowIfNull(system);
        lock (_changing)
        {
            if (Against(system) is not EntryOutcome.Entered and var against)
            {
                return against;
            }

            Change(systems => [.. systems, system]);
            _keys.Take(system.Officer);
        }

        Admit(system);
        return EntryOutcome.Entered;
    }

    /// <summary>What entering a system would come to now.</summary>
    public EntryOutcome Against(NationalSystem system)
    {
        ArgumentNullException.ThrowIfNull(system);
        return system.Credentials.Any(IsRegistered) ? EntryOutcome.CertificateRegistered : _roll.IsTaken(system.Officer) ? EntryOutcome.NumberTaken : EntryOutcome.Entered;
    }

    /// <summary>Whether something is registered for a system already.</summary>
    public bool IsRegistered(SystemCredential credential) => All.Any(system => !system.Withdrawn && system.Credentials.Any(known => known.Name == credential.Name));

    /// <summary>Gives a system one more key or certificate; those it has end at a time.</summary>
    /// <returns>False when there is no such system, or the certificate is registered already.</returns>
    public bool Rotate(string officer, SystemCredential added, DateTimeOffset othersEnd)
    {
        ArgumentNullException.ThrowIfNull(added);
        lock (_changing)
        {
            if (Find(officer) is null || IsRegistered(added))
            {
                return false;
            }

            Change(officer, system => system with { Credentials = [.. system.Credentials.Select(known => Sooner(known, othersEnd)), added] });
            Admit(Find(officer)!);
        }

        _version.Move();
        return true;
    }

    /// <summary>Withdraws a system: what rests on it ends at once.</summary>
    /// <returns>False when there is none.</returns>
    /// <exception cref="IOException">It could not be written down; called again, it is.</exception>
    public bool Withdraw(string officer)
    {
        lock (_changing)
        {
            if (Find(officer) is not { } system)
            {
                return false;
            }

            foreach (var credential in system.Credentials)
            {
                _keys.ShutOut(credential.Name);
            }

            _version.Move();
            Change(officer, known => known with { Withdrawn = true });
            return true;
        }
    }

    /// <summary>Shuts out what ended; their live connections are cut.</summary>
    internal void EndPassed()
    {
        if (_keys.EndPassed())
        {
            _version.Move();
        }
    }

    /// <summary>Writes down when keys and certificates were last used, if any was.</summary>
    internal void SaveUse()
    {
        lock (_changing)
        {
            if (All.SelectMany(system => system.Credentials).Select(known => known.LastUsed).SequenceEqual(_content.Systems.SelectMany(system => system.Credentials).Select(known => known.LastUsed)))
            {
                return;
            }

            Change(systems => systems);
        }
    }

    private static SystemCredential Sooner(SystemCredential known, DateTimeOffset end) => known.Ends is { } before && before <= end ? known : known with { Ends = end };

    private NationalSystem WithUse(NationalSystem system) =>
        system with { Credentials = [.. system.Credentials.Select(known => _keys.LastUsed(known.Name) is { } used ? known with { LastUsed = used } : known)] };

    private void Admit(NationalSystem system)
    {
        var now = _time.GetUtcNow();
        foreach (var credential in system.Credentials)
        {
            if (!system.Withdrawn && !(credential.Ends <= now) && system.By(credential) is { } signedIn)
            {
                _keys.Admit(new Admission(credential.Kept, signedIn, credential.Ends));
            }
            else
            {
                _keys.ShutOut(credential.Name);
            }
        }
    }

    private void Change(string officer, Func<NationalSystem, NationalSystem> change) =>
        Change(systems => [.. systems.Select(system => system.Officer == officer ? change(system) : system)]);

    private void Change(Func<IReadOnlyList<NationalSystem>, IReadOnlyList<NationalSystem>> change)
    {
        lock (_changing)
        {
            var changed = new SystemsContent(change([.. _content.Systems.Select(WithUse)]));
            _file.Write(changed);
            Volatile.Write(ref _content, changed);
        }
    }
}
