namespace CommandCentre.Server.Pages;

/// <summary>One thing that can be chosen.</summary>
/// <param name="Value">What the form sends.</param>
/// <param name="Text">What the reader sees.</param>
/// <param name="Hint">A short explanation under it; null for none.</param>
/// <param name="Country">The country whose flag stands before it; null for none.</param>
/// <param name="Group">The heading it stands under in a list to choose from; null for none.</param>
public sealed record Option(string Value, string Text, string? Hint = null, string? Country = null, string? Group = null);

/// <summary>What is wrong with one field: name, value and what was allowed, in words.</summary>
/// <param name="Field">The field's name in the form.</param>
/// <param name="Text">The words at the field.</param>
public sealed record FieldProblem(string Field, string Text);

/// <summary>The ids that tie a field to its hint and its error.</summary>
public static class FieldIds
{
    /// <summary>The id of a field by its name.</summary>
    public static string Of(string name) => "field-" + name.Replace('.', '-');

    /// <summary>The ids that describe a field, for <c>aria-describedby</c>; null for none.</summary>
    public static string? Describing(string id, string? hint, string? error)
    {
        var ids = string.Join(' ', new[] { hint is null ? null : id + "-hint", error is null ? null : id + "-error" }.OfType<string>());
        return ids.Length == 0 ? null : ids;
    }
}
