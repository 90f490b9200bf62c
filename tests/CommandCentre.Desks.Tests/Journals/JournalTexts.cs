using System.Text;
using CommandCentre.Desks.Journals;

namespace CommandCentre.Desks.Tests.Journals;

/// <summary>Short ways to append and read text lines.</summary>
internal static class JournalTexts
{
    public const string Operation = "op/ARMSTRONG-7";

    public static IReadOnlyList<ReadOnlyMemory<byte>> StoredLines(params IEnumerable<string> texts) =>
        [.. texts.Select(text => (ReadOnlyMemory<byte>)Encoding.UTF8.GetBytes(text))];

    /// <summary>Appends at the present end and asserts that it was recorded.</summary>
    public static async Task<JournalHead> RecordAsync(this IJournal journal, string name, params IEnumerable<string> texts)
    {
        var head = await journal.HeadAsync(name, TestContext.Current.CancellationToken);
        var outcome = await journal.AppendAsync(name, head, StoredLines(texts), TestContext.Current.CancellationToken);
        Assert.True(outcome.Recorded);
        return outcome.Head;
    }

    public static async Task<List<string>> TextsAsync(this IJournal journal, string name, long after = 0)
    {
        var texts = new List<string>();
        await foreach (var line in journal.ReadAsync(name, after, TestContext.Current.CancellationToken))
        {
            Assert.Equal(after + texts.Count + 1, line.Number);
            texts.Add(Encoding.UTF8.GetString(line.Bytes.Span));
        }

        return texts;
    }
}
