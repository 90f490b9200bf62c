using CommandCentre.Domain.CrossChecks;
using CommandCentre.Domain.Hits;
using CommandCentre.Domain.Leads;
using CommandCentre.Domain.Operations;
using CommandCentre.Domain.Parcels;
using CommandCentre.Domain.Seizures;
using CommandCentre.Matching.Entities;

namespace CommandCentre.Desks.CrossChecks;

/// <summary>What part of a line an entity is.</summary>
internal enum LinePart
{
    /// <summary>Who sends.</summary>
    Consignor,

    /// <summary>To whom.</summary>
    Consignee,

    /// <summary>Who is asked about, in a request or a check that stands.</summary>
    Subject,

    /// <summary>An address by itself.</summary>
    Address,

    /// <summary>A phone number or mailbox by itself.</summary>
    Contact,

    /// <summary>A parcel.</summary>
    Parcel,
}

/// <summary>What a line tells of persons and parcels.</summary>
internal static class LineParts
{
    /// <summary>Every part of a line that can be matched; none for lines that tell of nobody.</summary>
    public static IEnumerable<(LinePart Part, Entity Entity)> Of(OperationEvent happened) => Told(happened).Where(part => part.Entity is not null).Select(part => (part.Part, part.Entity!));

    /// <summary>The parts that are looked up in holdings: who, and which parcel.</summary>
    public static bool AsksHoldings(LinePart part) => part is LinePart.Consignor or LinePart.Consignee or LinePart.Parcel;

    /// <summary>By what two parts that match belong together; absent for parts that cannot.</summary>
    public static LinkGround? Ground(LinePart one, LinePart other) => (one, other) switch
    {
        (LinePart.Consignor, LinePart.Consignor) => LinkGround.Consignor,
        (LinePart.Consignee, LinePart.Consignee) => LinkGround.Consignee,
        (LinePart.Consignor or LinePart.Consignee or LinePart.Subject, LinePart.Consignor or LinePart.Consignee or LinePart.Subject) => LinkGround.SenderIsReceiver,
        (LinePart.Address, LinePart.Address) => LinkGround.Address,
        (LinePart.Contact, LinePart.Contact) => LinkGround.Contact,
        (LinePart.Parcel, LinePart.Parcel) => LinkGround.Parcel,
        _ => null,
    };

    private static IEnumerable<(LinePart Part, Entity? Entity)> Told(OperationEvent happened) => happened switch
    {
        HitPushed hit => Shipment(hit.Report.Consignor, hit.Report.Consignee, hit.Report.Parcel),
        HitCorrected hit => Shipment(hit.Report.Consignor, hit.Report.Consignee, hit.Report.Parcel),
        LeadSent lead => Shipment(lead.Consignor, lead.Consignee, lead.Parcel),
        SeizureReported seizure => Shipment(seizure.Consignor, seizure.Consignee, seizure.Parcel),
        CheckRequested request => [(LinePart.Subject, AskedEntity.Of(request.Subject)), .. Places(request.Subject), (LinePart.Parcel, AskedEntity.Of(request.Parcel))],
        CrossChecked { Values: { } values, Until: not null } check => [(LinePart.Subject, AskedEntity.Of(values, check.Subject))],
        _ => [],
    };

    private static IEnumerable<(LinePart Part, Entity? Entity)> Shipment(Party? consignor, Party? consignee, ParcelNumber? parcel) =>
    [
        (LinePart.Consignor, AskedEntity.Of(consignor)),
        (LinePart.Consignee, AskedEntity.Of(consignee)),
        (LinePart.Parcel, AskedEntity.Of(parcel)),
        .. Places(consignor),
        .. Places(consignee),
    ];

    private static IEnumerable<(LinePart Part, Entity? Entity)> Places(Party? party) => [(LinePart.Address, AskedEntity.AddressOf(party)), (LinePart.Contact, AskedEntity.ContactOf(party))];
}
