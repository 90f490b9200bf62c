using CommandCentre.Domain.Fields;
using CommandCentre.Domain.Operations;
using CommandCentre.Server.Api;
using Microsoft.Extensions.Primitives;

namespace CommandCentre.Server.Tests.Api;

public sealed class FormTreesTests
{
    private const string Id = "8b5f0f3c-6a0e-4c57-9a43-0c8e5b8e7d11";

    [Fact]
    public void Form_OfASeizure_ReadsAsTheSameCommandAsJson()
    {
        var form = FormTrees.Read(Form(
            ("kind", "report-seizure"), ("id", Id), ("site", "Leipzig hub"), ("method", "opened"), ("found", "2020-11-16T09:30"),
            ("items[0].kind", "part"), ("items[0].subKind", "barrel"), ("items[0].count", "2"), ("items[2].kind", ""), ("items[2].count", ""),
            ("consignor.name", "Ola Nordmann"), ("consignor.phone", ""), ("handling", "H1"), ("handling", "H2"), ("to", "FR"), ("to", "NL"),
            ("text", "two\r\nlines"), ("__RequestVerificationToken", "x"), ("_handler", "report")));
        var json = FieldTrees.Read("""
            {"kind":"report-seizure","id":"8b5f0f3c-6a0e-4c57-9a43-0c8e5b8e7d11","site":"Leipzig hub","method":"opened","found":"2020-11-16T09:30:00Z",
             "items":[{"kind":"part","subKind":"barrel","count":2}],"consignor":{"name":"Ola Nordmann","phone":null},"handling":["H1","H2"],"to":["FR","NL"],"text":"two\nlines"}
            """u8.ToArray()).Fields!;
        var (fromForm, fromJson) = (CommandReading.Read(form), CommandReading.Read(json));
        Assert.Empty(fromForm.Errors);
        Assert.Equal(fromJson.Command, fromForm.Command);
        Assert.IsType<ReportSeizure>(fromForm.Command);
    }

    [Theory]
    [InlineData("items[x].count")]
    [InlineData("items[300].count")]
    [InlineData("items[-1].count")]
    [InlineData("items[0].[300]2")]
    [InlineData(".count")]
    [InlineData("text.")]
    [InlineData("[0]")]
    [InlineData("a.a.a.a.a.a.a.a.a.a.a.a.a.a.a")]
    public void Form_WithANameThatLeadsNowhere_IsToldAsUnknown(string name)
    {
        var read = CommandReading.Read(FormTrees.Read(Form(("kind", "leave-duty"), ("id", Id), (name, "1"))));
        Assert.Equal(FieldRule.Unknown, Assert.Single(read.Errors).Rule);
    }

    [Fact]
    public void Form_WithAValueAndFieldsUnderOneName_LosesNothingSilently()
    {
        var read = CommandReading.Read(FormTrees.Read(Form(("kind", "push-hit"), ("id", Id), ("report", "x"), ("report.subject", "consignor"), ("report.summary", "abc"))));
        Assert.Contains(read.Errors, error => error.Rule is FieldRule.Unknown);
    }

    private static IEnumerable<KeyValuePair<string, StringValues>> Form(params (string Name, string Value)[] fields) =>
        fields.GroupBy(field => field.Name).Select(field => KeyValuePair.Create(field.Key, new StringValues([.. field.Select(one => one.Value)])));
}
