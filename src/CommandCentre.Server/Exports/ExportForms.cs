using CommandCentre.Desks;
using CommandCentre.Desks.Operations;
using CommandCentre.Domain.Fields;
using CommandCentre.Domain.Operations;
using CommandCentre.Server.Api;
using CommandCentre.Server.Identity;
using CommandCentre.Server.Pages;
using CommandCentre.Server.Pages.Forms;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CommandCentre.Server.Exports;

/// <summary>A form by which a person takes something out, as it came.</summary>
/// <param name="Posted">Its fields.</param>
/// <param name="Desk">The operation.</param>
/// <param name="View">The operation as the sender sees it.</param>
/// <param name="No">Why it is not looked at any further; absent for nothing.</param>
internal sealed record ExportForm(FormValues Posted, OperationDesk Desk, OperationView View, IResult? No);

/// <summary>What the forms by which persons take something out have in common: how they come in, and how they are drawn again.</summary>
internal static class ExportForms
{
    /// <summary>Reads a form; absent where there is no such operation for its sender.</summary>
    internal static async Task<ExportForm?> ReceivedAsync(HttpContext context, string key, DeskRoom room, IAntiforgery guard)
    {
        var posted = FormValues.Of((await FormEndpoints.FormAsync(context)).Where(field => !field.Key.StartsWith('_')));
        // Looked at only now: a form may come in slowly, and rights end meanwhile.
        var desk = OperationKey.TryParse(key, out var operation) ? await room.FindAsync(operation, context.RequestAborted) : null;
        return desk is null || context.Seen(desk) is not { } view ? null
            : new ExportForm(posted, desk, view, await guard.IsRequestValidAsync(context) ? null : context.Again(posted, Problem.Of(StatusCodes.Status422UnprocessableEntity, "form-of-another-sign-in")));
    }

    /// <summary>The form with what is wrong with its fields.</summary>
    internal static RazorComponentResult<App> Again(this HttpContext context, FormValues posted, IReadOnlyList<FieldError> errors) =>
        context.Drawn(new ExportDraft(posted, [.. errors.Select(error => new FieldProblem(error.Field, Wrongs.Text(error)))], Problem.Of(StatusCodes.Status422UnprocessableEntity, Intake.WrongFields, string.Empty)));

    /// <summary>The form with what stands in the way.</summary>
    internal static RazorComponentResult<App> Again(this HttpContext context, FormValues posted, Problem problem) => context.Drawn(new ExportDraft(posted, [], problem), problem.Status);
}
