namespace CommandCentre.Desks.Feeds;

/// <summary>A write that did not end at once: waited for as long as it may take and its reader may read.</summary>
internal static class SlowWrite
{
    /// <summary>How long one write may take before the connection is ended.</summary>
    internal static readonly TimeSpan Limit = TimeSpan.FromSeconds(5);

    /// <summary>How often the entitlement is asked for meanwhile: the rest of the write must not go out long after rights were withdrawn.</summary>
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(500);

    /// <summary>Ends with the write, or throws what it threw.</summary>
    /// <exception cref="TimeoutException">It took too long, or its reader may not read any more. It is left behind.</exception>
    /// <exception cref="OperationCanceledException">The connection ends. It is left behind.</exception>
    internal static async Task EndAsync(Task writing, Entitlement entitlement, TimeProvider wall, CancellationToken ending)
    {
        var since = wall.GetTimestamp();
        while (!writing.IsCompleted)
        {
            try
            {
                await writing.WaitAsync(Look, wall, ending).ConfigureAwait(false);
            }
            catch (TimeoutException) when (writing.IsCompleted || (wall.GetElapsedTime(since) < Limit && entitlement.Holds()))
            {
                // Slow, and it may still be read; or it has ended while it was looked at.
            }
            catch
            {
                // Whatever becomes of it has been noticed.
                _ = writing.ContinueWith(static left => left.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);
                throw;
            }
        }

        await writing.ConfigureAwait(false);
    }
}
