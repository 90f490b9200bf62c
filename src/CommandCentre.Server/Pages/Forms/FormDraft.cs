using System.Globalization;
using CommandCentre.Desks.Lines;
using CommandCentre.Desks.Operations;
using CommandCentre.Domain.Codes;
using CommandCentre.Domain.Operations;

namespace CommandCentre.Server.Pages.Forms;

/// <summary>What a form says about its last sending, above its fields.</summary>
/// <param name="Tone">urgent, late, done or info.</param>
/// <param name="Title">What happened.</param>
/// <param name="Text">What to do; null for nothing.</param>
/// <param name="Door">Where to go first, on a page of its own so that what was typed stays; null for nowhere.</param>
public sealed record FormNotice(string Tone, string Title, string? Text = null, string? Door = null);

/// <summary>A form as it is drawn: which, for whom, what is in its fields and what is wrong with them.</summary>
/// <param name="Form">Which form.</param>
/// <param name="Viewer">Who fills it in.</param>
/// <param name="View">The operation as they see it; null when it is still to be opened.</param>
/// <param name="Values">What is in the fields.</param>
public sealed record FormDraft(ReportForm Form, Actor Viewer, OperationView? View, FormValues Values)
{
    // A text, a date and a time as browsers write them: only what they can show again goes into such a field.
    private static readonly string[] MomentForms = ["yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd'T'HH:mm:ss"];

    /// <summary>What is wrong, in the order it is to be read.</summary>
    public IReadOnlyList<FieldProblem> Problems { get; init; } = [];

    /// <summary>What happened to the last sending; null before it.</summary>
    public FormNotice? Notice { get; init; }

    /// <summary>The record the form speaks of, as it stands; null for none.</summary>
    public LineView? Tied { get; init; }

    /// <summary>Whether the record it needs is not named, or not there for the viewer.</summary>
    public bool MustChoose => Form.Tie is { Needed: true } && Tied is null;

    /// <summary>The list that more blank rows were asked for; null for none.</summary>
    public string? MoreRows { get; init; }

    /// <summary>The participants but the viewer's own country.</summary>
    public IReadOnlyList<Option> Others =>
        [.. View!.Summary.Participants.Select(participant => participant.Country).Where(country => country != Viewer.Country).Select(Chosen)];

    /// <summary>The participants but the coordination centre.</summary>
    public IReadOnlyList<Option> Countries =>
        [.. View!.Summary.Participants.Select(participant => participant.Country).Where(country => !country.IsCoordinationCentre).Select(Chosen)];

    /// <summary>Every country there is.</summary>
    public static IReadOnlyList<Option> World { get; } = [.. CountryCode.All.Where(country => !country.IsCoordinationCentre).Select(Named)];

    /// <summary>A field's parameters for the part that draws it: name, label, hint, what is typed, what is wrong.</summary>
    public IReadOnlyDictionary<string, object> At(string name, bool optional = false)
    {
        var parameters = Common(name, optional);
        Add(parameters, "Value", Values[name]);
        return parameters;
    }

    /// <summary>The same for a field with several values.</summary>
    public IReadOnlyDictionary<string, object> Several(string name, bool optional = false)
    {
        var parameters = Common(name, optional);
        parameters["Values"] = Values.Several(name);
        return parameters;
    }

    /// <summary>The same for a moment, in the browser's own field as long as it can show what was typed.</summary>
    public IReadOnlyDictionary<string, object> Moment(string name, bool optional = false)
    {
        var parameters = Common(name, optional);
        var typed = Values[name] ?? string.Empty;
        var shown = typed.Length == 0 || DateTime.TryParseExact(typed, MomentForms, CultureInfo.InvariantCulture, DateTimeStyles.None, out _);
        Add(parameters, "Value", typed);
        parameters["Type"] = shown ? "datetime-local" : "text";
        return parameters;
    }

    /// <summary>The same for a day.</summary>
    public IReadOnlyDictionary<string, object> Day(string name)
    {
        var parameters = Common(name, false);
        var typed = Values[name] ?? string.Empty;
        Add(parameters, "Value", typed);
        parameters["Type"] = typed.Length == 0 || DateOnly.TryParseExact(typed, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _) ? "date" : "text";
        return parameters;
    }

    /// <summary>What is wrong with a field; null when nothing is.</summary>
    public string? Error(string name)
    {
        var texts = Problems.Where(problem => string.Equals(problem.Field, name, StringComparison.OrdinalIgnoreCase)).Select(problem => problem.Text).ToList();
        return texts.Count == 0 ? null : string.Join(' ', texts);
    }

    /// <summary>How many rows of a list to draw.</summary>
    public int Rows(string name, int least) => Math.Max(least, Values.Rows(name)) + More(name);

    /// <summary>How many more blank rows of a list were asked for.</summary>
    public int More(string name) => MoreRows == name ? FormEndpoints.RowsAtOnce : 0;

    private static Option Chosen(CountryCode country) => new(country.Value, country.Name(), Country: country.Value);

    private static Option Named(CountryCode country) => new(country.Value, $"{country.Value} {country.Name()}");

    private static void Add(Dictionary<string, object> parameters, string name, string? value)
    {
        if (value is not null)
        {
            parameters[name] = value;
        }
    }

    private Dictionary<string, object> Common(string name, bool optional)
    {
        var parameters = new Dictionary<string, object> { ["Name"] = name, ["Label"] = FormWords.Label(Form.Word, name), ["Optional"] = optional };
        Add(parameters, "Hint", FormWords.Hint(Form.Word, name));
        Add(parameters, "Error", Error(name));
        return parameters;
    }
}
