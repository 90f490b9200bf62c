using CommandCentre.Server.Pages;
using CommandCentre.Server.Pages.Parts;

namespace CommandCentre.Server.Tests.Pages.Parts;

public sealed class FieldTests
{
    [Fact]
    public async Task TextField_WithHintAndError_TiesBothToTheInput()
    {
        var drawn = await Drawn.Of<TextField>(("Name", "parcel.number"), ("Label", "Parcel number"), ("Value", "RR1"), ("Hint", "13 characters"), ("Error", "RR1 has 3 characters, 13 were expected"));
        var input = drawn.QuerySelector("input")!;
        Assert.Equal("RR1", input.GetAttribute("value"));
        Assert.Equal("true", input.GetAttribute("aria-invalid"));
        Assert.Equal(input.Id, drawn.QuerySelector("label")!.GetAttribute("for"));
        var described = input.GetAttribute("aria-describedby")!.Split(' ').Select(id => drawn.QuerySelector("#" + id)!.TextContent.Trim());
        Assert.Equal(["13 characters", "RR1 has 3 characters, 13 were expected"], described);
    }

    [Fact]
    public async Task TextField_InOrder_ClaimsNoError()
    {
        var input = (await Drawn.Of<TextField>(("Name", "what"), ("Label", "What"), ("Lines", 3))).QuerySelector("textarea")!;
        Assert.False(input.HasAttribute("aria-invalid"));
        Assert.False(input.HasAttribute("aria-describedby"));
        Assert.True(input.HasAttribute("required"));
    }

    [Fact]
    public async Task TextField_WithMarkupTyped_KeepsItAsText()
    {
        var drawn = await Drawn.Of<TextField>(("Name", "what"), ("Label", "What"), ("Lines", 3), ("Value", "</textarea><script>x</script>"));
        Assert.Empty(drawn.QuerySelectorAll("script"));
        Assert.Equal("</textarea><script>x</script>", drawn.QuerySelector("textarea")!.TextContent);
    }

    [Fact]
    public async Task NumberField_WithWordsTyped_GivesThemBack()
    {
        var drawn = await Drawn.Of<NumberField>(("Name", "pieces"), ("Label", "Pieces"), ("Value", "three"), ("Error", "three is no number; 1 to 10,000 was expected"));
        Assert.Equal("three", drawn.QuerySelector("input")!.GetAttribute("value"));
    }

    [Fact]
    public async Task CheckList_WithChoices_ChecksThoseAndShowsFlagAndCode()
    {
        Option[] options = [new("FR", "France", null, "FR"), new("DE", "Germany", null, "DE")];
        var drawn = await Drawn.Of<CheckList>(("Name", "to"), ("Label", "Addressees"), ("Options", options), ("Values", new[] { "DE" }));
        Assert.Equal(["DE"], drawn.QuerySelectorAll("input[checked]").Select(input => input.GetAttribute("value")));
        Assert.Equal(["FR", "DE"], drawn.QuerySelectorAll(".country-code").Select(code => code.TextContent));
        Assert.Equal(2, drawn.QuerySelectorAll("img[src*='/flags-']").Length);
    }

    [Fact]
    public async Task FormProblems_ForTwoFields_LinkToEach()
    {
        FieldProblem[] problems = [new("parcel", "Parcel number: RR1 has 3 characters"), new("to", "Addressees: XX is no participant")];
        var drawn = await Drawn.Of<FormProblems>(("Problems", problems));
        Assert.Equal(["#field-parcel", "#field-to"], drawn.QuerySelectorAll("a").Select(link => link.GetAttribute("href")));
    }
}
