using CommandCentre.Server.Identity;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CommandCentre.Server.Pages;

/// <summary>How the addresses that pages send their forms to answer: go on there, or here is the page again.</summary>
internal static class PageAnswers
{
    /// <summary>The browser goes on with a path of this server.</summary>
    public static IResult Away(this HttpContext context, string to)
    {
        LocalPath.SeeOther(context, to);
        return Results.Empty;
    }

    /// <summary>The page of this address, drawn with what was sent and what is to be said of it.</summary>
    /// <param name="context">The request.</param>
    /// <param name="draft">What the page finds among the request's features.</param>
    /// <param name="status">What the answer is, by HTTP.</param>
    public static RazorComponentResult<App> Drawn<TDraft>(this HttpContext context, TDraft draft, int status = StatusCodes.Status422UnprocessableEntity)
    {
        context.Features.Set(draft);
        return new RazorComponentResult<App> { StatusCode = status };
    }
}
