using System.Text;
using CommandCentre.Desks.Lines;
using CommandCentre.Desks.Operations;
using CommandCentre.Desks.Tests.Operations;
using CommandCentre.Domain.Codes;
using CommandCentre.Domain.Operations;

namespace CommandCentre.Desks.Tests.Feeds;

public sealed class FeedPropertyTests
{
    private static readonly string[] Countries = ["DE", "FR", "NL", "ES"];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>Boards come, go, stop reading and come back while hits are pushed, corrected and withdrawn; in the end each shows every line once, in order, as it is now.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Boards_WhateverHappensToThem_ShowEveryLineOnceAndAsItIsNow(int seed)
    {
        await using var test = await DeskUnderTest.StartAsync(Countries);
        var boards = Enumerable.Range(0, 12).Select(i => new Board(test.Desk, i % 5 == 4 ? "EU" : Countries[i % 4], wall: test.Wall)).ToList();
        using var over = new CancellationTokenSource();
        var writing = Task.WhenAll(Countries.Select((country, i) => Task.Run(() => WriteAsync(test, country, new Random(seed * 100 + i)), Token)));
        var living = boards.Select((board, i) => Task.Run(() => LiveAsync(test, board, new Random(seed * 1000 + i), over.Token), Token)).ToList();

        await writing;
        await over.CancelAsync();
        await Task.WhenAll(living);

        var head = test.Desk.View(Room.Viewer("DE"))!.Head;
        foreach (var board in boards)
        {
            board.Release();
            await board.CatchUpAsync();
            await board.UntilAsync(head);
            Assert.Equal(Enumerable.Range(1, (int)head), board.Shown.Select(number => (int)number));
            var view = test.Desk.View(Room.Viewer(board.Country))!;
            for (var number = 1; number <= head; number++)
            {
                Assert.Equal(Encoding.UTF8.GetString(LineJson.Write(view.Line(number)!)), board.Look(number));
            }

            await board.DisposeAsync();
        }

        Assert.Empty(test.Room.Alarms.Critical);
    }

    private static async Task WriteAsync(DeskUnderTest test, string country, Random random)
    {
        var hits = new List<Guid>();
        for (var i = 0; i < 150; i++)
        {
            var marks = Room.Marks((HandlingCodes)random.Next(8), [.. Countries.Where(_ => random.Next(3) == 0)]);
            var report = Room.Hit(0, $"{country} {i}", marks).Report;
            OperationCommand command = random.Next(4) switch
            {
                0 when hits.Count > 0 => new CorrectHit(test.Id(), hits[random.Next(hits.Count)], report, "recounted", marks),
                1 when hits.Count > 0 && random.Next(3) == 0 => new WithdrawHit(test.Id(), hits[random.Next(hits.Count)], "a mistake"),
                _ => new PushHit(test.Id(), report, marks),
            };
            var answer = await test.Desk.SubmitAsync(command, Room.Liaison(country), Token);
            if (answer is Answer.Recorded { Receipt: var receipt } && command is PushHit)
            {
                hits.Add(receipt.Record);
            }

            Assert.IsNotType<Answer.NotRecorded>(answer);
        }
    }

    private static async Task LiveAsync(DeskUnderTest test, Board board, Random random, CancellationToken over)
    {
        await board.CatchUpAsync();
        while (!over.IsCancellationRequested)
        {
            switch (random.Next(6))
            {
                case 0:
                    await board.CutAsync();
                    board.Reconnect();
                    await board.CatchUpAsync();
                    break;
                case 1:
                    _ = board.Hold().ContinueWith(static stuck => stuck.Exception, TaskScheduler.Default);
                    break;
                case 2 or 3:
                    board.Release();
                    break;
                case 4 when board.NeedsJoin:
                    board.Release();
                    await board.CatchUpAsync();
                    break;
                default:
                    // As long as one more line takes to be recorded: no sleeping.
                    await test.Desk.SubmitAsync(test.Message("passing"), Room.Liaison("NL"), Token);
                    break;
            }
        }
    }
}
