namespace CommandCentre.Load.Centres;

/// <summary>How a server under load is started.</summary>
public sealed record CentreChoices
{
    /// <summary>Its data folder; absent for one of its own in the temporary folder, which goes with it. A given one stays.</summary>
    public string? DataFolder { get; init; }

    /// <summary>Who may speak to it, beside the one system of each role that every exercise has.</summary>
    public Population? Population { get; init; }

    /// <summary>Environment variables, such as <c>DOTNET_GCHeapHardLimit</c>.</summary>
    public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>();

    /// <summary>How long it may take to be ready.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(60);
}
