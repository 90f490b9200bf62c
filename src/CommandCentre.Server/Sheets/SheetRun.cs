using CommandCentre.Domain.Fields;
using CommandCentre.Domain.Operations;
using CommandCentre.Server.Api;
using CommandCentre.Server.Identity;

namespace CommandCentre.Server.Sheets;

/// <summary>How a run stands.</summary>
public enum SheetStage
{
    /// <summary>Rows become commands.</summary>
    Running,

    /// <summary>Every row was looked at.</summary>
    Ended,

    /// <summary>It was cancelled; what was recorded before stays.</summary>
    Cancelled,

    /// <summary>It could not go on; what was recorded before stays, and the same sheet may be sent again.</summary>
    Failed,
}

/// <summary>A row that was not recorded, and why.</summary>
/// <param name="Row">Its number in the file.</param>
/// <param name="Errors">What is wrong with which field; the field is empty where it is about the whole row.</param>
public sealed record SheetRefusal(long Row, IReadOnlyList<ErrorShown> Errors);

/// <summary>A run as it stands.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Kind">Which kind of sheet.</param>
/// <param name="DryRun">Whether nothing is recorded.</param>
/// <param name="Stage">How it stands.</param>
/// <param name="Rows">Rows in all.</param>
/// <param name="Done">Rows looked at.</param>
/// <param name="Good">Rows whose fields are right, in a dry run; recorded rows otherwise.</param>
/// <param name="Repeated">Rows that were recorded before.</param>
/// <param name="Refused">Rows that were not recorded.</param>
/// <param name="First">The first refusals, at most <see cref="SheetRun.MostTold"/>.</param>
public sealed record SheetProgress(Guid Id, SheetKind Kind, bool DryRun, SheetStage Stage, int Rows, int Done, int Good, int Repeated, int Refused, IReadOnlyList<SheetRefusal> First);

/// <summary>One sheet on its way: each row becomes its command, at the rate of whoever sends it.</summary>
/// <remarks>Read by many, written by one: the picture is exchanged whole. Rows are commands like any other: the same rules, the same rate, the same rights at their turn.</remarks>
public sealed class SheetRun(Guid id, SheetKind kind, Sheet sheet, bool dryRun, OperationKey operation, SignedIn by, Intake intake, TimeProvider time) : IDisposable
{
    /// <summary>Refusals that are told.</summary>
    public const int MostTold = 200;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    private readonly CancellationTokenSource _cancel = new();
    private readonly List<SheetRefusal> _first = [];
    private volatile SheetProgress _now = new(id, kind, dryRun, SheetStage.Running, sheet.Rows.Count, 0, 0, 0, 0, []);

    /// <summary>How it stands.</summary>
    public SheetProgress Now => _now;

    /// <summary>Whose it is: a service number in an operation; nobody else hears of it.</summary>
    public (string Officer, OperationKey Operation) Whose => (by.Officer, operation);

    /// <summary>Ends it at the next row.</summary>
    public void Cancel() => _cancel.Cancel();

    /// <inheritdoc/>
    public void Dispose() => _cancel.Dispose();

    /// <summary>Runs it to its end; failures are told by <see cref="Now"/>.</summary>
    public async Task RunAsync(CancellationToken stopping)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(_cancel.Token, stopping);
        try
        {
            foreach (var row in sheet.Rows)
            {
                stop.Token.ThrowIfCancellationRequested();
                await TakeAsync(SheetCommands.Of(kind, sheet.Header, row, by.Officer), stop.Token);
            }

            _now = _now with { Stage = SheetStage.Ended };
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            _now = _now with { Stage = SheetStage.Cancelled };
        }
        catch
        {
            _now = _now with { Stage = SheetStage.Failed };
            throw;
        }
    }

    private async Task TakeAsync(SheetCommand row, CancellationToken stop)
    {
        if (row.Errors.Count > 0)
        {
            Refuse(row.Row, [.. row.Errors.Select(error => Wrongs.Shown(error))]);
            return;
        }

        if (dryRun)
        {
            _now = _now with { Done = _now.Done + 1, Good = _now.Good + 1 };
            return;
        }

        var answer = await SentAsync(row.Fields!, stop);
        if (answer.Ruling is CommandAnswer.Recorded or CommandAnswer.Repeated)
        {
            var recorded = answer.Ruling == CommandAnswer.Recorded;
            _now = _now with { Done = _now.Done + 1, Good = _now.Good + (recorded ? 1 : 0), Repeated = _now.Repeated + (recorded ? 0 : 1) };
        }
        else
        {
            Refuse(row.Row, answer.Errors is { Count: > 0 } errors ? errors : [new ErrorShown(string.Empty, string.Empty, answer.Reason ?? string.Empty, string.Empty, answer.Message ?? string.Empty)]);
        }
    }

    // Who sends faster than they may waits: a sheet is no way around the rate.
    private async Task<CommandAnswer> SentAsync(FieldTree.Group fields, CancellationToken stop)
    {
        while (true)
        {
            var answer = await intake.SubmitAsync(operation.Value, fields, by, stop);
            if (answer.Reason != Intake.TooMany)
            {
                return answer;
            }

            await Task.Delay(Pause, time, stop);
        }
    }

    private void Refuse(long row, IReadOnlyList<ErrorShown> errors)
    {
        if (_first.Count < MostTold)
        {
            _first.Add(new SheetRefusal(row, errors));
        }

        _now = _now with { Done = _now.Done + 1, Refused = _now.Refused + 1, First = [.. _first] };
    }
}
