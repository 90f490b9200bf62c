using CommandCentre.Desks.Operations;
using CommandCentre.Domain.Codes;
using CommandCentre.Domain.Fields;
using CommandCentre.Domain.Operations;
using CommandCentre.Server.Pages;
using CommandCentre.Server.Resources;

namespace CommandCentre.Server.Api;

/// <summary>Field errors and refusals in words: what was wrong, with which value, and what would have been right.</summary>
public static class Wrongs
{
    /// <summary>A field error as it is told.</summary>
    /// <param name="error">The error.</param>
    /// <param name="label">What the field is called; its path when nothing else is said.</param>
    public static ErrorShown Shown(FieldError error, string? label = null)
    {
        ArgumentNullException.ThrowIfNull(error);
        return new(error.Field, error.Value, Words.Of(error.Rule), error.Allowed, Text(error, label));
    }

    /// <summary>A field error in a sentence.</summary>
    public static string Text(FieldError error, string? label = null)
    {
        ArgumentNullException.ThrowIfNull(error);
        return Of(FieldErrors.ResourceManager, error.Rule).With(label ?? error.Field, error.Value, error.Allowed);
    }

    /// <summary>A refusal in a sentence or two.</summary>
    public static string Text(Refusal refusal)
    {
        ArgumentNullException.ThrowIfNull(refusal);
        var text = Of(Refusals.ResourceManager, refusal.Reason);
        var value = string.IsNullOrEmpty(refusal.Value) ? string.Empty : EdgeTexts.RefusedValue.With(refusal.Field ?? string.Empty, refusal.Value);
        var allowed = string.IsNullOrEmpty(refusal.Allowed) ? string.Empty : EdgeTexts.RefusedAllowed.With(refusal.Allowed);
        return string.Join(' ', new[] { text, value, allowed }.Where(part => part.Length > 0));
    }

    /// <summary>Why something was not recorded though no rule said no, in a sentence.</summary>
    public static string Text(NotRecordedReason reason) =>
        EdgeTexts.ResourceManager.GetString("NotRecorded-" + Words.Of(reason), null) ?? throw new ArgumentOutOfRangeException(nameof(reason), reason, "no text");

    /// <summary>The field a refusal is about as an error at that field; none when it is about the whole.</summary>
    public static IReadOnlyList<ErrorShown> Errors(Refusal refusal)
    {
        ArgumentNullException.ThrowIfNull(refusal);
        return refusal.Field is { } field
            ? [new ErrorShown(field, refusal.Value ?? string.Empty, Words.Of(refusal.Reason), refusal.Allowed ?? string.Empty, Text(refusal))]
            : [];
    }

    private static string Of<T>(System.Resources.ResourceManager texts, T member)
        where T : struct, Enum =>
        texts.GetString(member.ToString(), null) ?? throw new ArgumentOutOfRangeException(nameof(member), member, $"no text for this {typeof(T).Name}");
}
