using CommandCentre.Domain.Fields;

namespace CommandCentre.Domain.Tests.Fields;

/// <summary>Fields of leads, controls and seizures that hang together.</summary>
public sealed class ParcelReadingTests
{
    [Theory]
    [InlineData("located")]
    [InlineData("held")]
    public void MoveLead_TimeWithAnotherStage_IsNamed(string stage)
    {
        var sample = Samples.Of("move-lead").With("stage", Sent.Text(stage));
        Assert.Equal(("expected", FieldRule.Unknown), Only(sample));
        Assert.NotNull(CommandReading.Read(sample.With("expected", null)).Command);
    }

    [Fact]
    public void ReportControl_NeitherParcelNorLead_AsksForOne()
    {
        var sample = Samples.Of("report-control").With("parcel", null);
        Assert.NotNull(CommandReading.Read(sample).Command);
        Assert.Equal(("parcel", FieldRule.Required), Only(sample.With("lead", null)));
    }

    [Fact]
    public void ReportSeizure_SerialWhereThereIsNone_IsNamed() =>
        Assert.Equal(("described[0].firearm.serial", FieldRule.Unknown), Only(Samples.Of("report-seizure").With("described[0].firearm.serialStanding", Sent.Text("none"))));

    [Fact]
    public void ReportSeizure_OneItemDescribedTwice_IsNamed()
    {
        var one = Sent.Group(("item", Sent.Text("0")), ("firearm", Sent.Group(("make", Sent.Text("Zastava")))));
        Assert.Equal(("described", FieldRule.Repeated), Only(Samples.Of("report-seizure").With("described", Sent.List(one, one))));
    }

    private static (string Field, FieldRule Rule) Only(FieldTree.Group sent) => Assert.Single(CommandReading.Read(sent).Errors) is var error ? (error.Field, error.Rule) : default;
}
