using CommandCentre.Domain.Tests.Fields;
using CommandCentre.Server.Pages.Forms;

namespace CommandCentre.Server.Tests.Forms;

public sealed class FormWordsTests
{
    [Fact]
    public void EveryFieldOfEveryForm_HasALabel() =>
        Assert.All(FieldCatalogue.All, field => Assert.NotEqual(field.Field.Path, FormWords.Label(field.Kind, field.Field.Path)));

    [Fact]
    public void EveryForm_HasItsTexts() =>
        Assert.All(ReportForms.All.Append(ReportForms.Opening), form => Assert.All(["About-", "Send-"], text => Assert.NotEmpty(FormWords.Text(text + form.Word))));

    [Theory]
    [InlineData("report-seizure", "items[2].count", "Items, row 3, pieces")]
    [InlineData("push-hit", "report.consignor.name", "Consignor, name")]
    [InlineData("push-hit", "report.summary", "What was found")]
    [InlineData("change-phase", "to", "Next phase")]
    [InlineData("push-hit", "to", "Addressees")]
    public void FullLabel_OfAPath_SaysWhereItStands(string kind, string path, string label) =>
        Assert.Equal(label, FormWords.FullLabel(kind, path));
}
