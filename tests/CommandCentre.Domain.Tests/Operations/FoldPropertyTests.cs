using CommandCentre.Domain.Codes;
using CommandCentre.Domain.CrossChecks;
using CommandCentre.Domain.Operations;
using CommandCentre.Domain.Sharing;
using CommandCentre.Domain.Tests.Sharing;
using FsCheck;
using FsCheck.Fluent;

namespace CommandCentre.Domain.Tests.Operations;

/// <summary>What holds for any commands in any order (design.md section 8). Drawn from a fixed seed, shrunk when one fails.</summary>
public sealed class FoldPropertyTests
{
    [Fact]
    public void Fold_AnyRepetitionAtOnce_GivesTheSameState() => Holds(numbers =>
        Assert.Equal(Picture.Of(Script.Play(Script.Of(numbers)).State), Picture.Of(Script.Play(Script.Of(numbers), times: 3).State)));

    /// <summary>A retry may come at any time after; what was refused is not remembered and is left out here.</summary>
    [Fact]
    public void Fold_AnyLaterRepetition_GivesTheSameState() => Holds(numbers =>
    {
        var (random, once, again) = (new Random(numbers.Length), Script.Beginning.Fork(), Script.Beginning.Fork());
        var recorded = new List<Step>();
        foreach (var step in Script.Of(numbers))
        {
            once.After(step.Minutes);
            if (once.When(step.By, step.Command) is Ruling.ToRecord)
            {
                recorded.Add(step);
            }

            again.After(step.Minutes).When(step.By, step.Command);
            foreach (var earlier in recorded.Where(_ => random.Next(3) == 0))
            {
                Assert.IsType<Ruling.RepeatOf>(again.When(earlier.By, earlier.Command));
            }
        }

        Assert.Equal(Picture.Of(once.State), Picture.Of(again.State));
    });

    [Fact]
    public void Fold_IndependentCommandsInAnyOrder_GiveTheSameFigures() => Holds(numbers =>
    {
        var steps = Script.Independent(numbers);
        var shuffled = steps.ToArray();
        new Random(numbers.Sum(number => number % 1000)).Shuffle(shuffled);
        Assert.Equal(Picture.Figures(Script.Play(steps).State), Picture.Figures(Script.Play(shuffled).State));
        Assert.Equal(Picture.Figures(Script.Play(steps).State), Picture.Figures(Script.Play(steps.Reverse()).State));
    });

    [Fact]
    public void Apply_WhatWasDecided_RaisesTheHeadByOneAndARefusalNothing() => Holds(numbers =>
    {
        var story = Script.Beginning.Fork();
        foreach (var step in Script.Of(numbers))
        {
            var before = story.After(step.Minutes).State;
            if (story.When(step.By, step.Command) is Ruling.ToRecord)
            {
                Assert.Equal((before.Head + 1, true), (story.State.Head, story.State.LastAt >= before.LastAt));
                Assert.Equal(story.State.Head, Assert.IsType<Ruling.RepeatOf>(story.When(step.By, step.Command)).First.Number);
            }
            else
            {
                Assert.Same(before, story.State);
            }
        }
    });

    /// <summary>The journal is the only truth: folded anew, at the end or at any moment before, its lines give the state that stood then.</summary>
    [Fact]
    public void Fold_OfTheLinesAnew_IsTheState() => Holds(numbers =>
    {
        var story = Script.Play(Script.Of(numbers));
        var half = story.Lines.Take(story.Lines.Count / 2).Aggregate(Operation.Unopened(Story.Key), (state, line) => state.Apply(line));
        Assert.Equal(Picture.Of(story.State), Picture.Of(story.Lines.Skip(story.Lines.Count / 2).Aggregate(half, (state, line) => state.Apply(line))));
        Assert.Equal(story.Lines.Count, story.State.Records.Values.Sum(record => record.Lines.Length));
    });

    /// <summary>Lines folded in one go, as at a start, give what line by line they give, and leave the state they began at alone.</summary>
    [Fact]
    public void Folding_OfManyLines_IsTheFoldOfEach() => Holds(numbers =>
    {
        var lines = Script.Play(Script.Of(numbers)).Lines;
        var half = lines.Take(lines.Count / 2).Aggregate(Operation.Unopened(Story.Key), (state, line) => state.Apply(line));
        var before = Picture.Of(half);
        var folding = new OperationFolding(half);
        foreach (var line in lines.Skip(lines.Count / 2))
        {
            folding.Apply(line);
            Assert.Equal((line.Number, line.Number), (folding.Operation.Head, folding.Operation.Records[line.Record].Lines[^1]));
            Assert.Throws<ArgumentException>(() => folding.Apply(line));
        }

        Assert.Equal(before, Picture.Of(half));
        Assert.Equal(Picture.Of(lines.Aggregate(Operation.Unopened(Story.Key), (state, line) => state.Apply(line))), Picture.Of(folding.Operation));
    });

    /// <summary>No sight holds what another country closed: every line, every viewer, by marks that the test folds itself.</summary>
    [Fact]
    public void SightOf_EveryLineOfAnyOperation_IsTheOracles() => Holds(numbers =>
    {
        var story = Script.Play(Script.Of(numbers));
        var dismissed = story.Lines.Select(line => line.Event).OfType<ParticipantDismissed>().Select(gone => gone.Country.Value).ToHashSet();
        var members = Members(story.Lines);
        foreach (var line in story.Lines)
        {
            var about = story.Lines.Where(other => other.Record == line.Record).ToList();
            var withdrawn = about.Any(other => other.Event.Kind is LineKind.HitWithdrawn);
            var granted = story.Lines.Any(other => other.Event is UseGranted && (other.Record == line.Record || (about[0].Event is LinkFound ends && (other.Record == ends.Left || other.Record == ends.Right))));
            foreach (var viewer in new[] { "DE", "ES", "EU", "FR", "NL", "CH" })
            {
                var looker = new Looker(viewer, "police", "liaison", viewer != "CH" && !dismissed.Contains(viewer), false, [.. members.Where(group => group.Value.Contains(viewer)).Select(group => group.Key)]);
                var expected = about[0].Event is LinkFound link
                    ? SightOracle.OfLink(looker, about[0].Number, [.. new[] { link.Left, link.Right }.Select(end => story.Lines.Where(other => other.Record == end).ToList())])
                    : SightOracle.Of(looker, about[0].Owner.Value, about[^1].Marks, withdrawn, line.Event.Kind);
                var seen = story.State.SightOf(CountryCode.Parse(viewer), line.Record, line.Event.Kind);
                Assert.Equal(expected, seen with { Caveats = granted ? expected.Caveats : seen.Caveats });
            }
        }
    });

    private static Dictionary<string, string[]> Members(IEnumerable<Entry> lines)
    {
        var members = new Dictionary<string, string[]>();
        foreach (var happened in lines.Select(line => line.Event))
        {
            if (happened is GroupFormed formed)
            {
                members[formed.Name] = [.. formed.Members.Select(member => member.ToString())];
            }
            else if (happened is GroupDissolved gone)
            {
                members.Remove(gone.Name);
            }
        }

        return members;
    }

    /// <summary>Deadlines are those of requests that wait; only those asked answer, and the asker reads every answer.</summary>
    [Fact]
    public void Checks_OfAnyOperation_TieOut() => Holds(numbers =>
    {
        var story = Script.Play(Script.Of(numbers));
        var waiting = story.State.Checks.Values.Where(check => check is { IsOpen: true, Overdue: false });
        var unreminded = waiting.Where(check => !check.Reminded).Select(check => (check.RemindAt, check.Id));
        Assert.Equal(waiting.Select(check => (check.Due, check.Id)).Concat(unreminded).Order(), story.State.Deadlines.Where(deadline => story.State.Checks.ContainsKey(deadline.Subject)).ToList());
        Assert.All(story.State.Checks.Values, check => Assert.All(check.Answers, answer =>
        {
            Assert.Contains(answer.Key, check.Asked);
            var line = story.Lines[(int)answer.Value.Number - 1];
            Assert.Equal(SightLevel.Full, story.State.SightOf(check.Asker, line.Record, line.Event.Kind).Level);
        }));
    });

    /// <summary>The scripts do reach the rules: among them every kind of line that can be made in the week is recorded.</summary>
    [Fact]
    public void Scripts_ReachEveryKindOfLineOfTheWeek()
    {
        var kinds = Enumerable.Range(0, 8_000).SelectMany(seed => Script.Play(Script.Of([.. Enumerable.Range(60 * seed, 60)])).Lines).Select(line => line.Event.Kind);
        Assert.Equal(Enum.GetValues<LineKind>().Except([LineKind.ParticipantAdmitted]), kinds.Distinct().Order());
    }

    private static void Holds(Action<int[]> property) =>
        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(150).WithEndSize(60).WithReplay(20201116UL, 7UL),
            Prop.ForAll(ArbMap.Default.ArbFor<int[]>(), property));
}
