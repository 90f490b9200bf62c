namespace CommandCentre.Domain.Operations;

/// <summary>The three phases of a joint action, in order.</summary>
public enum OperationPhase
{
    /// <summary>A year of seizures becomes risk indicators; participants gather.</summary>
    Intelligence,

    /// <summary>The action week.</summary>
    Action,

    /// <summary>Concerned countries are told the outcomes.</summary>
    PostOperational,
}
