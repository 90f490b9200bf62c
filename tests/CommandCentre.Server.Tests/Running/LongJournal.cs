using System.Text;
using CommandCentre.Desks.Journals;
using CommandCentre.Server.CommandLine;

namespace CommandCentre.Server.Tests.Running;

/// <summary>A data folder with a journal that takes a while to copy; its lines are no operation's.</summary>
public static class LongJournal
{
    public static async Task WriteAsync(string folder, int lines)
    {
        DataFolder.Hold(folder, CentreMode.Exercise).Dispose();
        await using var journal = SqliteJournal.Open(folder);
        var head = JournalHead.Empty;
        var line = Encoding.UTF8.GetBytes(new string('x', 1500));
        foreach (var batch in Enumerable.Range(0, lines).Chunk(2000))
        {
            head = (await journal.AppendAsync("op/LONG", head, [.. batch.Select(_ => (ReadOnlyMemory<byte>)line)])).Head;
        }
    }
}
