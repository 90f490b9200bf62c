using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace CommandCentre.Server.Tests.Docs;

/// <summary>The repository as others get it: links lead somewhere, nothing tells of the machine it was made on, and everything carried is named in NOTICE.</summary>
public sealed partial class RepositoryTests
{
    private static readonly string[] NotOurs = [".git", "bin", "obj", "node_modules", "built", "TestResults", "data", "data-owner-keys", "artifacts", ".vs", ".idea"];

    private static readonly string[] Texts =
        ["", ".md", ".cs", ".razor", ".ts", ".mjs", ".js", ".json", ".css", ".resx", ".props", ".targets", ".csproj", ".sln", ".service", ".conf", ".yml", ".yaml", ".xml", ".tsv", ".txt", ".sh", ".npmrc", ".editorconfig", ".config"];

    public static TheoryData<string> Documents => [.. Files().Where(file => file.EndsWith(".md", StringComparison.Ordinal)).Select(Named)];

    [Theory]
    [MemberData(nameof(Documents))]
    public void Links_OfADocument_LeadSomewhere(string document)
    {
        var file = Path.Combine(Sources.Root, document);
        var text = Fence().Replace(File.ReadAllText(file), string.Empty);
        Assert.All(Link().Matches(text), link =>
        {
            var (path, place) = (link.Groups["path"].Value, link.Groups["place"].Value);
            var target = path.Length == 0 ? file : Path.GetFullPath(path, Path.GetDirectoryName(file)!);
            Assert.True(target.StartsWith(Sources.Root, StringComparison.Ordinal) && (File.Exists(target) || Directory.Exists(target)), $"{document}: {link.Value} leads nowhere");
            Assert.True(place.Length == 0 || Places(target).Contains(place), $"{document}: {link.Value} leads to no heading of {path}");
        });
    }

    [Fact]
    public void Files_OfTheRepository_NameNoPlaceOnAMachineAndNoFeed()
    {
        var files = Files().Where(file => Texts.Contains(Path.GetExtension(file)) && Path.GetFileName(file) != $"{nameof(RepositoryTests)}.cs").ToList();
        Assert.True(files.Count > 300, $"only {files.Count} files were looked at");
        var told = files.SelectMany(file => File.ReadLines(file).Select((line, index) => (Place: $"{Named(file)}:{index + 1}", Line: line)))
            .Where(line => Machine().IsMatch(line.Line) || FeedAddress().IsMatch(line.Line)).Select(line => $"{line.Place}: {line.Line.Trim()}").ToList();
        Assert.True(told.Count == 0, string.Join('\n', told));
    }

    [Fact]
    public void Notice_NamesEveryPackageAndTable()
    {
        var notice = File.ReadAllText(Path.Combine(Sources.Root, "NOTICE"));
        var npm = JsonNode.Parse(File.ReadAllText(Path.Combine(Sources.Server, "package.json")))!["devDependencies"]!.AsObject().Select(package => package.Key);
        var nuget = JsonNode.Parse(File.ReadAllText(Path.Combine(Sources.Server, "packages.lock.json")))!["dependencies"]!["net10.0"]!.AsObject()
            .Where(package => (string?)package.Value!["type"] != "Project").Select(package => package.Key.Replace("SQLitePCLRaw.", ".", StringComparison.Ordinal));
        Assert.All(npm.Concat(nuget), package => Assert.Contains(package, notice, StringComparison.Ordinal));
        Assert.All(Sources.All(Path.Combine("Exercises", "Tables"), "*").Where(table => File.ReadAllText(table).Contains("Licence:", StringComparison.Ordinal)), table => Assert.Contains(Path.GetFileName(table), notice, StringComparison.Ordinal));
    }

    // A heading's place is its words in lower case with hyphens, without marks.
    private static HashSet<string> Places(string document) =>
        [.. File.ReadLines(document).Where(line => line.StartsWith('#')).Select(line => NotInPlaces().Replace(line.TrimStart('#').Trim().ToLowerInvariant(), string.Empty).Replace(' ', '-'))];

    private static IEnumerable<string> Files() => Files(new DirectoryInfo(Sources.Root));

    private static IEnumerable<string> Files(DirectoryInfo folder) =>
        folder.EnumerateFiles().Select(file => file.FullName).Concat(folder.EnumerateDirectories().Where(inner => !NotOurs.Contains(inner.Name)).SelectMany(Files));

    private static string Named(string file) => Path.GetRelativePath(Sources.Root, file).Replace('\\', '/');

    [GeneratedRegex(@"\]\((?!https?:|mailto:)(?<path>[^)#\s]*)(#(?<place>[^)\s]*))?\)")]
    private static partial Regex Link();

    [GeneratedRegex("^```.*?^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Fence();

    [GeneratedRegex(@"[^\p{L}\p{N} _-]")]
    private static partial Regex NotInPlaces();

    // Folders of a person or a build machine; a sample's own places (/etc, /opt, /var) are none.
    [GeneratedRegex(@"(?<![A-Za-z0-9_.:/~}-])/(home|root|work|Users|mnt)/|[A-Za-z]:\\(Users|Work)", RegexOptions.IgnoreCase)]
    private static partial Regex Machine();

    [GeneratedRegex(@"https?://[^\s""<]*(nuget|npmjs|registry|artifactory|/feed|pypi)", RegexOptions.IgnoreCase)]
    private static partial Regex FeedAddress();
}
