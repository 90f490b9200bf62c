using System.Globalization;
using System.Text.RegularExpressions;

namespace CommandCentre.Server.Tests.Styles;

/// <summary>Reads the tokens as the browser does and measures them. Ratios by WCAG 2.2: 1.4.3 (text 4.5:1) and 1.4.11 (controls 3:1).</summary>
public sealed partial class TokenContrastTests
{
    private const double Text = 4.5;
    private const double Control = 3;

    private static readonly string[] Meanings = ["accent", "urgent", "late", "done", "info", "withheld"];
    private static readonly Dictionary<string, Dictionary<string, string>> Themes = Read();

    public static TheoryData<string> Names => [.. Themes.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Text_OnEverySurface_IsReadable(string theme)
    {
        foreach (var surface in new[] { "surface-0", "surface-1", "surface-2", "surface-3" })
        {
            AssertContrast(theme, ["text", "text-muted", .. Meanings], surface, Text);
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Meaning_OnItsOwnSoftGround_IsReadable(string theme)
    {
        foreach (var meaning in Meanings)
        {
            AssertContrast(theme, [meaning, "text", "text-muted"], meaning + "-soft", Text);
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Text_OnFilledButtonsAndBadges_IsReadable(string theme)
    {
        AssertContrast(theme, ["on-accent"], "accent", Text);
        AssertContrast(theme, ["surface-1"], "late", Text);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Control_OnEverySurfaceItStandsOn_CanBeSeen(string theme)
    {
        foreach (var surface in new[] { "surface-0", "surface-1", "surface-2" })
        {
            AssertContrast(theme, ["control"], surface, Control);
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Steps_OfTheMap_EachDifferFromTheNext(string theme)
    {
        var lights = Enumerable.Range(0, 6).Select(step => Luminance(Themes[theme][$"step-{step}"])).ToList();
        var direction = Math.Sign(lights[5] - lights[0]);
        for (var step = 1; step < lights.Count; step++)
        {
            Assert.True(Math.Sign(lights[step] - lights[step - 1]) == direction, $"{theme}: step {step} does not go on from step {step - 1}");
            // 1.2:1 between neighbours is about the least that a glance at a wall can tell apart; it is our own bound, no standard's.
            Assert.True(Ratio(Themes[theme][$"step-{step}"], Themes[theme][$"step-{step - 1}"]) >= 1.2, $"{theme}: steps {step - 1} and {step} look alike");
        }
    }

    [Fact]
    public void Themes_AreThree_AndNameTheSameColours()
    {
        Assert.Equal(["contrast", "dark", "light"], Themes.Keys.Order());
        Assert.All(Themes.Values, tokens => Assert.Equal(Themes["light"].Keys.Order(), tokens.Keys.Order()));
    }

    [Fact]
    public void Components_NameTokens_NeverColours()
    {
        foreach (var file in Sources.All("Styles", "*.css").Where(file => Path.GetFileName(file) is not ("tokens.css" or "print.css")))
        {
            Assert.DoesNotMatch(HexColour(), File.ReadAllText(file));
        }
    }

    private static void AssertContrast(string theme, string[] inks, string ground, double least)
    {
        foreach (var ink in inks)
        {
            var ratio = Ratio(Themes[theme][ink], Themes[theme][ground]);
            Assert.True(ratio >= least, $"{theme}: {ink} on {ground} is {ratio:0.00}:1, at least {least}:1 was expected");
        }
    }

    private static double Ratio(string one, string other)
    {
        var (first, second) = (Luminance(one), Luminance(other));
        return (Math.Max(first, second) + 0.05) / (Math.Min(first, second) + 0.05);
    }

    // Relative luminance of an sRGB colour, as WCAG 2.2 defines it.
    private static double Luminance(string colour)
    {
        double Part(int at)
        {
            var share = int.Parse(colour.AsSpan(at, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255d;
            return share <= 0.04045 ? share / 12.92 : Math.Pow((share + 0.055) / 1.055, 2.4);
        }

        return (0.2126 * Part(1)) + (0.7152 * Part(3)) + (0.0722 * Part(5));
    }

    private static Dictionary<string, Dictionary<string, string>> Read()
    {
        var style = File.ReadAllText(Path.Combine(Sources.Server, "Styles", "tokens.css"));
        var pairs = Pair().Matches(style);
        var contrast = style[style.IndexOf("[data-theme=\"contrast\"]", StringComparison.Ordinal)..style.IndexOf("@media", StringComparison.Ordinal)];
        return new()
        {
            ["light"] = pairs.ToDictionary(pair => pair.Groups[1].Value, pair => pair.Groups[2].Value),
            ["dark"] = pairs.ToDictionary(pair => pair.Groups[1].Value, pair => pair.Groups[3].Value),
            ["contrast"] = Single().Matches(contrast).ToDictionary(one => one.Groups[1].Value, one => one.Groups[2].Value),
        };
    }

    [GeneratedRegex(@"--([\w-]+):\s*light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\);")]
    private static partial Regex Pair();

    [GeneratedRegex(@"--([\w-]+):\s*(#[0-9a-f]{6});")]
    private static partial Regex Single();

    [GeneratedRegex(@"#[0-9a-fA-F]{3,8}\b(?=[^{]*;)")]
    private static partial Regex HexColour();
}
