using System.Text.Json;

namespace CommandCentre.Benchmarks.Matching;

/// <summary>Writes the made-up holdings and their queries as the command <c>match search</c> reads them.</summary>
internal static class HoldingsPart
{
    internal static void Run(MatchingChoices choices)
    {
        var maker = new HoldingsMaker();
        var count = choices.Whole("entities", 100_000);
        if (choices.Text("out") is { } file)
        {
            using var holdings = new StreamWriter(file + ".jsonl");
            foreach (var row in maker.Rows(count))
            {
                holdings.WriteLine(JsonSerializer.Serialize(new { id = row.Id, schema = row.Schema, properties = new { name = row.Names } }));
            }

            using var queries = new StreamWriter(file + ".csv");
            queries.WriteLine("query,expected,schema,group");
            foreach (var query in maker.Some(choices.Whole("queries", 500)))
            {
                queries.WriteLine($"\"{query.Text.Replace("\"", "\"\"", StringComparison.Ordinal)}\",{string.Join(';', query.Expected)},{query.Schema},\"{query.Group}\"");
            }
        }

        foreach (var group in maker.Queries.GroupBy(query => query.Group))
        {
            Console.WriteLine($"{group.Key}: {group.Count()} queries, such as {string.Join(" | ", group.Take(4).Select(query => query.Text))}");
        }

        foreach (var row in maker.Rows(count).Where((_, at) => at % (count / 40) == 0))
        {
            Console.WriteLine($"{row.Id} {row.Schema} {string.Join(" | ", row.Names)}");
        }
    }
}
