using CommandCentre.Server.CommandLine;

namespace CommandCentre.Server.Watch;

/// <summary>Whether the data folder can be written, found by writing: at most once a second, however often it is asked.</summary>
internal sealed class StoreProbe(ServeChoices choices, TimeProvider time)
{
    private const int Size = 4096;

    private static readonly TimeSpan Holds = TimeSpan.FromSeconds(1);

    private readonly Lock _asking = new();
    private long? _asked;
    private bool _writable;

    internal bool IsWritable
    {
        get
        {
            lock (_asking)
            {
                if (_asked is not { } asked || time.GetElapsedTime(asked) >= Holds)
                {
                    _writable = CanWrite();
                    _asked = time.GetTimestamp();
                }

                return _writable;
            }
        }
    }

    private bool CanWrite()
    {
        var file = Path.Combine(choices.DataFolder, "probe");
        try
        {
            using (var probe = new FileStream(file, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0))
            {
                probe.Write(new byte[Size]);
            }

            File.Delete(file);
            return true;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
