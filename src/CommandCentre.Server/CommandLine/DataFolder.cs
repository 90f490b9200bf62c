using CommandCentre.Desks.Journals.Backups;

namespace CommandCentre.Server.CommandLine;

/// <summary>The folder of everything recorded, and what it was begun for.</summary>
public static class DataFolder
{
    /// <summary>The file that says what the folder was begun for; held by whoever uses the folder.</summary>
    internal const string MarkerName = "mode";

    /// <summary>Who may sign in.</summary>
    internal const string Roll = "identity/roll.json";

    /// <summary>Which national systems may.</summary>
    internal const string Systems = "identity/systems.json";

    /// <summary>Which postal operators and carriers may come to their channel.</summary>
    internal const string Operators = "identity/operators.json";

    /// <summary>Who of them comes in by an identity provider.</summary>
    internal const string Links = "identity/links.json";

    /// <summary>What of the folder says who may come in, and is kept in a backup.</summary>
    internal static IReadOnlyList<string> Identity => [Roll, Systems, Operators, Links];

    private const string Restoring = "restoring";

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
        else if (begun == Restoring)
        {
            marker.Dispose();
            throw new WorldFailure($"The data folder {folder} holds a restore that did not end. Empty it and restore again.");
        }
        else if (begun != mode.ToString())
        {
            marker.Dispose();
            throw new WorldFailure($"The data folder {folder} was begun for '{begun}' and cannot serve '{mode}'. Choose another with --data.");
        }

        return marker;
    }

    /// <summary>Holds a folder that is there and that nobody uses.</summary>
    /// <exception cref="WorldFailure">Somebody uses it, or it is none.</exception>
    internal static IDisposable HoldStopped(string folder)
    {
        Require(folder);
        return Held(folder);
    }

    /// <summary>Sees that something was recorded in a folder.</summary>
    /// <exception cref="WorldFailure">There is no journal in it, or a restore of it did not end.</exception>
    internal static void Require(string folder)
    {
        if (!File.Exists(Path.Combine(folder, "journal.db")))
        {
            throw new WorldFailure($"There is no journal in {folder}. Name the data folder with --data.");
        }

        if (IsRestoring(folder))
        {
            throw new WorldFailure($"The data folder {folder} holds a restore that did not end. Empty it and restore again.");
        }
    }

    /// <summary>What of a folder is kept in a backup beside the journals: nothing that opens a door by itself. Sessions end, keys of forms and of the exercise are made anew.</summary>
    internal static IReadOnlyList<ArchiveEntry> Kept(string folder) => [.. new[] { MarkerName }.Concat(Identity).Select(name => Backup.Beside(folder, name)).OfType<ArchiveEntry>()];

    /// <summary>Whether a restore into the folder began and did not end.</summary>
    internal static bool IsRestoring(string folder) =>
        Backup.Beside(folder, MarkerName) is { } marker && System.Text.Encoding.UTF8.GetString(marker.Content.Span) == Restoring;

    /// <summary>Makes the folder when missing, and holds it with the mark of a restore that has not ended.</summary>
    /// <exception cref="WorldFailure">The folder cannot be written.</exception>
    internal static FileStream MarkRestoring(string folder)
    {
        var marker = Held(folder);
        Mark(marker, Restoring);
        return marker;
    }

    /// <summary>Says durably what a held folder is for.</summary>
    internal static void Mark(FileStream marker, string what)
    {
        marker.SetLength(0);
        marker.Write(System.Text.Encoding.UTF8.GetBytes(what));
        marker.Flush(flushToDisk: true);
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
