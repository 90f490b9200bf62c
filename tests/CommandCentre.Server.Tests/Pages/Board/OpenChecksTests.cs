using CommandCentre.Server.Pages.Board;

namespace CommandCentre.Server.Tests.Pages.Board;

public sealed class OpenChecksTests
{
    private static readonly DateTimeOffset Now = new(2020, 11, 18, 14, 32, 0, TimeSpan.Zero);

    private static Task<AngleSharp.Dom.IElement> Draw(params OpenCheck[] checks) =>
        Drawn.Of<OpenChecks>(("Operation", "X"), ("Checks", checks), ("Now", Now));

    private static OpenCheck Check(DateTimeOffset due, params AnswerState[] states) =>
        new("FR", "France", "A phone number", "/operations/X/lines/9", due, [.. states.Select((state, index) => new AskedCountry(((char)('A' + index)).ToString(), state))], false);

    [Fact]
    public async Task OpenChecks_PartlyAnswered_SayHowManyAndWhoIsOpen()
    {
        var drawn = await Draw(Check(Now.AddMinutes(30), AnswerState.Given, AnswerState.Waiting, AnswerState.Given, AnswerState.Late, AnswerState.Given));
        Assert.Contains("answered 3 of 5", drawn.TextContent, StringComparison.Ordinal);
        Assert.Contains("open: B, D", drawn.TextContent, StringComparison.Ordinal);
        Assert.Equal("30 min left", drawn.QuerySelector("time[data-due]")!.TextContent);
    }

    [Fact]
    public async Task OpenChecks_ManyOpen_NamesFiveAndCountsTheRest()
    {
        var drawn = await Draw(Check(Now.AddMinutes(30), [.. Enumerable.Repeat(AnswerState.Waiting, 8)]));
        Assert.Contains("open: A, B, C, D, E and 3 more", drawn.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task OpenChecks_PastDue_SayHowLateInWords()
    {
        var due = (await Draw(Check(Now.AddMinutes(-12), AnswerState.Late))).QuerySelector("time[data-due]")!;
        Assert.Equal("late by 12 min", due.TextContent);
        Assert.Equal("urgent", due.GetAttribute("data-tone"));
    }

    [Fact]
    public async Task OpenChecks_None_SayWhatWouldFillThem() =>
        Assert.NotNull((await Draw()).QuerySelector(".empty"));
}
