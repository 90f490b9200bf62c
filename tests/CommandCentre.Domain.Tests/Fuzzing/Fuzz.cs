using System.Reflection;

namespace CommandCentre.Domain.Tests.Fuzzing;

/// <summary>B1 of quality.md: samples changed at random, 100,000 of them to a parser; each within 50 ms of processor time and 16 MB. Seeded: a failure comes again.</summary>
internal static class Fuzz
{
    public const int Cases = 100_000;

    private static readonly TimeSpan Longest = TimeSpan.FromMilliseconds(50);

    private const long Most = 16 * 1024 * 1024;

    private static readonly string[] Nasty =
    [
        " ", "\0", "\u202e", "\ud83d", "\udd2b", "\ufffe", "\u0130", "\u017f", "e\u0301", "-1", "0", "2147483648", "9223372036854775808", "1e999", "H3", "EU", "XK", "RR473124829GB", "{}", "[]", "{\"", "null",
        "9999-12-31T23:59:59-14:00", "0001-01-01T00:00:00+14:00", "\"", "\\u", "\\ud800", "<script>", "../", "%00", "--", "=", "&", "[0]", "[300]", ".", "\r\n", "\t", "A", "z", "/", ":", ",",
    ];

    /// <summary>Gives a parser 100,000 texts.</summary>
    public static void Texts(int seed, IReadOnlyList<string> samples, Action<string> parse)
    {
        var random = new Random(seed);
        Run(turn => new string(Changed(random, [.. samples.Select(sample => sample.ToCharArray())], [.. Nasty.Select(nasty => nasty.ToCharArray())])), parse, text => text.Length > 200 ? text[..200] : text);
    }

    /// <summary>Gives a parser 100,000 pieces of bytes.</summary>
    public static void Bytes(int seed, IReadOnlyList<byte[]> samples, Action<byte[]> parse)
    {
        var random = new Random(seed);
        byte[][] nasty = [[0], [255], [0x7f, 255, 255, 255], [128], [0xc3, 0x28], .. Nasty.Select(System.Text.Encoding.UTF8.GetBytes)];
        Run(turn => Changed(random, samples, nasty), parse, bytes => Convert.ToHexString(bytes.AsSpan(0, Math.Min(bytes.Length, 200))));
    }

    /// <summary>One case within its bounds; a second time when it was not, because a collection of somebody else's garbage may fall into it.</summary>
    public static T Bounded<T>(Func<T> act, Func<string> shown)
    {
        for (var look = 0; ; look++)
        {
            var (before, bytes) = (ThreadClock.Now, GC.GetAllocatedBytesForCurrentThread());
            var made = act();
            var (took, allocated) = (ThreadClock.Now - before, GC.GetAllocatedBytesForCurrentThread() - bytes);
            if (took <= Longest && allocated <= Most)
            {
                return made;
            }

            Assert.True(look < 3, $"{took.TotalMilliseconds} ms and {allocated} bytes: {shown()}");
        }
    }

    /// <summary>Every static method of an assembly that reads something from outside, as <c>Type.Method</c>.</summary>
    public static IEnumerable<string> Parsers(Assembly assembly) => assembly.GetTypes()
        .Where(type => !type.Name.Contains('<', StringComparison.Ordinal))
        .SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.DeclaredOnly))
        .Where(method => method.Name is "Parse" or "TryParse" or "Read" && !method.IsPrivate)
        .Select(method => $"{method.DeclaringType!.Name}.{method.Name}")
        .Distinct()
        .Order(StringComparer.Ordinal);

    private static void Run<T>(Func<int, T> make, Action<T> parse, Func<T, string> show)
    {
        for (var turn = 0; turn < Cases; turn++)
        {
            var value = make(turn);
            try
            {
                Bounded(
                    () =>
                    {
                        parse(value);
                        return true;
                    },
                    () => show(value));
            }
            catch (Exception failure) when (failure is not Xunit.Sdk.XunitException)
            {
                Assert.Fail($"case {turn}: {failure.GetType().Name}: {failure.Message}: {show(value)}\n{failure.StackTrace}");
            }
        }
    }

    private static T[] Changed<T>(Random random, IReadOnlyList<T[]> samples, T[][] nasty)
    {
        var value = samples[random.Next(samples.Count)];
        for (var changes = random.Next(1, 5); changes > 0; changes--)
        {
            var place = random.Next(value.Length + 1);
            var length = Math.Min(random.Next(random.Next(2) == 0 ? 2 : 12), value.Length - place);
            T[] put = random.Next(6) switch
            {
                0 => [],
                1 => [.. value[place..(place + length)], .. value[place..(place + length)]],
                2 => samples[random.Next(samples.Count)] is var other && random.Next(other.Length + 1) is var from ? other[from..] : [],
                3 when random.Next(200) == 0 => [.. Enumerable.Repeat(nasty[random.Next(nasty.Length)], random.Next(1, 5000)).SelectMany(piece => piece)],
                _ => nasty[random.Next(nasty.Length)],
            };
            value = [.. value[..place], .. put, .. value[(place + length)..]];
        }

        return value;
    }
}
