using System.Diagnostics;

namespace CommandCentre.Server.Tests.Islands;

public sealed class IslandTests
{
    [Fact]
    public async Task Islands_PureParts_PassTheirOwnTests()
    {
        var start = new ProcessStartInfo("node", ["Islands/test.mjs"]) { WorkingDirectory = Sources.Server, RedirectStandardOutput = true, RedirectStandardError = true };
        using var node = Process.Start(start)!;
        var errors = node.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        var told = await node.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken) + await errors;
        await node.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(node.ExitCode == 0, told);
    }
}
