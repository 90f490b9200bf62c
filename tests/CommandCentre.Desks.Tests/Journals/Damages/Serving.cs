using CommandCentre.Desks.Journals;
using CommandCentre.Desks.Operations;
using CommandCentre.Desks.Tests.Operations;
using CommandCentre.Domain.Codes;
using CommandCentre.Domain.Operations;

namespace CommandCentre.Desks.Tests.Journals.Damages;

/// <summary>What one operation of a folder was when a server had opened it.</summary>
/// <param name="Shown">Its lines as shown.</param>
/// <param name="ReadOnly">Whether it was read-only before anybody gave a command.</param>
/// <param name="Answer">What a command was answered; absent when there was no desk to take it.</param>
/// <param name="Alarms">What was said of it at the highest level.</param>
internal sealed record ServedOperation(IReadOnlyList<string> Shown, bool ReadOnly, Answer? Answer, IReadOnlyList<string> Alarms);

/// <summary>What came of serving a folder.</summary>
/// <param name="Refusal">Why it was not served at all, in words; absent when it was.</param>
/// <param name="Operations">The operations that were opened.</param>
internal sealed record Serving(string? Refusal, IReadOnlyDictionary<OperationKey, ServedOperation> Operations)
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(20);

    /// <summary>Opens a folder as a server does, looks at every operation, gives each a command, and closes it.</summary>
    public static async Task<Serving> OfAsync(DataFolder folder, IEnumerable<OperationKey> keys)
    {
        SqliteJournal? journal = null;
        try
        {
            journal = SqliteJournal.Open(folder.Path);
            await using var room = new Room(folder.Path, journal, new FakeTime());
            var served = new Dictionary<OperationKey, ServedOperation>();
            foreach (var key in keys)
            {
                served[key] = await OperationAsync(room, key);
            }

            return new Serving(null, served);
        }
        catch (Exception told) when (told is JournalDamaged or JournalUnavailable or KeysDamaged or OwnerKeysMissing)
        {
            return new Serving(told.Message, new Dictionary<OperationKey, ServedOperation>());
        }
        finally
        {
            await (journal?.DisposeAsync() ?? ValueTask.CompletedTask);
        }
    }

    private static async Task<ServedOperation> OperationAsync(Room room, OperationKey key)
    {
        var desk = await room.Desks.FindAsync(key);
        var readOnly = desk?.IsReadOnly ?? false;
        var shown = desk is null ? [] : Intact.Show(desk);
        var message = new PostMessage(RecordId.Derived("the next"), "good morning", null, Room.Marks(HandlingCodes.H0));
        var answer = desk is null ? null : await desk.SubmitAsync(message, Room.Liaison("DE")).AsTask().WaitAsync(Soon);
        return new ServedOperation(shown, readOnly, answer, [.. room.Alarms.Critical.Where(alarm => alarm.Contains(key.Value, StringComparison.Ordinal))]);
    }
}
