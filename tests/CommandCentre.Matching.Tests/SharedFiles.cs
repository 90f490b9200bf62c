namespace CommandCentre.Matching.Tests;

/// <summary>The project's shared data, which lies beside the work tree and is not part of the repository.</summary>
internal static class SharedFiles
{
    /// <summary>The path of a file of <c>../shared/data</c>; the test is skipped where it is absent.</summary>
    public static string Path(string path)
    {
        var full = System.IO.Path.GetFullPath(System.IO.Path.Combine(Root(), "..", "shared", "data", path));
        Assert.SkipUnless(File.Exists(full), $"shared/data/{path} is not beside this work tree");
        return full;
    }

    /// <summary>The root of the work tree: the folder of the solution.</summary>
    public static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(System.IO.Path.Combine(folder.FullName, "CommandCentre.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("no CommandCentre.sln above the tests");
    }
}
