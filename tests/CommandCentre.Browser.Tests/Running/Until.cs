namespace CommandCentre.Browser.Tests.Running;

/// <summary>Waits for what no event tells of.</summary>
public static class Until
{
    public static async Task IsSoAsync(Func<bool> condition, TimeSpan atMost, string what)
    {
        using var limit = new CancellationTokenSource(atMost);
        using var looks = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        try
        {
            while (!condition())
            {
                await looks.WaitForNextTickAsync(limit.Token);
            }
        }
        catch (OperationCanceledException)
        {
            Assert.Fail($"after {atMost}: {what}");
        }
    }
}
