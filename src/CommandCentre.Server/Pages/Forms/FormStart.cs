using System.Globalization;
using CommandCentre.Desks.Lines;
using CommandCentre.Desks.Operations;
using CommandCentre.Domain.Codes;
using CommandCentre.Domain.Controls;
using CommandCentre.Domain.Files;
using CommandCentre.Domain.Operations;
using CommandCentre.Domain.Sharing;
using CommandCentre.Server.Pages.CrossChecks;
using Microsoft.Extensions.Primitives;

namespace CommandCentre.Server.Pages.Forms;

/// <summary>How a form begins: a new id, what can be known, and what the record it speaks of says.</summary>
public static class FormStart
{
    private static readonly string[] Marks = ["handling", "handlingText", "evaluation", "to"];

    /// <summary>The form as first drawn; null when the address names a record that is not there for this viewer.</summary>
    public static FormDraft? Of(ReportForm form, Actor viewer, OperationView view, IQueryCollection query)
    {
        ArgumentNullException.ThrowIfNull(form);
        ArgumentNullException.ThrowIfNull(viewer);
        ArgumentNullException.ThrowIfNull(view);
        var known = SharingStart.Asked(form.Command, view, query, Known(form, view));
        var draft = new FormDraft(form, viewer, view, form.Command is CommandKind.RequestCheck ? CheckFollowUp.Asked(view, query["from"], known) : known);
        if (form.Tie is not { } tie || query[tie.Field] is not [{ Length: > 0 } named])
        {
            return draft;
        }

        return Find(view, tie, named) is { } line ? draft with { Tied = line, Values = Tied(draft, tie, named, line) } : null;
    }

    /// <summary>A posted form as it is drawn again.</summary>
    public static FormDraft Again(ReportForm form, Actor viewer, OperationView view, FormValues posted)
    {
        ArgumentNullException.ThrowIfNull(form);
        ArgumentNullException.ThrowIfNull(posted);
        var tied = form.Tie is { Sent: true } tie ? Find(view, tie, posted[tie.Field]) : null;
        return new FormDraft(form, viewer, view, posted) { Tied = tied };
    }

    /// <summary>A new id for a form that is drawn.</summary>
    public static string NewId()
    {
#pragma warning disable RS0030 // The edge makes ids: a form carries its own from drawing to the last retry.
        return Guid.NewGuid().ToString("D");
#pragma warning restore RS0030
    }

    /// <summary>The moment as a browser's field takes it, to the minute.</summary>
    internal static string Minute(DateTimeOffset moment) => moment.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture);

    private static FormValues Known(ReportForm form, OperationView view)
    {
        var fields = new Dictionary<string, StringValues> { ["id"] = NewId() };
        if (form.IsMarked)
        {
            fields["handling"] = Handling.Default.Names.ToArray();
        }

        foreach (var (name, value) in ByCommand(form.Command, view))
        {
            fields[name] = value;
        }

        return FormValues.Of(fields);
    }

    private static IEnumerable<(string Name, string? Value)> ByCommand(CommandKind command, OperationView view) => command switch
    {
        CommandKind.ReportTally => [("site", view.OwnDuty?.Site), ("hour", Minute(Tallies.HourOf(view.Now)))],
        CommandKind.ReportSeizure => [("site", view.OwnDuty?.Site), ("found", Minute(view.Now))],
        CommandKind.ReportControl => [("site", view.OwnDuty?.Site), ("controlled", Minute(view.Now))],
        CommandKind.SealExhibit or CommandKind.ReceiveExhibit => [("site", view.OwnDuty?.Site)],
        CommandKind.StateLegality => [("from", view.Summary.FirstDay.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture))],
        CommandKind.AddFollowUp => [("happened", Minute(view.Now))],
        CommandKind.RequestCheck or CommandKind.ReferParcel => [("minutes", "60")],
        CommandKind.MakeCrossCheck => CheckStart.Known(view),
        CommandKind.ChangePhase when view.Summary.Phase < OperationPhase.PostOperational => [("to", Words.Of(view.Summary.Phase + 1))],
        _ => [],
    };

    private static LineView? Find(OperationView view, Tie tie, string? named) =>
        tie.Field == "line" ? FormWaiting.Askable(view, named) : Guid.TryParse(named, out var record) ? Find(view, tie, record) : null;

    private static LineView? Find(OperationView view, Tie tie, Guid record) => tie.Field switch
    {
        "hit" => view.Record(record) is { Kind: LineKind.HitPushed } hit ? RecordFields.Present(view, hit) : null,
        "check" => view.Check(record)?.Line,
        "lead" => view.Lead(record)?.Line,
        "control" => view.Control(record)?.Line,
        "seizure" => view.Seizure(record)?.Line,
        "exhibit" => view.Exhibit(record)?.Line,
        "referral" => view.Referral(record)?.Line,
        "file" => view.File(record) is { } file && KeptFile.IsPictureOf(file.File.Media) ? file.Line : null,
        "first" => view.Reading(record) is { } reading && reading.First.Event is ImageRead { File: { } image } && view.File(image) is not null ? reading.First : null,
        "operator" => view.Operators.FirstOrDefault(row => row.Id == record)?.Line,
        "link" => view.Record(record) is { Kind: LineKind.LinkFound } link ? link : null,
        _ => view.Record(record) is { } any ? RecordFields.Present(view, any) : null,
    };

    private static FormValues Tied(FormDraft draft, Tie tie, string named, LineView line)
    {
        var fields = RecordFields.Of(line);
        var values = tie.Sent ? draft.Values.With(tie.Field, Guid.TryParse(named, out var record) ? record.ToString("D") : named) : draft.Values;
        return draft.Form.Command switch
        {
            CommandKind.CorrectHit => values.Where(name => name is not "handling").Or(fields.Where(name => name.StartsWith("report.", StringComparison.Ordinal) || Marks.Contains(name)).All),
            CommandKind.SendLead => values.Or(Renamed(fields, ("report.parcel", "parcel"), ("report.destination", "destination"), ("report.summary", "reason"), ("report.consignor.", "consignor."), ("report.consignee.", "consignee."))),
            CommandKind.MakeCrossCheck => values.Or(CheckStart.Of(line.Event)),
            CommandKind.RequestCheck => values.Or(Renamed(fields, ("report.parcel", "parcel"), (fields["report.subject"] == "consignee" ? "report.consignee." : "report.consignor.", "subject."))),
            CommandKind.ReportControl or CommandKind.ReferParcel => values.Or(Renamed(fields, ("parcel", "parcel"))),
            CommandKind.ReportSeizure => values.Or(Renamed(fields, ("parcel", "parcel"), ("consignor.", "consignor."), ("consignee.", "consignee."))),
            CommandKind.ReadImage => values.Where(name => name is not "handling").Or(fields.Where(name => Marks.Contains(name)).All),
            CommandKind.RegisterOperator => values.Or(fields.Where(name => name is "trade" or "name" or "contact").All),
            CommandKind.AddFile => Attached(values, fields, line),
            CommandKind.ChangeMarks => values.Where(name => name is not "handling").Or(fields.Where(name => Marks.Contains(name)).All),
            CommandKind.AskRelease when !values.Has("use") => values.With("use", Words.Of(SharingStart.UseOf(line))),
            CommandKind.PostMessage when line.Marks is { } marks => Replied(values, fields, line.Owner!, draft.Viewer, marks),
            _ => values,
        };
    }

    private static IEnumerable<KeyValuePair<string, StringValues>> Renamed(FormValues fields, params (string From, string To)[] names) =>
        from field in fields.All
        from name in names
        where name.From.EndsWith('.') ? field.Key.StartsWith(name.From, StringComparison.Ordinal) : field.Key == name.From
        select KeyValuePair.Create(name.To + field.Key[name.From.Length..], field.Value);

    // A file begins with the marks of its record; what an X-ray showed is mostly an X-ray image.
    private static FormValues Attached(FormValues values, FormValues fields, LineView line) =>
        values.Where(name => name is not "handling").Or(fields.Where(name => Marks.Contains(name)).All)
            .With("sort", Words.Of(line.Event is ControlReported { Level: ControlLevel.Xray } or ControlReported { Method: ControlMethod.Xray or ControlMethod.ComputedTomography } ? FileSort.Xray : FileSort.Photo));

    // Who may read the record reads what is said of it, unless the sender decides otherwise.
    private static FormValues Replied(FormValues values, FormValues fields, CountryCode owner, Actor viewer, Marks marks)
    {
        var free = marks.Handling.Strictest is HandlingCodes.H0 or HandlingCodes.H1;
        var readers = marks.To.IsEmpty && free ? [] : marks.To.Append(owner).Where(addressee => addressee != Addressee.Of(viewer.Country)).Distinct();
        return values.Where(name => name is not "handling").Or(fields.Where(name => name is "handling" or "handlingText").All)
            .With("to", readers.Select(addressee => addressee.ToString()).ToArray());
    }
}
