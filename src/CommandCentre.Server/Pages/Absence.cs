namespace CommandCentre.Server.Pages;

/// <summary>How a page says that there is nothing at its address.</summary>
public static class Absence
{
    /// <summary>Answers with 404 and the page as it is drawn.</summary>
    /// <remarks>Set only when the answer starts: a status of 404 while it is drawn would make the framework drop the page.</remarks>
    public static void Absent(this HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        context.Response.OnStarting(() =>
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return Task.CompletedTask;
        });
    }
}
