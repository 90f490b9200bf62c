using System.Globalization;
using System.Xml;
using CommandCentre.Desks.Lines;
using CommandCentre.Domain.Codes;
using CommandCentre.Domain.Parcels;
using CommandCentre.Domain.Seizures;
using CommandCentre.Server.Resources;

namespace CommandCentre.Server.Exports.Papers;

/// <summary>A seizure as NIEM-shaped XML: elements are called and nested as NIEM calls them, in a namespace of this project's own.</summary>
/// <remarks>
/// NIEM's own namespaces are not used: nothing here was checked against its schemas. The names are those domain.md 3.8 found (<c>Firearm</c> with make, category, automatic
/// indicator, barrel length; <c>ItemSeizure</c>, <c>ItemSeizingEntity</c>) and what goes with them. The document is described in docs/api.md.
/// </remarks>
internal static class NiemShaped
{
    /// <summary>The namespace of the document.</summary>
    internal const string Namespace = "urn:commandcentre:niem-shaped:1";

    private static readonly XmlWriterSettings Settings = new() { Indent = true, NewLineChars = "\n", Encoding = new System.Text.UTF8Encoding(false), CheckCharacters = true };

    internal static byte[] Write(PaperSource source)
    {
        using var bytes = new MemoryStream();
        using (var xml = XmlWriter.Create(bytes, Settings))
        {
            xml.WriteStartDocument();
            xml.WriteStartElement("SeizureReport", Namespace);
            Head(xml, source);
            Seizure(xml, source);
            foreach (var facts in source.File.Items)
            {
                Item(xml, facts);
            }

            Parcel(xml, source);
            Exhibits(xml, source);
            FollowUps(xml, source);
            Attachments(xml, source);
            xml.WriteEndElement();
        }

        return bytes.ToArray();
    }

    private static void Head(XmlWriter xml, PaperSource source)
    {
        var line = source.Line;
        Group(xml, "DocumentIdentification", () => Text(xml, "IdentificationID", source.Reference));
        Text(xml, "DocumentDescriptionText", PaperTexts.NiemNote);
        Text(xml, "DocumentStatusText", line.Withdrawn ? PaperTexts.WithdrawnText : null);
        foreach (var code in line.Marks!.Handling.Names)
        {
            Text(xml, "DocumentHandlingCode", code);
        }

        Text(xml, "DocumentHandlingText", line.HandlingText);
        foreach (var caveat in Pages.CaveatWords.Each(line.Sight.Caveats))
        {
            Text(xml, "DocumentCaveatText", caveat);
        }

        Text(xml, "DocumentWithheldRecordsQuantity", source.File.Withheld > 0 ? Number(source.File.Withheld) : null);
    }

    private static void Seizure(XmlWriter xml, PaperSource source)
    {
        var (line, said) = (source.Line, source.File.Said);
        Group(xml, "ItemSeizure", () =>
        {
            Group(xml, "ActivityIdentification", () => Text(xml, "IdentificationID", line.Record!.Value.ToString("D")));
            Group(xml, "ActivityDate", () => Text(xml, "DateTime", Shapes.Moment(said.Found)));
            Group(xml, "ActivityReportedDate", () => Text(xml, "DateTime", Shapes.Moment(line.At!.Value)));
            Text(xml, "ActivityDescriptionText", said.Text);
            Group(xml, "ActivityLocation", () =>
            {
                Text(xml, "LocationName", said.Site);
                Text(xml, "LocationCountryISO3166Alpha2Code", line.Owner!.Value);
            });
            Text(xml, "ItemSeizureMethodCode", Words.Of(said.Method));
            Text(xml, "ItemSeizureReasonCode", Words.Of(source.File.Row.Cause));
            Text(xml, "ItemConcealmentCode", said.Concealment is { } concealment ? Words.Of(concealment) : null);
            Group(xml, "ItemSeizingEntity", () => Group(xml, "EntityOrganization", () => Text(xml, "OrganizationName", source.Authority)));
        });
    }

    private static void Item(XmlWriter xml, ItemFacts facts)
    {
        var (item, f) = (facts.Item, facts.Firearm ?? new FirearmDescription());
        var isFirearm = item.Kind is SeizedItemKind.Firearm;
        Group(xml, isFirearm ? "Firearm" : "Item", () =>
        {
            Text(xml, "ItemSequenceID", Number(facts.At));
            Text(xml, "ItemQuantity", Number(item.Count));
            Text(xml, "ItemCategoryCode", Words.Of(item.Kind));
            Text(xml, isFirearm ? "FirearmCategoryCode" : "ItemSubCategoryCode", item.SubKind);
            Text(xml, isFirearm ? "FirearmMakeText" : "ItemMakeText", f.Make);
            Text(xml, "ItemModelName", f.Model);
            Text(xml, isFirearm ? "FirearmCaliberText" : "ItemCaliberText", facts.Calibre);
            Text(xml, "ItemDescriptionText", facts.Described?.Text);
            Group(xml, "ItemSerialIdentification", f.Serial is null && f.SerialStanding is null ? null : () =>
            {
                Text(xml, "IdentificationID", f.Serial);
                Text(xml, "IdentificationStatusCode", f.SerialStanding is { } standing ? Words.Of(standing) : null);
            });
            Text(xml, "ItemMarkingText", f.Markings);
            Text(xml, "ItemOriginCountryISO3166Alpha2Code", f.MadeIn?.Value);
            Text(xml, "ItemImporterName", f.Importer);
            Text(xml, "ItemConditionCode", f.Condition is { } condition ? Words.Of(condition) : null);
            Text(xml, "FirearmAutomaticIndicator", f.Action is { } action ? XmlConvert.ToString(action is FirearmAction.Automatic) : null);
            Text(xml, "FirearmActionCode", f.Action is { } how ? Words.Of(how) : null);
            Text(xml, "FirearmBoreCode", f.Bore is { } bore ? Words.Of(bore) : null);
            Measure(xml, "FirearmBarrelLengthMeasure", f.BarrelMillimetres);
            Measure(xml, "ItemLengthMeasure", f.OverallMillimetres);
            Text(xml, "ItemEUFirearmPointID", facts.Class?.Point?.ToString());
            Text(xml, "ItemEUFirearmPointVerifiedIndicator", facts.Class?.Point is { } point ? XmlConvert.ToString(point.IsVerified) : null);
            Text(xml, "ItemNationalClassText", f.NationalClass);
            Text(xml, "ItemHarmonizedSystemCode", facts.Heading.Code?.Value);
        });
    }

    private static void Parcel(XmlWriter xml, PaperSource source)
    {
        var (said, route) = (source.File.Said, source.File.Route);
        Group(xml, "Shipment", () =>
        {
            Group(xml, "ShipmentIdentification", said.Parcel is { } parcel ? () => Text(xml, "IdentificationID", parcel.Value) : null);
            Entity(xml, "ShipmentConsignor", said.Consignor);
            Entity(xml, "ShipmentConsignee", said.Consignee);
            Text(xml, "ShipmentOriginCountryISO3166Alpha2Code", route?.Origin?.Value);
            foreach (var transit in route?.Transit ?? [])
            {
                Text(xml, "ShipmentTransitCountryISO3166Alpha2Code", transit.Value);
            }

            Text(xml, "ShipmentDestinationCountryISO3166Alpha2Code", source.File.Destination.Value);
        });
    }

    private static void Exhibits(XmlWriter xml, PaperSource source)
    {
        foreach (var exhibit in source.File.Row.Exhibits)
        {
            Group(xml, "Evidence", () =>
            {
                foreach (var part in exhibit.Parts)
                {
                    Group(xml, "EvidenceItem", () =>
                    {
                        Text(xml, "ItemSequenceID", Number(part.Item));
                        Text(xml, "ItemQuantity", Number(part.Pieces));
                    });
                }

                foreach (var entry in exhibit.Custody)
                {
                    Group(xml, "EvidenceCustody", () =>
                    {
                        Text(xml, "CustodyHolderID", entry.Holder.ToString());
                        Group(xml, "ActivityDate", () => Text(xml, "DateTime", Shapes.Moment(entry.At)));
                        Text(xml, "SealID", entry.Seal);
                        Text(xml, "SealIntactIndicator", XmlConvert.ToString(entry.Intact));
                    });
                }
            });
        }
    }

    private static void FollowUps(XmlWriter xml, PaperSource source)
    {
        foreach (var said in source.File.Row.FollowUps.Select(line => (FollowUpAdded)line.Event!))
        {
            Group(xml, "SubsequentActivity", () =>
            {
                Text(xml, "ActivityCategoryCode", Words.Of(said.Outcome));
                Group(xml, "ActivityDate", () => Text(xml, "DateTime", Shapes.Moment(said.Happened)));
                Text(xml, "ActivityDescriptionText", said.Text);
            });
        }
    }

    private static void Attachments(XmlWriter xml, PaperSource source)
    {
        foreach (var row in source.File.Files)
        {
            Group(xml, "Attachment", () =>
            {
                Text(xml, "BinaryID", row.Id.ToString("D"));
                Text(xml, "BinaryCategoryText", Words.Of(row.File.Sort));
                Text(xml, "BinaryDescriptionText", row.File.Title);
                Text(xml, "BinaryFormatText", Words.Of(row.File.Media));
                Text(xml, "BinarySizeValue", row.File.Bytes.ToString(CultureInfo.InvariantCulture));
                Text(xml, "BinarySHA256Text", row.File.Sha256);
            });
        }
    }

    private static void Entity(XmlWriter xml, string name, Party? party) => Group(xml, name, party is null ? null : () =>
    {
        Text(xml, "EntityName", party.Name);
        Text(xml, "AddressFullText", party.Address);
        Text(xml, "TelephoneNumberFullID", party.Phone);
        Text(xml, "ContactEmailID", party.Email);
    });

    private static void Measure(XmlWriter xml, string name, int? millimetres) => Group(xml, name, millimetres is not { } length ? null : () =>
    {
        Text(xml, "MeasureValueText", Number(length));
        Text(xml, "LengthUnitCode", "MMT");
    });

    private static void Group(XmlWriter xml, string name, Action? write)
    {
        if (write is not null)
        {
            xml.WriteStartElement(name, Namespace);
            write();
            xml.WriteEndElement();
        }
    }

    private static void Text(XmlWriter xml, string name, string? value)
    {
        if (!string.IsNullOrEmpty(value))
        {
            xml.WriteElementString(name, Namespace, value);
        }
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
