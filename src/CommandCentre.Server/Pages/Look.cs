using CommandCentre.Server.Identity;

namespace CommandCentre.Server.Pages;

/// <summary>How one reader wants the pages to look. Remembered in a cookie that the server reads, so a page never flashes the wrong theme and no script is needed.</summary>
/// <param name="Theme"><c>light</c>, <c>dark</c> or <c>contrast</c>; null follows the system.</param>
/// <param name="Density"><c>comfortable</c>, or null for dense.</param>
/// <param name="Wall">Drawn for a wall: no rail, larger type, no controls. From the address (<c>?wall=1</c>) or because a wall is what is signed in, never remembered.</param>
public sealed record Look(string? Theme, string? Density, bool Wall)
{
    /// <summary>The cookie's name. It holds nothing about the person.</summary>
    public const string CookieName = "look";

    private static readonly string[] Themes = ["light", "dark", "contrast"];
    private static readonly string[] Densities = ["comfortable"];

    /// <summary>What nobody has chosen: the system's theme, dense.</summary>
    public static Look Unchosen { get; } = new(null, null, false);

    /// <summary>The cookie's text: theme and density with a point between, either may be empty.</summary>
    public string Remembered => $"{Theme}.{Density}";

    /// <summary>Reads the reader's choice; anything unknown counts as not chosen.</summary>
    public static Look Of(HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return Unchosen.Remembering(context.Request.Cookies[CookieName]) with { Wall = context.Request.Query["wall"] == "1" || context.User.IsInRole(WallGate.Claim) };
    }

    /// <summary>The same look with the theme and density of a remembered text; anything unknown counts as not chosen.</summary>
    public Look Remembering(string? text)
    {
        var parts = (text ?? "").Split('.', 2);
        var (theme, density) = (parts[0], parts.Length > 1 ? parts[1] : null);
        return this with
        {
            Theme = Themes.Contains(theme) ? theme : null,
            Density = Densities.Contains(density) ? density : null,
        };
    }
}
