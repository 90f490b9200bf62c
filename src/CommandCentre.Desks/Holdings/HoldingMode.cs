namespace CommandCentre.Desks.Holdings;

/// <summary>How a holding answers who asks.</summary>
public enum HoldingMode
{
    /// <summary>With what the sharing rule lets the asker see.</summary>
    Open,

    /// <summary>With nothing but that there is a hit, and whom to ask.</summary>
    HitOnly,

    /// <summary>Not at all: its owner alone is alerted.</summary>
    Silent,
}
