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

    /// <summary>Further words for <c>serve</c>.</summary>
    public IReadOnlyList<string> Also { get; init; } = [];

    /// <summary>A program that starts it in its place, with its own words first, such as <c>prlimit --nofile=100</c> or <c>strace -f -o FILE</c>; absent for none.</summary>
    public IReadOnlyList<string> Under { get; init; } = [];

    /// <summary>The server's DLL; absent for the one built with this tool, in the same configuration.</summary>
    public string? Server { get; init; }

    /// <summary>How long it may take to be ready.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(60);
}
