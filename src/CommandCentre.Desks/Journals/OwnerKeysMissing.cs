namespace CommandCentre.Desks.Journals;

#pragma warning disable CA1710 // The design's way of naming: it says what is the case.
/// <summary><c>keys.db</c> holds record keys wrapped by an owner's key that is not there: nothing of that owner could be opened.</summary>
public sealed class OwnerKeysMissing(string owner, string file, string reason)
    : InvalidOperationException($"keys.db holds keys of {owner}, but {reason}: expected in {file}. Put that file back; a new one cannot open what is sealed.")
{
    /// <summary>The owner country, ISO 3166-1 alpha-2, or EU or XK.</summary>
    public string Owner { get; } = owner;

    /// <summary>The file that should hold the owner's key.</summary>
    public string ExpectedFile { get; } = file;
}
