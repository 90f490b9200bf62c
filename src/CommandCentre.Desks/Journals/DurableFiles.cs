using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace CommandCentre.Desks.Journals;

/// <summary>Three things .NET does not offer: appending that several processes may do at once, a folder made durable, a file replaced durably.</summary>
public static partial class DurableFiles
{
    /// <summary>What a file is called while it is written.</summary>
    internal const string Unfinished = ".new";

    // Values of Linux (asm-generic/fcntl.h).
    private const int ReadOnly = 0;
    private const int WriteOnly = 1;
    private const int Create = 0x40;
    private const int Append = 0x400;
    private const int CloseOnExec = 0x80000;
    private const int OwnerAndGroup = 0b110_100_000;

    /// <summary>Opens a file to which every write goes at its end, whoever else writes (FileMode.Append keeps a position of its own).</summary>
    internal static SafeFileHandle OpenAppending(string file)
    {
        if (!OperatingSystem.IsLinux())
        {
            // One process at a time elsewhere: the offset is the length found at each write.
            return File.OpenHandle(file, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete);
        }

        var handle = Open(file, WriteOnly | Append | Create | CloseOnExec, OwnerAndGroup);
        return handle.IsInvalid ? throw Failure("open", file) : handle;
    }

    /// <summary>Reads a small file also while a running server holds it: the lock that .NET takes keeps servers apart, not readers.</summary>
    internal static byte[] ReadHeld(string file)
    {
        if (OperatingSystem.IsWindows())
        {
            return File.ReadAllBytes(file);
        }

        using var handle = Open(file, ReadOnly | CloseOnExec, 0);
        if (handle.IsInvalid)
        {
            throw Failure("read", file);
        }

        var bytes = new byte[RandomAccess.GetLength(handle)];
        return bytes[..RandomAccess.Read(handle, bytes, 0)];
    }

    /// <summary>Makes the names in a folder durable: new, renamed and removed files.</summary>
    internal static void SyncFolder(string folder)
    {
        if (OperatingSystem.IsWindows())
        {
            return; // NTFS journals its names.
        }

        using var handle = Open(folder, ReadOnly, 0);
        if (handle.IsInvalid || Sync(handle) != 0)
        {
            throw Failure("sync", folder);
        }
    }

    /// <summary>Replaces a file by new content, readable by its owner alone: when the call returns it is on disk, and after a crash before that the old or the new is there, whole. Its folder is made when missing.</summary>
    /// <exception cref="IOException">It cannot be written; the old one stays.</exception>
    public static void Replace(string file, ReadOnlySpan<byte> content)
    {
        Directory.CreateDirectory(FolderOf(file));
        using (var stream = Begin(file))
        {
            stream.Write(content);
            stream.Flush(flushToDisk: true);
        }

        Finish(file);
    }

    /// <summary>Begins the new content of a file beside it, readable by its owner alone; its folder is there. The stream is flushed to disk and closed before <see cref="Finish"/>.</summary>
    internal static FileStream Begin(string file)
    {
        var fresh = file + Unfinished;
        File.Delete(fresh);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        return new FileStream(fresh, options);
    }

    /// <summary>Puts what was begun in the file's place, durably.</summary>
    internal static void Finish(string file)
    {
        File.Move(file + Unfinished, file, overwrite: true);
        SyncFolder(FolderOf(file));
    }

    private static string FolderOf(string file) => Path.GetDirectoryName(Path.GetFullPath(file))!;

    private static IOException Failure(string what, string path) =>
        new($"Cannot {what} {path}: {Marshal.GetLastPInvokeErrorMessage()}.");

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial SafeFileHandle Open(string path, int flags, int mode);

    [LibraryImport("libc", EntryPoint = "fsync", SetLastError = true)]
    private static partial int Sync(SafeFileHandle handle);
}
