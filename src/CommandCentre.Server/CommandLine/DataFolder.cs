namespace CommandCentre.Server.CommandLine;

/// <summary>The folder of everything recorded, and what it was begun for.</summary>
public static class DataFolder
{
    private const string MarkerName = "mode";

    /// <summary>Makes the folder when missing, sees that it can be written, keeps other centres out of it, and sees that an exercise's folder never becomes a live one or the other way round.</summary>
    /// <returns>What keeps others out, until it is let go or the process ends.</returns>
    /// <exception cref="WorldFailure">The folder cannot be used.</exception>
    public static IDisposable Hold(string folder, CentreMode mode)
    {
        var marker = Held(folder);
        using var reader = new StreamReader(marker, leaveOpen: true);
        var begun = reader.ReadToEnd().Trim();
        if (begun.Length == 0)
        {
            using var writer = new StreamWriter(marker, leaveOpen: true);
            writer.Write(mode);
        }
        else if (begun != mode.ToString())
        {
            marker.Dispose();
            throw new WorldFailure($"The data folder {folder} was begun for '{begun}' and cannot serve '{mode}'. Choose another with --data.");
        }

        return marker;
    }

    private static FileStream Held(string folder)
    {
        try
        {
            Make(folder);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw Unwritable(folder, failure);
        }

        try
        {
            return new FileStream(Path.Combine(folder, MarkerName), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (UnauthorizedAccessException failure)
        {
            throw Unwritable(folder, failure);
        }
        catch (IOException failure)
        {
            throw new WorldFailure($"The data folder {folder} is in use by another command centre, or cannot be written: {failure.Message} Stop the other one, or choose another folder with --data.", failure);
        }
    }

    private static WorldFailure Unwritable(string folder, Exception failure) =>
        new($"The data folder {folder} cannot be written: {failure.Message} Choose another with --data.", failure);

    private static void Make(string folder)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(folder);
        }
        else if (!Directory.Exists(folder))
        {
            Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }
}
