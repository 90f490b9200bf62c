namespace CommandCentre.Server.Tests;

/// <summary>The project's own files, for tests that read what the build reads.</summary>
internal static class Sources
{
    /// <summary>The folder of the whole project.</summary>
    public static string Root { get; } = FindRoot();

    public static string Server { get; } = Path.Combine(Root, "src", "CommandCentre.Server");

    public static IEnumerable<string> All(string folder, string pattern) =>
        Directory.EnumerateFiles(Path.Combine(Server, folder), pattern, SearchOption.AllDirectories);

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "CommandCentre.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException($"No CommandCentre.sln above {AppContext.BaseDirectory}.");
    }
}
