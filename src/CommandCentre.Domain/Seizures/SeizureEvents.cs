using CommandCentre.Domain.Codes;
using CommandCentre.Domain.Operations;
using CommandCentre.Domain.Parcels;
using CommandCentre.Domain.Sharing;

namespace CommandCentre.Domain.Seizures;

/// <summary>The four classes the operation publishes, and what is found beside them.</summary>
public enum SeizedItemKind
{
    /// <summary>A firearm.</summary>
    Firearm,

    /// <summary>A part or essential component of one.</summary>
    Part,

    /// <summary>Ammunition, counted in pieces.</summary>
    Ammunition,

    /// <summary>Another weapon: knife, pepper spray, stun device ...</summary>
    OtherWeapon,

    /// <summary>A blueprint, or a carrier of the files of one: no weapon, and in no published figure.</summary>
    Blueprint,
}

/// <summary>What an item is within its class.</summary>
public static class SeizedItemSubKinds
{
    private static readonly Dictionary<SeizedItemKind, IReadOnlyList<string>> ByKind = new()
    {
        [SeizedItemKind.Firearm] = ["pistol", "revolver", "rifle", "shotgun", "sub-machine-gun", "machine-gun", "alarm-signal", "converted", "deactivated", "3d-printed", "other-firearm"],
        [SeizedItemKind.Part] = ["barrel", "frame", "receiver", "slide", "cylinder", "bolt", "breech-block", "silencer", "magazine", "trigger", "other-part"],
        [SeizedItemKind.Ammunition] = ["cartridge", "shotgun-cartridge", "blank", "projectile", "case-or-primer", "other-ammunition"],
        [SeizedItemKind.OtherWeapon] = ["knife", "pepper-spray", "stun-device", "baton", "knuckleduster", "air-or-gas-gun", "crossbow", "throwing-star", "other"],
        [SeizedItemKind.Blueprint] = ["drawing", "data-carrier", "other-design"],
    };

    /// <summary>The sub-kinds of a class. Essential components follow Directive (EU) 2021/555; the rest are the operation's own words.</summary>
    public static IReadOnlyList<string> Of(SeizedItemKind kind) => ByKind[kind];

    /// <summary>The sub-kinds of every class.</summary>
    public static IReadOnlyList<string> All { get; } = [.. ByKind.Values.SelectMany(words => words)];
}

/// <summary>Items of one sort in a seizure.</summary>
/// <param name="Kind">Class.</param>
/// <param name="SubKind">One of <see cref="SeizedItemSubKinds.Of"/>.</param>
/// <param name="Count">Pieces, 1 to 100,000.</param>
public sealed record SeizedItem(SeizedItemKind Kind, string SubKind, int Count);

/// <summary>Items were seized; kind and count are open to every participant, the rest follows the marks.</summary>
/// <param name="Site">Where, 2 to 80 characters.</param>
/// <param name="Method">How it was found.</param>
/// <param name="Found">Moment of the find, operation time UTC.</param>
/// <param name="Items">1 to 40 sorts of item.</param>
/// <param name="Parcel">The parcel it was in.</param>
/// <param name="Consignor">Who sent it.</param>
/// <param name="Consignee">To whom.</param>
/// <param name="Lead">Record of the lead that led to it.</param>
/// <param name="Text">More in words, at most 1,000 characters.</param>
public sealed record SeizureReported(
    string Site,
    InspectionMethod Method,
    DateTimeOffset Found,
    ValueList<SeizedItem> Items,
    [property: Nominal] ParcelNumber? Parcel,
    [property: Nominal] Party? Consignor,
    [property: Nominal] Party? Consignee,
    Guid? Lead,
    [property: Narrative] string? Text) : OperationEvent(LineKind.SeizureReported)
{
    /// <summary>What led to it; absent where nobody said.</summary>
    public FindCause? Cause { get; init; }

    /// <summary>Record of the risk indicator that led to it, where no lead did; absent for none, and for a viewer who may not read it.</summary>
    public Guid? Indicator { get; init; }

    /// <summary>How it was hidden; absent where nobody said.</summary>
    public ConcealmentMethod? Concealment { get; init; }

    /// <summary>What is known of single items, by their place; absent for none, and for those who see just the counts.</summary>
    [Nominal]
    public ValueList<ItemDescription>? Described { get; init; }

    /// <inheritdoc/>
    public override Guid? Refers() => Lead ?? Indicator;

    /// <inheritdoc/>
    public override OperationEvent Unreferenced() => this with { Lead = null, Indicator = null };

    /// <inheritdoc/>
    public override OperationEvent NonNominal(bool narrative) => this with { Parcel = null, Consignor = null, Consignee = null, Described = null, Text = narrative ? Text : null };
}
