using System.Collections.Frozen;

namespace CommandCentre.Matching.Values;

/// <summary>User names and handles of the usual services.</summary>
/// <remarks>Hosts and the shape of their profile addresses written by hand from general knowledge.</remarks>
public static class Handles
{
    /// <summary>Host to the service it belongs to.</summary>
    private static readonly FrozenDictionary<string, string> Services = new[]
    {
        "twitter twitter.com x.com", "facebook facebook.com fb.com fb.me", "instagram instagram.com instagr.am", "telegram t.me telegram.me telegram.org",
        "vk vk.com vk.ru vkontakte.ru", "ok ok.ru odnoklassniki.ru", "youtube youtube.com youtu.be", "tiktok tiktok.com", "linkedin linkedin.com", "github github.com",
        "gitlab gitlab.com", "reddit reddit.com", "pinterest pinterest.com", "snapchat snapchat.com", "medium medium.com", "whatsapp wa.me whatsapp.com", "discord discord.gg",
        "twitch twitch.tv", "weibo weibo.com", "threads threads.net", "ebay ebay.com", "etsy etsy.com", "soundcloud soundcloud.com", "flickr flickr.com", "patreon patreon.com",
        "rumble rumble.com", "gab gab.com", "blogspot blogspot.com", "wordpress wordpress.com", "google-sites sites.google.com",
    }.Select(line => line.Split(' ')).SelectMany(words => words.Skip(1).Select(host => (host, words[0]))).ToFrozenDictionary(pair => pair.host, pair => pair.Item2, StringComparer.Ordinal);

    /// <summary>Parts of a profile's path that stand before the name.</summary>
    private static readonly FrozenSet<string> Before = new[] { "in", "company", "user", "users", "u", "usr", "c", "channel", "profile", "people", "pub", "add", "r", "groups", "pages", "joinchat", "s", "str", "pg", "school" }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>
    /// <c>service:name</c> of a profile's address, <c>name</c> of a bare handle: lower case, without @. Null when nothing is left. Never throws.
    /// </summary>
    public static string? Read(string text)
    {
        var handle = Glyphs.Fold(text).Trim();
        var scheme = handle.IndexOf("://", StringComparison.Ordinal);
        handle = scheme is >= 0 and <= 8 ? handle[(scheme + 3)..] : handle;
        handle = handle.StartsWith("www.", StringComparison.Ordinal) ? handle[4..] : handle.StartsWith("m.", StringComparison.Ordinal) ? handle[2..] : handle;
        var slash = handle.IndexOf('/', StringComparison.Ordinal);
        if (slash > 0 && Services.TryGetValue(handle[..slash], out var service))
        {
            return FirstOfPath(handle[slash..]) is { } name ? $"{service}:{name}" : null;
        }

        return Prefixed(handle);
    }

    /// <summary>Whether many people have a page on the host.</summary>
    internal static bool IsShared(string host) => Services.ContainsKey(host);

    /// <summary>The first part of a path that names somebody, in lower case without @; an id in the query of profile.php counts.</summary>
    internal static string? FirstOfPath(string path)
    {
        var query = path.IndexOf("id=", StringComparison.OrdinalIgnoreCase);
        if (path.StartsWith("/profile.php", StringComparison.OrdinalIgnoreCase) && query > 0)
        {
            return string.Concat(path[(query + 3)..].TakeWhile(char.IsAsciiDigit)) is { Length: > 0 } id ? id : null;
        }

        var end = path.AsSpan().IndexOfAny("?# ");
        var parts = (end >= 0 ? path[..end] : path).ToLowerInvariant().Split('/', 6, StringSplitOptions.RemoveEmptyEntries);
        return parts.Select(part => part.TrimStart('@')).FirstOrDefault(part => part.Length > 0 && !Before.Contains(part));
    }

    /// <summary>A bare handle, or one with its service in front (telegram: @name).</summary>
    private static string? Prefixed(string handle)
    {
        var colon = handle.IndexOf(':', StringComparison.Ordinal);
        var service = colon > 0 ? handle[..colon].Trim() : string.Empty;
        var known = Services.Values.Contains(service);
        var name = (known ? handle[(colon + 1)..] : handle).Trim().TrimStart('@').Trim();
        return name.Length == 0 ? null : known ? $"{service}:{name}" : name;
    }
}
