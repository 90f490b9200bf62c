using CommandCentre.Desks.Journals;

namespace CommandCentre.Desks.Tests.Journals;

public sealed class HeadsLogTests : IDisposable
{
    private readonly DataFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Append_ByTwoAtOnce_KeepsEveryLineOfBoth()
    {
        var files = new JournalFiles(_folder.Path);
        using (var one = HeadsLog.Open(files))
        using (var other = HeadsLog.Open(files))
        {
            Parallel.Invoke(() => AppendAll(one, "op/ONE"), () => AppendAll(other, "op/OTHER"));
        }

        var reading = HeadsLogReading.Of(files.Heads);
        Assert.Empty(reading.Unreadable);
        Assert.All(["op/ONE", "op/OTHER"], journal => Assert.Equal(
            Enumerable.Range(1, 5000).Select(number => (long)number),
            reading.Heads[journal].Select(head => head.Number)));
    }

    [Theory]
    [InlineData("op/ALP", false)]
    [InlineData("op/ALPHA 12", false)]
    [InlineData("op/ALPHA 12 00ff", false)]
    [InlineData("op/ALPHA twelve", true)]
    [InlineData("op/alpha 12 00ff", true)]
    [InlineData("op/ALPHA  12 00ff", true)]
    [InlineData("op/ALPHA 12 00FF", true)]
    public void Reading_OfALineInTheMiddle_TakesOnlyATornOneForHarmless(string text, bool unreadable)
    {
        var hash = JournalHead.Empty.Next("x"u8).Hash;
        File.WriteAllText(_folder.Heads, $"op/ALPHA 1 {hash}\n{text}\nop/ALPHA 2 {hash}\n");

        var reading = HeadsLogReading.Of(_folder.Heads);

        Assert.Equal(unreadable ? [2L] : [], reading.Unreadable);
        Assert.Equal(new JournalHead(2, hash), Assert.Single(reading.Newest).Head);
    }

    private static void AppendAll(HeadsLog log, string journal)
    {
        for (var number = 1; number <= 5000; number++)
        {
            log.Append(journal, new JournalHead(number, default));
        }
    }
}
