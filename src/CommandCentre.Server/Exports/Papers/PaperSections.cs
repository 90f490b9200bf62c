using CommandCentre.Desks.Lines;
using CommandCentre.Desks.Operations;
using CommandCentre.Domain.Parcels;
using CommandCentre.Domain.Seizures;
using CommandCentre.Server.Pages;
using CommandCentre.Server.Pages.Forms;
using CommandCentre.Server.Pages.Operations;
using CommandCentre.Server.Resources;

namespace CommandCentre.Server.Exports.Papers;

/// <summary>A part of a form that is read by people: a heading, and labels with values.</summary>
/// <param name="Title">Its heading.</param>
/// <param name="Rows">What is known; what is not is left out.</param>
public sealed record PaperSection(string Title, IReadOnlyList<(string Label, string Value)> Rows);

/// <summary>What the forms that people read hold, in reading order: written once for message and printed record.</summary>
public static class PaperSections
{
    /// <summary>What it is, and what whoever reads it must heed.</summary>
    public static PaperSection Head(PaperSource source, string title)
    {
        ArgumentNullException.ThrowIfNull(source);
        var line = source.Line;
        return Section(
            title,
            (PaperTexts.Operation, $"{source.Operation.Name} ({source.Operation.Key})"),
            (PaperTexts.Reference, source.Reference),
            (PaperTexts.RecordId, line.Record!.Value.ToString("D")),
            (PaperTexts.Withdrawn, line.Withdrawn ? PaperTexts.WithdrawnText : null),
            (PaperTexts.Handling, string.Join('+', line.Marks!.Handling.Names)),
            (PaperTexts.Heed, string.Join('\n', CaveatWords.Each(line.Sight.Caveats).Append(line.HandlingText).Where(text => !string.IsNullOrEmpty(text)))),
            (PaperTexts.Evaluation, line.Marks.Evaluation?.ToString()),
            (PaperTexts.TakenOut, PaperTexts.TakenOutBy.With(source.Officer, source.Country.Name(), source.At.Exact())),
            (PageTexts.FieldPurpose, source.Purpose),
            (PaperTexts.LeftOut, source.File.Withheld > 0 ? PaperTexts.LeftOutText.With(source.File.Withheld.Grouped()) : null));
    }

    /// <summary>Who found it, where, when, how, what led to it.</summary>
    public static PaperSection Find(PaperSource source)
    {
        ArgumentNullException.ThrowIfNull(source);
        var (line, said) = (source.Line, source.File.Said);
        return Section(
            PaperTexts.FindTitle,
            (PaperTexts.SeizedBy, $"{line.Owner!.Name()}, {line.By!.Agency.Label()} ({line.By.Officer})"),
            (PageTexts.FieldFound, said.Found.Exact()),
            (PaperTexts.Reported, line.At!.Value.Exact()),
            (PageTexts.FieldSite, said.Site),
            (PageTexts.FieldMethod, said.Method.Label()),
            (PageTexts.FieldCause, source.File.Row.Cause.Label()),
            (PageTexts.FieldConcealment, said.Concealment?.Label()),
            (PageTexts.FieldText, said.Text));
    }

    /// <summary>The parcel, who sent it to whom, and its way.</summary>
    public static PaperSection Parcel(PaperSource source)
    {
        ArgumentNullException.ThrowIfNull(source);
        var (said, route) = (source.File.Said, source.File.Route);
        return Section(
            PaperTexts.ParcelTitle,
            (PageTexts.FieldParcel, said.Parcel?.Value),
            (PaperTexts.Carriers, said.Parcel is { } parcel ? string.Join(", ", parcel.Readings.Select(reading => $"{reading.Carrier.Label()}: {reading.Standing.Label()}")) : null),
            (PageTexts.FieldConsignor, Said(said.Consignor)),
            (PageTexts.FieldConsignee, Said(said.Consignee)),
            (PageTexts.FieldOrigin, route?.Origin?.Name()),
            (PaperTexts.Transit, string.Join(" → ", (route?.Transit ?? []).Select(country => country.Name()))),
            (PageTexts.FieldDestination, source.File.Destination.Name()),
            (PaperTexts.Offices, string.Join(" → ", new[] { route?.Leaves?.Value, route?.Enters?.Value }.OfType<string>())));
    }

    /// <summary>The lead that led to it; absent for none.</summary>
    public static PaperSection? Lead(PaperSource source) =>
        source.File.Lead is { } lead ? new(PaperTexts.LeadTitle.With(lead.Number.Grouped(), lead.Owner!.Name()), LineFields.Of(lead)) : null;

    /// <summary>One sort of item with all that follows from it.</summary>
    public static PaperSection Item(PaperSource source, ItemFacts facts)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(facts);
        var f = facts.Firearm;
        return Section(
            PaperTexts.ItemTitle.With(facts.At + 1, facts.Item.Count.Grouped(), Labels.SubKind(facts.Item.SubKind), facts.Item.Kind.Label()),
            [
                (PaperTexts.InWords, facts.Described?.Text),
                (Label("calibre"), f is null ? facts.Calibre : null),
                .. Described(f),
                (PaperTexts.EuClass, EuClass(facts)),
                (PaperTexts.NationalClass, TraceMeter.IsFor(facts.Item) ? f?.NationalClass ?? PaperTexts.NotStated : null),
                (PaperTexts.Heading, PaperWords.Heading(facts.Heading)),
                (PaperTexts.IllicitArms, facts.Illicit.Category.Label()),
                .. source.File.Legality.Where(answer => answer.Item == facts.At).Select(answer => (PaperTexts.LegalityOf.With(answer.Country.Name(), answer.Place.Label()), (string?)PaperWords.Legality(answer))),
                (PaperTexts.Traceable, source.File.MeterOf(facts) is { } meter ? PaperTexts.MeterText.With(meter.Given, meter.Needed, meter.Percent) : null),
            ]);
    }

    /// <summary>An exhibit and everybody who had it.</summary>
    public static PaperSection Exhibit(PaperSource source, ExhibitRow exhibit)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(exhibit);
        var items = source.File.Row.Items;
        return Section(
            PaperTexts.ExhibitTitle.With(exhibit.Custody[0].Seal ?? ParcelTexts.SealWithheld, exhibit.Line.Number.Grouped()),
            [
                (PageTexts.FieldPieces, string.Join(", ", exhibit.Parts.Select(part => FormTexts.ItemNamed.With(part.Item + 1, part.Pieces.Grouped(), Labels.SubKind(items[part.Item].SubKind))))),
                .. exhibit.Custody.Select((entry, at) => (PaperTexts.Custody.With(at + 1), (string?)PaperTexts.CustodyText.With(entry.Holder.Said(), entry.At.Exact(), entry.Seal, entry.Intact ? PageTexts.SealWhole : PageTexts.SealBroken))),
                (ParcelTexts.OnItsWay, exhibit.Transfer is { } going ? going.Receiver.Said() : null),
            ]);
    }

    /// <summary>One thing that came of it.</summary>
    public static PaperSection FollowUp(LineView line)
    {
        ArgumentNullException.ThrowIfNull(line);
        return new(PaperTexts.FollowUpTitle.With(line.Number.Grouped(), line.Owner!.Name()), LineFields.Of(line));
    }

    /// <summary>The photos and documents, each with the digest by which whoever is handed it knows it again; absent for none.</summary>
    public static PaperSection? Files(PaperSource source)
    {
        ArgumentNullException.ThrowIfNull(source);
        return source.File.Files.Count == 0 ? null : Section(PaperTexts.FilesTitle, source.File.Files.Select(row => (
            $"{row.File.Sort.Label()}: {row.File.Title}",
            (string?)string.Join('\n', new[]
            {
                $"{row.File.Media.Label()}, {FileTexts.Bytes.With(row.File.Bytes.Grouped())}, {PageTexts.LineTitle.With(row.Line.Number.Grouped())}",
                source.File.Row.Exhibits.FirstOrDefault(exhibit => exhibit.Id == row.File.Of) is { } exhibit ? PaperTexts.FileOfExhibit.With(exhibit.Custody[0].Seal ?? ParcelTexts.SealWithheld) : null,
                row.File.Sha256 is { } digest ? $"SHA-256 {digest}" : null,
            }.OfType<string>()))));
    }

    private static string? EuClass(ItemFacts facts) => facts.Class is { } found ? PaperWords.Class(found) : TraceMeter.IsFor(facts.Item) ? PaperTexts.NotDescribed : null;

    /// <summary>The identification set, each fact by the label of its field.</summary>
    private static IEnumerable<(string, string?)> Described(FirearmDescription? f) => f is null ? [] :
    [
        (Label("make"), f.Make), (Label("model"), f.Model), (Label("calibre"), f.Calibre), (Label("serial"), f.Serial),
        (Label("serialStanding"), f.SerialStanding?.Label()), (Label("markings"), f.Markings), (Label("madeIn"), f.MadeIn?.Name()), (Label("importer"), f.Importer),
        (Label("condition"), f.Condition?.Label()), (Label("action"), f.Action?.Label()), (Label("percussion"), f.Percussion?.Label()), (Label("bore"), f.Bore?.Label()),
        (Label("barrelMillimetres"), f.BarrelMillimetres?.Grouped()), (Label("overallMillimetres"), f.OverallMillimetres?.Grouped()), (Label("rounds"), f.Rounds?.Grouped()),
        (Label("isDetachable"), Said(f.IsDetachable)), (Label("foldsUnder60"), Said(f.FoldsUnder60)), (Label("wasAutomatic"), Said(f.WasAutomatic)),
        (Label("looksAutomatic"), Said(f.LooksAutomatic)), (Label("isDisguised"), Said(f.IsDisguised)),
    ];

    private static string Label(string field) => FormWords.Label("report-seizure", "described.firearm." + field);

    private static string? Said(bool? flag) => flag is { } known ? known ? FormTexts.Yes : FormTexts.No : null;

    private static string? Said(Party? party) => party is null ? null : string.Join('\n', new[] { party.Name, party.Address, party.Phone, party.Email }.OfType<string>());

    private static PaperSection Section(string title, params IEnumerable<(string Label, string? Value)> rows) =>
        new(title, [.. rows.Where(row => !string.IsNullOrEmpty(row.Value)).Select(row => (row.Label, row.Value!))]);
}
