using CommandCentre.Domain.CrossChecks;
using CommandCentre.Domain.Fields;
using CommandCentre.Matching.Values;

namespace CommandCentre.Server.CrossChecks;

/// <summary>What of a check could be looked up nowhere: "no hit" would say of it that nobody holds it.</summary>
internal static class UnreadableValues
{
    /// <summary>What is wrong with the values of a check, each under its own field; nothing for what can be looked up.</summary>
    internal static IReadOnlyList<FieldError> Of(MakeCrossCheck check)
    {
        List<FieldError> errors = [.. check.Values.Select((value, at) => Of(value, $"values[{at}].text")).OfType<FieldError>()];
        if (errors.Count == 0 && check.Values.All(value => value.Kind is AskedKind.BirthDate or AskedKind.Country))
        {
            errors.Add(new FieldError("values", check.Values[0].Text, FieldRule.Shape, "a name, address or number besides dates and countries, by which nobody is found"));
        }

        return errors;
    }

    private static FieldError? Of(AskedValue value, string field) => value.Kind switch
    {
        AskedKind.BirthDate when !PartialDate.TryRead(value.Text, out _) => new FieldError(field, value.Text, FieldRule.Day, "1984-03-02, or a year"),
        AskedKind.Country when CountryReader.Read(value.Text) is null => new FieldError(field, value.Text, FieldRule.Country, "a name or code such as Germany or DE"),
        _ when !value.Text.Any(char.IsLetterOrDigit) => new FieldError(field, value.Text, FieldRule.Shape, "letters or digits"),
        _ => null,
    };
}
