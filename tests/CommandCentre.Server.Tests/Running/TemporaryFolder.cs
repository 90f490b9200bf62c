namespace CommandCentre.Server.Tests.Running;

/// <summary>A folder that goes when it is let go, with the owners' keys beside it.</summary>
public sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("centre-").FullName;

    public void Dispose()
    {
        Directory.Delete(Path, true);
        if (Directory.Exists(Path + "-keys"))
        {
            Directory.Delete(Path + "-keys", true);
        }
    }
}
