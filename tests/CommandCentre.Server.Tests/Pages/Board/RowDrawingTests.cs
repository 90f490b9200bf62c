using System.Diagnostics;
using CommandCentre.Desks.Lines;
using CommandCentre.Domain.Codes;
using CommandCentre.Domain.Sharing;
using CommandCentre.Server.Pages.Board;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace CommandCentre.Server.Tests.Pages.Board;

public sealed class RowDrawingTests
{
    /// <summary>A row is drawn once for each sight; at 50 lines a second and four sights (quality.md, L1) there are 5 ms for each, on a machine with nothing else to do.</summary>
    [Fact]
    public async Task Rows_DrawnOneAfterTheOther_TakeLessThanTheyMay()
    {
        await using var services = new ServiceCollection().AddLogging().BuildServiceProvider();
        var drawing = new RowDrawing(services, NullLoggerFactory.Instance);
        LineView[] lines = [Some.Hit(), Some.Seen(SightLevel.Existence, SightReason.CentreNotAddressed) with { At = Some.At, Owner = CountryCode.Parse("DE") }, Some.Seen(SightLevel.Number, SightReason.Restricted)];
        await DrawAsync(drawing, lines, 100);
        var rows = Environment.GetEnvironmentVariable("FULL") == "1" ? 30_000 : 600;
        var since = Stopwatch.GetTimestamp();
        await DrawAsync(drawing, lines, rows);
        var each = Stopwatch.GetElapsedTime(since) / rows;
        TestContext.Current.TestOutputHelper?.WriteLine($"a row in {each.TotalMicroseconds:0} microseconds");
        Assert.True(each < TimeSpan.FromMilliseconds(5), $"a row took {each.TotalMilliseconds} ms");
    }

    private static async Task DrawAsync(RowDrawing drawing, LineView[] lines, int rows)
    {
        for (var row = 0; row < rows; row++)
        {
            await drawing.DrawAsync(lines[row % lines.Length]);
        }
    }
}
