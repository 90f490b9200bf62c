using CommandCentre.Domain.Codes;
using CommandCentre.Domain.Operations;
using CommandCentre.Server.Identity.Systems;
using CommandCentre.Server.Resources;

namespace CommandCentre.Server.Pages.Systems;

/// <summary>Scopes, keys and certificates in the reader's words.</summary>
public static class ScopeWords
{
    private const int Named = 2;

    /// <summary>The words of a scope to choose from.</summary>
    public static IReadOnlyList<Option> Options => [.. CommandScope.Allowed.Select(word => new Option(word, Label(word)))];

    /// <summary>One word of a scope.</summary>
    public static string Label(string word) => word switch
    {
        CommandScope.Downgrade => SystemTexts.Downgrade,
        CommandScope.Export => SystemTexts.Export,
        CommandScope.Blind => SystemTexts.Blind,
        _ => Words.TryParse<CommandKind>(word, out var kind) ? kind.Label() : word,
    };

    /// <summary>A scope in a line: all of it when it is short, else its beginning and how many more.</summary>
    public static string Short(IReadOnlyList<string> words)
    {
        ArgumentNullException.ThrowIfNull(words);
        return words.Count switch
        {
            0 => SystemTexts.ReadsOnly,
            var count when count >= CommandScope.Allowed.Count => SystemTexts.CommandsAll,
            <= Named + 1 => string.Join(", ", words.Select(Label)),
            var count => SystemTexts.CommandCount.With(string.Join(", ", words.Take(Named).Select(Label)), count - Named),
        };
    }

    /// <summary>All of a scope.</summary>
    public static string Whole(IReadOnlyList<string> words)
    {
        ArgumentNullException.ThrowIfNull(words);
        return words.Count == 0 || words.Count >= CommandScope.Allowed.Count ? Short(words) : string.Join(", ", words.Select(Label));
    }

    /// <summary>The last day before an end, with its year.</summary>
    public static string LastDay(DateTimeOffset end) => end.AddTicks(-1).ToUniversalTime().ToString("d MMM yyyy", Wording.Culture);

    /// <summary>A thumbprint as people compare it: pairs of digits between colons.</summary>
    public static string Spelled(string thumbprint) => string.Join(':', thumbprint.ToUpperInvariant().Chunk(2).Select(pair => new string(pair)));

    /// <summary>When something ends or ended.</summary>
    public static string EndText(DateTimeOffset? ends, DateTimeOffset now) =>
        ends is not { } end ? SystemTexts.EndsNever : end <= now ? SystemTexts.Ended.With(end.Exact()) : SystemTexts.EndsAt.With(end.Exact());

    /// <summary>When the last of what a system has ends; null for no end, or when it has nothing.</summary>
    public static DateTimeOffset? Ends(NationalSystem system)
    {
        ArgumentNullException.ThrowIfNull(system);
        return system.Credentials.Count == 0 || system.Credentials.Any(credential => credential.Ends is null) ? null : system.Credentials.Max(credential => credential.Ends);
    }
}
