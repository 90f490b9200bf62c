namespace CommandCentre.Server.CommandLine;

/// <summary>The folder of everything recorded, and what it was begun for.</summary>
public static class DataFolder
{
    private const string MarkerName = "mode";

    /// <summary>Makes the folder when missing, sees that it can be written, and that an exercise's folder never becomes a live one or the other way round.</summary>
    /// <exception cref="WorldFailure">The folder cannot be used.</exception>
    public static void Prepare(string folder, CentreMode mode)
    {
        var marker = Path.Combine(folder, MarkerName);
        try
        {
            Make(folder);
            if (!File.Exists(marker))
            {
                File.WriteAllText(marker, mode.ToString());
            }
            else
            {
                using var probe = File.OpenWrite(marker);
            }
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new WorldFailure($"The data folder {folder} cannot be written: {failure.Message} Choose another with --data.", failure);
        }

        var begun = File.ReadAllText(marker).Trim();
        if (begun != mode.ToString())
        {
            throw new WorldFailure($"The data folder {folder} was begun for '{begun}' and cannot serve '{mode}'. Choose another with --data.");
        }
    }

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
