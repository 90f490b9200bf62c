using System.Text.Json.Nodes;
using CommandCentre.Domain.Codes;
using CommandCentre.Domain.Fields;
using CommandCentre.Domain.Operations;
using CommandCentre.Server.Api;
using CommandCentre.Server.Tests.Running;

namespace CommandCentre.Server.Tests.Api;

public sealed class ApiDescriptionTests
{
    public static TheoryData<string> Kinds => [.. CommandReading.Kinds];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Shape_OfEachKind_HasTheFieldsThatAreRead(string kind)
    {
        Assert.True(Words.TryParse<CommandKind>(kind, out var known));
        var shape = CommandShapes.Kinds[known];
        var read = Read($$"""{"kind":"{{kind}}","zebra":1}""");
        var allowed = read.Errors.Single(error => error.Rule is FieldRule.Unknown).Allowed.Split(", ").Except(["operation", "kind", "id"]);
        Assert.Equal(allowed.Order(), shape.Select(field => field.Name).Order());
        var missing = read.Errors.Where(error => error.Rule is FieldRule.Required && !error.Field.Contains('.', StringComparison.Ordinal)).Select(error => error.Field).Where(field => !EitherOr.Contains($"{field}|{kind}"));
        var groups = read.Errors.Where(error => error.Field.Contains('.', StringComparison.Ordinal)).Select(error => error.Field.Split('.')[0]);
        Assert.Equal(missing.Concat(groups).Distinct().Except(["id"]).Order(), shape.Where(field => field.Required).Select(field => field.Name).Order());
    }

    /// <summary>A control, and a referral, needs a parcel or the record that names it: neither is needed by itself.</summary>
    private static readonly string[] EitherOr = ["parcel|report-control", "parcel|refer-parcel"];

    [Theory]
    [InlineData("Party", "send-lead", "consignor")]
    [InlineData("HitReport", "push-hit", "report")]
    [InlineData("SeizedItem", "report-seizure", "items")]
    [InlineData("Participant", "open-operation", "participants")]
    [InlineData("ParcelRoute", "send-lead", "route")]
    [InlineData("ContentPiece", "send-lead", "contents")]
    [InlineData("ItemDescription", "report-seizure", "described")]
    [InlineData("ExhibitPart", "seal-exhibit", "parts")]
    [InlineData("ImageRegion", "read-image", "regions")]
    public void Shape_OfEachGroup_HasTheFieldsThatAreRead(string group, string kind, string field)
    {
        var value = field is "items" or "participants" or "contents" or "described" or "parts" or "regions" ? """[{"zebra":1}]""" : """{"zebra":1}""";
        var read = Read($$"""{"kind":"{{kind}}","{{field}}":{{value}}}""");
        var allowed = read.Errors.Single(error => error.Field.EndsWith("zebra", StringComparison.Ordinal)).Allowed.Split(", ");
        Assert.Equal(allowed.Order(), CommandShapes.Groups[group].Select(shape => shape.Name).Order());
    }

    [Fact]
    public async Task Description_Served_TellsEveryOperationWithItsProblems()
    {
        await using var centre = await RunningCentre.StartAsync();
        using var germany = centre.As("DE", "observer");
        var text = await germany.GetStringAsync("/openapi/v1.json");
        var document = JsonNode.Parse(text)!;
        var paths = document["paths"]!.AsObject();
        Assert.Equal(
            ["/api/operations", "/api/operations/{key}", "/api/operations/{key}/alerts", "/api/operations/{key}/alerts/{number}/decision", "/api/operations/{key}/blind/filter", "/api/operations/{key}/blind/secret", "/api/operations/{key}/commands", "/api/operations/{key}/cross-checks", "/api/operations/{key}/cross-checks/{record}", "/api/operations/{key}/exports", "/api/operations/{key}/figures", "/api/operations/{key}/files", "/api/operations/{key}/files/{record}", "/api/operations/{key}/files/{record}/preview", "/api/operations/{key}/holdings", "/api/operations/{key}/holdings/changes", "/api/operations/{key}/holdings/imports", "/api/operations/{key}/holdings/imports/{import}", "/api/operations/{key}/holdings/imports/{import}/file", "/api/operations/{key}/holdings/mappings", "/api/operations/{key}/holdings/mappings/{name}", "/api/operations/{key}/holdings/records", "/api/operations/{key}/holdings/records/{record}", "/api/operations/{key}/holdings/withdrawals", "/api/operations/{key}/leads", "/api/operations/{key}/leads/{record}", "/api/operations/{key}/lines", "/api/operations/{key}/lines/{number}", "/api/operations/{key}/parcels/{number}", "/api/operations/{key}/seizures/{record}/forms", "/api/operations/{key}/sheets/{kind}", "/api/operations/{key}/sheets/{kind}/export", "/api/operations/{key}/sheets/runs/{run}"],
            paths.Select(path => path.Key).Order());
        var post = paths["/api/operations/{key}/commands"]!["post"]!;
        Assert.Equal("#/components/schemas/Command", (string?)post["requestBody"]!["content"]!["application/json"]!["schema"]!["$ref"]);
        Assert.Equal(["200", "201", "400", "401", "404", "413", "415", "422", "429", "503"], post["responses"]!.AsObject().Select(answer => answer.Key).Order());
        Assert.Equal(["after", "key", "limit"], paths["/api/operations/{key}/lines"]!["get"]!["parameters"]!.AsArray().Select(parameter => (string)parameter!["name"]!).Order());
        Assert.Equal(["key", "limit", "show", "side", "skip", "stage"], paths["/api/operations/{key}/leads"]!["get"]!["parameters"]!.AsArray().Select(parameter => (string)parameter!["name"]!).Order());
        Assert.Equal(CommandReading.Kinds.Count, document["components"]!["schemas"]!["Command"]!["oneOf"]!.AsArray().Count);
        Assert.Equal("bearer", (string?)document["components"]!["securitySchemes"]!["key"]!["scheme"]);
        foreach (var named in System.Text.RegularExpressions.Regex.Matches(text, "#/components/schemas/([A-Za-z-]+)").Select(match => match.Groups[1].Value).Distinct())
        {
            Assert.NotNull(document["components"]!["schemas"]![named]);
        }
    }

    private static CommandRead Read(string json) => CommandReading.Read(FieldTrees.Read(System.Text.Encoding.UTF8.GetBytes(json)).Fields!);
}
