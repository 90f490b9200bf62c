namespace CommandCentre.Server.Tests.Running;

/// <summary>A folder that goes when it is let go, with the owners' keys beside it.</summary>
public sealed class TemporaryFolder : IDisposable
{
    public string Path { get; private init; } = string.Empty;

    /// <summary>File of the owners' keys, outside the folder.</summary>
    public string OwnerKeys { get; private init; } = string.Empty;

    public TemporaryFolder()
    {
        Path = Directory.CreateTempSubdirectory("centre-").FullName;
        OwnerKeys = System.IO.Path.Combine(Path + "-keys", "owner-keys.json");
    }

    private TemporaryFolder(string path, string ownerKeys) => (Path, OwnerKeys) = (path, ownerKeys);

    /// <summary>A folder that is there, with owners' keys of its own choice.</summary>
    public static TemporaryFolder At(string path, string ownerKeys) => new(path, ownerKeys);

    public void Dispose()
    {
        Directory.Delete(Path, true);
        if (Directory.Exists(Path + "-keys"))
        {
            Directory.Delete(Path + "-keys", true);
        }
    }
}
