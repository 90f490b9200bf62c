using System.Security.Cryptography;
using System.Text.Json;
using CommandCentre.Matching;
using CommandCentre.Matching.Entities;
using CommandCentre.Matching.Names;

namespace CommandCentre.Benchmarks.Matching;

/// <summary>Whether the parts of every explanation sum to the score, whether score and explanation agree, and whether the same input gives the same bytes, also side by side.</summary>
internal static class ExplanationsPart
{
    internal static void Run(MatchingChoices choices)
    {
        var aliases = NamePairs.Aliases().ToArray();
        var chance = NamePairs.ByChance(choices.Whole("pairs", 100_000)).ToArray();
        Console.WriteLine("| explanations | pairs | parts do not sum to the score | score differs from the explanation's | out of range | not the same from the other side | not the same bytes twice |");
        Console.WriteLine("|---|---|---|---|---|---|---|");
        Row("names: an entity's name and its aliases", aliases, Names);
        Row("names by chance", chance, Names);
        var listed = Lists.All().ToArray();
        Row("whole entities: of the lists, by chance", [.. Entities(listed, choices.Whole("pairs", 100_000) / 5)], Whole);
    }

    private static void Row<T>(string name, T[] pairs, Func<T, (Comparison Told, int Points, int Turned)> compare)
    {
        var (sums, scores, ranges, turned, bytes) = (0, 0, 0, 0, 0);
        var first = new byte[pairs.Length][];
        for (var at = 0; at < pairs.Length; at++)
        {
            var (told, points, other) = compare(pairs[at]);
            sums += told.Parts.Sum(part => part.Points) == told.Points ? 0 : 1;
            scores += told.Points == points ? 0 : 1;
            ranges += told.Points is >= 0 and <= Comparison.Full ? 0 : 1;
            turned += other == points ? 0 : 1;
            first[at] = Bytes(told);
        }

        // The second time from the text again, on two threads.
        Parallel.For(0, pairs.Length, new ParallelOptions { MaxDegreeOfParallelism = 2 }, at =>
        {
            if (!first[at].AsSpan().SequenceEqual(Bytes(compare(pairs[at]).Told)))
            {
                Interlocked.Increment(ref bytes);
            }
        });
        Console.WriteLine($"| {name} | {pairs.Length} | {sums} | {scores} | {ranges} | {turned} | {bytes} |");
    }

    private static byte[] Bytes(Comparison told) => SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(told));

    private static (Comparison, int, int) Names((string Left, string Right, NameKind Kind) pair)
    {
        var (left, right) = (NameReader.Read(pair.Left, pair.Kind), NameReader.Read(pair.Right, pair.Kind));
        return (NameComparer.Compare(left, right), NameComparer.Points(left, right), NameComparer.Points(right, left));
    }

    private static IEnumerable<(Listed Left, Listed Right)> Entities(Listed[] listed, int count)
    {
        // Neighbours in the lists are often of one family or one fleet; half of the pairs are such.
        var chance = new Random(12);
        return Enumerable.Range(0, count).Select(number => chance.Next(listed.Length - 9) is var at && number % 2 == 0 ? (listed[at], listed[at + 1 + chance.Next(8)]) : (listed[at], listed[chance.Next(listed.Length)]));
    }

    private static (Comparison, int, int) Whole((Listed Left, Listed Right) pair)
    {
        var (left, right) = (EntityForm.Read(WholeEntity.Of(pair.Left)), EntityForm.Read(WholeEntity.Of(pair.Right)));
        return (EntityComparer.Compare(left, right), EntityComparer.Points(left, right), EntityComparer.Points(right, left));
    }
}
