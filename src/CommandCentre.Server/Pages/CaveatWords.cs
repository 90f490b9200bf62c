using CommandCentre.Domain.Sharing;

namespace CommandCentre.Server.Pages;

/// <summary>What a reader must heed, in words.</summary>
public static class CaveatWords
{
    /// <summary>Each caveat that holds, the strictest last.</summary>
    public static IReadOnlyList<string> Each(Caveats caveats) =>
        [.. Enum.GetValues<Caveats>().Where(caveat => caveat != Caveats.None && caveats.HasFlag(caveat)).Select(caveat => caveat.Label())];

    /// <summary>All of them in one text.</summary>
    public static string Of(Caveats caveats) => string.Join(' ', Each(caveats));
}
