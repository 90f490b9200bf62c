using CommandCentre.Desks.Journals;
using FsCheck;
using FsCheck.Fluent;

namespace CommandCentre.Desks.Tests.Journals;

/// <summary>Whatever is appended in whatever groups to whatever journals: it reads back the same, and after reopening too.</summary>
public sealed class JournalPropertyTests
{
    private static readonly string[] Names = ["op/ALPHA", "op/ALPHA-2", "country/DE"];

    [Fact]
    public void Journal_AfterAnyAppends_ReadsBackWhatWasRecordedInOrder()
    {
        var lines = Gen.NonEmptyListOf(Gen.NonEmptyListOf(Gen.Choose(0, 255)).Select(bytes => bytes.Select(value => (byte)value).ToArray()));
        var appends = Gen.ListOf(Gen.Choose(0, Names.Length - 1).SelectMany(name => lines.Select(some => (Names[name], some.ToList()))));

        Prop.ForAll(appends.ToArbitrary(), steps => Check([.. steps]).GetAwaiter().GetResult())
            .Check(Config.QuickThrowOnFailure.WithMaxTest(40));
    }

    private static async Task Check(List<(string Name, List<byte[]> Lines)> appends)
    {
        using var folder = new DataFolder();
        var expected = Names.ToDictionary(name => name, _ => new List<string>());
        var journal = SqliteJournal.Open(folder.Path);
        foreach (var (turn, (name, lines)) in appends.Index())
        {
            var head = await journal.HeadAsync(name);
            Assert.True((await journal.AppendAsync(name, head, [.. lines.Select(line => (ReadOnlyMemory<byte>)line)])).Recorded);
            expected[name].AddRange(lines.Select(Convert.ToHexString));
            if (turn % 3 == 2)
            {
                await journal.DisposeAsync();
                journal = SqliteJournal.Open(folder.Path);
            }
        }

        foreach (var name in Names)
        {
            var read = await journal.ReadAsync(name, 0).Select(line => Convert.ToHexString(line.Bytes.Span)).ToListAsync();
            Assert.Equal(expected[name], read);
        }

        Assert.Equal(expected.Where(pair => pair.Value.Count > 0).Select(pair => pair.Key).Order(StringComparer.Ordinal), await journal.NamesAsync());
        await journal.DisposeAsync();
        Assert.Empty((await JournalVerification.RunAsync(folder.Path)).Findings);
    }
}
