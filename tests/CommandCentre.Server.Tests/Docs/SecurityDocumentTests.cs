using System.Text.RegularExpressions;

namespace CommandCentre.Server.Tests.Docs;

/// <summary><c>docs/security.md</c>: every file and test that it names is there, and its table counts what stands in it.</summary>
public sealed class SecurityDocumentTests
{
    private static readonly string[] Kinds = [".cs", ".razor", ".md", ".ts", ".conf", ".service", ".props"];

    private static readonly string[] States = ["met", "partly", "not", "does not apply"];

    // Files of a data folder, told and never in the repository.
    private static readonly string[] OfData = ["journal.db", "heads.log", "keys.db", "providers.json", "identity/roll.json"];

    private static string Text => File.ReadAllText(Path.Combine(Sources.Root, "docs", "security.md"));

    private static List<string> Named => [.. Regex.Matches(Text, "`([^`\n]+)`").Select(match => match.Groups[1].Value).Distinct()];

    [Fact]
    public void Files_Named_AreThere()
    {
        var files = Directory.EnumerateFiles(Sources.Root, "*", SearchOption.AllDirectories).Where(file => !Regex.IsMatch(file, @"[\\/](bin|obj|node_modules|\.git)[\\/]")).Select(file => Path.GetFileName(file)!).ToHashSet(StringComparer.Ordinal);
        var named = Named.Where(name => Kinds.Contains(Path.GetExtension(name)) && !OfData.Contains(name)).ToList();
        Assert.True(named.Count > 40, "the files are found");
        Assert.All(named, name => Assert.Contains(name, files));
    }

    [Fact]
    public void Tests_Named_AreThere()
    {
        var tests = Directory.EnumerateFiles(Path.Combine(Sources.Root, "tests"), "*.cs", SearchOption.AllDirectories).Where(file => !Regex.IsMatch(file, @"[\\/](bin|obj)[\\/]"))
            .ToLookup(file => Path.GetFileNameWithoutExtension(file), File.ReadAllText);
        var named = Named.Where(name => Regex.IsMatch(name, @"\A[A-Za-z]+(Tests|Journey)(\.\w+)?\z")).ToList();
        Assert.True(named.Count > 60, "the tests are found");
        Assert.All(named, name =>
        {
            var parts = name.Split('.');
            Assert.True(tests.Contains(parts[0]), $"no test class {parts[0]}");
            Assert.True(parts.Length == 1 || tests[parts[0]].Any(text => text.Contains($" {parts[1]}(", StringComparison.Ordinal)), $"no test {name}");
        });
    }

    /// <summary>70 requirements of level 1 and 183 of level 2: those of ASVS 5.0.0, each once.</summary>
    [Fact]
    public void Table_OfTheStandard_HoldsEachRequirementOnceAndIsCounted()
    {
        var rows = Regex.Matches(Text, @"^\| (?<numbers>\d+\.\d+\.\d+[^|]*) \| [^|]+ \| \**(?<state>[a-z ]+)\** \|", RegexOptions.Multiline)
            .SelectMany(row => Numbers(row.Groups["numbers"].Value).Select(number => (Number: number, State: row.Groups["state"].Value))).ToList();
        Assert.Equal(253, rows.Select(row => row.Number).Distinct().Count());
        Assert.Equal(253, rows.Count);
        Assert.Equal(17, rows.Select(row => row.Number.Split('.')[0]).Distinct().Count());
        Assert.All(rows, row => Assert.Contains(row.State, States));
        var counts = States.Select(state => rows.Count(row => row.State == state)).ToArray();
        Assert.Contains($"253 requirements: {counts[0]} met, {counts[1]} partly, {counts[2]} not, {counts[3]} do not apply.", Text, StringComparison.Ordinal);
    }

    private static IEnumerable<string> Numbers(string cell)
    {
        foreach (var part in cell.Split(", "))
        {
            var ends = part.Split(" to ");
            var (from, to) = (ends[0].Split('.'), ends[^1].Split('.'));
            for (var last = int.Parse(from[2], null); last <= int.Parse(to[2], null); last++)
            {
                yield return $"{from[0]}.{from[1]}.{last}";
            }
        }
    }
}
