using CommandCentre.Domain.Fields;

namespace CommandCentre.Domain.Tests.Fields;

public sealed class FieldReaderTests
{
    /// <summary>Every rule is broken by some value of the catalogue, except those that concern several fields, the one of files of holdings and the one the edge notes itself.</summary>
    [Fact]
    public void FieldRule_Each_IsReached()
    {
        var reached = FieldCatalogue.All.SelectMany(row => WrongValues.Of(row.Field)).Select(value => value.Rule).OfType<FieldRule>().ToHashSet();
        FieldRule[] elsewhere =
        [
            FieldRule.Unknown, // CommandReadingTests.Read_UnknownField_IsNamedWithThoseAllowed
            FieldRule.HandlingText, // MarksReadingTests
            FieldRule.DayOrder, // below
            FieldRule.Repeated, // of holdings: HoldingsImportTests, columns and records named twice
            FieldRule.Key, // the edge's: service numbers and operation keys are no fields of a command
        ];
        Assert.Equal(Enum.GetValues<FieldRule>().Order(), reached.Concat(elsewhere).Order());
    }

    [Theory]
    [InlineData("2020-11-20", "2020-11-19")]
    [InlineData("2020-11-16", "2021-11-18")] // a year and two days
    public void Read_DaysOutOfOrder_NamesTheLast(string first, string last)
    {
        var read = CommandReading.Read(Samples.Of("open-operation").With("firstDay", Sent.Text(first)).With("lastDay", Sent.Text(last)));
        var error = Assert.Single(read.Errors);
        Assert.Equal(("lastDay", last, FieldRule.DayOrder), (error.Field, error.Value, error.Rule));
        Assert.StartsWith($"{first}..", error.Allowed, StringComparison.Ordinal);
    }

    /// <summary>JSON tells "id" from "ID", the fields of a command do not: the second is named and nothing is thrown.</summary>
    [Fact]
    public void Read_FieldTwiceInOtherCase_IsNamed()
    {
        var error = Assert.Single(CommandReading.Read(Samples.Of("leave-duty").With("ID", Sent.Text(Samples.Other))).Errors);
        Assert.Equal(("ID", FieldRule.Shape), (error.Field, error.Rule));
    }

    [Fact]
    public void Read_FieldInOtherCase_IsTheField() =>
        Assert.NotNull(CommandReading.Read(Samples.Of("join-duty").With("site", null).With("SITE", Sent.Text("Leipzig hub"))).Command);

    [Fact]
    public void Text_Decomposed_IsComposedAndTrimmed() =>
        Assert.Equal("Köln", new FieldReader(new(new Dictionary<string, FieldTree> { ["site"] = Sent.Text("  Ko\u0308ln ") })).Text("site", 2, 4));

    /// <summary>A browser counts a line break once and sends it as two characters: a text that filled its field must not be refused.</summary>
    [Fact]
    public void Text_FormLineBreaks_CountOnce()
    {
        var reader = new FieldReader(new(new Dictionary<string, FieldTree> { ["text"] = Sent.Text("a\r\nb\rc") }));
        Assert.Equal("a\nb\nc", reader.Text("text", 1, 5, lines: true));
        Assert.Empty(reader.Errors);
    }

    [Fact]
    public void Errors_LongOrUnprintableValue_IsShownCutAndMarked()
    {
        var error = Assert.Single(CommandReading.Read(Samples.Of("join-duty").With("site", Sent.Text(new string('x', 79) + "😀" + new string('y', 9)))).Errors);
        Assert.Equal(new string('x', 79) + "…", error.Value); // 80 would cut the emoji in two
        var marked = Assert.Single(CommandReading.Read(Samples.Of("join-duty").With("site", Sent.Text("😀\u202ehub\ud83d"))).Errors);
        Assert.Equal("😀\ufffdhub\ufffd", marked.Value);
    }

    [Fact]
    public void Errors_InARowOfAGroup_NameTheWholePath()
    {
        var tree = Samples.Of("report-seizure").With("items", Sent.List(Sent.Group(), Sent.Group(("kind", Sent.Text("part")), ("subKind", Sent.Text("slide")), ("count", Sent.Text("0")))));
        Assert.Equal([new FieldError("items[1].count", "0", FieldRule.Whole, "1..100000")], CommandReading.Read(tree).Errors);
    }

    [Fact]
    public void IsSound_NamesAreWhole()
    {
        var reader = new FieldReader(new(new Dictionary<string, FieldTree>()));
        reader.Note("handlingText", "x", FieldRule.Length, "1..400");
        reader.Note("items[3].count", "x", FieldRule.Whole, "1..2");
        Assert.True(reader.IsSound("handling"));
        Assert.False(reader.IsSound("handlingText"));
        Assert.False(reader.IsSound("items"));
        Assert.True(reader.IsSound("item"));
    }
}
