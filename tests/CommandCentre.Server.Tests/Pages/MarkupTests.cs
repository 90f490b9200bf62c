using System.Text.Json;
using System.Text.RegularExpressions;
using CommandCentre.Server.Pages;

namespace CommandCentre.Server.Tests.Pages;

/// <summary>What the content security policy would refuse in a reader's browser is refused here first.</summary>
public sealed partial class MarkupTests
{
    [Fact]
    public void Components_StyleNothingInline_AndRunNothingInline()
    {
        foreach (var file in Sources.All("Pages", "*.razor"))
        {
            var text = File.ReadAllText(file);
            Assert.False(Inline().IsMatch(text), $"{Path.GetFileName(file)} has an inline style or script");
        }
    }

    [Fact]
    public void Icons_NamedByComponents_AreInTheSprite()
    {
        var known = JsonDocument.Parse(File.ReadAllText(Path.Combine(Sources.Server, "Islands", "icons.json"))).RootElement.EnumerateObject().Select(icon => icon.Name).ToHashSet();
        var named = Sources.All("Pages", "*.razor").SelectMany(file => NamedIcon().Matches(File.ReadAllText(file)).Select(match => match.Groups[1].Value + match.Groups[2].Value + match.Groups[3].Value));
        Assert.Equal([], named.Concat(Enum.GetValues<CommandCentre.Domain.Operations.LineKind>().Select(kind => kind.Icon())).Distinct().Except(known));
    }

    [Theory]
    [InlineData("DE")]
    [InlineData("EU")]
    [InlineData("XK")]
    [InlineData("MK")]
    public void Flag_OfAParticipant_IsBuilt(string code) =>
        Assert.True(File.Exists(Path.Combine(Built.Folder, Built.Flag(code).TrimStart('/'))));

    [Fact]
    public void Flags_CarryNoInlineStyle() =>
        Assert.All(Directory.EnumerateFiles(Path.Combine(Built.Folder, Built.File("flags").TrimStart('/'))), flag => Assert.DoesNotContain("style=", File.ReadAllText(flag), StringComparison.Ordinal));

    [Fact]
    public void Built_FileThatIsNot_SaysWhatIs() =>
        Assert.Contains("site.css", Assert.Throws<ArgumentException>(() => Built.File("nothing.css")).Message, StringComparison.Ordinal);

    [GeneratedRegex("""\sstyle="|<style|<script(?![^>]*\ssrc=)|\s(?-i:on[a-z]+)="|javascript:""", RegexOptions.IgnoreCase)]
    private static partial Regex Inline();

    [GeneratedRegex("""<Icon Name="([\w-]+)"|Sign="([\w-]+)"|Sign \{ get; set; \} = "([\w-]+)";""")]
    private static partial Regex NamedIcon();
}
