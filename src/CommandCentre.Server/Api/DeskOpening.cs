using CommandCentre.Desks;
using CommandCentre.Desks.Files;
using CommandCentre.Domain.Operations;
using CommandCentre.Server.Watch;

namespace CommandCentre.Server.Api;

/// <summary>Opens every operation's desk once the centre runs: deadlines are noted, and countries' queues known, before anybody looks.</summary>
internal sealed class DeskOpening(DeskRoom room, FileRoom files, ILogger<DeskOpening> log) : BackgroundService
{
    private readonly TaskCompletionSource _opened = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Done when every operation was opened, or could not be.</summary>
    internal Task Opened => _opened.Task;

    /// <summary>Operations that could not be opened; each is tried again when somebody asks for it.</summary>
    internal int Failed { get; private set; }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        foreach (var key in await KeysAsync(stoppingToken))
        {
            try
            {
                if (await room.FindAsync(key, stoppingToken) is { } desk)
                {
                    await files.SweptAsync(desk);
                }
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                // One operation that cannot be opened is no reason to keep the others shut; whoever asks for it hears the failure.
                Failed++;
                log.LogError(CentreEvents.NotOpened, failure, "Operation {Operation} cannot be opened", key);
            }
        }

        _opened.TrySetResult();
    }

    private async Task<IReadOnlyList<OperationKey>> KeysAsync(CancellationToken stoppingToken)
    {
        try
        {
            return await room.KeysAsync(stoppingToken);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            // Nor is a store that fails a reason to stop the centre: it may work again without repair.
            Failed++;
            log.LogError(CentreEvents.NotListed, failure, "Operations cannot be listed; each is opened when somebody asks for it");
            return [];
        }
    }
}
