namespace CommandCentre.Server.Identity;

/// <summary>Where to go on: only a path of this server.</summary>
public static class LocalPath
{
    /// <summary>The path when it is one of this server, else the start page. Two slashes, a backslash, or a blank that browsers drop would lead elsewhere.</summary>
    public static string Or(string? back, string otherwise = "/") =>
        back is "/" or ['/', not ('/' or '\\'), ..] && back.All(letter => letter is > ' ' and < (char)127) ? back : otherwise;

    /// <summary>Answers with 303 See Other: the browser asks for the path with GET.</summary>
    public static void SeeOther(HttpContext context, string? back)
    {
        ArgumentNullException.ThrowIfNull(context);
        context.Response.StatusCode = StatusCodes.Status303SeeOther;
        context.Response.Headers.Location = Or(back);
    }
}
