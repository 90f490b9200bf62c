namespace CommandCentre.Matching.Tests.Fuzz;

/// <summary>Tests that measure time or memory run by themselves, after all others.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class Alone
{
    /// <summary>The collection's name.</summary>
    public const string Name = "alone";
}
