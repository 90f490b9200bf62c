using System.Diagnostics;
using System.Text;
using CommandCentre.Matching.Entities;
using CommandCentre.Matching.Tests.Fuzz;

namespace CommandCentre.Matching.Tests.Values;

/// <summary>Whatever stands in a field, reading and comparing it ends quickly and never throws (quality.md, B1: 50 ms a case).</summary>
[Collection(Alone.Name)]
public sealed class MutationTests
{
    private const int Cases = 40_000;

    private static readonly string[] Seeds =
    [
        "+49 (0)30 901820 ext. 12", "8 (495) 123-45-67, 765-43-21", "tel:+30-210-123-4567;ext=9", "Anna K <a.n.n.a+x@bücher.example>", "info@x.org, sales@x.org",
        "https://www.facebook.com/profile.php?id=1000123&x=1", "@AnnaK", "DE89 3704 0044 0532 0130 00", "bitcoin:1BoatSLRHtKNngkdXEeobR76b53LETtpyT?amount=1",
        "bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4", "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed", "No. AB 123456 (issued in Iran), (b) КВ 654321", "IMO9074729", "rr 473 124 829 gb",
        "(a) 28.5.1984, (b) circa 1979 or 1980", "01 Jan 1976 to 31 Dec 1978", "١٧/٠٥/١٩٧٠", "17 Μαΐου 1970", "Iran (Islamic Republic of)", "Syrian and Lebanese", "мужской", "ul. Długa 5, 31-147 Kraków",
    ];

    private static readonly string[] Bits = ["\ud800", "\udfff", "\0", "\u200f", "ﷺ", "𝟘𝟙𝟚", "٠١٢", "(((((((", "))))", "+++", "@@", "://", "/", "%00", "xn--", "İ", "ß", "①", "99999999999999999999", "a)", "(b)", " or ", " to ", ";", ",", "\n", "́́́", "中", "​"];

    [Fact]
    public void Read_AnyText_EndsQuicklyWithoutThrowing()
    {
        var random = new Random(20260823); // A fixed seed: a failure must come again.
        var kinds = Enum.GetValues<ValueKind>();
        for (var i = 0; i < Cases; i++)
        {
            var text = Mutated(random, Seeds[random.Next(Seeds.Length)]);
            var kind = kinds[random.Next(kinds.Length)];
            var entity = new Entity("x", "Person", default, [new(kind, text, kind == ValueKind.Document ? "idNumber" : null), new(ValueKind.Country, "GR")]);
            Assert.True(Least(50, () => Compare(entity)) <= 50, $"more than 50 ms for {kind} {text}");
            var outcome = Compare(entity);
            Assert.Equal(outcome.Points, outcome.Parts.Sum(part => part.Points));
        }
    }

    [Fact]
    public void Read_VeryLongText_TakesNoLongerThanItsLengthAllows()
    {
        foreach (var seed in Seeds.Concat(Bits))
        {
            var text = string.Concat(Enumerable.Repeat(seed, 100_000 / seed.Length));
            foreach (var kind in Enum.GetValues<ValueKind>())
            {
                var entity = new Entity("x", "Person", default, [new(kind, text)]);
                Assert.True(Least(200, () => EntityForm.Read(entity)) <= 200, $"more than 200 ms for {kind} of {seed}");
            }
        }
    }

    [Fact]
    public void FollowTheMoney_AnyLine_IsReadOrRefused()
    {
        const string Line = """{"id":"x","schema":"Person","properties":{"name":["Anna \ud83d\ude00"],"birthDate":"1970","addressEntity":[{"schema":"Address","properties":{"full":["x"]}}],"notes":[1]}}""";
        var random = new Random(7); // A fixed seed: a failure must come again.
        for (var i = 0; i < Cases / 4; i++)
        {
            var read = FollowTheMoney.Read(Mutated(random, Line));
            Assert.Equal(read.Entity is null, read.Errors.Length > 0);
            if (read.Entity is { } entity)
            {
                FollowTheMoney.Write(entity);
            }
        }
    }

    private static Comparison Compare(Entity entity)
    {
        var form = EntityForm.Read(entity);
        return EntityComparer.Compare(form, form);
    }

    /// <summary>Milliseconds, the least of at most four runs: the first loads tables, and another process may hold the core.</summary>
    private static long Least(long enough, Action action)
    {
        var least = long.MaxValue;
        for (var run = 0; run < 4 && least > enough; run++)
        {
            var clock = Stopwatch.StartNew();
            action();
            least = Math.Min(least, clock.ElapsedMilliseconds);
        }

        return least;
    }

    private static string Mutated(Random random, string seed)
    {
        var text = new StringBuilder(seed);
        for (var n = random.Next(1, 6); n > 0; n--)
        {
            var at = random.Next(text.Length + 1);
            switch (random.Next(5))
            {
                case 0 when at < text.Length:
                    text.Remove(at, random.Next(1, Math.Min(6, text.Length - at) + 1));
                    break;
                case 1:
                    text.Insert(at, Bits[random.Next(Bits.Length)]);
                    break;
                case 2:
                    text.Insert(at, (char)random.Next(0x10000));
                    break;
                case 3:
                    text.Insert(at, Seeds[random.Next(Seeds.Length)]);
                    break;
                default:
                    _ = at < text.Length ? text.Replace(text[at], (char)random.Next(128), at, 1) : text;
                    break;
            }
        }

        return text.ToString();
    }
}
