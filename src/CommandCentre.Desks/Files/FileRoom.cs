using System.Collections.Concurrent;
using CommandCentre.Desks.Journals;
using CommandCentre.Desks.Lines;
using CommandCentre.Desks.Operations;
using CommandCentre.Domain.Files;
using CommandCentre.Domain.Operations;
using Microsoft.Extensions.Logging;

namespace CommandCentre.Desks.Files;

/// <summary>A file that was looked into and found good.</summary>
/// <param name="Kept">What it is.</param>
/// <param name="Bytes">What is kept.</param>
/// <param name="Preview">A small picture of it; of pictures only.</param>
/// <param name="Sent">SHA-256 in hex of the bytes as they were sent.</param>
public sealed record FileContent(KeptFile Kept, ReadOnlyMemory<byte> Bytes, ReadOnlyMemory<byte>? Preview, string Sent);

/// <summary>Files of records: their bytes are durable before their line is, and whatever has no line is taken away.</summary>
/// <remarks>All members may be called at once.</remarks>
public sealed class FileRoom
{
    private readonly FileStore _store;
    private readonly ILogger _log;
    private readonly ConcurrentDictionary<OperationKey, Lazy<Task>> _swept = new();

    // One at a time for each record; those that share a place wait for each other now and then, which does no harm.
    private readonly SemaphoreSlim[] _turns = [.. Enumerable.Range(0, 64).Select(_ => new SemaphoreSlim(1, 1))];

    /// <summary>The files of a data folder.</summary>
    public FileRoom(string dataFolder, RecordKeys keys, ILogger<FileRoom> log)
    {
        _store = new FileStore(dataFolder, keys);
        _log = log;
    }

    /// <summary>Attaches a file: its bytes are on disk, then its line, then this answers. A repeat answers as the first time.</summary>
    /// <param name="desk">The operation.</param>
    /// <param name="sent">The command as read.</param>
    /// <param name="content">The file that came with it.</param>
    /// <param name="by">Who sends.</param>
    /// <param name="holds">Whether they still may, asked when its turn comes.</param>
    /// <param name="stop">Ends the waiting before it begins.</param>
    public async Task<Answer> AddAsync(OperationDesk desk, AddFile sent, FileContent content, Actor by, Func<bool> holds, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(desk);
        ArgumentNullException.ThrowIfNull(sent);
        ArgumentNullException.ThrowIfNull(content);
        ArgumentNullException.ThrowIfNull(by);
        await SweptAsync(desk).WaitAsync(stop).ConfigureAwait(false);
        var record = RecordId.For(by.Officer, sent.Id);
        var turn = _turns[(record.GetHashCode() & int.MaxValue) % _turns.Length];
        await turn.WaitAsync(stop).ConfigureAwait(false);
        try
        {
            return await AddAsync(desk, sent with { Content = content.Sent, Kept = content.Kept }, content, record, by, holds).ConfigureAwait(false);
        }
        finally
        {
            turn.Release();
        }
    }

    /// <summary>What the rules say against a command before its file is looked into; absent for nothing.</summary>
    public static Refusal? Refused(OperationDesk desk, AddFile sent, Actor by)
    {
        ArgumentNullException.ThrowIfNull(desk);
        ArgumentNullException.ThrowIfNull(sent);
        ArgumentNullException.ThrowIfNull(by);
        return desk.State.Operation.Decide(sent, string.Empty, by, desk.Clock.GetUtcNow()) is Ruling.No { Refusal: { Reason: not (RefusalReason.FileMissing or RefusalReason.IdUsedForOtherContent) } refusal } ? refusal : null;
    }

    /// <summary>Opens a file for who may read its line in full now; absent for everybody else, and where there is none any more.</summary>
    /// <exception cref="FileDamaged">It is not as it was kept.</exception>
    public FileReading? Open(OperationView view, Guid record, FilePart part)
    {
        ArgumentNullException.ThrowIfNull(view);
        if (view.File(record) is not { File: { Sha256: { } sha256 } file } || (part is FilePart.Preview && !KeptFile.IsPictureOf(file.Media)))
        {
            return null;
        }

        var place = new FilePlace(view.Summary.Key, record, part);
        var reading = _store.Open(place);
        if (reading is not null && part is FilePart.Whole && reading.Sha256 != sha256)
        {
            reading.Dispose();
            throw new FileDamaged(place);
        }

        return reading;
    }

    /// <summary>Takes away, once for each operation, what was kept and never recorded: the centre was stopped in between.</summary>
    public Task SweptAsync(OperationDesk desk)
    {
        ArgumentNullException.ThrowIfNull(desk);
        return _swept.GetOrAdd(desk.Key, _ => new Lazy<Task>(() => Task.Run(() => Sweep(desk)))).Value;
    }

    private void Sweep(OperationDesk desk)
    {
        // Lines that cannot be read may name files: nothing is taken away then.
        if (desk.IsReadOnly)
        {
            return;
        }

        try
        {
            var files = desk.State.Operation.Files;
            if (_store.Sweep(desk.Key, files.ContainsKey) is > 0 and var gone)
            {
                _log.LogInformation(DeskEvents.FilesSwept, "Operation {Operation}: {Count} files that no line names were taken away", desk.Key, gone);
            }
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or JournalUnavailable)
        {
            _log.LogError(DeskEvents.FilesNotSwept, failure, "Operation {Operation}: files that no line names cannot be taken away", desk.Key);
        }
    }

    private async Task<Answer> AddAsync(OperationDesk desk, AddFile add, FileContent content, Guid record, Actor by, Func<bool> holds)
    {
        // What the rules refuse now is never written.
        switch (desk.State.Operation.Decide(add, CommandJson.Digest(add), by, desk.Clock.GetUtcNow()))
        {
            case Ruling.No no:
                return new Answer.Refused(no.Refusal);
            case Ruling.RepeatOf repeat:
                return new Answer.Repeated(repeat.First);
        }

        if (await KeepAsync(desk, record, by, content).ConfigureAwait(false) is { } failed)
        {
            return failed;
        }

        var answer = await desk.SubmitAsync(add, by, holds, CancellationToken.None).ConfigureAwait(false);
        if (answer is Answer.Refused && !desk.State.Operation.Files.ContainsKey(record))
        {
            _store.Drop(desk.Key, record);
        }

        return answer;
    }

    private async Task<Answer?> KeepAsync(OperationDesk desk, Guid record, Actor by, FileContent content)
    {
        try
        {
            // Another content under this id is there only where it is not known whether it was recorded: it is left alone.
            return await _store.KeepAsync(desk.Key, record, by.Country, content).ConfigureAwait(false) ? null
                : new Answer.Refused(new Refusal(RefusalReason.IdUsedForOtherContent, "id"));
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or JournalUnavailable or FileDamaged)
        {
            _log.LogError(DeskEvents.FileNotKept, failure, "Operation {Operation}: a file cannot be kept", desk.Key);
            return new Answer.NotRecorded(JournalUnavailable.SaysFull(failure) ? NotRecordedReason.StoreFull : NotRecordedReason.StoreFailed);
        }
        catch (Exception gone) when (gone is RecordErased or RecordNotRestored)
        {
            return new Answer.Refused(new Refusal(RefusalReason.IdUsedForOtherContent, "id"));
        }
    }
}
