namespace CommandCentre.Domain.Tests;

/// <summary>The project's shared data, which lies beside the work tree and is not part of the repository.</summary>
internal static class SharedFiles
{
    /// <summary>Reads a file of <c>../shared/data</c>; the test is skipped where the folder is absent.</summary>
    public static string Text(string path)
    {
        var full = Folder() is { } folder ? Path.Combine(folder, path) : null;
        Assert.SkipUnless(File.Exists(full), $"shared/data/{path} is not beside this work tree; the vectors copied into these tests still run");
        return File.ReadAllText(full!);
    }

    public static string[] Lines(string path) => Text(path).Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    /// <summary>The root of the work tree: the folder of the solution.</summary>
    public static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "CommandCentre.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("no CommandCentre.sln above the tests");
    }

    private static string? Folder() =>
        Path.GetFullPath(Path.Combine(Root(), "..", "shared", "data")) is var folder && Directory.Exists(folder) ? folder : null;
}
