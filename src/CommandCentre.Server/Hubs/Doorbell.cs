namespace CommandCentre.Server.Hubs;

/// <summary>Tells a connection the newest number. Who rings never waits; rings that come while it tells become one more telling, and none is lost.</summary>
/// <param name="tell">Sends a number; a connection that is going may throw.</param>
internal sealed class Doorbell(Func<long, Task> tell)
{
    private long _rung;
    private int _rings; // not answered by a telling yet; who brings it from nought begins to tell

    internal void Ring(long number)
    {
        for (var known = Interlocked.Read(ref _rung); known < number && Interlocked.CompareExchange(ref _rung, number, known) is var found && found != known;)
        {
            known = found; // Somebody else rang: only what is newer counts.
        }

        if (Interlocked.Increment(ref _rings) == 1)
        {
            _ = TellAsync();
        }
    }

    private async Task TellAsync()
    {
        try
        {
            int answered;
            var told = 0L;
            do
            {
                answered = Volatile.Read(ref _rings);
                if (Interlocked.Read(ref _rung) is var number && number != told)
                {
                    await tell(told = number);
                }
            }
            while (Interlocked.Add(ref _rings, -answered) > 0);
        }
        catch (Exception gone) when (gone is OperationCanceledException or InvalidOperationException or IOException)
        {
            // The connection is going; whoever comes back pulls what it lacks.
            Interlocked.Exchange(ref _rings, 0);
        }
    }
}
