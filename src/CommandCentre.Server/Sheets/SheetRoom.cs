using System.Collections.Concurrent;
using CommandCentre.Domain.Operations;
using CommandCentre.Server.Api;
using CommandCentre.Server.Identity;
using CommandCentre.Server.Watch;

namespace CommandCentre.Server.Sheets;

/// <summary>Sheets under way, one at a time for each officer, and the last that ended. In memory: after a restart the same sheet is sent again, and nothing is recorded twice.</summary>
public sealed class SheetRoom(Intake intake, TimeProvider time, ILogger<SheetRoom> log, IHostApplicationLifetime life)
{
    private const int Remembered = 4;

    private readonly ConcurrentDictionary<string, List<SheetRun>> _runs = new(StringComparer.Ordinal);

    /// <summary>An id for a run.</summary>
#pragma warning disable RS0030 // The edge makes ids.
    internal static Guid NewId() => Guid.NewGuid();
#pragma warning restore RS0030

    /// <summary>Begins a run; absent where another of the officer is under way.</summary>
    public SheetProgress? Begin(SheetOrder order)
    {
        ArgumentNullException.ThrowIfNull(order);
        var runs = _runs.GetOrAdd(order.By.Officer, _ => []);
        SheetRun run;
        lock (runs)
        {
            if (runs.Exists(known => known.Now.Stage is SheetStage.Running))
            {
                return null;
            }

            run = new SheetRun(order, intake, time);
            runs.Insert(0, run);
            foreach (var old in runs.Skip(Remembered).ToList())
            {
                old.Dispose();
                runs.Remove(old);
            }
        }

        _ = Task.Run(() => RunAsync(run));
        return run.Now;
    }

    /// <summary>A run of an officer in an operation; absent for none, and for another's.</summary>
    public SheetRun? Find(Guid id, OperationKey operation, SignedIn by) => Of(operation, by).FirstOrDefault(run => run.Order.Id == id);

    /// <summary>The runs of an officer in an operation that are remembered, the newest first.</summary>
    public IReadOnlyList<SheetRun> Of(OperationKey operation, SignedIn by)
    {
        ArgumentNullException.ThrowIfNull(by);
        if (!_runs.TryGetValue(by.Officer, out var runs))
        {
            return [];
        }

        lock (runs)
        {
            return runs.FindAll(run => run.Order.Operation == operation);
        }
    }

    private async Task RunAsync(SheetRun run)
    {
        try
        {
            await run.RunAsync(life.ApplicationStopping);
        }
        catch (Exception failure)
        {
            log.LogError(CentreEvents.SheetFailed, failure, "A sheet in {Operation} failed; what was recorded before stays", run.Order.Operation);
        }
    }
}
