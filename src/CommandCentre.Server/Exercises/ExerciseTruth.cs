using CommandCentre.Desks.CrossChecks;
using CommandCentre.Domain.CrossChecks;

namespace CommandCentre.Server.Exercises;

/// <summary>What really ties records together.</summary>
public enum LinkKind
{
    /// <summary>The same person or company sent, however it was spelt.</summary>
    SameConsignor,

    /// <summary>The same person or company was to receive.</summary>
    SameConsignee,

    /// <summary>The same address was given.</summary>
    SameAddress,

    /// <summary>The same phone number was given.</summary>
    SamePhone,

    /// <summary>The same parcel.</summary>
    SameParcel,

    /// <summary>Parts that would make one weapon.</summary>
    PartsOfOneWeapon,
}

/// <summary>Records that belong together.</summary>
/// <param name="Number">1, 2, 3 ... within the script.</param>
/// <param name="Kind">By what.</param>
/// <param name="Records">Two or more records, in the order of the script.</param>
public sealed record TruthGroup(int Number, LinkKind Kind, IReadOnlyList<Guid> Records);

/// <summary>What is really so behind an exercise: known to nobody who plays, and what matching is measured against.</summary>
/// <param name="Groups">Every group.</param>
public sealed record ExerciseTruth(IReadOnlyList<TruthGroup> Groups)
{
    private static readonly LinkGround[] Places = [LinkGround.Address, LinkGround.Contact, LinkGround.Consignor, LinkGround.Consignee, LinkGround.SenderIsReceiver];

    // Whom a request asks about is not said to send or to receive; a mailbox is somebody's own.
    private static readonly Dictionary<LinkKind, (LinkGround[] Right, LinkGround[] Joins)> Grounds = new()
    {
        [LinkKind.SameConsignor] = ([LinkGround.Consignor, LinkGround.SenderIsReceiver, LinkGround.Contact], [LinkGround.Consignor, LinkGround.SenderIsReceiver, LinkGround.Contact]),
        [LinkKind.SameConsignee] = ([LinkGround.Consignee, LinkGround.SenderIsReceiver, LinkGround.Contact], [LinkGround.Consignee, LinkGround.SenderIsReceiver, LinkGround.Contact]),
        [LinkKind.SameAddress] = ([LinkGround.Address], Places),
        [LinkKind.SamePhone] = ([LinkGround.Contact], Places),
        [LinkKind.SameParcel] = ([LinkGround.Parcel], [LinkGround.Parcel]),
    };

    /// <summary>The groups that records can be seen to belong to by what stands in them: all but the parts of one weapon.</summary>
    public IReadOnlyList<TrueGroup> ForLinks() => [.. Groups.Where(group => Grounds.ContainsKey(group.Kind)).Select(group => new TrueGroup(Grounds[group.Kind].Right, Grounds[group.Kind].Joins, group.Records))];
}
