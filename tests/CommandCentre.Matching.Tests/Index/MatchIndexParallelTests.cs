using System.Globalization;
using CommandCentre.Matching.Index;
using CommandCentre.Matching.Tests.Fuzz;

namespace CommandCentre.Matching.Tests.Index;

/// <summary>Searches while the index is written.</summary>
[Collection(Alone.Name)]
public sealed class MatchIndexParallelTests
{
    private const int Writes = 30_000;
    private readonly MatchIndex _index = new();
    private volatile bool _written;
    private volatile bool _withdrawn;
    private volatile int _turn;

    [Fact]
    public async Task Search_WhileOthersChange_FindsWhatStaysAndNothingThatWentBefore()
    {
        _index.Put("aa", Holdings.Person("stays", "Wilhelmina Oosterhuis"));
        _index.Put("aa", Holdings.Person("changes", "Theodora Kalogirou"));
        var readers = Enumerable.Range(0, 3).Select(_ => Task.Run(Read, TestContext.Current.CancellationToken)).ToArray();
        await Task.Run(Write, TestContext.Current.CancellationToken);
        _written = true;
        Assert.All(await Task.WhenAll(readers), searches => Assert.True(searches > 0));
    }

    private int Read()
    {
        var searches = 0;
        do
        {
            Assert.Equal("stays", _index.Search(Holdings.Person("?", "Wilhelmina Oosterhuis")).Hits[0].Entity.Id);

            // The two spellings it changes between are both near the one asked for, under keys of their own.
            var changing = _index.Search(Holdings.Person("?", "Theodora Kalogiru")).Hits;
            Assert.Single(changing, hit => hit.Entity.Id == "changes");
            Assert.Contains(changing.First(hit => hit.Entity.Id == "changes").Entity.Values[0].Text, new[] { "Theodora Kalogirou", "Kalogiru, Teodora" });

            var gone = _withdrawn;
            var turn = _turn;
            var answer = _index.Search(Holdings.Person("?", "Casimir Blaszczyk"));
            Assert.False(gone && turn == _turn && answer.Hits.Any(hit => hit.Entity.Id == "goes"), "an entity withdrawn before the search began was found");
            searches++;
        }
        while (!_written);

        return searches;
    }

    private void Write()
    {
        var random = new Random(5);
        for (var number = 0; number < Writes; number++)
        {
            var id = random.Next(2000).ToString(CultureInfo.InvariantCulture);
            if (random.Next(3) == 0)
            {
                _index.Withdraw("bb", id);
            }
            else
            {
                _index.Put("bb", Holdings.Person(id, Holdings.Name(random.Next()), Holdings.Name(random.Next())));
            }

            _index.Put("aa", Holdings.Person("changes", number % 2 == 0 ? "Theodora Kalogirou" : "Kalogiru, Teodora"));
            ComeAndGo(number);
        }
    }

    private void ComeAndGo(int number)
    {
        if (number % 50 == 0)
        {
            _withdrawn = false;
            _turn = number;
            _index.Put("aa", Holdings.Person("goes", "Casimir Blaszczyk"));
        }
        else if (number % 50 == 25)
        {
            _index.Withdraw("aa", "goes");
            _withdrawn = true;
        }
    }

    [Fact]
    public void Withdraw_Everything_GivesTheMemoryBack()
    {
        var before = GC.GetTotalMemory(forceFullCollection: true);
        Fill(0, 20_000);
        var full = GC.GetTotalMemory(forceFullCollection: true) - before;
        for (var number = 0; number < 20_000; number++)
        {
            Assert.True(_index.Withdraw("aa", number.ToString(CultureInfo.InvariantCulture)));
        }

        var empty = GC.GetTotalMemory(forceFullCollection: true) - before;
        Assert.True(empty < full / 4, $"{full} bytes when full, {empty} when empty");
        Assert.Equal(0, _index.Count);
    }

    [Fact]
    public void Put_TheSameNumberOfEntitiesChangedManyTimes_TakesNoMoreMemory()
    {
        Fill(0, 5_000);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        for (var times = 1; times <= 12; times++)
        {
            Fill(times, 5_000);
        }

        var after = GC.GetTotalMemory(forceFullCollection: true);

        // Tables stand between half full and full, whatever came before: half as much again is allowed.
        Assert.True(after < before * 3 / 2, $"{before} bytes before, {after} after twelve changes of each");
    }

    private void Fill(int seed, int count)
    {
        var random = new Random(seed);
        Span<char> word = stackalloc char[9];
        for (var number = 0; number < count; number++)
        {
            foreach (ref var letter in word)
            {
                letter = "abdefgiklmnoprstu"[random.Next(17)];
            }

            _index.Put("aa", Holdings.Person(number.ToString(CultureInfo.InvariantCulture), $"{Holdings.Name(random.Next())} {word}"));
        }
    }
}
