using CommandCentre.Desks.Lines;
using CommandCentre.Domain.Operations;

namespace CommandCentre.Desks.Operations;

/// <content>What an officer goes on with: the last check, the last control.</content>
public sealed partial class OperationView
{
    // Lines looked back through for the viewer's own last of a kind: further back is another day's work.
    private const int LookedBack = 5_000;

    /// <summary>The viewer's own last check of holdings among the newest lines; absent for none.</summary>
    public LineView? LastCheck => LastOwn(LineKind.CrossChecked);

    /// <summary>The viewer's own last control of a parcel among the newest lines; absent for none.</summary>
    public LineView? LastControl => LastOwn(LineKind.ControlReported);

    private LineView? LastOwn(LineKind kind)
    {
        for (var number = Head; number >= 1 && number > Head - LookedBack; number--)
        {
            var entry = _state.Lines[number];
            if (entry.Event.Kind == kind && entry.By.Officer == Viewer.Actor.Officer)
            {
                return Line(number);
            }
        }

        return null;
    }
}
