using System.Collections.Immutable;
using System.Security.Cryptography;
using CommandCentre.Domain.Codes;
using CommandCentre.Domain.Operations;
using CommandCentre.Matching.Blind;
using CommandCentre.Matching.Entities;
using CommandCentre.Matching.Names;
using FsCheck;
using FsCheck.Fluent;

namespace CommandCentre.Matching.Tests.Blind;

public sealed class BlindFilterTests
{
    private static readonly BlindSecret Secret = new(SHA256.HashData([1]));
    private static readonly BlindSecret Other = new(SHA256.HashData([2]));
    private static readonly byte[] Random = SHA256.HashData([3]);

    [Fact]
    public void MayHold_WhateverWasPutIn_IsFound() => Prop.ForAll(Gen.Choose(0, 1 << 28).ArrayOf().ToArbitrary(), numbers =>
    {
        Entity[] holdings = [.. numbers.Distinct().Select(Numbered)];
        var filter = Reread(BlindFilter.Build(Secret, Terms(), holdings, Random));
        return holdings.All(entity => BlindKeys.Of(entity).Select(key => key.Kind).Distinct().Order().SequenceEqual(filter.MayHold(entity)));
    }).QuickCheckThrowOnFailure();

    // The filling makes every filter as full as its capacity, so the rate is measured at its worst. The bound is five standard deviations of a Poisson count above what is stated.
    [Theory]
    [InlineData(100, 200_000)]
    [InlineData(1_000, 1_000_000)]
    [InlineData(BlindTerms.UsualRate, 3_000_000)]
    public void MayHold_WhatWasNotPutIn_IsFoundNoMoreOftenThanStated(int oneIn, int asked)
    {
        var filter = BlindFilter.Build(Secret, Terms(oneIn), Enumerable.Range(0, 40_000).Select(Numbered), Random);
        var wrong = Enumerable.Range(0, asked).Count(number => !filter.MayHold(ImmutableArray.Create(new BlindKey(BlindKind.Phone, $"+999{number}"))).IsEmpty);
        var stated = (double)asked / oneIn;

        Assert.Equal(100_000, filter.Capacity); // 40,000 phones and as many documents; the next step is 100,000
        Assert.True(wrong <= stated + (5 * Math.Sqrt(stated)), $"{wrong} of {asked} found; stated is one in {oneIn}");
        Assert.True(wrong >= stated / 3, $"{wrong} of {asked} found: far larger than the stated rate of one in {oneIn} needs");
    }

    [Fact]
    public void MayHold_MadeForAnotherOperationOrCountry_SharesNoBits()
    {
        var one = BlindFilter.Build(Secret, Terms(), [Numbered(7)], Random);
        var elsewhere = BlindFilter.Build(Secret, Terms() with { Operation = OperationKey.Parse("OTHER-1") }, [Numbered(7)], SHA256.HashData([4]));
        var abroad = BlindFilter.Build(Secret, Terms() with { Country = CountryCode.Parse("FR") }, [Numbered(7)], SHA256.HashData([5]));

        // A bit of 1,000 keys' filter is set with a chance of one half; as many are common by chance as between strangers.
        Assert.InRange(Common(one, elsewhere), 0.22, 0.28);
        Assert.InRange(Common(one, abroad), 0.22, 0.28);
        Assert.Equal([BlindKind.Phone, BlindKind.Document], abroad.MayHold(Numbered(7)));
    }

    [Theory]
    [InlineData(0, 1_000)]
    [InlineData(1_001, 2_000)]
    [InlineData(2_001, 5_000)]
    [InlineData(5_001, 10_000)]
    public void Build_Holdings_SizeTellsTheirOrderOnly(int keys, int capacity)
    {
        var filter = BlindFilter.Build(Secret, Terms(), Enumerable.Range(0, keys).Select(number => new Entity("1", "Thing", NameKind.Either, [new(ValueKind.Phone, $"+4930{number:00000000}")])), Random);

        Assert.Equal(capacity, filter.Capacity);
        // As full as a filter of so many keys is, whatever the holdings: half of the bits, to within a hundredth.
        Assert.InRange(filter.Bits.ToArray().Sum(word => (long)ulong.PopCount(word)) / (64.0 * filter.Bits.Length), 0.49, 0.51);
    }

    [Fact]
    public void Read_AnotherSecret_IsRefusedAndNothingFound()
    {
        var reading = BlindFilter.Read(BlindFilter.Build(Secret, Terms(), [Numbered(1)], Random).Write(Secret), Other);

        Assert.Null(reading.Filter);
        Assert.Equal(BlindFault.OtherSecret, reading.Fault);
        Assert.DoesNotContain(Secret.Reveal(), reading.Value + reading.Allowed, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(Other.Reveal(), reading.Value + reading.Allowed, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void MayHold_BitsAskedUnderAnotherSecret_FindNothing()
    {
        var filter = BlindFilter.Build(Secret, Terms(), Enumerable.Range(0, 500).Select(Numbered), Random);
        var asked = new BlindFilter(filter.Terms, filter.Capacity, filter.Fingerprint, filter.Bits.ToArray(), Other.KeyOf("filter", filter.Terms.Operation, filter.Terms.Country));

        // 1,000 keys at one in 100,000: none is expected, and two would be one case in 20,000.
        Assert.InRange(Enumerable.Range(0, 500).Count(number => !asked.MayHold(Numbered(number)).IsEmpty), 0, 1);
    }

    [Fact]
    public void Read_EveryByteChangedAndEveryLength_IsRefusedWithAReason()
    {
        var file = BlindFilter.Build(Secret, Terms(BlindTerms.CoarsestRate), [Numbered(1)], Random).Write(Secret);
        Assert.NotNull(BlindFilter.Read(file, Secret).Filter);
        for (var at = 0; at < file.Length; at++)
        {
            byte[] changed = [.. file];
            changed[at] ^= (byte)(1 << (at % 8));
            Refused(changed);
            Refused(file[..at]);
        }

        Refused([.. file, 0]);
    }

    // FULL=1 takes 100,000.
    [Fact]
    public void Read_HostileBytes_AreRefusedWithoutAnException()
    {
        var file = BlindFilter.Build(Secret, Terms(BlindTerms.CoarsestRate), [Numbered(1)], Random).Write(Secret);
        var chance = new System.Random(1);
        for (var left = Environment.GetEnvironmentVariable("FULL") == "1" ? 100_000 : 10_000; left > 0; left--)
        {
            byte[] hostile = [.. file];
            for (var changes = 1 + chance.Next(8); changes > 0; changes--)
            {
                // The head mostly: what is behind it is looked at only as a whole.
                var at = chance.Next(4) == 0 ? chance.Next(hostile.Length) : 8 + chance.Next(82);
                chance.NextBytes(hostile.AsSpan(at, Math.Min(1 + chance.Next(8), hostile.Length - at)));
            }

            if (!hostile.AsSpan().SequenceEqual(file))
            {
                Refused(chance.Next(4) == 0 ? hostile[..chance.Next(hostile.Length)] : hostile);
            }
        }
    }

    [Fact]
    public void Write_AnotherSecret_IsAWrongCall() => Assert.Throws<ArgumentException>(() => BlindFilter.Build(Secret, Terms(), [], Random).Write(Other));

    [Theory]
    [InlineData(99)]
    [InlineData(10_000_001)]
    public void Build_RateOutOfBounds_IsAWrongCall(int oneIn) => Assert.Throws<ArgumentException>(() => BlindFilter.Build(Secret, Terms(oneIn), [], Random));

    [Fact]
    public void Build_Capacity_ReachesTheMostKeysAndNoFurther()
    {
        Assert.Equal(BlindFilter.MostKeys, BlindBuilder.CapacityFor(BlindFilter.MostKeys));
        Assert.True(8L * BlindFilter.WordsFor(BlindFilter.MostKeys, BlindTerms.FinestRate) < BlindFilter.MostBytes);
    }

    [Theory]
    [InlineData("")]
    [InlineData("12")]
    [InlineData("zz8c3b3c9d0a1f2e4d5c6b7a8990a1b2c3d4e5f60718293a4b5c6d7e8f901234")]
    public void Parse_NoSecret_IsNone(string text) => Assert.False(BlindSecret.TryParse(text, out _));

    [Fact]
    public void Parse_WhatWasRevealed_IsTheSecretAgain()
    {
        Assert.True(BlindSecret.TryParse($" {Secret.Reveal()}\n", out var read));
        Assert.Equal(Secret.Fingerprint, read.Fingerprint);
        Assert.DoesNotContain(Secret.Reveal(), Secret.ToString(), StringComparison.Ordinal);
    }

    private static void Refused(byte[] bytes)
    {
        var reading = BlindFilter.Read(bytes, Secret);
        Assert.Null(reading.Filter);
        Assert.NotEmpty(reading.Allowed);
        Assert.All(reading.Value, letter => Assert.False(char.IsControl(letter)));
    }

    private static BlindFilter Reread(BlindFilter filter)
    {
        var read = BlindFilter.Read(filter.Write(Secret), Secret).Filter;
        Assert.NotNull(read);
        Assert.Equal((filter.Terms, filter.Capacity), (read.Terms, read.Capacity));
        return read;
    }

    private static double Common(BlindFilter one, BlindFilter other) => one.Bits.ToArray().Zip(other.Bits.ToArray(), (left, right) => (long)ulong.PopCount(left & right)).Sum() / (64.0 * one.Bits.Length);

    private static BlindTerms Terms(int oneIn = BlindTerms.UsualRate) => new(OperationKey.Parse("ARMSTRONG-VII"), CountryCode.Parse("NL"), oneIn, new(2026, 11, 22, 9, 0, 0, TimeSpan.Zero));

    private static Entity Numbered(int number) => new($"{number}", "Thing", NameKind.Either, [new(ValueKind.Phone, $"+31{number + 200_000_000}"), new(ValueKind.Document, $"X{number + 100_000_000}Q")]);
}
