using CommandCentre.Domain.Codes;
using CommandCentre.Domain.Controls;
using CommandCentre.Domain.CrossChecks;
using CommandCentre.Domain.Fields;
using CommandCentre.Domain.Hits;
using CommandCentre.Domain.Leads;
using CommandCentre.Domain.Operations;
using CommandCentre.Domain.Seizures;
using CommandCentre.Server.Api;
using CommandCentre.Server.Resources;

namespace CommandCentre.Server.Pages.Forms;

/// <summary>The words of forms: labels by a field's path, words of code lists, and what is wrong in terms of the labels a reader sees.</summary>
/// <remarks>A label is looked for under <c>Label-KIND-PATH</c>, then <c>Label-PATH</c>, then the path's last part; indices do not count.</remarks>
public static class FormWords
{
    private const string Content = "report";
    private const string CheckDigit = "S10 check digit ";

    private static readonly Dictionary<string, string> Known = new(
    [
        .. Of<InspectionMethod>(), .. Of<HitSubject>(), .. Of<CheckOutcome>(), .. Of<LeadOutcome>(), .. Of<SeizedItemKind>(),
        .. Of<AgencyKind>(), .. Of<Role>(), .. Of<OperationPhase>(), .. Of<CommandKind>(), .. Of<LeadStage>(), .. Of<ParcelMeasure>(),
        .. SeizedItemSubKinds.All.Select(word => KeyValuePair.Create(word, Labels.SubKind(word))),
    ]);

    /// <summary>A text that must be there.</summary>
    public static string Text(string name) => Find(name) ?? throw new ArgumentException($"no text '{name}' in FormTexts", nameof(name));

    /// <summary>What stands at a field.</summary>
    public static string Label(string kind, string path) =>
        Of("Label", kind, Plain(path)) ?? Of("Label", kind, Plain(path).Split('.')[^1]) ?? path;

    /// <summary>What is expected of a field before anything is typed; null when it needs no words.</summary>
    public static string? Hint(string kind, string path) => Of("Hint", kind, Plain(path)) ?? Of("Hint", kind, Plain(path).Split('.')[^1]);

    /// <summary>What a field is called away from its place: <c>Consignor, name</c>, <c>Items, row 3, count</c>.</summary>
    public static string FullLabel(string kind, string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        var steps = path.Split('.');
        var names = new List<string>();
        for (var i = 0; i < steps.Length; i++)
        {
            var upTo = string.Join('.', steps[..(i + 1)]);
            // A hit's content is the form itself: it names nothing before its fields.
            if (i == 0 && steps is [Content, _, ..])
            {
                continue;
            }

            var name = i == steps.Length - 1 ? Label(kind, upTo) : Of("Label", kind, Plain(upTo));
            names.AddRange(name is null ? [] : names.Count == 0 ? [name] : [Lowered(name)]);
            if (RowOf(steps[i]) is { } row)
            {
                names.Add(FormTexts.Row.With(row));
            }
        }

        return string.Join(", ", names);
    }

    /// <summary>A code list to choose from.</summary>
    public static IReadOnlyList<Option> Choices<T>()
        where T : struct, Enum => [.. Enum.GetValues<T>().Select(value => new Option(Words.Of(value), value.Label()))];

    /// <summary>What is wrong, by the names a reader sees, with the value and what is allowed.</summary>
    public static FieldProblem Problem(string kind, ErrorShown error)
    {
        ArgumentNullException.ThrowIfNull(error);
        var label = FullLabel(kind, error.Field);
        var (value, allowed) = (error.Value, Spelled(error.Allowed));
        if (!Words.TryParse<FieldRule>(error.Rule, out var rule))
        {
            return new FieldProblem(error.Field, Words.TryParse<RefusalReason>(error.Rule, out var reason)
                ? Wrongs.Text(new Refusal(reason, label, Guid.TryParse(value, out _) ? null : Spelled(value), allowed))
                : error.Message);
        }

        if (rule is FieldRule.Parcel && error.Allowed.StartsWith(CheckDigit, StringComparison.Ordinal))
        {
            var compact = value.Replace(" ", string.Empty, StringComparison.Ordinal).ToUpperInvariant();
            var digit = error.Allowed[CheckDigit.Length..];
            return new FieldProblem(error.Field, FormTexts.ParcelDigit.With(label, value, digit, compact[..10] + digit + compact[11..]));
        }

        return rule is FieldRule.HandlingText && value.Length == 0
            ? new FieldProblem(error.Field, FormTexts.RestrictionMissing.With(label, allowed))
            : new FieldProblem(error.Field, Wrongs.Text(new FieldError(error.Field, value, rule, allowed), label));
    }

    /// <summary>Bounds and lists of words as a reader knows them; anything else as it is.</summary>
    internal static string Spelled(string words)
    {
        if (words.Split("..") is [var least, var most] && long.TryParse(least, out var from) && long.TryParse(most, out var to))
        {
            return FormTexts.Between.With(from.Grouped(), to.Grouped());
        }

        var texts = words.Split(", ").Select(Known.GetValueOrDefault).ToList();
        return texts.Contains(null) ? words : string.Join(", ", texts);
    }

    private static IEnumerable<KeyValuePair<string, string>> Of<T>()
        where T : struct, Enum => Enum.GetValues<T>().Select(value => KeyValuePair.Create(Words.Of(value), value.Label()));

    private static string? Of(string what, string kind, string path) => Find($"{what}-{kind}-{path}") ?? Find($"{what}-{path}");

    private static string? Find(string name) => FormTexts.ResourceManager.GetString(name, null);

    private static string Plain(string path) =>
        string.Join('.', path.Split('.').Select(step => step.IndexOf('[', StringComparison.Ordinal) is > 0 and var at ? step[..at] : step));

    private static int? RowOf(string step) =>
        step.IndexOf('[', StringComparison.Ordinal) is > 0 and var at && int.TryParse(step.AsSpan(at + 1).TrimEnd(']'), out var row) ? row + 1 : null;

    private static string Lowered(string label) => label.Length > 1 && char.IsLower(label[1]) ? char.ToLower(label[0], Wording.Culture) + label[1..] : label;
}
