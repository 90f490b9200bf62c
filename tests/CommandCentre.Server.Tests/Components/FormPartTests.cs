using Bunit;
using CommandCentre.Domain.Operations;
using CommandCentre.Server.Pages;
using CommandCentre.Server.Pages.Forms;
using CommandCentre.Server.Pages.Forms.Parts;
using CommandCentre.Server.Tests.Forms;
using Microsoft.Extensions.Primitives;

namespace CommandCentre.Server.Tests.Components;

public sealed class FormPartTests : BunitContext
{
    [Fact]
    public void Party_Blank_IsDrawnClosedAndNamesItsFields()
    {
        var party = Draw(Draft(CommandKind.ReportSeizure)).Find("details");

        Assert.False(party.HasAttribute("open"));
        Assert.Equal(["consignor.name", "consignor.address", "consignor.phone", "consignor.email"], party.QuerySelectorAll("input").Select(input => input.GetAttribute("name")));
    }

    [Theory]
    [InlineData("consignor.phone", "call me", true)]
    [InlineData("consignee.phone", "call me", false)]
    [InlineData("consignor.phone", "  ", false)]
    public void Party_WithSomethingTyped_IsNeverHidden(string field, string typed, bool open) =>
        Assert.Equal(open, Draw(Draft(CommandKind.ReportSeizure, (field, typed))).Find("details").HasAttribute("open"));

    [Fact]
    public void Party_WithSomethingWrong_SaysItAtTheField()
    {
        var draft = Draft(CommandKind.ReportSeizure) with { Problems = [new FieldProblem("consignor.email", "wrong")] };

        var party = Draw(draft);

        Assert.True(party.Find("details").HasAttribute("open"));
        Assert.Equal("true", party.Find("[name='consignor.email']").GetAttribute("aria-invalid"));
        Assert.Equal("wrong", party.Find("#field-consignor-email-error span").TextContent);
    }

    [Theory]
    [InlineData(0, null, 3)]
    [InlineData(0, "items", 6)]
    [InlineData(0, "described", 3)] // of another list
    [InlineData(5, null, 5)]
    public void Rows_AreAtLeastThoseTypedAndThoseAskedFor(int typed, string? more, int drawn)
    {
        var values = Enumerable.Range(0, typed).Select(row => ($"items[{row}].count", "1")).ToArray();
        var draft = Draft(CommandKind.ReportSeizure, values) with { MoreRows = more };

        var rows = Render<RowsSection>(part => part.AddCascadingValue(draft).Add(rows => rows.Name, "items").Add(rows => rows.Row, row => $"<i>{row}</i>"));

        Assert.Equal(Enumerable.Range(0, drawn).Select(row => $"{row}"), rows.FindAll("[data-row] i").Select(row => row.TextContent));
    }

    [Theory]
    [InlineData("2020-11-16T09:00", "datetime-local")]
    [InlineData("", "datetime-local")]
    [InlineData("yesterday at nine", "text")]
    public void Moment_ThatABrowserCannotShow_StandsInATextField(string typed, string type)
    {
        var parameters = Draft(CommandKind.SendLead, ("expected", typed)).Moment("expected", true);

        Assert.Equal(type, parameters["Type"]);
        Assert.Equal(typed, parameters["Value"]);
    }

    private static FormDraft Draft(CommandKind command, params (string Name, string Value)[] typed) =>
        new(ReportForms.Of(command), FormRoom.Officer("DE", Role.AgencyOfficer), null, FormValues.Of(typed.Select(field => KeyValuePair.Create(field.Name, new StringValues(field.Value)))));

    private IRenderedComponent<PartySection> Draw(FormDraft draft) =>
        Render<PartySection>(part => part.AddCascadingValue(draft).Add(section => section.Name, "consignor"));
}
