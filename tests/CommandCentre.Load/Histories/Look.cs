namespace CommandCentre.Load.Histories;

/// <summary>What was to be seen of a line, read out of the very bytes that arrived. Many viewers share one.</summary>
public sealed record Look
{
    /// <summary>Number the bytes carry.</summary>
    public required long Number { get; init; }

    /// <summary>Whether it is a row of HTML, else a line as JSON.</summary>
    public required bool IsRow { get; init; }

    /// <summary>The level of sight that the bytes claim: <c>full</c>, <c>counts</c>, <c>existence</c>, <c>number</c>; empty when they claim none.</summary>
    public required string Level { get; init; }

    /// <summary>Paths of all fields of a line such as <c>body.items[].count</c>; none for a row.</summary>
    public required IReadOnlyList<string> Fields { get; init; }

    /// <summary>Canaries anywhere in the bytes.</summary>
    public required IReadOnlyList<string> Canaries { get; init; }

    /// <summary>Kind of line; absent when not shown.</summary>
    public string? Kind { get; init; }

    /// <summary>Owner; absent when not shown.</summary>
    public string? Owner { get; init; }

    /// <summary>Record; absent when not shown.</summary>
    public string? Record { get; init; }

    /// <summary>Operation time; absent when not shown.</summary>
    public string? At { get; init; }

    /// <summary>Handling codes and addressees as <c>H1 H3 > FR NL</c>; absent when not shown.</summary>
    public string? Marks { get; init; }

    /// <summary><c>corrected</c> or <c>withdrawn</c> as a row says; absent otherwise.</summary>
    public string? State { get; init; }
}
