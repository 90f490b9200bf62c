using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using CommandCentre.Domain.Fields;
using CommandCentre.Server.Identity;
using CommandCentre.Server.Tests.Running;

namespace CommandCentre.Server.Tests.Api;

public sealed class CommandsTests
{
    // Wrong in every field there is: a control character is no word, number, moment, id or country, and no text may hold it.
    private const string Wrong = "\u0007x";

    public static TheoryData<string> Kinds => [.. CommandReading.Kinds];

    [Fact]
    public void Week_HasEveryKindOfCommand() =>
        Assert.Equal(CommandReading.Kinds.Order(), Week.Steps.Select(step => step.Kind).Order());

    [Fact]
    public async Task EveryKind_GivenByWhoMay_IsRecorded()
    {
        await using var centre = await RunningCentre.StartAsync();
        await Week.PlayAsync(centre);
        using var germany = centre.As("DE", "observer");
        Assert.Equal(Week.Steps.Count + 3, await Commands.HeadAsync(germany)); // and the link that is decided over, the file that is read, and the officer who comes on duty to take a lead in hand
    }

    [Fact]
    public async Task Hit_GivenTwice_IsRecordedOnceAndReadBack()
    {
        await using var centre = await RunningCentre.StartAsync();
        await Commands.OpenAsync(centre);
        using var germany = centre.As("DE", "liaison officer");
        var hit = Commands.Hit();

        using var first = await Commands.PostAsync(germany, hit);
        using var second = await Commands.PostAsync(germany, hit);

        Assert.Equal(HttpStatusCode.Created, first.StatusCode);
        Assert.Equal($"/api/operations/{Commands.Operation}/lines/3", first.Headers.Location?.ToString());
        Assert.Equal("recorded", (string?)(await Commands.ReadAsync(first))["ruling"]);
        Assert.Equal(HttpStatusCode.OK, second.StatusCode);
        Assert.Equal("repeated", (string?)(await Commands.ReadAsync(second))["ruling"]);
        var line = JsonNode.Parse(await germany.GetStringAsync(first.Headers.Location))!;
        Assert.Equal("Pistol parts in a toy", (string?)line["body"]!["report"]!["summary"]);
        Assert.Equal("DE-SYS-POL-LO", (string?)line["by"]!["officer"]);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task EveryField_Wrong_IsNamedWithValueAndAllowedAndNothingIsRecorded(string kind)
    {
        await using var centre = await RunningCentre.StartAsync();
        var records = await Week.PlayAsync(centre, before: kind);
        var step = Week.Steps.Single(step => step.Kind == kind);
        // Some kinds have more fields than a key may send commands in a second.
        var (token, agency) = (Secret.NewToken(), step.Country == "EU" ? "coordination" : step.Role == "agency officer" ? "customs" : "police");
        centre.Get<SystemKeys>().Add(new SystemKey(Secret.Kept(token), step.Country + "-FAST", new Rights(step.Country, agency, step.Role), 1_000_000));
        using var system = centre.WithKey(token);
        var right = step.Make(records);
        foreach (var path in Leaves(right, string.Empty))
        {
            var wrong = right.DeepClone().AsObject();
            Set(wrong, path, Wrong);
            using var answer = await Commands.PostAsync(system, wrong);
            var told = await Commands.ReadAsync(answer);
            Assert.True(HttpStatusCode.UnprocessableEntity == answer.StatusCode, $"{path}: {told.ToJsonString()}");
            var error = told["errors"]!.AsArray().First(error => FieldOf(path) == (string)error!["field"]!)!;
            Assert.Contains("x", (string)error["value"]!, StringComparison.Ordinal);
            Assert.NotEmpty((string)error["allowed"]!);
            Assert.Contains((string)error["allowed"]!, (string)error["message"]!, StringComparison.Ordinal);
        }

        using var unknown = await Commands.PostAsync(system, new JsonObject(right.Select(field => KeyValuePair.Create(field.Key, field.Value?.DeepClone()))) { ["zebra"] = 1 });
        Assert.Contains("zebra", await unknown.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        if (records.Count > 0)
        {
            using var observer = centre.As("DE", "observer");
            Assert.Equal(records.Count, await Commands.HeadAsync(observer));
        }
    }

    [Theory]
    [InlineData("{", "bad-json")]
    [InlineData("[]", "bad-json")]
    [InlineData("""{"kind":"post-message","kind":"push-hit"}""", "bad-json")]
    [InlineData("""{"kind":"post-message","Kind":"push-hit"}""", "bad-json")]
    [InlineData("""{"a":{"a":{"a":{"a":{"a":{"a":{"a":{"a":{"a":{"a":{"a":{"a":{"a":1}}}}}}}}}}}}}""", "bad-json")]
    [InlineData("", "bad-json")]
    public async Task Body_ThatIsNoObjectWithEachFieldOnce_IsABadRequest(string body, string reason)
    {
        await using var centre = await RunningCentre.StartAsync();
        await Commands.OpenAsync(centre);
        using var germany = centre.As("DE", "liaison officer");
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        using var answer = await germany.PostAsync($"/api/operations/{Commands.Operation}/commands", content);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        Assert.Equal(reason, (string?)(await Commands.ReadAsync(answer))["reason"]);
    }

    [Fact]
    public async Task Text_WithHalfACharacter_IsToldAsSuch()
    {
        await using var centre = await RunningCentre.StartAsync();
        await Commands.OpenAsync(centre);
        using var germany = centre.As("DE", "liaison officer");
        using var content = new StringContent($$"""{"kind":"post-message","id":"{{Commands.NewId()}}","text":"\ud800"}""", Encoding.UTF8, "application/json");
        using var answer = await germany.PostAsync($"/api/operations/{Commands.Operation}/commands", content);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Equal("characters", (string?)(await Commands.ReadAsync(answer))["errors"]![0]!["rule"]);
    }

    [Fact]
    public async Task Refusal_ByARule_SaysFieldValueAndAllowed()
    {
        await using var centre = await RunningCentre.StartAsync();
        await Commands.OpenAsync(centre);
        using var germany = centre.As("DE", "liaison officer");
        using var answer = await Commands.PostAsync(germany, Commands.Hit("To somebody outside", "H2", "JP"));
        var told = await Commands.ReadAsync(answer);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Equal("addressee-not-participating", (string?)told["reason"]);
        Assert.Equal("to", (string?)told["errors"]![0]!["field"]);
        Assert.Equal("JP", (string?)told["errors"]![0]!["value"]);
        Assert.Contains("FR", (string?)told["errors"]![0]!["allowed"], StringComparison.Ordinal);
        Assert.Equal(2, await Commands.HeadAsync(germany));
    }

    [Fact]
    public async Task Operation_NamedInBodyOtherwiseThanInAddress_IsTold()
    {
        await using var centre = await RunningCentre.StartAsync();
        await Commands.OpenAsync(centre);
        using var germany = centre.As("DE", "liaison officer");
        var hit = Commands.Hit();
        hit["operation"] = "ANOTHER";
        using var answer = await Commands.PostAsync(germany, hit);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Equal("ANOTHER", (string?)(await Commands.ReadAsync(answer))["errors"]![0]!["value"]);
    }

    [Fact]
    public async Task Commands_FasterThanAgreed_AreTooMany()
    {
        await using var centre = await RunningCentre.StartAsync();
        await Commands.OpenAsync(centre);
        using var germany = centre.As("DE", "liaison officer");
        // Twice what a system key may send in a second (SystemKey.DefaultCommandsPerSecond), at once.
        var answers = await Task.WhenAll(Enumerable.Range(0, 2 * Server.Identity.SystemKey.DefaultCommandsPerSecond)
            .Select(_ => germany.PostAsJsonAsync($"/api/operations/{Commands.Operation}/commands", Commands.Message())));
        var refused = answers.Where(answer => answer.StatusCode == HttpStatusCode.TooManyRequests).ToList();
        Assert.NotEmpty(refused);
        Assert.Equal("too-many", (string?)(await Commands.ReadAsync(refused[0]))["reason"]);
        Assert.Equal("1", refused[0].Headers.RetryAfter?.ToString());
        Assert.Equal(2 + answers.Length - refused.Count, await Commands.HeadAsync(germany));
    }

    private static IEnumerable<string> Leaves(JsonNode node, string path) => node switch
    {
        JsonObject group => group.SelectMany(field => Leaves(field.Value!, path.Length == 0 ? field.Key : $"{path}.{field.Key}")),
        JsonArray { Count: > 0 } list => list.SelectMany((item, index) => Leaves(item!, $"{path}[{index}]")),
        _ => [path],
    };

    private static void Set(JsonObject command, string path, string value)
    {
        JsonNode at = command;
        var steps = path.Replace("[", ".[", StringComparison.Ordinal).Split('.');
        foreach (var step in steps[..^1])
        {
            at = step[0] == '[' ? at[int.Parse(step[1..^1], null)]! : at[step]!;
        }

        if (steps[^1][0] == '[')
        {
            at[int.Parse(steps[^1][1..^1], null)] = value;
        }
        else
        {
            at[steps[^1]] = value;
        }
    }

    // A list of words or countries is one field.
    private static string FieldOf(string path) => path.EndsWith(']') ? path[..path.LastIndexOf('[')] : path;
}
