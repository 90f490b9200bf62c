namespace CommandCentre.Server.Api;

/// <summary>Which part of the centre a path belongs to.</summary>
public static class Paths
{
    /// <summary>The live hub.</summary>
    public const string Hub = "/hub/live";

    /// <summary>The HTTP API.</summary>
    public const string Api = "/api";

    /// <summary>The API's description.</summary>
    public const string Description = "/openapi";

    /// <summary>How the centre is: for whatever watches over it.</summary>
    public const string Health = "/health";

    /// <summary>What the centre counts and times.</summary>
    public const string Metrics = "/metrics";

    /// <summary>Whether it is the centre itself that is asked about, not what is recorded in it.</summary>
    public static bool IsWatch(PathString path) => IsHealth(path) || IsMetrics(path);

    /// <summary>Whether metrics are asked for.</summary>
    public static bool IsMetrics(PathString path) => path.Equals(Metrics, StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether it is asked how the centre is.</summary>
    public static bool IsHealth(PathString path) => path.StartsWithSegments(Health, StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether systems call here with a key.</summary>
    public static bool IsApi(PathString path) =>
        path.StartsWithSegments(Api, StringComparison.OrdinalIgnoreCase) || path.StartsWithSegments(Description, StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether it is the sorting floor of an operation: the one page that may open a camera.</summary>
    public static bool IsFloor(PathString path) =>
        path.Value is { } text && text.StartsWith("/operations/", StringComparison.OrdinalIgnoreCase) && text.EndsWith("/floor", StringComparison.OrdinalIgnoreCase) && text.Count(sign => sign == '/') == 3;

    /// <summary>Whether boards and systems connect here.</summary>
    public static bool IsHub(PathString path) => path.StartsWithSegments("/hub", StringComparison.OrdinalIgnoreCase);
}
