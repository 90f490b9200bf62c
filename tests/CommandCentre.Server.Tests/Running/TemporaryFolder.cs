namespace CommandCentre.Server.Tests.Running;

/// <summary>A folder that goes when it is let go, with the owners' keys beside it.</summary>
public sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("centre-").FullName;

    /// <summary>File of the owners' keys, outside the folder.</summary>
    public string OwnerKeys => System.IO.Path.Combine(Path + "-keys", "owner-keys.json");

    public void Dispose()
    {
        Directory.Delete(Path, true);
        if (Directory.Exists(Path + "-keys"))
        {
            Directory.Delete(Path + "-keys", true);
        }
    }
}
