using System.Diagnostics;
using System.Text;
using System.Text.Json;

namespace CommandCentre.Benchmarks.Matching;

/// <summary>MiniSearch from npm in a process of its own; it times itself.</summary>
internal sealed class MiniSearcher(bool prefix) : ISearcher
{
    private readonly Process _node = Start(prefix);

    public string Name => $"MiniSearch 7.2.0, fuzzy 0.2{(prefix ? ", prefix" : string.Empty)}, folded names";

    public long Load(IEnumerable<Listed> holdings)
    {
        foreach (var row in holdings)
        {
            _node.StandardInput.WriteLine(JsonSerializer.Serialize(new { id = row.Id, names = string.Join(' ', row.Names) }));
        }

        _node.StandardInput.WriteLine("go");
        _node.StandardInput.Flush();
        return Line().GetProperty("bytes").GetInt64();
    }

    public Answer Ask(HeldOut query)
    {
        _node.StandardInput.WriteLine(JsonSerializer.Serialize(new { query = query.Text, top = Asked.Top }));
        _node.StandardInput.Flush();
        var answer = Line();
        return new([.. answer.GetProperty("ids").EnumerateArray().Select(id => id.GetString()!)], answer.GetProperty("ms").GetDouble());
    }

    public void Dispose()
    {
        _node.StandardInput.Close();
        _node.WaitForExit();
        _node.Dispose();
    }

    private JsonElement Line() => JsonSerializer.Deserialize<JsonElement>(_node.StandardOutput.ReadLine() ?? throw new InvalidOperationException("the process of MiniSearch ended"));

    private static Process Start(bool prefix)
    {
        var folder = Path.Combine(OpenData.Root(), "tests", "CommandCentre.Benchmarks", "Matching", "MiniSearch");
        if (!Directory.Exists(Path.Combine(folder, "node_modules")))
        {
            using var install = Process.Start(new ProcessStartInfo("npm", ["ci", "--ignore-scripts", "--no-audit", "--no-fund"]) { WorkingDirectory = folder, RedirectStandardOutput = true })!;
            install.WaitForExit();
        }

        return Process.Start(new ProcessStartInfo("node", ["--expose-gc", "--max-old-space-size=8000", "search.mjs", prefix ? "prefix" : "no-prefix"])
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            StandardInputEncoding = new UTF8Encoding(false),
            StandardOutputEncoding = Encoding.UTF8,
        })!;
    }
}
