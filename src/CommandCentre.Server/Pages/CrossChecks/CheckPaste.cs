using System.Security.Cryptography;
using System.Text;
using CommandCentre.Domain.Codes;
using CommandCentre.Domain.CrossChecks;
using CommandCentre.Domain.Operations;
using CommandCentre.Server.CrossChecks.Recognition;
using CommandCentre.Server.Pages.Forms;
using CommandCentre.Server.Resources;
using Microsoft.Extensions.Primitives;

namespace CommandCentre.Server.Pages.CrossChecks;

/// <summary>The one box of a check: what was pasted into it becomes rows of typed values, and what was corrected in a row stays.</summary>
/// <remarks>
/// The box and its bookkeeping are fields of the page's own (their names begin with an underscore) and no part of the command. Each row remembers
/// the value it was drawn from (<c>_seen</c>): a row that differs from it was corrected, and is kept when the box is read again.
/// </remarks>
public static class CheckPaste
{
    /// <summary>The box.</summary>
    internal const string Box = "_paste";

    /// <summary>Digest of the text whose values stand in the rows.</summary>
    internal const string Digest = "_read";

    /// <summary>The button that reads the box, for browsers without script.</summary>
    internal const string Button = "_recognise";

    /// <summary>Values that were taken out of the rows.</summary>
    internal const string Gone = "_gone";

    /// <summary>The subject that was guessed.</summary>
    internal const string Guessed = "_subject";

    /// <summary>Whether the text held more than was read.</summary>
    internal const string Cut = "_cut";

    private const string Rows = "values";

    /// <summary>The field in which a row remembers what it was drawn from.</summary>
    internal static string SeenOf(int row) => $"_seen.{Rows}[{row}]";

    /// <summary>The form as it must be drawn again before it is sent, because its box holds what nobody has looked at; null when it can be sent.</summary>
    internal static FormDraft? Unread(FormDraft draft)
    {
        var asked = draft.Values.Has(Button);
        if (draft.Form.Command is not CommandKind.MakeCrossCheck || (!asked && IsRead(draft.Values)))
        {
            return null;
        }

        var read = draft with { Values = Again(draft.Values) };
        return asked ? read : read with { Notice = new FormNotice("info", FormTexts.LookFirstTitle, FormTexts.LookFirstText) };
    }

    /// <summary>Without the recognised rows that were emptied: they are taken out, not wrong.</summary>
    internal static FormValues Filled(FormValues values)
    {
        var blank = Enumerable.Range(0, values.Rows(Rows)).Where(row => string.IsNullOrWhiteSpace(values[Text(row)]) && !string.IsNullOrEmpty(values[SeenOf(row)])).SelectMany(row => new[] { Text(row), Kind(row) }).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return values.Where(name => !blank.Contains(name));
    }

    /// <summary>The values with rows as the box reads now.</summary>
    public static FormValues Again(FormValues values)
    {
        ArgumentNullException.ThrowIfNull(values);
        var read = Recogniser.Read(values[Box]);
        var rows = Merged(values, read);
        var drawn = values.Where(name => !name.StartsWith(Rows + "[", StringComparison.OrdinalIgnoreCase) && !name.StartsWith("_seen.", StringComparison.OrdinalIgnoreCase) && name is not Cut);
        for (var row = 0; row < rows.Count; row++)
        {
            drawn = drawn.With(Kind(row), rows[row].Kind).With(Text(row), rows[row].Text).With(SeenOf(row), rows[row].Seen);
        }

        return Subjected(read.Cut ? drawn.With(Cut, "1") : drawn, read.Subject).With(Digest, DigestOf(values[Box])).With(Gone, Dropped(values).ToArray());
    }

    /// <summary>A digest of what stands in the box.</summary>
    internal static string DigestOf(string? text) =>
        Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes((text ?? string.Empty).ReplaceLineEndings("\n").Trim())))[..16];

    /// <summary>Fields of values given beforehand, as rows.</summary>
    internal static IEnumerable<KeyValuePair<string, StringValues>> Fields(IEnumerable<AskedValue> given) =>
        given.Index().SelectMany(value => new KeyValuePair<string, StringValues>[] { new(Kind(value.Index), Words.Of(value.Item.Kind)), new(Text(value.Index), value.Item.Text) });

    private static bool IsRead(FormValues values) => string.IsNullOrWhiteSpace(values[Box]) || values[Digest] == DigestOf(values[Box]);

    // A subject that somebody chose stays.
    private static FormValues Subjected(FormValues values, AskedSubject guess)
    {
        var word = Words.Of(guess);
        return string.IsNullOrEmpty(values["subject"]) || values["subject"] == values[Guessed] ? values.With("subject", word).With(Guessed, word) : values;
    }

    private static List<Row> Merged(FormValues values, Recognised read)
    {
        var touched = Touched(values).ToList();
        var gone = Dropped(values).ToHashSet(StringComparer.Ordinal);
        var rows = new List<Row>();
        foreach (var value in read.Values)
        {
            var seen = Seen(Words.Of(value.Kind), value.Text);
            if (touched.FindIndex(row => row.Seen == seen) is >= 0 and var at)
            {
                rows.Add(touched[at]);
                touched.RemoveAt(at);
            }
            else if (!gone.Contains(seen))
            {
                rows.Add(new(Words.Of(value.Kind), value.Text, seen));
            }
        }

        return [.. rows.Concat(touched).Where(row => row.Text.Length > 0).DistinctBy(row => (row.Kind, row.Text)).Take(Recognised.MostValues)];
    }

    private static IEnumerable<Row> Touched(FormValues values) =>
        from row in Enumerable.Range(0, Math.Min(values.Rows(Rows), 2 * Recognised.MostValues))
        let held = new Row(values[Kind(row)] ?? string.Empty, (values[Text(row)] ?? string.Empty).Trim(), values[SeenOf(row)] ?? string.Empty)
        where held.Seen != Seen(held.Kind, held.Text) && (held.Text.Length > 0 || held.Seen.Length > 0)
        select held;

    // Taken out by its button, or by emptying its row.
    private static IEnumerable<string> Dropped(FormValues values) =>
        values.Several(Gone).Concat(Touched(values).Where(row => row.Text.Length == 0).Select(row => row.Seen)).Where(seen => seen.Length > 0).Distinct(StringComparer.Ordinal).Take(4 * Recognised.MostValues);

    private static string Seen(string kind, string text) => $"{kind} {text}";

    private static string Kind(int row) => $"{Rows}[{row}].kind";

    private static string Text(int row) => $"{Rows}[{row}].text";

    private sealed record Row(string Kind, string Text, string Seen);
}
