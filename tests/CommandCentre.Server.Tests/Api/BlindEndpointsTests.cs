using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using CommandCentre.Desks.Access;
using CommandCentre.Desks.Blind;
using CommandCentre.Domain.Codes;
using CommandCentre.Domain.CrossChecks;
using CommandCentre.Domain.Operations;
using CommandCentre.Matching.Blind;
using CommandCentre.Matching.Entities;
using CommandCentre.Matching.Names;
using CommandCentre.Server.Tests.Docs;
using CommandCentre.Server.Tests.Running;

namespace CommandCentre.Server.Tests.Api;

/// <summary>Blind filters over the API: who may, what is accounted for before it happens, what is refused, and that others hear nothing.</summary>
public sealed class BlindEndpointsTests
{
    private static readonly OperationKey Operation = OperationKey.Parse(Commands.Operation);
    private static readonly string Secret = $"/api/operations/{Commands.Operation}/blind/secret";
    private static readonly string Filter = $"/api/operations/{Commands.Operation}/blind/filter";
    private static readonly Entity Held = new("1", "Person", NameKind.Person, [new(ValueKind.Name, "Ola Nordmann")]);

    [Fact]
    public async Task Filter_PublishedWithTheToldSecret_IsAskedShownAndWithdrawn()
    {
        await using var centre = await Commands.OpenedAsync();
        using var netherlands = centre.As("NL", "liaison officer");
        var (secret, fingerprint) = await SecretAsync(netherlands);

        using var published = await netherlands.PutAsync(Filter, Body(Made(secret, "NL")));
        Assert.Equal(HttpStatusCode.OK, published.StatusCode);
        var shown = JsonNode.Parse(await published.Content.ReadAsStringAsync())!;
        Assert.Equal((Commands.Operation, "NL", 1000, 100_000, fingerprint), ((string?)shown["operation"], (string?)shown["country"], (int)shown["capacity"]!, (int)shown["oneIn"]!, (string?)shown["fingerprint"]));
        Assert.Equal(shown.ToJsonString(), JsonNode.Parse(await netherlands.GetStringAsync(Filter))!.ToJsonString());
        Assert.Equal(HoldingAnswer.Possible, Assert.Single(Asked(centre)).Answer);

        // One country's filter is nobody else's to look at.
        using var germany = centre.As("DE", "liaison officer");
        using var others = await germany.GetAsync(Filter);
        Assert.Equal(HttpStatusCode.NotFound, others.StatusCode);

        using var withdrawn = await netherlands.DeleteAsync(Filter);
        Assert.Equal(HttpStatusCode.OK, withdrawn.StatusCode);
        using var again = await netherlands.DeleteAsync(Filter);
        Assert.Equal(HttpStatusCode.NotFound, again.StatusCode);
        Assert.Empty(Asked(centre));
        Assert.Equal([AccessKind.BlindFilterWithdrawn, AccessKind.BlindFilterPublished, AccessKind.BlindSecretTold], (await LoggedAsync(centre)).Select(access => access.What));
        Assert.All(await LoggedAsync(centre), access => Assert.Equal(("NL-SYS-POL-LO", Operation), (access.Officer, access.Operation)));
    }

    /// <summary>A filter of half a million records is larger than any other body (64 KiB): the way in is wide enough, and for this alone.</summary>
    [Fact]
    public async Task Publish_AFilterOfManyValues_IsTaken()
    {
        await using var centre = await Commands.OpenedAsync();
        using var netherlands = centre.As("NL", "liaison officer");
        var (secret, _) = await SecretAsync(netherlands);
        var large = BlindFilter.Build(secret, Terms("NL"), Enumerable.Range(0, 100_000).Select(number => new Entity("1", "Phone", NameKind.Thing, [new(ValueKind.Phone, $"+31{200_000_000 + number}")])), new byte[32]).Write(secret);
        Assert.InRange(large.Length, 290_000, 310_000); // 24 bits for each of 100,000
        using var published = await netherlands.PutAsync(Filter, Body(large));
        Assert.Equal(HttpStatusCode.OK, published.StatusCode);

        // Refused by its length, before it is sent.
        netherlands.DefaultRequestHeaders.ExpectContinue = true;
        using var tooLarge = await netherlands.PutAsync(Filter, Body(new byte[BlindFilter.MostBytes + 1]));
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, tooLarge.StatusCode);
    }

    [Theory]
    [InlineData("NL", "agency officer", 403)]
    [InlineData("NL", "analyst", 403)]
    [InlineData("NL", "observer", 403)]
    [InlineData("NL", "auditor", 403)]
    [InlineData("EU", "coordinator", 403)]
    [InlineData("SE", "liaison officer", 404)]
    public async Task AnyCall_OfWhoMayNot_ToldNothingAndNothingAccountedFor(string country, string role, int status)
    {
        await using var centre = await Commands.OpenedAsync();
        using var system = centre.As(country, role);
        foreach (var (method, path) in new[] { ("GET", Secret), ("GET", Filter), ("PUT", Filter), ("DELETE", Filter) })
        {
            using var request = new HttpRequestMessage(new HttpMethod(method), path);
            using var answer = await system.SendAsync(request);
            Assert.Equal(status, (int)answer.StatusCode);
            using var absent = await system.GetAsync(path.Replace(Commands.Operation, "NOWHERE", StringComparison.Ordinal));
            Assert.Equal(HttpStatusCode.NotFound, absent.StatusCode);
            Assert.True(status == 403 || await answer.Content.ReadAsStringAsync() == await absent.Content.ReadAsStringAsync());
        }

        Assert.Empty(await LoggedAsync(centre));
    }

    [Fact]
    public async Task Secret_ForASystemWithoutTheWord_IsNotGiven()
    {
        await using var centre = await Commands.OpenedAsync();
        using var without = centre.WithKey(SystemsGiven.Key(centre, "NL-PLAIN", ["push-hit", "export"]));
        using var with = centre.WithKey(SystemsGiven.Key(centre, "NL-BLIND", ["blind"]));
        using var no = await without.GetAsync(Secret);
        using var yes = await with.GetAsync(Secret);
        Assert.Equal((HttpStatusCode.Forbidden, HttpStatusCode.OK), (no.StatusCode, yes.StatusCode));
        Assert.Equal("blind-not-given", (string?)JsonNode.Parse(await no.Content.ReadAsStringAsync())!["reason"]);
    }

    [Fact]
    public async Task Publish_WhatDoesNotFit_IsRefusedInWordsThatHoldNoSecret()
    {
        await using var centre = await Commands.OpenedAsync();
        using var netherlands = centre.As("NL", "liaison officer");
        var (secret, _) = await SecretAsync(netherlands);
        var another = new BlindSecret(SHA256.HashData([1]));
        foreach (var (rule, bytes) in new[] { ("no-filter", "garbage"u8.ToArray()), ("other-country", Made(secret, "DE")), ("other-secret", Made(another, "NL")), ("damaged", [.. Made(secret, "NL")[..^1], 0]) })
        {
            using var answer = await netherlands.PutAsync(Filter, Body(bytes));
            var text = await answer.Content.ReadAsStringAsync();
            var problem = JsonNode.Parse(text)!;
            Assert.Equal((HttpStatusCode.UnprocessableEntity, "blind-filter-refused", "filter", rule), (answer.StatusCode, (string?)problem["reason"], (string?)problem["errors"]![0]!["field"], (string?)problem["errors"]![0]!["rule"]));
            Assert.Contains("Allowed: ", (string?)problem["detail"], StringComparison.Ordinal);
            Assert.DoesNotContain(secret.Reveal(), text, StringComparison.OrdinalIgnoreCase);
        }

        Assert.Equal(AccessKind.BlindSecretTold, Assert.Single(await LoggedAsync(centre)).What);
        Assert.Empty(Asked(centre));
    }

    [Fact]
    public async Task Operation_ThatIsOver_HasNeitherSecretNorFilter()
    {
        await using var centre = await Commands.OpenedAsync();
        using var netherlands = centre.As("NL", "liaison officer");
        var (secret, _) = await SecretAsync(netherlands);
        using var published = await netherlands.PutAsync(Filter, Body(Made(secret, "NL")));
        Assert.Equal(HttpStatusCode.OK, published.StatusCode);
        using (var coordinator = centre.As("EU", "coordinator"))
        {
            await Commands.RecordAsync(coordinator, Commands.Phase("post-operational"));
        }

        using var no = await netherlands.GetAsync(Secret);
        Assert.Equal(HttpStatusCode.Forbidden, no.StatusCode);
        Assert.Empty(Asked(centre));
        await centre.Get<BlindFilters>().Settled;
        Assert.False(Directory.Exists(Path.Combine(centre.DataFolder, "blind", Commands.Operation)));
    }

    [Fact]
    public void Faults_InTheDocument_AreThoseThereAre() =>
        Assert.Equal(string.Join(", ", Words.All<BlindFault>().Select(word => $"`{word}`")), ApiDocument.Section("blind faults").Trim());

    private static async Task<(BlindSecret Secret, string Fingerprint)> SecretAsync(HttpClient system)
    {
        var told = await system.GetFromJsonAsync<JsonNode>(Secret);
        Assert.Equal(Commands.Operation, (string?)told!["operation"]);
        Assert.True(BlindSecret.TryParse((string?)told["secret"], out var secret));
        Assert.Equal(secret.Fingerprint, (string?)told["fingerprint"]);
        return (secret, secret.Fingerprint);
    }

    private static BlindTerms Terms(string country) => new(Operation, CountryCode.Parse(country), BlindTerms.UsualRate, DateTimeOffset.UnixEpoch);

    private static byte[] Made(BlindSecret secret, string country) => BlindFilter.Build(secret, Terms(country), [Held], new byte[32]).Write(secret);

    private static ByteArrayContent Body(byte[] bytes) => new(bytes);

    private static IReadOnlyList<BlindAnswer> Asked(RunningCentre centre) => centre.Get<BlindFilters>().Test(Operation, Held, [CountryCode.Parse("NL")]);

    private static async Task<IReadOnlyList<Access>> LoggedAsync(RunningCentre centre) =>
        [.. (await centre.Get<AccessLog>().LatestAsync(line => line.Access.What is AccessKind.BlindSecretTold or AccessKind.BlindFilterPublished or AccessKind.BlindFilterWithdrawn, 50)).Select(line => line.Access)];
}
