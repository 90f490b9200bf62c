namespace CommandCentre.Domain.Fields;

/// <summary>What was sent, before it is understood: the one shape that JSON, hub calls and forms are turned into.</summary>
public abstract record FieldTree
{
    private FieldTree()
    {
    }

    /// <summary>A single value in its own spelling.</summary>
    public sealed record Text(string Value) : FieldTree;

    /// <summary>Several values.</summary>
    public sealed record List(IReadOnlyList<FieldTree> Items) : FieldTree;

    /// <summary>Named fields.</summary>
    public sealed record Group(IReadOnlyDictionary<string, FieldTree> Fields) : FieldTree;
}
