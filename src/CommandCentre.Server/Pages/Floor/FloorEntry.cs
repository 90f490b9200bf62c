using System.Globalization;
using CommandCentre.Domain.Codes;
using CommandCentre.Domain.Controls;
using CommandCentre.Domain.Leads;
using CommandCentre.Domain.Operations;
using CommandCentre.Domain.Parcels;
using CommandCentre.Domain.Seizures;
using CommandCentre.Server.Api;
using CommandCentre.Server.Pages.Forms;
using CommandCentre.Server.Resources;
using Microsoft.Extensions.Primitives;

namespace CommandCentre.Server.Pages.Floor;

/// <summary>One tap as the command it is: the fields of the floor under the names that commands have. It depends on what was sent and on nothing else, so that a repeat is the same command.</summary>
public static class FloorEntry
{
    /// <summary>The tap's word.</summary>
    internal const string Tap = "_do";

    /// <summary>The moment of the find or control, operation time.</summary>
    internal const string Made = "made";

    /// <summary>How a parcel of a lead is held: by a step of the lead, or by a control where the lead is past that step. Drawn with the lead.</summary>
    internal const string HeldAs = "_held";

    /// <summary>The number that the lead was drawn for: typed over, the lead is another parcel's.</summary>
    internal const string LeadFor = "_for";

    /// <summary>Class and sort of what was seized: the sort tells the class.</summary>
    internal const string Sort = "items[0].subKind";

    private const string Class = "items[0].kind";
    private const string Method = "method";

    /// <summary>The form that a tap stands for, and what is in it.</summary>
    public static (ReportForm Form, FormValues Values) Of(FloorTap tap, FormValues posted)
    {
        ArgumentNullException.ThrowIfNull(posted);
        var form = ReportForms.Of(Command(tap, posted));
        IEnumerable<(string Name, string? Value)> sent = [.. Fields(tap, form.Command, posted), ("kind", form.Word), Same("id", posted)];
        var fields = sent.Where(field => !string.IsNullOrWhiteSpace(field.Value)).Select(field => KeyValuePair.Create(field.Name, new StringValues(field.Value)));
        var values = FormValues.Of(fields);
        return (form, form.IsMarked ? values.With("handling", Handling.Default.Names.ToArray()) : values);
    }

    /// <summary>What is wrong, at the field of the floor that it is about.</summary>
    public static FieldProblem Problem(FloorTap tap, ReportForm form, ErrorShown error)
    {
        ArgumentNullException.ThrowIfNull(form);
        ArgumentNullException.ThrowIfNull(error);
        return FormWords.Problem(form.Word, error) with { Field = FieldOf(tap, error.Field) };
    }

    private static string FieldOf(FloorTap tap, string field) => field switch
    {
        Class or "items" or "items[0]" => Sort,
        "controlled" or "found" or "hour" => Made,
        Method when tap is FloorTap.Seizure or FloorTap.Tally => "level",
        _ => field,
    };

    private static CommandKind Command(FloorTap tap, FormValues posted) => tap switch
    {
        FloorTap.Seizure => CommandKind.ReportSeizure,
        FloorTap.Tally => CommandKind.ReportTally,
        FloorTap.Held when Lead(posted).Value is not null && posted[HeldAs] == Words.Of(CommandKind.MoveLead) => CommandKind.MoveLead,
        _ => CommandKind.ReportControl,
    };

    private static (string Name, string? Value)[] Fields(FloorTap tap, CommandKind command, FormValues posted) => command switch
    {
        CommandKind.MoveLead => [Lead(posted), Same("site", posted), ("stage", Words.Of(LeadMove.Held)), ("text", KeptBack(posted[Made]))],
        CommandKind.ReportTally => [Same("site", posted), (Method, Inspected(posted)), ("hour", posted[Made]), Same("parcels", posted)],
        CommandKind.ReportSeizure =>
        [
            Same("parcel", posted), Lead(posted), Same("site", posted), (Method, Inspected(posted)), ("found", posted[Made]),
            Same(Sort, posted), Same("items[0].count", posted), (Class, ClassOf(posted[Sort])),
        ],
        _ =>
        [
            Same("parcel", posted), Lead(posted), Same("site", posted), Same("level", posted), Same(Method, posted), ("controlled", posted[Made]),
            ("result", Words.Of(tap is FloorTap.Held ? ControlResult.Suspicious : ControlResult.NothingFound)),
        ],
    };

    private static (string Name, string? Value) Same(string name, FormValues posted) => (name, posted[name]);

    private static (string Name, string? Value) Lead(FormValues posted) =>
        ("lead", ParcelNumber.TryParse(posted["parcel"], out var number) && number.Value == posted[LeadFor] ? posted["lead"] : null);

    private static string? ClassOf(string? sort) =>
        Enum.GetValues<SeizedItemKind>().Where(kind => SeizedItemSubKinds.Of(kind).Contains(sort)).Select(Words.Of).FirstOrDefault();

    // A tally and a seizure tell less finely how a parcel was looked at: by dog or trace, otherwise by how deep it went.
    private static string? Inspected(FormValues posted) =>
        posted[Method] is { } method && Words.TryParse<InspectionMethod>(method, out var same) && same is InspectionMethod.Dog or InspectionMethod.Trace ? Words.Of(same)
        : Words.TryParse<ControlLevel>(posted["level"], out var level) ? Words.Of(level switch { ControlLevel.Documents => InspectionMethod.Documents, ControlLevel.Xray => InspectionMethod.Xray, _ => InspectionMethod.Opened })
        : null;

    // A step of a lead has no moment of its own; when it is delivered late, the text tells when it was.
    private static string? KeptBack(string? made) =>
        DateTimeOffset.TryParse(made, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var at) ? FloorTexts.KeptBackAt.With(at.Exact()) : null;
}
