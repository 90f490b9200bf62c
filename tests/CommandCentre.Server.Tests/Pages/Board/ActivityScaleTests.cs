using CommandCentre.Server.Pages.Board;

namespace CommandCentre.Server.Tests.Pages.Board;

public sealed class ActivityScaleTests
{
    [Fact]
    public void Step_OfNothing_IsZero() => Assert.Equal(0, ActivityScale.For([0, 12, 300]).Step(0));

    [Fact]
    public void Step_OfTheMost_IsFive() => Assert.Equal(5, ActivityScale.For([0, 12, 300]).Step(300));

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(5)]
    [InlineData(37)]
    [InlineData(42_124)]
    [InlineData(long.MaxValue)]
    public void Step_ForRisingCounts_NeverFallsAndStaysWithinFive(long most)
    {
        var scale = ActivityScale.For([most]);
        var steps = Enumerable.Range(0, 200).Select(share => scale.Step((long)(most / 200d * share))).ToList();
        Assert.Equal(steps.Order(), steps);
        Assert.All(steps, step => Assert.InRange(step, 0, 5));
        Assert.Equal(6, scale.Legend.Count);
    }

    [Fact]
    public void Legend_PrintsTheBoundsThatStepUses()
    {
        // The fifth root of 60 is 2.27: bounds 2, 5, 12 and 27, taken to the nearest round numbers.
        var scale = ActivityScale.For([60]);
        Assert.Equal(["0", "1–2", "3–5", "6–10", "11–30", "over 30"], scale.Legend);
        Assert.Equal([1, 1, 2, 3, 4, 5], new long[] { 1, 2, 3, 10, 30, 31 }.Select(scale.Step));
    }

    [Fact]
    public void Scale_OfNoCountries_IsThere() => Assert.Equal(0, ActivityScale.For([]).Step(0));
}
