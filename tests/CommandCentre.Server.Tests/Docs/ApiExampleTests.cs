using System.Text;
using System.Text.Json.Nodes;
using CommandCentre.Server.Tests.Running;
using Microsoft.Extensions.DependencyInjection;

namespace CommandCentre.Server.Tests.Docs;

/// <summary>The examples of docs/api.md, told to a running centre in their order: what stands there as an answer is what it answers, to the letter.</summary>
public sealed class ApiExampleTests
{
    private const string Operation = "EXAMPLE-I";

    private static readonly string[] Files =
        ["docs/examples/package.json", "docs/examples/client.mjs", "docs/examples/Client/Client.csproj", "docs/examples/Client/Program.cs", "docs/examples/Client/NationalSystem.cs", "docs/examples/Client/SocketConnections.cs"];

    [Fact]
    public void Blocks_OfFiles_AreTheFilesAndAllOfThem()
    {
        var shown = ApiDocument.Blocks.Where(block => block.Note.StartsWith("file: ", StringComparison.Ordinal)).ToList();
        Assert.Equal(Files.Order(), shown.Select(block => block.Note["file: ".Length..]).Order());
        Assert.All(shown, block => Assert.Equal(File.ReadAllText(Path.Combine(Sources.Root, block.Note["file: ".Length..])), block.Text));
    }

    [Fact]
    public async Task Examples_ToldInTheirOrder_AreAnsweredAsWritten()
    {
        var clock = new ExampleTime();
        await using var centre = await RunningCentre.StartAsync(also: builder => builder.Services.AddSingleton<TimeProvider>(clock));
        var wrong = new StringBuilder();
        var told = (Status: 0, Body: string.Empty);
        foreach (var block in ApiDocument.Blocks.Where(block => !block.Note.StartsWith("file: ", StringComparison.Ordinal)))
        {
            var words = block.Note.Split(": ", 2);
            if (words[0] == "answer")
            {
                Compare(block, told, wrong);
                continue;
            }

            told = words[0].StartsWith("send as ", StringComparison.Ordinal) ? await SendAsync(centre, words[0]["send as ".Length..], block) : await GetAsync(centre, words, block, wrong);
            clock.Advance();
        }

        Assert.True(wrong.Length == 0, wrong.ToString());
    }

    // They need a file, whose bytes no example of a command brings: FileEndpointsTests and the week's commands send them.
    private static readonly string[] OfFiles = ["read-image", "read-image-again"];

    [Fact]
    public void Examples_Sent_AreOneOfEveryKind() =>
        Assert.Equal(
            Domain.Fields.CommandReading.Kinds.Except(OfFiles).Order(),
            ApiDocument.Blocks.Where(block => block.Note.StartsWith("send as ", StringComparison.Ordinal)).Select(block => (string)block.Json["kind"]!).Distinct().Order());

    private static async Task<(int Status, string Body)> SendAsync(RunningCentre centre, string who, NotedBlock block)
    {
        using var system = As(centre, who);
        using var content = new StringContent(block.Text, Encoding.UTF8, "application/json");
        using var answer = await system.PostAsync($"/api/operations/{Operation}/commands", content);
        return ((int)answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }

    // "get as DE observer: /api/..." shows its own answer.
    private static async Task<(int Status, string Body)> GetAsync(RunningCentre centre, string[] words, NotedBlock block, StringBuilder wrong)
    {
        using var system = As(centre, words[0]["get as ".Length..]);
        using var answer = await system.GetAsync(words[1]);
        var told = ((int)answer.StatusCode, await answer.Content.ReadAsStringAsync());
        Compare(block with { Note = $"{block.Note} {told.Item1}" }, told, wrong);
        return told;
    }

    private static HttpClient As(RunningCentre centre, string who) => centre.As(who[..2], who[3..]);

    private static void Compare(NotedBlock block, (int Status, string Body) told, StringBuilder wrong)
    {
        if (!block.Note.EndsWith($" {told.Status}", StringComparison.Ordinal) || !JsonNode.DeepEquals(block.Json, JsonNode.Parse(told.Body)))
        {
            wrong.Append(null, $"<!-- {block.Note} --> was answered {told.Status}:\n{told.Body}\n");
        }
    }

    /// <summary>The wall clock of the examples: half past eight on the first day, a minute later with each of them.</summary>
    private sealed class ExampleTime : TimeProvider
    {
        private int _minutes;

        public void Advance() => Interlocked.Increment(ref _minutes);

        public override DateTimeOffset GetUtcNow() => new DateTimeOffset(2020, 11, 16, 8, 30, 0, TimeSpan.Zero).AddMinutes(Volatile.Read(ref _minutes));
    }
}
