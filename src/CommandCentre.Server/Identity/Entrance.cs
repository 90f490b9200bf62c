using CommandCentre.Server.CommandLine;

namespace CommandCentre.Server.Identity;

/// <summary>Where people come in: the exercise's door, or sign-in. What does not apply answers as if it were not there.</summary>
public sealed class Entrance(ServeChoices choices)
{
    /// <summary>The exercise's door.</summary>
    public const string DoorPath = "/door";

    /// <summary>Sign-in with service number and passphrase.</summary>
    public const string SignInPath = "/sign-in";

    /// <summary>Use of a one-time code.</summary>
    public const string FirstPath = "/first";

    /// <summary>Where a wall screen begins, by a one-time code.</summary>
    public const string WallPath = "/wall";

    /// <summary>Where somebody signed in proves themselves afresh.</summary>
    public const string StepUpPath = "/step-up";

    /// <summary>Where one's own sessions are listed.</summary>
    public const string SessionsPath = "/sessions";

    /// <summary>Where administrators of a live centre invite and withdraw.</summary>
    public const string PeoplePath = "/people";

    /// <summary>Where administrators of a live centre keep national systems.</summary>
    public const string SystemsPath = "/systems";

    private static readonly string[] ForwardingHeaders = ["Forwarded", "Via", "X-Real-IP", "True-Client-IP", "CF-Connecting-IP", "X-Cluster-Client-IP"];

    /// <summary>Whether the door answers this caller: an exercise, only loopback, asked for by a loopback name, and nobody in between.</summary>
    public bool IsDoorOpen(HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return choices is { IsExercise: true, IsLoopbackOnly: true }
            && context.Connection.RemoteIpAddress is { } caller && System.Net.IPAddress.IsLoopback(caller)
            && context.Request.Host.Host.ToUpperInvariant() is "LOCALHOST" or "127.0.0.1" or "[::1]"
            && !context.Request.Headers.Keys.Any(IsForwarding);
    }

    /// <summary>Where this caller may come in; null when there is no way.</summary>
    public string? For(HttpContext context) => choices.IsExercise ? IsDoorOpen(context) ? DoorPath : null : SignInPath;

    /// <summary>Whether a path is an entrance that is not there for this caller.</summary>
    internal bool IsShut(HttpContext context)
    {
        var path = context.Request.Path;
        return path.StartsWithSegments(DoorPath, StringComparison.OrdinalIgnoreCase)
            ? !IsDoorOpen(context)
            : choices.IsExercise && (path.StartsWithSegments(SignInPath, StringComparison.OrdinalIgnoreCase) || path.StartsWithSegments(FirstPath, StringComparison.OrdinalIgnoreCase)
                || path.StartsWithSegments(PeoplePath, StringComparison.OrdinalIgnoreCase));
    }

    private static bool IsForwarding(string header) =>
        header.StartsWith("X-Forwarded-", StringComparison.OrdinalIgnoreCase)
        || header.StartsWith("X-Original-", StringComparison.OrdinalIgnoreCase)
        || ForwardingHeaders.Contains(header, StringComparer.OrdinalIgnoreCase);
}
