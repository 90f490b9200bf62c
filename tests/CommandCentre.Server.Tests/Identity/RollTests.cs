using System.Net;
using CommandCentre.Server.CommandLine;
using CommandCentre.Server.Identity;
using CommandCentre.Server.Tests.Running;

namespace CommandCentre.Server.Tests.Identity;

public sealed class RollTests
{
    /// <summary>A key withdrawn while nothing can be written is refused at once; withdrawn again when there is room, it stays so over a restart.</summary>
    [Fact]
    public async Task Key_WithdrawnWhileTheRollCannotBeWritten_IsRefusedAndStaysWithdrawn()
    {
        using var folder = new TemporaryFolder();
        string key;
        await using (var centre = await RunningCentre.StartAsync(CentreMode.Live, folder))
        {
            var roll = centre.Get<Roll>();
            key = roll.GiveKey("DE-SYS-77", new Rights("DE", "customs", "agency officer"))!;
            Assert.Equal(HttpStatusCode.OK, await StatusAsync(centre, key));

            // The file is written beside the old one first: a folder of that name is in its way.
            var obstacle = Directory.CreateDirectory(Path.Combine(centre.DataFolder, "identity", "roll.json.new"));
            Assert.NotNull(Record.Exception(() => roll.Withdraw("DE-SYS-77")));
            Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(centre, key));

            obstacle.Delete();
            roll.Withdraw("DE-SYS-77");
        }

        await using var restarted = await RunningCentre.StartAsync(CentreMode.Live, folder);
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(restarted, key));
    }

    private static async Task<HttpStatusCode> StatusAsync(RunningCentre centre, string key)
    {
        using var system = centre.WithKey(key);
        using var answer = await system.GetAsync("/api/operations");
        return answer.StatusCode;
    }
}
