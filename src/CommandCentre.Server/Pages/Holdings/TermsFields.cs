using System.Globalization;
using CommandCentre.Desks.Holdings;
using CommandCentre.Desks.Lines;
using CommandCentre.Domain.Codes;
using CommandCentre.Domain.Fields;
using CommandCentre.Server.Pages.Forms;
using Microsoft.Extensions.Primitives;

namespace CommandCentre.Server.Pages.Holdings;

/// <summary>The terms of a record as fields of a form, and a form of them as a change.</summary>
internal static class TermsFields
{
    private static readonly string[] Clearable = ["to", "expires", "caseReference", "contact"];

    /// <summary>A form that says what holds now.</summary>
    public static HoldingsDraft Of(HoldingTerms terms) => new(
        FormValues.None.With("mode", Words.Of(terms.Mode)).With("handling", new StringValues([.. terms.Handling.Names])).With("handlingText", terms.Handling.Text ?? string.Empty)
            .With("to", string.Join(' ', terms.To)).With("expires", Day(terms.Expires)).With("caseReference", terms.CaseReference ?? string.Empty).With("contact", terms.Contact ?? string.Empty),
        []);

    /// <summary>The change of one record: the form said all of it. What is as it was is left out, and what was emptied is taken away.</summary>
    public static FormValues Changed(FormValues sent, HoldingTerms from)
    {
        var was = Of(from).Values;
        var isMarked = !sent.Several("handling").Order().SequenceEqual(was.Several("handling").Order()) || Text(sent, "handlingText") != Text(was, "handlingText");
        return sent.Where(name => name is "handling" or "handlingText" ? isMarked : Text(sent, name) != Text(was, name))
            .With("clear", new StringValues([.. Clearable.Where(field => Text(sent, field).Length == 0 && Text(was, field).Length > 0)]));
    }

    /// <summary>Reads which and what.</summary>
    public static (TermsChange? Change, IReadOnlyList<FieldError> Errors) Read(FormValues sent, DateTimeOffset now)
    {
        var reader = new FieldReader(sent.Tree);
        var change = TermsChange.From(reader, now);
        reader.Complete();
        return reader.Errors.Count > 0 ? (null, reader.Errors) : (change, []);
    }

    private static string Text(FormValues values, string field) => (values[field] ?? string.Empty).Trim();

    // A day's end is meant by its day; another moment is written out.
    private static string Day(DateTimeOffset? expires) => expires switch
    {
        null => string.Empty,
        { TimeOfDay.Ticks: 0 } midnight => midnight.AddDays(-1).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        { } moment => Shapes.Moment(moment),
    };
}
