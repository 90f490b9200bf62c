namespace CommandCentre.Server.Identity;

/// <summary>A wall screen stands where visitors pass: it reaches the board of its operation and the live stream under it, and nothing else.</summary>
internal static class WallGate
{
    /// <summary>The role in a principal's claims that says it is one.</summary>
    internal const string Claim = "wall";

    internal static Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        if (!context.User.IsInRole(Claim) || context.SignedIn() is not { IsWall: true } wall || Lets(context.Request.Path, wall))
        {
            return next(context);
        }

        if (context.Request.Path == "/")
        {
            context.Response.Redirect(BoardOf(wall));
        }
        else
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
        }

        return Task.CompletedTask;
    }

    private static bool Lets(PathString path, SignedIn wall) =>
        path.Equals(BoardOf(wall), StringComparison.OrdinalIgnoreCase)
        || Api.Paths.IsHub(path) || Api.Paths.IsHealth(path)
        || path == "/leave" || path == Entrance.WallPath || path == Entrance.SignInPath || path == Entrance.DoorPath;

    private static string BoardOf(SignedIn wall) => $"/operations/{wall.Assignments[0].Operation}";
}
