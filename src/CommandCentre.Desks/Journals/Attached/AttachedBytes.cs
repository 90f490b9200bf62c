namespace CommandCentre.Desks.Journals.Attached;

/// <summary>The sealed bytes of files that lines name, as they lie in a data folder.</summary>
internal static class AttachedBytes
{
    /// <summary>Those that are there, one at a time: files and previews.</summary>
    internal static IEnumerable<(string Path, byte[] Bytes)> In(string dataFolder, IEnumerable<AttachedFile> named)
    {
        foreach (var path in named.SelectMany(file => new[] { file.Whole, file.Preview }))
        {
            if (Read(PathOf(dataFolder, path)) is { } bytes)
            {
                yield return (path, bytes);
            }
        }
    }

    /// <summary>Puts one into a folder, durably.</summary>
    internal static void Write(string dataFolder, string path, ReadOnlySpan<byte> bytes) => DurableFiles.Replace(PathOf(dataFolder, path), bytes);

    /// <summary>Makes the names of the folders durable that files were written into.</summary>
    internal static void SyncFolders(string dataFolder)
    {
        if (Directory.Exists(PathOf(dataFolder, string.Empty)))
        {
            DurableFiles.SyncFolder(PathOf(dataFolder, string.Empty));
            DurableFiles.SyncFolder(dataFolder);
        }
    }

    private static string PathOf(string dataFolder, string path) => Path.Combine(dataFolder, AttachedFile.Folder, path);

    private static byte[]? Read(string file)
    {
        try
        {
            return File.ReadAllBytes(file);
        }
        catch (Exception absent) when (absent is FileNotFoundException or DirectoryNotFoundException)
        {
            return null; // It may have been erased and swept a moment ago.
        }
    }
}
