using System.Globalization;
using CommandCentre.Matching.Entities;
using CommandCentre.Matching.Index;
using FsCheck;
using FsCheck.Fluent;

namespace CommandCentre.Matching.Tests.Index;

/// <summary>What holds for any history of the index. Drawn from a fixed seed, shrunk when one fails.</summary>
public sealed class MatchIndexPropertyTests
{
    private static readonly string[] Owners = ["aa", "bb", "cc"];

    [Fact]
    public void History_AnyPutsChangesAndWithdrawals_AnswersAsAFreshIndexOfTheEndState() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(60).WithEndSize(1500).WithReplay(5u, 7u),
        Prop.ForAll<int[]>(numbers =>
        {
            var held = new Dictionary<(string Owner, string Id), Entity>();
            var index = new MatchIndex();
            foreach (var number in numbers)
            {
                Play(index, held, number);
            }

            var fresh = new MatchIndex();
            foreach (var ((owner, _), entity) in held.OrderByDescending(pair => pair.Key))
            {
                fresh.Put(owner, entity);
            }

            Assert.Equal(held.Count, index.Count);
            for (var number = 0; number < 40; number++)
            {
                var query = Holdings.Person("?", Holdings.Name(number * 37));
                var limits = new SearchLimits() { Owners = number % 4 == 0 ? ["aa", "cc"] : null };
                Assert.All(index.Search(query, limits).Hits, hit => Assert.Equal(hit.Points, hit.Comparison.Points));
                Assert.Equal(Holdings.Told(fresh.Search(query, limits)), Holdings.Told(index.Search(query, limits)));
            }
        }));

    private static void Play(MatchIndex index, Dictionary<(string Owner, string Id), Entity> held, int number)
    {
        var random = new Random(number);
        var owner = Owners[random.Next(Owners.Length)];
        var id = random.Next(300).ToString(CultureInfo.InvariantCulture);
        if (random.Next(3) == 0)
        {
            Assert.Equal(held.Remove((owner, id)), index.Withdraw(owner, id));
            return;
        }

        var value = new Value(ValueKind.Email, $"{random.Next(20)}@example.org");
        var entity = random.Next(4) == 0 ? Holdings.Person(id, Holdings.Name(random.Next()), value) : Holdings.Person(id, Holdings.Name(random.Next()), Holdings.Name(random.Next()));
        held[(owner, id)] = entity;
        index.Put(owner, entity);
    }
}
