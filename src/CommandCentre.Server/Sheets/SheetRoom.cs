using System.Collections.Concurrent;
using CommandCentre.Domain.Operations;
using CommandCentre.Server.Api;
using CommandCentre.Server.Identity;

namespace CommandCentre.Server.Sheets;

/// <summary>Sheets under way, one at a time for each officer, and the last that ended. In memory: after a restart the same sheet is sent again, and nothing is recorded twice.</summary>
public sealed class SheetRoom(Intake intake, TimeProvider time, ILogger<SheetRoom> log, IHostApplicationLifetime life)
{
    private const int Remembered = 5;

    private readonly ConcurrentDictionary<string, List<SheetRun>> _runs = new(StringComparer.Ordinal);

    /// <summary>Begins a run; absent where another of the officer is under way.</summary>
    /// <param name="id">Its id, of the sender's making.</param>
    /// <param name="kind">Which kind of sheet.</param>
    /// <param name="sheet">The sheet.</param>
    /// <param name="dryRun">Whether nothing is to be recorded.</param>
    /// <param name="operation">In which operation.</param>
    /// <param name="by">Who sends it.</param>
    public SheetProgress? Begin(Guid id, SheetKind kind, Sheet sheet, bool dryRun, OperationKey operation, SignedIn by)
    {
        ArgumentNullException.ThrowIfNull(by);
        var runs = _runs.GetOrAdd(by.Officer, _ => []);
        SheetRun run;
        lock (runs)
        {
            if (runs.Exists(known => known.Now.Stage is SheetStage.Running))
            {
                return null;
            }

            run = new SheetRun(id, kind, sheet, dryRun, operation, by, intake, time);
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
    public SheetRun? Find(Guid id, OperationKey operation, SignedIn by)
    {
        ArgumentNullException.ThrowIfNull(by);
        if (!_runs.TryGetValue(by.Officer, out var runs))
        {
            return null;
        }

        lock (runs)
        {
            return runs.Find(run => run.Now.Id == id && run.Whose == (by.Officer, operation));
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
            log.LogError(failure, "A sheet in {Operation} failed; what was recorded before stays", run.Whose.Operation);
        }
    }
}
