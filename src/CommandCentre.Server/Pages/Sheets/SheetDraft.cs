using CommandCentre.Server.Pages.Forms;

namespace CommandCentre.Server.Pages.Sheets;

/// <summary>A form of the pages of sheets as it was sent, when it could not be done.</summary>
/// <param name="Values">What was chosen.</param>
/// <param name="Problems">What is wrong with which field.</param>
/// <param name="Notice">What happened; absent where the problems say it.</param>
public sealed record SheetDraft(FormValues Values, IReadOnlyList<FieldProblem> Problems, FormNotice? Notice = null)
{
    /// <summary>What is wrong with a field; null for nothing.</summary>
    public string? Error(string field) => Problems.FirstOrDefault(problem => problem.Field == field)?.Text;
}
