using CommandCentre.Domain.Codes;
using CommandCentre.Domain.Controls;
using CommandCentre.Domain.Files;
using CommandCentre.Domain.Leads;
using CommandCentre.Domain.Operations;
using CommandCentre.Domain.Parcels;
using CommandCentre.Domain.Seizures;

namespace CommandCentre.Domain.Fields;

/// <content>Leads, controls, seizures and exhibits.</content>
public static partial class CommandReading
{
    private static SendLead Lead(Guid id, FieldReader r) => new(
        id,
        r.Parcel("parcel"),
        r.Country("destination"),
        r.OptionalGroup("consignor", Party),
        r.OptionalGroup("consignee", Party),
        r.Text("reason", 3, 1000, lines: true),
        r.OptionalMoment("expected"),
        Marks(r))
    {
        Route = r.OptionalGroup("route", Route),
        Contents = r.Rows("contents", 0, 40, Content) is { IsEmpty: false } contents ? contents : null,
        Indicator = r.OptionalUuid("indicator"),
    };

    private static ParcelRoute Route(FieldReader r) => new(r.OptionalCountry("origin"), r.CountriesInOrder("transit"), r.OptionalOffice("leaves"), r.OptionalOffice("enters"));

    private static ContentPiece Content(FieldReader r)
    {
        var piece = new ContentPiece(
            r.Text("description", 1, 200), r.OptionalHs("hs"), r.OptionalWhole("quantity", 1, 100_000), r.OptionalWhole("grams", 1, 100_000_000),
            r.OptionalAmount("value"), r.OptionalCurrency("currency"), r.OptionalCountry("madeIn"));
        Priced(r, piece.Value, piece.Currency);
        return piece;
    }

    private static void Priced(FieldReader r, decimal? value, string? currency)
    {
        if (value is not null && currency is null && r.IsSound("currency"))
        {
            r.Note("currency", string.Empty, FieldRule.Required, "ISO 4217, such as EUR");
        }
    }

    private static MoveLead Move(Guid id, FieldReader r)
    {
        var move = new MoveLead(
            id, r.Uuid("lead"), r.Word<LeadMove>("stage"), r.OptionalMoment("expected"), r.OptionalText("site", 80, 2), r.OptionalText("text", 400, lines: true), Marks(r));
        if (r.IsSound("stage") && r.IsSound("expected") && move.Expected is null == move.Stage is LeadMove.Expected)
        {
            r.Note("expected", r.Has("expected") ? Words.Of(move.Stage) : string.Empty, move.Expected is null ? FieldRule.Required : FieldRule.Unknown, "with the stage expected, and only there");
        }

        return move;
    }

    private static ReportControl Control(Guid id, FieldReader r)
    {
        var control = new ReportControl(
            id, r.OptionalParcel("parcel"), r.OptionalUuid("lead"), Site(r), r.Word<ControlLevel>("level"), r.Word<ControlMethod>("method"), r.Word<ControlResult>("result"),
            r.Moment("controlled"), r.OptionalText("text", 1000, lines: true), Marks(r))
        {
            Indicator = r.OptionalUuid("indicator"),
        };
        if (control.Parcel is null && control.Lead is null && r.IsSound("parcel") && r.IsSound("lead"))
        {
            r.Note("parcel", string.Empty, FieldRule.Required, "a parcel number, or the lead that names it");
        }

        return control;
    }

    private static ReportSeizure Seizure(Guid id, FieldReader r) => new(
        id,
        Site(r),
        r.Word<InspectionMethod>("method"),
        r.Moment("found"),
        r.Rows("items", 1, 40, Item),
        r.OptionalParcel("parcel"),
        r.OptionalGroup("consignor", Party),
        r.OptionalGroup("consignee", Party),
        r.OptionalUuid("lead"),
        r.OptionalText("text", 1000, lines: true),
        Marks(r))
    {
        Cause = r.OptionalWord<FindCause>("cause"),
        Indicator = r.OptionalUuid("indicator"),
        Concealment = r.OptionalWord<ConcealmentMethod>("concealment"),
        Described = Described(r),
    };

    /// <summary>Descriptions of single items: each of an item that is there, and of each at most one.</summary>
    private static ValueList<ItemDescription>? Described(FieldReader r)
    {
        var described = r.Rows("described", 0, 40, Description);
        if (described.Select(one => one.Item).GroupBy(item => item).FirstOrDefault(item => item.Count() > 1) is { } twice)
        {
            r.Note("described", twice.Key.ToString(System.Globalization.CultureInfo.InvariantCulture), FieldRule.Repeated, "each item at most once");
        }

        return described.IsEmpty ? null : described;
    }

    private static ItemDescription Description(FieldReader r)
    {
        var described = new ItemDescription(r.Whole("item", 0, 39), r.OptionalGroup("firearm", Firearm)) { Calibre = r.OptionalText("calibre", 40), Text = r.OptionalText("text", 300, lines: true) };
        if (described is { Firearm: null, Calibre: null, Text: null } && r.IsSound("firearm") && r.IsSound("calibre") && r.IsSound("text"))
        {
            r.Note("firearm", string.Empty, FieldRule.Required, "firearm, calibre or text");
        }

        return described;
    }

    private static FirearmDescription Firearm(FieldReader r)
    {
        var firearm = new FirearmDescription(
            r.OptionalText("make", 80),
            r.OptionalText("model", 80),
            r.OptionalText("calibre", 40),
            r.OptionalText("serial", 60),
            r.OptionalWord<SerialStanding>("serialStanding"),
            r.OptionalText("markings", 300, lines: true),
            r.OptionalCountry("madeIn"),
            r.OptionalText("importer", 80),
            r.OptionalWord<FirearmCondition>("condition"),
            r.OptionalWord<FirearmAction>("action"),
            r.OptionalWord<Percussion>("percussion"),
            r.OptionalWord<Bore>("bore"),
            r.OptionalWhole("barrelMillimetres", 1, 3000),
            r.OptionalWhole("overallMillimetres", 1, 4000),
            r.OptionalWhole("rounds", 0, 1000),
            r.OptionalFlag("isDetachable"),
            r.OptionalFlag("foldsUnder60"),
            r.OptionalFlag("wasAutomatic"),
            r.OptionalFlag("looksAutomatic"),
            r.OptionalFlag("isDisguised"),
            r.OptionalText("nationalClass", 40));
        if (firearm is { Serial: { } serial, SerialStanding: SerialStanding.None })
        {
            r.Note("serial", serial, FieldRule.Unknown, "none where there never was a serial number");
        }

        return firearm;
    }

    private static SeizedItem Item(FieldReader r)
    {
        var kind = r.Word<SeizedItemKind>("kind");
        return new SeizedItem(kind, r.OneOf("subKind", r.IsSound("kind") ? SeizedItemSubKinds.Of(kind) : SeizedItemSubKinds.All), r.Whole("count", 1, 100_000));
    }

    private static ImageReading Reading(FieldReader r) => new(r.Word<ImageVerdict>("verdict"), r.Rows("regions", 0, 20, Region), r.OptionalText("text", 1000, lines: true));

    private static ImageRegion Region(FieldReader r)
    {
        var (left, top) = (r.Whole("left", 0, ImageRegion.Side - 1), r.Whole("top", 0, ImageRegion.Side - 1));
        // What goes beyond the edge is cut there: a hand that draws does so.
        return new(left, top, Math.Min(r.Whole("width", 1, ImageRegion.Side), ImageRegion.Side - left), Math.Min(r.Whole("height", 1, ImageRegion.Side), ImageRegion.Side - top), r.Text("word", 1, 60));
    }

    private static ExhibitPart Part(FieldReader r) => new(r.Whole("item", 0, 39), r.Whole("pieces", 1, 100_000));

    private static string Seal(FieldReader r) => r.Text("seal", 2, 40);
}
