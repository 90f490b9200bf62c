namespace CommandCentre.Matching.Tests.Fuzz;

/// <summary>
/// Every public method of the room against changed texts: nothing thrown, at most 50 ms of a core and 16 MB a case, and no text whose time grows with the square of its length.
/// A push takes 2,000 texts for each method, more than 100,000 in all; <c>FULL=1</c> takes 100,000 for each.
/// </summary>
[Collection(Alone.Name)]
public sealed class FuzzTests
{
    private const int MostMilliseconds = 50;
    private const long MostBytes = 16 << 20;

    private static readonly int Cases = Environment.GetEnvironmentVariable("FULL") == "1" ? 100_000 : 2_000;

    // Letters and signs that some part of a parser looks ahead, looks back or counts for.
    private static readonly string[] Pieces =
    [
        "a", "ab ", "a'", "1", "1 ", "12/", "-", "(", "\"", "{\"a\":[", "@", "+4", "a.b.", "Ж", "ё ", "ου", "ال", "محمد ", "\u0651", "َ", "\u0301", "ש", "ו", "王", "김", "っ", "x\uD800", "ﷺ", "01.02.1970 ", "street 5, ", "van der ", "GmbH ", "Mohammed ", "0x0",
    ];

    public static TheoryData<string> Methods => new(FuzzTargets.All.Select(target => target.Method));

    [Fact]
    public void Targets_AreAllPublicMethodsOfTheRoom()
    {
        Assert.True(!FuzzTargets.Missing().Any(), "not fuzzed; add to FuzzTargets.All: " + string.Join(", ", FuzzTargets.Missing()));
        Assert.True(!FuzzTargets.Gone().Any(), "listed, but not in the room: " + string.Join(", ", FuzzTargets.Gone()));
    }

    [Theory]
    [MemberData(nameof(Methods))]
    public void Method_ChangedTexts_NothingThrownAndAllWithinTheirTimeAndRoom(string method)
    {
        var target = FuzzTargets.All.Single(target => target.Method == method);
        var mutator = new Mutator(target.Seeds, 1);
        target.Run(target.Seeds[0]);
        for (var number = 0; number < Cases; number++)
        {
            Check(target, mutator.Next(), number);
        }
    }

    [Theory]
    [MemberData(nameof(Methods))]
    public void Method_APieceRepeated_TakesTimeLikeItsLength(string method)
    {
        var target = FuzzTargets.All.Single(target => target.Method == method);
        foreach (var piece in Pieces)
        {
            var texts = Array.ConvertAll((int[])[5_000, 40_000], length => string.Concat(Enumerable.Repeat(piece, length / piece.Length)));
            Assert.True(Least(target, texts[1], MostMilliseconds) <= MostMilliseconds, $"{method}: 40,000 letters of {Shown(piece)} take more than {MostMilliseconds} ms");
            Assert.True(IsLinear(target, texts), $"{method}: the time for {Shown(piece)} repeated grows faster than its length");
        }
    }

    /// <summary>
    /// Eight times the length takes 8 times when linear and 64 times when quadratic: the line is drawn at 24. Times below a millisecond are not told apart;
    /// the clock counts only what this thread ran, each time is the least of several, and the whole is tried again before it fails.
    /// </summary>
    private static bool IsLinear(FuzzTarget target, string[] texts)
    {
        for (var attempt = 0; attempt < 5; attempt++)
        {
            var (one, eight) = (Least(target, texts[0], 0), Least(target, texts[1], 0));
            if (eight < 1 || eight < 24 * Math.Max(one, 0.01))
            {
                return true;
            }
        }

        return false;
    }

    private static void Check(FuzzTarget target, string text, int number)
    {
        var bytes = GC.GetAllocatedBytesForCurrentThread();
        var begun = ThreadClock.Milliseconds;
        try
        {
            target.Run(text);
        }
        catch (Exception exception)
        {
            Assert.Fail($"{target.Method}, text {number}, {Shown(text)}: {exception}");
        }

        var milliseconds = ThreadClock.Milliseconds - begun;
        Assert.True(GC.GetAllocatedBytesForCurrentThread() - bytes <= MostBytes, $"{target.Method}, text {number}, {Shown(text)}: more than {MostBytes >> 20} MB");
        Assert.True(milliseconds <= MostMilliseconds || Least(target, text, MostMilliseconds) <= MostMilliseconds, $"{target.Method}, text {number}, {Shown(text)}: {milliseconds:0} ms");
    }

    /// <summary>The least of up to seven runs in milliseconds; stops at the first that is good enough.</summary>
    private static double Least(FuzzTarget target, string text, double enough)
    {
        var least = double.PositiveInfinity;
        for (var run = 0; run < (enough > 0 ? 7 : 3) && least > enough; run++)
        {
            var begun = ThreadClock.Milliseconds;
            target.Run(text);
            least = Math.Min(least, ThreadClock.Milliseconds - begun);
        }

        return least;
    }

    /// <summary>A text so that it can be typed into a test: ASCII and escapes.</summary>
    private static string Shown(string text) => "\"" + string.Concat(text.Take(300).Select(letter => letter is >= ' ' and <= '~' and not ('"' or '\\') ? $"{letter}" : $"\\u{(int)letter:X4}")) + (text.Length > 300 ? $"\"... ({text.Length} letters)" : "\"");
}
