using CommandCentre.Domain.Fields;
using CommandCentre.Server.Api;
using CommandCentre.Server.Pages.Forms;
using CommandCentre.Server.Resources;

namespace CommandCentre.Server.Pages.Holdings;

/// <summary>A form of the holdings' pages as it was sent, when it could not be done or is to be looked at again.</summary>
/// <param name="Values">What was typed.</param>
/// <param name="Problems">What is wrong with which field.</param>
/// <param name="Notice">What happened; absent where the problems say it.</param>
public sealed record HoldingsDraft(FormValues Values, IReadOnlyList<FieldProblem> Problems, FormNotice? Notice = null)
{
    /// <summary>A form that was refused for its fields.</summary>
    public static HoldingsDraft Of(FormValues values, IEnumerable<FieldError> errors) =>
        new(values, [.. errors.Select(error => new FieldProblem(error.Field, Text(error, values)))]);

    /// <summary>What is wrong with a field; null for nothing.</summary>
    public string? Error(string field)
    {
        var texts = Problems.Where(problem => problem.Field == field).Select(problem => problem.Text).ToList();
        return texts.Count == 0 ? null : string.Join(' ', texts);
    }

    private static string Text(FieldError error, FormValues values) => HoldingWords.IsOver(error)
        ? HoldingTexts.ExpiresPast.With(HoldingWords.Label(error.Field), values[error.Field])
        : Wrongs.Text(error with { Allowed = FormWords.Spelled(error.Allowed) }, HoldingWords.Label(values, error.Field));
}
