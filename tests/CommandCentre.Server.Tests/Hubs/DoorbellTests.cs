using CommandCentre.Server.Hubs;

namespace CommandCentre.Server.Tests.Hubs;

public sealed class DoorbellTests
{
    [Fact]
    public void Ring_AtTheVeryEndOfATelling_IsToldToo()
    {
        var bells = Enumerable.Range(0, 200_000).Select(_ => new Told()).ToArray();
        var at = new int[2];

        Parallel.Invoke(() => Ring(0), () => Ring(1));

        Assert.All(bells, told => Assert.Equal(2, told.Last));

        // Both wait for each other at every bell.
        void Ring(int ringer)
        {
            for (var bell = 0; bell < bells.Length; bell++)
            {
                Volatile.Write(ref at[ringer], bell);
                SpinWait.SpinUntil(() => Volatile.Read(ref at[1 - ringer]) >= bell);
                bells[bell].Bell.Ring(ringer + 1);
            }
        }
    }

    [Fact]
    public async Task Rings_WhileItTells_BecomeOneMoreTelling()
    {
        var (told, gate) = (new List<long>(), new TaskCompletionSource());
        var bell = new Doorbell(async number =>
        {
            told.Add(number);
            await gate.Task;
        });

        bell.Ring(1);
        bell.Ring(2);
        bell.Ring(3);
        Assert.Equal([1], told);
        gate.SetResult();
        await gate.Task;

        Assert.Equal([1, 3], told);
    }

    [Fact]
    public void Ring_AfterATellingThatFailed_IsToldAgain()
    {
        var told = new List<long>();
        var bell = new Doorbell(number =>
        {
            told.Add(number);
            return number == 1 ? Task.FromException(new IOException("going")) : Task.CompletedTask;
        });

        bell.Ring(1);
        bell.Ring(2);

        Assert.Equal([1, 2], told);
    }

    private sealed class Told
    {
        private long _last;

        internal Told() => Bell = new Doorbell(number =>
        {
            Volatile.Write(ref _last, number);
            return Task.CompletedTask;
        });

        internal Doorbell Bell { get; }

        internal long Last => Volatile.Read(ref _last);
    }
}
