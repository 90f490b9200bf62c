using CommandCentre.Domain.Fields;
using CommandCentre.Domain.Operations;
using CommandCentre.Server.Api;
using CommandCentre.Server.Identity;

namespace CommandCentre.Server.Sheets;

/// <summary>A sheet as it is given to be run.</summary>
/// <param name="Id">Id of the run, of the edge's making.</param>
/// <param name="Kind">Which kind of sheet.</param>
/// <param name="Sheet">The sheet.</param>
/// <param name="DryRun">Whether nothing is to be recorded.</param>
/// <param name="Operation">In which operation.</param>
/// <param name="By">Who sends it, from the sign-in.</param>
public sealed record SheetOrder(Guid Id, SheetKind Kind, Sheet Sheet, bool DryRun, OperationKey Operation, SignedIn By)
{
    /// <summary>Rows that are not to be sent, by their numbers, and why; none where nothing is said.</summary>
    public IReadOnlyDictionary<long, SheetOutcome> LeftOut { get; init; } = new Dictionary<long, SheetOutcome>();

    /// <summary>The dry run after which it is recorded; absent for none.</summary>
    public Guid? After { get; init; }
}

/// <summary>One sheet on its way: each row becomes its command, at the rate of whoever sends it.</summary>
/// <remarks>Read by many, written by one: the picture is exchanged whole. Rows are commands like any other: the same rules, the same rate, the same rights at their turn.</remarks>
public sealed class SheetRun(SheetOrder order, Intake intake, TimeProvider time) : IDisposable
{
    /// <summary>Refusals that are told with the progress.</summary>
    public const int MostTold = 200;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    private readonly CancellationTokenSource _cancel = new();
    private readonly List<SheetRefusal> _first = [];
    private readonly SheetOutcome?[] _outcomes = new SheetOutcome?[order.Sheet.Rows.Count];
    private readonly HashSet<FieldTree> _ids = [];
    private volatile SheetProgress _now = new(order.Id, order.Kind, order.DryRun, SheetStage.Running, order.Sheet.Rows.Count, 0, 0, 0, 0, []);

    /// <summary>What was given to be run.</summary>
    public SheetOrder Order => order;

    /// <summary>How it stands.</summary>
    public SheetProgress Now => _now;

    /// <summary>What became of some of its rows, in the order of the file; of those that were not come to, nothing yet.</summary>
    /// <param name="skip">Rows to pass over.</param>
    /// <param name="take">Rows wanted.</param>
    public IReadOnlyList<(SheetRow Row, SheetOutcome? Outcome)> Rows(int skip, int take) =>
        [.. Enumerable.Range(0, order.Sheet.Rows.Count).Skip(skip).Take(take).Select(at => (order.Sheet.Rows[at], Volatile.Read(ref _outcomes[at])))];

    /// <summary>The same sheet to be recorded, without the rows that this dry run found wrong.</summary>
    /// <param name="id">Id of the new run.</param>
    /// <param name="by">Who sends it now.</param>
    public SheetOrder ToRecord(Guid id, SignedIn by) => order with
    {
        Id = id,
        By = by,
        DryRun = false,
        After = order.Id,
        LeftOut = _outcomes.OfType<SheetOutcome>().Where(outcome => outcome.Standing is SheetStanding.Refused).ToDictionary(outcome => outcome.Row),
    };

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
            foreach (var (at, row) in order.Sheet.Rows.Index())
            {
                stop.Token.ThrowIfCancellationRequested();
                Note(at, order.LeftOut.GetValueOrDefault(row.Number) ?? await TakeAsync(SheetCommands.Of(order.Kind, order.Sheet.Header, row, order.By.Officer), stop.Token));
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

    private async Task<SheetOutcome> TakeAsync(SheetCommand row, CancellationToken stop)
    {
        if (row.Errors.Count > 0)
        {
            return new SheetOutcome(row.Row, SheetStanding.Refused, null, [.. row.Errors.Select(error => Wrongs.Shown(error))]);
        }

        var answer = order.DryRun ? await intake.JudgeAsync(order.Operation.Value, row.Fields!, order.By, stop) : await SentAsync(row.Fields!, stop);
        return answer switch
        {
            null => new SheetOutcome(row.Row, _ids.Add(row.Fields!.Fields["id"]) ? SheetStanding.Good : SheetStanding.Repeated, null, []),
            { Ruling: CommandAnswer.Recorded } => new SheetOutcome(row.Row, SheetStanding.Recorded, answer.Number, []),
            { Ruling: CommandAnswer.Repeated } => new SheetOutcome(row.Row, SheetStanding.Repeated, answer.Number, []),
            _ => new SheetOutcome(row.Row, SheetStanding.Refused, null, answer.Errors is { Count: > 0 } errors ? errors : [new ErrorShown(string.Empty, string.Empty, answer.Reason ?? string.Empty, string.Empty, answer.Message ?? string.Empty)]),
        };
    }

    // Who sends faster than they may waits: a sheet is no way around the rate.
    private async Task<CommandAnswer> SentAsync(FieldTree.Group fields, CancellationToken stop)
    {
        while (true)
        {
            // Once it is given it is waited for: a row is recorded or not, and which of them is told.
            var answer = await intake.SubmitAsync(order.Operation.Value, fields, order.By, CancellationToken.None);
            if (answer.Reason != Intake.TooMany)
            {
                return answer;
            }

            await Task.Delay(Pause, time, stop);
        }
    }

    private void Note(int at, SheetOutcome outcome)
    {
        Volatile.Write(ref _outcomes[at], outcome);
        if (outcome.Standing is SheetStanding.Refused && _first.Count < MostTold)
        {
            _first.Add(new SheetRefusal(outcome.Row, outcome.Errors));
        }

        var now = _now with { Done = _now.Done + 1 };
        _now = outcome.Standing switch
        {
            SheetStanding.Refused => now with { Refused = now.Refused + 1, First = now.First.Count == _first.Count ? now.First : [.. _first] },
            SheetStanding.Repeated => now with { Repeated = now.Repeated + 1 },
            _ => now with { Good = now.Good + 1 },
        };
    }
}
