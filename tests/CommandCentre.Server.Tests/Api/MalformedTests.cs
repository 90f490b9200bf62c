using System.Net.Http.Headers;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using CommandCentre.Server.Hubs;
using CommandCentre.Server.Identity;
using CommandCentre.Server.Tests.Running;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Client;

namespace CommandCentre.Server.Tests.Api;

/// <summary>Every hub method and API operation, found by reflection, called wrongly (quality.md, B2).</summary>
public sealed class MalformedTests
{
    // Calls each, as the quality table asks.
    private const int Calls = 2000;

    private static readonly Func<JsonObject>[] Right =
        [() => Commands.Hit(), Commands.Tally, () => Commands.Ask("FR"), Commands.Lead, Commands.Seizure, Commands.Message, Commands.Open, Commands.JoinDuty];

    public static TheoryData<string> Methods =>
        [.. typeof(LiveHub).GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly).Select(method => method.Name)];

    [Theory]
    [MemberData(nameof(Methods))]
    public async Task HubMethod_CalledWrongly_AnswersWithItsErrorAndChangesNothing(string method)
    {
        await using var centre = await RunningCentre.StartAsync();
        await Commands.OpenAsync(centre);
        var key = Fast(centre);
        await using var hub = centre.Hub(options => options.SetRequestHeader("Authorization", "Bearer " + key));
        await hub.StartAsync();
        var garbage = new Garbage(method.Length);
        var right = typeof(LiveHub).GetMethod(method)!.GetParameters().Count(parameter => parameter.ParameterType != typeof(CancellationToken));
        for (var call = 0; call < Calls; call++)
        {
            var arguments = Enumerable.Range(0, garbage.Next(4)).Select(_ => (object?)garbage.Value()).ToArray();
            if (!method.StartsWith("Join", StringComparison.Ordinal) && garbage.Next(3) > 0)
            {
                var command = garbage.Command(Right[garbage.Next(Right.Length)]());
                command["operation"] ??= Commands.Operation;
                arguments = [command];
            }

            try
            {
                var answer = method == nameof(LiveHub.CrossCheck) ? await FirstAsync(hub.StreamAsyncCore<JsonElement>(method, arguments)) : await hub.InvokeCoreAsync<JsonElement>(method, arguments);
                Assert.True(method.StartsWith("Join", StringComparison.Ordinal) || answer.GetProperty("ruling").GetString() == "refused", answer.GetRawText());
            }
            catch (HubException told)
            {
                // Told in words, or by the framework when there are too many or too few arguments.
                Assert.True(arguments.Length != right || !told.Message.EndsWith("error on the server.", StringComparison.Ordinal), told.Message);
            }
        }

        Assert.Equal(HubConnectionState.Connected, hub.State);
        using var observer = centre.As("DE", "observer");
        Assert.Equal(2, await Commands.HeadAsync(observer));
    }

    private static async Task<JsonElement> FirstAsync(IAsyncEnumerable<JsonElement> stream)
    {
        JsonElement? first = null;
        await foreach (var item in stream)
        {
            first ??= item;
        }

        return first!.Value;
    }

    [Fact]
    public async Task ApiOperations_CalledWrongly_AnswerWithProblemsAndChangeNothing()
    {
        await using var centre = await RunningCentre.StartAsync();
        await Commands.OpenAsync(centre);
        using var system = centre.WithKey(Fast(centre));
        var garbage = new Garbage(7);
        var operations = ((IEndpointRouteBuilder)centre.App).DataSources.SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.RoutePattern.RawText!.TrimStart('/').StartsWith("api/", StringComparison.Ordinal)).ToList();
        Assert.NotEmpty(operations);
        foreach (var operation in operations)
        {
            var method = new HttpMethod(operation.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods[0]);
            for (var call = 0; call < Calls; call++)
            {
                using var request = new HttpRequestMessage(method, Address(operation.RoutePattern.RawText!, garbage));
                if (method == HttpMethod.Post)
                {
                    request.Content = new ByteArrayContent(garbage.Next(2) == 0 ? garbage.Bytes() : JsonSerializer.SerializeToUtf8Bytes(garbage.Command(Right[garbage.Next(Right.Length)]())));
                    request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
                }

                using var answer = await system.SendAsync(request);
                var status = (int)answer.StatusCode;
                // An operator's channel knows no system's key (OperatorChannelTests).
                var right = operation.RoutePattern.RawText!.TrimStart('/').StartsWith("api/operator/", StringComparison.Ordinal)
                    ? status is 401
                    : status is 400 or 404 or 413 or 422 || (status == 200 && method == HttpMethod.Get);
                Assert.True(right, $"{request.RequestUri} answered {status}");
                Assert.Equal(status == 200 ? "application/json" : "application/problem+json", answer.Content.Headers.ContentType?.MediaType);
            }
        }

        using var observer = centre.As("DE", "observer");
        Assert.Equal(2, await Commands.HeadAsync(observer));
    }

    /// <summary>A key that may send as fast as this test does.</summary>
    private static string Fast(RunningCentre centre)
    {
        var token = Secret.NewToken();
        centre.Get<SystemKeys>().Add(new SystemKey(Secret.Kept(token), "DE-FAST", new Rights("DE", "police", "liaison officer"), 1_000_000));
        return token;
    }

    private static string Address(string route, Garbage garbage)
    {
        var key = garbage.Next(2) == 0 ? Commands.Operation : Odd(garbage);
        var path = "/" + route.TrimStart('/').Replace("{key}", key, StringComparison.Ordinal).Replace("{number}", Odd(garbage), StringComparison.Ordinal);
        return garbage.Next(2) == 0 ? path : $"{path}?{Asked[garbage.Next(Asked.Length)]}={Odd(garbage)}&limit={Odd(garbage)}";
    }

    // What addresses of the API ask with.
    private static readonly string[] Asked = ["after", "side", "show", "stage", "skip", "since"];

    private static string Odd(Garbage garbage)
    {
        // A NUL in an address never gets past the web server, which answers 400 without a word.
        var text = garbage.Value() is JsonValue value ? value.ToString().Replace('\ud800', 'x').Replace('\0', 'x') : "x";
        return text is "" or "." or ".." ? "x" : Uri.EscapeDataString(text);
    }
}
