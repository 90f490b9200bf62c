using System.IO.Pipelines;
using CommandCentre.Server.Hubs;

namespace CommandCentre.Server.Tests.Hubs;

public sealed class WholeWritesTests
{
    // 4,096 is a block of the framework's pipe; a run of lines is cut at 24 KB.
    [Theory]
    [InlineData(1)]
    [InlineData(4096)]
    [InlineData(4097)]
    [InlineData(30_000)]
    public async Task Message_OfAnySize_IsReadInOnePiece(int size)
    {
        var pipe = new Pipe();
        var message = Enumerable.Range(0, size).Select(value => (byte)(value % 251)).ToArray();

        await new WholeWrites(pipe.Writer).WriteAsync(message, TestContext.Current.CancellationToken);
        var read = await pipe.Reader.ReadAsync(TestContext.Current.CancellationToken);

        Assert.True(read.Buffer.IsSingleSegment);
        Assert.Equal(message, read.Buffer.FirstSpan.ToArray());
    }
}
