using CommandCentre.Desks.Lines;
using CommandCentre.Domain.Operations;

namespace CommandCentre.Desks.Operations;

/// <content>Checks of holdings, as their officer goes on with them.</content>
public sealed partial class OperationView
{
    // Lines looked back through for the viewer's last check: further back is another day's work.
    private const int LookedBack = 5_000;

    /// <summary>The viewer's own last check of holdings among the newest lines; absent for none.</summary>
    public LineView? LastCheck
    {
        get
        {
            for (var number = Head; number >= 1 && number > Head - LookedBack; number--)
            {
                var entry = _state.Lines[number];
                if (entry.Event.Kind is LineKind.CrossChecked && entry.By.Officer == Viewer.Actor.Officer)
                {
                    return Line(number);
                }
            }

            return null;
        }
    }
}
