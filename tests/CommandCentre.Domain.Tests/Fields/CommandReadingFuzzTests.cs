using CommandCentre.Domain.Fields;
using CommandCentre.Domain.Tests.Fuzzing;
using CommandCentre.Domain.Tests.Operations;

namespace CommandCentre.Domain.Tests.Fields;

/// <summary>Samples with one to four places changed at random. Seeded: a failure comes again.</summary>
public sealed class CommandReadingFuzzTests
{
    /// <summary>The test matrix asks for 100,000 cases a push (quality.md, B1).</summary>
    private const int Cases = Fuzz.Cases;

    private static readonly string[] Nasty =
    [
        "", " ", "\0", "\u202e", "\ud83d", "\udd2b", "\ufffe", "\u0130", "\u017f", "e\u0301", "-1", "0", "2147483648", "1e9", "H3", "EU", "de,fr", "2020-11-16", "9999-12-31T23:59:59-14:00",
        "0001-01-01T00:00:00+14:00", "RR473124829GB", "{}", "[]", "null", "a@b", "@", "\"<", "(", Samples.Id, "knife", "action", "<script>", new string('x', 2001), new string('\u0301', 300),
    ];

    [Fact]
    public void Read_AnythingSent_IsACommandOrErrorsAndNeverThrows()
    {
        var random = new Random(20201116);
        var samples = Samples.Kinds.Select(kind => (Tree: Samples.Of(kind), Paths: FieldCatalogue.Of(kind).Select(field => field.Path).Append("kind").ToArray())).ToArray();
        var story = Story.InWeek();
        var commands = 0;
        for (var i = 0; i < Cases; i++)
        {
            var (tree, paths) = samples[random.Next(samples.Length)];
            for (var changes = random.Next(1, 5); changes > 0; changes--)
            {
                tree = Change(tree, paths[random.Next(paths.Length)], random);
            }

            var read = Fuzz.Bounded(() => CommandReading.Read(tree), () => $"case {i}");
            Assert.True(read.Command is null != read.Errors is [], $"case {i}: a command, or errors");
            Assert.All(read.Errors, error => Assert.True(error is { Field: not "", Allowed: not "", Value.Length: <= 81 }, $"case {i}: {error}"));
            if (read.Command is { } command)
            {
                commands++;
                story.State.Decide(command, "digest", i % 2 == 0 ? Officers.Agency("DE") : Officers.Liaison("DE"), story.Now);
            }
        }

        Assert.InRange(commands, Cases / 50, Cases / 2); // both ways are walked
    }

    private static FieldTree.Group Change(FieldTree.Group tree, string path, Random random)
    {
        var place = random.Next(8) == 0 ? path.ToUpperInvariant().Split('[')[0] : path;
        try
        {
            return tree.With(place, random.Next(5) == 0 ? null : Any(random, 3));
        }
        catch (Exception impossible) when (impossible is InvalidCastException or ArgumentOutOfRangeException or FormatException)
        {
            return tree.With(path.Split('.', '[')[0], Any(random, 3)); // an earlier change took the place away
        }
    }

    private static FieldTree Any(Random random, int depth) => random.Next(depth == 0 ? 2 : 4) switch
    {
        0 => Sent.Text(Nasty[random.Next(Nasty.Length)]),
        1 => Sent.Text(Nasty[random.Next(Nasty.Length)] + Nasty[random.Next(Nasty.Length)]),
        2 => Sent.List(Enumerable.Range(0, random.Next(4)).Select(_ => Any(random, depth - 1)).ToList()),
        _ => Sent.Group([.. Enumerable.Range(0, random.Next(4)).Select(i => (Nasty[random.Next(Nasty.Length)] + i, Any(random, depth - 1)))]),
    };
}
