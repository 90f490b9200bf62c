namespace CommandCentre.Load.Centres;

/// <summary>Where things lie that were built with this tool.</summary>
public static class Built
{
    /// <summary>The repository: the nearest folder above that holds the solution.</summary>
    public static string Root { get; } = Above(AppContext.BaseDirectory);

    /// <summary>Debug or Release, as this tool was built.</summary>
    public static string Configuration { get; } =
        AppContext.BaseDirectory.Contains($"{Path.DirectorySeparatorChar}Release{Path.DirectorySeparatorChar}", StringComparison.Ordinal) ? "Release" : "Debug";

    /// <summary>The server's DLL in the same configuration.</summary>
    public static string Server { get; } = Path.Combine(Root, "src", "CommandCentre.Server", "bin", Configuration, "net10.0", "CommandCentre.Server.dll");

    private static string Above(string folder) =>
        File.Exists(Path.Combine(folder, "CommandCentre.sln"))
            ? folder
            : Above(Path.GetDirectoryName(folder) ?? throw new DirectoryNotFoundException($"no CommandCentre.sln above {AppContext.BaseDirectory}"));
}
