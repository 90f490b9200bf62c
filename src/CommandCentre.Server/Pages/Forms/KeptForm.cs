using Microsoft.AspNetCore.Http.HttpResults;

namespace CommandCentre.Server.Pages.Forms;

/// <summary>A form that came from somebody who is not signed in any more: nothing is recorded, and it is given back to be sent again.</summary>
/// <param name="Address">Where it was sent.</param>
/// <param name="Values">What was in it.</param>
public sealed record KeptForm(string Address, FormValues Values)
{
    // What a page's script asks for: it keeps what was typed itself.
    private static readonly string[] ByScript = ["/preview", "/recognise", "/floor/look", "/floor/send"];

    /// <summary>Whether a request is a form of an operation; a preview asked for by script is none, nor is one that brings a file.</summary>
    internal static bool Is(HttpRequest request) =>
        HttpMethods.IsPost(request.Method) && request.HasFormContentType && !BringsAFile(request)
        && request.Path.StartsWithSegments("/operations", StringComparison.OrdinalIgnoreCase)
        && !ByScript.Any(end => request.Path.Value!.EndsWith(end, StringComparison.OrdinalIgnoreCase));

    // What a country holds is not kept for somebody whom nobody knows, and no page can give a file back.
    private static bool BringsAFile(HttpRequest request) =>
        request.Path.Value!.Contains("/holdings/import", StringComparison.OrdinalIgnoreCase) || request.Path.Value.EndsWith("/blind", StringComparison.OrdinalIgnoreCase)
        || request.Path.Value.EndsWith("/report/add-file", StringComparison.OrdinalIgnoreCase);

    /// <summary>Answers with a page that says so and holds the form.</summary>
    internal static async Task GiveBackAsync(HttpContext context)
    {
        var values = FormValues.Of(await FormEndpoints.FormAsync(context));
        context.Features.Set(new KeptForm(context.Request.Path + context.Request.QueryString, values));
        await new RazorComponentResult<App> { StatusCode = StatusCodes.Status401Unauthorized }.ExecuteAsync(context);
    }
}
