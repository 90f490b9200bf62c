using System.Security.Cryptography;
using CommandCentre.Desks.Journals;
using static CommandCentre.Desks.Tests.Journals.JournalTexts;

namespace CommandCentre.Desks.Tests.Journals;

/// <summary>What every journal must do, run on SQLite and on the faulty one in memory when it has no faults.</summary>
public abstract class JournalContractTests
{
    private protected abstract IJournal Journal { get; }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Head_OfNewJournal_IsZeroWithZeroHash()
    {
        var head = await Journal.HeadAsync(Operation, Cancel);

        Assert.Equal(JournalHead.Empty, head);
        Assert.Equal(0, head.Number);
        Assert.Equal(new string('0', 64), head.Hash.ToString());
    }

    [Fact]
    public async Task Append_TwoLines_ChainsBySha256OverThePreviousHashAndTheBytes()
    {
        var head = await Journal.RecordAsync(Operation, "one", "two");

        var first = SHA256.HashData([.. new byte[32], .. "one"u8]);
        var second = SHA256.HashData([.. first, .. "two"u8]);
        Assert.Equal(2, head.Number);
        Assert.Equal(Convert.ToHexStringLower(second), head.Hash.ToString());
        Assert.Equal(head, await Journal.HeadAsync(Operation, Cancel));
    }

    [Fact]
    public async Task Append_WithAnOldHead_WritesNothingAndSaysTheHeadFound()
    {
        var head = await Journal.RecordAsync(Operation, "one");

        var outcome = await Journal.AppendAsync(Operation, JournalHead.Empty, StoredLines("other"), Cancel);

        Assert.Equal(AppendOutcome.MovedTo(head), outcome);
        Assert.Equal(["one"], await Journal.TextsAsync(Operation));
    }

    [Fact]
    public async Task Append_WithTheRightNumberAndAnotherHash_WritesNothing()
    {
        var head = await Journal.RecordAsync(Operation, "one");

        var outcome = await Journal.AppendAsync(Operation, head with { Hash = default }, StoredLines("other"), Cancel);

        Assert.False(outcome.Recorded);
        Assert.Equal(["one"], await Journal.TextsAsync(Operation));
    }

    [Fact]
    public async Task Read_AfterN_StartsWithTheNextLine()
    {
        await Journal.RecordAsync(Operation, "one", "two", "three");

        Assert.Equal(["three"], await Journal.TextsAsync(Operation, after: 2));
        Assert.Empty(await Journal.TextsAsync(Operation, after: 3));
        Assert.Empty(await Journal.TextsAsync(Operation, after: 99));
    }

    [Fact]
    public async Task Read_MoreThanTwoPages_GivesEveryLineOnceInOrder()
    {
        // 1,203 lines: two full pages of 500 and a rest.
        var texts = Enumerable.Range(1, 1203).Select(number => $"line {number}").ToList();
        await Journal.RecordAsync(Operation, texts);

        Assert.Equal(texts, await Journal.TextsAsync(Operation));
    }

    [Fact]
    public async Task Names_OfSeveralJournals_AreOrdinalAndApart()
    {
        await Journal.RecordAsync("op/BETA", "b");
        await Journal.RecordAsync("country/DE", "d");
        await Journal.RecordAsync("op/ALPHA", "a");

        Assert.Equal(["country/DE", "op/ALPHA", "op/BETA"], await Journal.NamesAsync(Cancel));
        Assert.Equal(["a"], await Journal.TextsAsync("op/ALPHA"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("op/")]
    [InlineData("op/ab")]
    [InlineData("op/abc")]
    [InlineData("op/A B C")]
    [InlineData("op/ABC\n")]
    [InlineData("country/DEU")]
    [InlineData("access/DE")]
    [InlineData("ACCESS")]
    [InlineData("country/de")]
    [InlineData("people")]
    [InlineData("op/ABCDEFGHIJABCDEFGHIJABCDEFGHIJABCDEFGHIJA")] // 41 characters; 40 are allowed
    public async Task Append_ToAWrongName_IsRefusedWithTheName(string name)
    {
        var refusal = await Assert.ThrowsAsync<ArgumentException>(
            async () => await Journal.AppendAsync(name, JournalHead.Empty, StoredLines("x"), Cancel));

        Assert.Contains($"'{name}'", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Append_OfNothingOrAnEmptyLine_IsRefused()
    {
        await Assert.ThrowsAsync<ArgumentException>(async () => await Journal.AppendAsync(Operation, JournalHead.Empty, [], Cancel));
        await Assert.ThrowsAsync<ArgumentException>(async () => await Journal.AppendAsync(Operation, JournalHead.Empty, StoredLines("x", ""), Cancel));
        Assert.Equal(JournalHead.Empty, await Journal.HeadAsync(Operation, Cancel));
    }

    [Fact]
    public async Task Append_OfAnyBytes_GivesThemBackUnchanged()
    {
        byte[] any = [.. Enumerable.Range(0, 256).Select(value => (byte)value)];
        await Journal.AppendAsync(Operation, JournalHead.Empty, [any.AsMemory(), any.AsMemory(100, 7)], Cancel);

        var lines = await Journal.ReadAsync(Operation, 0, Cancel).ToListAsync(Cancel);

        Assert.Equal(any, lines[0].Bytes.ToArray());
        Assert.Equal(any[100..107], lines[1].Bytes.ToArray());
    }
}
