using CommandCentre.Domain.Fields;
using CommandCentre.Domain.Operations;
using CommandCentre.Server.Api;
using CommandCentre.Server.Pages.Forms;
using CommandCentre.Server.Resources;
using Microsoft.Extensions.Primitives;

namespace CommandCentre.Server.Pages.Channel;

/// <summary>An operator's answer as it is typed: what is in the fields, and what is wrong with it.</summary>
/// <param name="Values">What is in the fields.</param>
/// <param name="Problems">What is wrong, in the order it is to be read.</param>
/// <param name="Notice">What happened to the last sending; empty before it.</param>
public sealed record AnswerDraft(FormValues Values, IReadOnlyList<FieldProblem> Problems, string Notice)
{
    /// <summary>A form that nobody has typed into, with a new id.</summary>
    public static AnswerDraft New() => new(FormValues.Of([KeyValuePair.Create("id", new StringValues(FormStart.NewId()))]), [], string.Empty);

    /// <summary>A field's parameters for the part that draws it.</summary>
    public IReadOnlyDictionary<string, object> At(string name, string label, string? hint = null, bool optional = true)
    {
        var parameters = Common(name, label, hint, optional);
        Add(parameters, "Value", Values[name]);
        return parameters;
    }

    /// <summary>The same for a field with several values.</summary>
    public IReadOnlyDictionary<string, object> Several(string name, string label, string? hint = null, bool optional = true)
    {
        var parameters = Common(name, label, hint, optional);
        parameters["Values"] = Values.Several(name);
        return parameters;
    }

    /// <summary>The same form with what the reading found wrong.</summary>
    internal static AnswerDraft Wrong(FormValues values, IReadOnlyList<FieldError> errors) =>
        new(values, [.. errors.Select(error => new FieldProblem(error.Field, Wrongs.Text(error, Label(error.Field))))], ChannelTexts.PutRight);

    /// <summary>The same form with what the rule said.</summary>
    internal static AnswerDraft Refused(FormValues values, Refusal refusal) =>
        new(values, refusal.Field is { } field ? [new FieldProblem(field, Wrongs.Text(refusal with { Value = null, Allowed = null }))] : [], Wrongs.Text(refusal with { Value = null, Allowed = null }));

    private static string Label(string path) => path switch
    {
        "outcome" => ChannelTexts.Outcome,
        "text" => ChannelTexts.Text,
        "facts" => ChannelTexts.Facts,
        "facts.number" => ChannelTexts.Number,
        "facts.grams" => ChannelTexts.Grams,
        "facts.value" => ChannelTexts.Value,
        "facts.currency" => ChannelTexts.Currency,
        "screening.methods" => ChannelTexts.MethodsUsed,
        "screening.result" => ChannelTexts.Result,
        "screening.person" => ChannelTexts.Person,
        "screening.facility" => ChannelTexts.Facility,
        "loading.state" => ChannelTexts.State,
        "loading.boundFor" => ChannelTexts.BoundFor,
        _ when path.EndsWith(".phone", StringComparison.Ordinal) => ChannelTexts.Phone,
        _ when path.EndsWith(".email", StringComparison.Ordinal) => ChannelTexts.Email,
        _ when path.EndsWith(".name", StringComparison.Ordinal) => ChannelTexts.Name,
        _ when path.EndsWith(".address", StringComparison.Ordinal) => ChannelTexts.Address,
        _ when path.EndsWith(".description", StringComparison.Ordinal) => ChannelTexts.Description,
        _ => path,
    };

    private static void Add(Dictionary<string, object> parameters, string name, string? value)
    {
        if (value is not null)
        {
            parameters[name] = value;
        }
    }

    private Dictionary<string, object> Common(string name, string label, string? hint, bool optional)
    {
        var parameters = new Dictionary<string, object> { ["Name"] = name, ["Label"] = label, ["Optional"] = optional };
        Add(parameters, "Hint", hint);
        var wrong = Problems.Where(problem => string.Equals(problem.Field, name, StringComparison.OrdinalIgnoreCase)).Select(problem => problem.Text).ToList();
        Add(parameters, "Error", wrong.Count == 0 ? null : string.Join(' ', wrong));
        return parameters;
    }
}
