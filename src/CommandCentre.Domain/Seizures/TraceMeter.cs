using CommandCentre.Domain.Codes;

namespace CommandCentre.Domain.Seizures;

/// <summary>Fields of a trace request, in the order of the form (domain.md 3.10).</summary>
public enum TraceField
{
    /// <summary>Serial number, or that it was obliterated or never there.</summary>
    Serial,

    /// <summary>Manufacturer.</summary>
    Manufacturer,

    /// <summary>Type: pistol, revolver, rifle ...</summary>
    Type,

    /// <summary>Calibre.</summary>
    Calibre,

    /// <summary>Model.</summary>
    Model,

    /// <summary>Country of manufacture.</summary>
    CountryOfOrigin,

    /// <summary>Importer; for a foreign weapon.</summary>
    Importer,

    /// <summary>Further markings: proof marks, importer's mark, date codes.</summary>
    Markings,

    /// <summary>Where it was found.</summary>
    RecoveryPlace,

    /// <summary>When it was found.</summary>
    RecoveryDate,

    /// <summary>Whose it was: for a parcel, who sent it and to whom.</summary>
    Possessor,
}

/// <summary>How a field of a trace request stands.</summary>
public enum TraceStanding
{
    /// <summary>It is there.</summary>
    Given,

    /// <summary>It is not there.</summary>
    Missing,

    /// <summary>It is not needed.</summary>
    NotNeeded,
}

/// <summary>How much a field matters to who traces.</summary>
public enum TraceWeight
{
    /// <summary>Without it there is nothing to follow.</summary>
    Essential,

    /// <summary>Without it the weapon may not be found, or several may be.</summary>
    Important,

    /// <summary>It shortens the way.</summary>
    Helpful,
}

/// <summary>One field and how it stands.</summary>
/// <param name="Field">Which.</param>
/// <param name="Weight">How much it matters.</param>
/// <param name="Standing">How it stands.</param>
public sealed record TraceEntry(TraceField Field, TraceWeight Weight, TraceStanding Standing);

/// <summary>How complete a trace request for one firearm or part would be.</summary>
/// <param name="Entries">Every field, in the order of the form.</param>
public sealed record TraceMeter(ValueList<TraceEntry> Entries)
{
    /// <summary>How many fields are needed.</summary>
    public int Needed => Entries.Count(entry => entry.Standing is not TraceStanding.NotNeeded);

    /// <summary>How many of them are there.</summary>
    public int Given => Entries.Count(entry => entry.Standing is TraceStanding.Given);

    /// <summary>Whole per cent of the needed fields that are there, rounded down: 100 only where none is missing.</summary>
    public int Percent => Given * 100 / Needed;

    /// <summary>Whether what a trace cannot do without is there.</summary>
    public bool IsTraceable => Entries.All(entry => entry is not { Weight: TraceWeight.Essential, Standing: TraceStanding.Missing });

    /// <summary>Whether a request can be made for an item at all: for a firearm or part, of which an essential component carries a number of its own.</summary>
    public static bool IsFor(SeizedItem item)
    {
        ArgumentNullException.ThrowIfNull(item);
        return item.Kind is SeizedItemKind.Firearm or SeizedItemKind.Part;
    }

    /// <summary>The meter of one item.</summary>
    /// <param name="item">A firearm or part.</param>
    /// <param name="firearm">What is known of it; absent for nothing.</param>
    /// <param name="seizedIn">The country that seized it: what was made elsewhere is foreign.</param>
    /// <param name="hasParty">Whether consignor or consignee is known.</param>
    /// <remarks>
    /// Source: the field set of the public US form and iARMS (domain.md 3.10). A serial number that was obliterated, or never there, is an answer.
    /// The importer is needed unless the weapon is known to be made where it was seized: while the origin is unknown it may be foreign.
    /// Place and moment of the find stand in every seizure. Weights are the operation's own.
    /// </remarks>
    public static TraceMeter Of(SeizedItem item, FirearmDescription? firearm, CountryCode seizedIn, bool hasParty)
    {
        ArgumentNullException.ThrowIfNull(item);
        var f = firearm ?? new FirearmDescription();
        return new TraceMeter(
        [
            new(TraceField.Serial, TraceWeight.Essential, Is(f.Serial is not null || f.SerialStanding is SerialStanding.Obliterated or SerialStanding.None)),
            new(TraceField.Manufacturer, TraceWeight.Essential, Is(f.Make is not null)),
            new(TraceField.Type, TraceWeight.Important, Is(item.SubKind is not ("other-firearm" or "other-part"))),
            new(TraceField.Calibre, TraceWeight.Important, Is(f.Calibre is not null)),
            new(TraceField.Model, TraceWeight.Important, Is(f.Model is not null)),
            new(TraceField.CountryOfOrigin, TraceWeight.Important, Is(f.MadeIn is not null)),
            new(TraceField.Importer, TraceWeight.Important, f.Importer is not null ? TraceStanding.Given : f.MadeIn == seizedIn ? TraceStanding.NotNeeded : TraceStanding.Missing),
            new(TraceField.Markings, TraceWeight.Helpful, Is(f.Markings is not null)),
            new(TraceField.RecoveryPlace, TraceWeight.Helpful, TraceStanding.Given),
            new(TraceField.RecoveryDate, TraceWeight.Helpful, TraceStanding.Given),
            new(TraceField.Possessor, TraceWeight.Helpful, Is(hasParty)),
        ]);
    }

    private static TraceStanding Is(bool given) => given ? TraceStanding.Given : TraceStanding.Missing;
}
