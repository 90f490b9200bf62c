using CommandCentre.Server.Identity;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace CommandCentre.Server.CommandLine;

/// <summary>Runs the centre until it is told to stop.</summary>
public static class Serving
{
    /// <summary>Prepares the folder, starts, says where it is, and waits.</summary>
    public static async Task<int> RunAsync(ServeChoices choices, CancellationToken stop)
    {
        Exposure.Require(choices);
        using var held = DataFolder.Hold(choices.DataFolder, choices.Mode);
        await using var centre = Centre.Build(choices);
        await StartAsync(centre, stop);
        var addresses = centre.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses;
        Console.WriteLine($"Command centre ({(choices.IsExercise ? "exercise" : "live")}) at {string.Join(" and ", addresses)}, data in {choices.DataFolder}");
        FirstCode.Announce(centre.Services, Console.Out);
        await centre.WaitForShutdownAsync(stop);
        return CentreCommands.Done;
    }

    private static async Task StartAsync(WebApplication centre, CancellationToken stop)
    {
        try
        {
            await centre.StartAsync(stop);
        }
        catch
        {
            // What had begun is ended in order, so that it does not complain of what was taken from under it.
            await centre.StopAsync(CancellationToken.None);
            throw;
        }
    }
}
