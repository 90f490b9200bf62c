using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace CommandCentre.Server.Tests.Docs;

/// <summary>A block of docs/api.md with the note above it that says what it is, such as <c>file: docs/examples/client.mjs</c>.</summary>
/// <param name="Note">What stands in the comment above the block.</param>
/// <param name="Text">What stands between the fences, ended by a line feed.</param>
internal sealed record NotedBlock(string Note, string Text)
{
    public JsonObject Json => JsonNode.Parse(Text)!.AsObject();
}

/// <summary>docs/api.md in the parts that tests look at.</summary>
internal static partial class ApiDocument
{
    public static string Path { get; } = System.IO.Path.Combine(Sources.Root, "docs", "api.md");

    public static string Text => File.ReadAllText(Path);

    /// <summary>All blocks that carry a note, in their order.</summary>
    public static IReadOnlyList<NotedBlock> Blocks => [.. Block().Matches(Text).Select(found => new NotedBlock(found.Groups["note"].Value, found.Groups["text"].Value))];

    /// <summary>What stands between <c>&lt;!-- NAME --&gt;</c> and <c>&lt;!-- end --&gt;</c>.</summary>
    public static string Section(string name)
    {
        var text = Text;
        var start = text.IndexOf($"<!-- {name} -->\n", StringComparison.Ordinal);
        Assert.True(start >= 0, $"docs/api.md has no part <!-- {name} -->");
        start += $"<!-- {name} -->\n".Length;
        return text[start..text.IndexOf("<!-- end -->", start, StringComparison.Ordinal)];
    }

    [GeneratedRegex("^<!-- (?<note>[^\n]*) -->\n```[a-z]*\n(?<text>.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Block();
}
