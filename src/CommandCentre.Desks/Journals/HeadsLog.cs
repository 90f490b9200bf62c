using System.Globalization;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace CommandCentre.Desks.Journals;

/// <summary>
/// The witness beside the database: after each commit one text line <c>journal number hash</c> is appended to <c>heads.log</c>.
/// A damaged database can come back shorter without a word; this file says what was there.
/// </summary>
/// <remarks>
/// It is written after the commit and not synced by itself: it may lag behind the journal after a power cut, and never runs ahead.
/// A line that could not be written (disk full) is kept and written with the next.
/// </remarks>
internal sealed class HeadsLog : IDisposable
{
    private readonly SafeFileHandle _handle;
    private readonly SortedDictionary<string, JournalHead> _waiting = new(StringComparer.Ordinal);
    private bool _torn;

    private HeadsLog(SafeFileHandle handle, bool torn)
    {
        _handle = handle;
        _torn = torn;
    }

    /// <summary>Whether heads wait in memory because the last write of them failed.</summary>
    public bool Lags => _waiting.Count > 0;

    public static HeadsLog Open(JournalFiles files)
    {
        var handle = DurableFiles.OpenAppending(files.Heads);
        DurableFiles.SyncFolder(files.Folder);
        return new HeadsLog(handle, EndsTorn(files.Heads));
    }

    public static string Format(string journal, JournalHead head) =>
        string.Create(CultureInfo.InvariantCulture, $"{journal} {head.Number} {head.Hash}\n");

    /// <summary>Writes the head of a commit. A failure of this file does not make the commit undone and is not thrown.</summary>
    public void Append(string journal, JournalHead head)
    {
        _waiting[journal] = head;
        WriteWaiting();
    }

    public void Dispose()
    {
        if (Lags)
        {
            WriteWaiting();
        }

        _handle.Dispose();
    }

    private void WriteWaiting()
    {
        var text = new StringBuilder(_torn ? "\n" : string.Empty);
        foreach (var (journal, head) in _waiting)
        {
            text.Append(Format(journal, head));
        }

        try
        {
            RandomAccess.Write(_handle, Encoding.ASCII.GetBytes(text.ToString()), RandomAccess.GetLength(_handle));
            _torn = false;
            _waiting.Clear();
        }
        catch (IOException)
        {
            // The lines are durable; saying "not recorded" would be false. The head is written with the next commit, on a line of its own.
            _torn = true;
        }
    }

    private static bool EndsTorn(string file)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        if (stream.Length == 0)
        {
            return false;
        }

        stream.Seek(-1, SeekOrigin.End);
        return stream.ReadByte() != '\n';
    }
}
