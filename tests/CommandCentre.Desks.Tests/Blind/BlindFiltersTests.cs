using System.Security.Cryptography;
using System.Text;
using CommandCentre.Desks.Blind;
using CommandCentre.Desks.Operations;
using CommandCentre.Desks.Tests.Journals;
using CommandCentre.Desks.Tests.Operations;
using CommandCentre.Domain.Codes;
using CommandCentre.Domain.CrossChecks;
using CommandCentre.Domain.Operations;
using CommandCentre.Domain.Sharing;
using CommandCentre.Matching.Blind;
using CommandCentre.Matching.Entities;
using CommandCentre.Matching.Names;

namespace CommandCentre.Desks.Tests.Blind;

/// <summary>Blind filters of an operation: who may have the secret, what is asked of a filter, what a restart and damage leave, and that nothing is left when the operation is over.</summary>
public sealed class BlindFiltersTests : IAsyncDisposable
{
    private static readonly CountryCode Netherlands = CountryCode.Parse("NL");
    private static readonly CountryCode France = CountryCode.Parse("FR");
    private static readonly Entity Held = Phone("+31 20 123 4567");
    private static readonly Entity Strange = Phone("+31 20 999 9999");

    private readonly DataFolder _folder = new();
    private readonly FaultyJournal _journal = new();
    private Room _room;
    private BlindFilters _filters;

    public BlindFiltersTests()
    {
        _room = new Room(_folder.Path, _journal);
        _filters = Open();
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private string Place => _folder.File("blind/TEST-1");

    [Fact]
    public async Task Test_AfterPublishing_SaysPossibleForWhatIsHeldAndNoHitElse()
    {
        await PublishAsync("NL");

        Assert.Equal((HoldingAnswer.Possible, BlindKind.Phone), Asked(Held) is [var held] ? (held.Answer, Assert.Single(held.Kinds)) : default);
        Assert.Equal(HoldingAnswer.NoHit, Assert.Single(Asked(Strange)).Answer);
        Assert.Empty(_filters.Test(Room.Key, Held, [France]));
        Assert.Empty(_filters.Test(OperationKey.Parse("OTHER"), Held, [Netherlands]));
        Assert.Equal([Netherlands], _filters.CountriesOf(Room.Key));
    }

    [Fact]
    public async Task Open_AfterARestart_AnswersAndTellsTheSameSecret()
    {
        var secret = await PublishAsync("NL");
        await RestartAsync();

        Assert.Equal(HoldingAnswer.Possible, Assert.Single(Asked(Held)).Answer);
        Assert.Equal(secret.Reveal(), (await (await OwnAsync("FR"))!.SecretAsync(Token))!.Reveal());
        Assert.Equal(1_000, (await OwnAsync("NL"))!.Published!.Capacity);
        Assert.Null((await OwnAsync("FR"))!.Published);
    }

    [Fact]
    public async Task For_WhoDoesNotSpeakForACountryOnDuty_IsNothing()
    {
        var desk = await _room.InActionAsync();
        Viewer speaker = Room.Viewer("NL");
        Viewer[] others =
        [
            new(Room.Agency("NL")), new(Room.Coordinator), speaker with { IsOnDuty = false }, speaker with { IsWall = true }, speaker with { SeesPersons = false },
            new(Room.Liaison("EU")), .. new[] { Role.Analyst, Role.Observer, Role.Auditor }.Select(role => new Viewer(speaker.Actor with { Role = role })),
        ];

        Assert.NotNull(_filters.For(desk.View(speaker)!));
        Assert.All(others, other => Assert.Null(_filters.For(desk.View(other)!)));
        Assert.Null(desk.View(Room.Viewer("SE")));
    }

    [Fact]
    public async Task Withdraw_AFilter_IsNotAskedAnyMoreNorAfterARestart()
    {
        await PublishAsync("NL");
        Assert.True(await (await OwnAsync("NL"))!.WithdrawAsync(Token));
        Assert.Empty(Asked(Held));
        Assert.False(await (await OwnAsync("NL"))!.WithdrawAsync(Token));

        await RestartAsync();
        Assert.Empty(Asked(Held));
        Assert.False(File.Exists(Path.Combine(Place, "NL.filter")));
    }

    [Fact]
    public async Task Publish_WhatDoesNotFit_IsRefusedAndTheOneBeforeStays()
    {
        var secret = await PublishAsync("NL");
        var own = (await OwnAsync("NL"))!;
        var good = Made(secret, "NL", Strange);
        (BlindFault Fault, byte[] Bytes)[] wrong =
        [
            (BlindFault.OtherCountry, Made(secret, "FR", Strange)), (BlindFault.OtherOperation, Made(secret, "NL", Strange, "TEST-2")), (BlindFault.Damaged, [.. good[..^1], (byte)(good[^1] ^ 1)]),
            (BlindFault.OtherSecret, Made(new BlindSecret(SHA256.HashData([9])), "NL", Strange)), (BlindFault.NoFilter, Encoding.UTF8.GetBytes("name,phone\n")), (BlindFault.NoFilter, []),
        ];

        foreach (var (fault, bytes) in wrong)
        {
            var reading = (await own.PublishAsync(bytes, Accounted, Token))!;
            Assert.Equal((fault, null), (reading.Fault, reading.Filter));
            Assert.Equal(HoldingAnswer.Possible, Assert.Single(Asked(Held)).Answer);
        }

        Assert.NotNull((await own.PublishAsync(good, Accounted, Token))!.Filter);
        Assert.Equal(HoldingAnswer.NoHit, Assert.Single(Asked(Held)).Answer);
    }

    [Fact]
    public async Task PostOperational_Reached_DestroysSecretAndFiltersForGood()
    {
        var secret = await PublishAsync("NL");
        var before = (await OwnAsync("NL"))!;
        await CloseAsync();

        Assert.Empty(Asked(Held));
        Assert.Null(await OwnAsync("NL"));
        await _filters.Settled;
        Assert.False(Directory.Exists(Place));
        // Who was let in before gets and makes nothing either.
        Assert.Null(await before.SecretAsync(Token));
        Assert.Null(await before.PublishAsync(Made(secret, "NL", Held), Accounted, Token));
        Assert.Null(before.Published);

        await RestartAsync();
        Assert.Empty(Asked(Held));
        Assert.Null(await OwnAsync("NL"));
        await _filters.Settled;
        Assert.Null(await before.SecretAsync(Token));
        Assert.False(Directory.Exists(Place));
    }

    /// <summary>Killed between the end of the operation and the destruction, and between the erasing of the key and the deleting of the files.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Open_AfterADestructionThatWasCutOff_FinishesIt(bool erased)
    {
        await PublishAsync("NL");
        // Nobody follows the desks while the operation ends.
        await _filters.DisposeAsync();
        await CloseAsync();
        if (erased)
        {
            await _room.Keys.EraseAsync(RecordId.Derived("blind TEST-1"), Token);
        }

        Assert.True(File.Exists(Path.Combine(Place, "secret")));
        await RestartAsync();
        await _room.Desks.OpenAsync(Room.Key, Token);
        await _filters.Settled;

        Assert.False(Directory.Exists(Place));
        Assert.True(_room.Keys.IsErased(RecordId.Derived("blind TEST-1")));
        Assert.Empty(Asked(Held));
    }

    /// <summary>A filter that cannot be read never says "no hit"; the secret that cannot be read makes all of them so, until they are published again under the new one.</summary>
    [Theory]
    [InlineData("NL.filter")]
    [InlineData("secret")]
    public async Task Open_ADamagedFile_AnswersNotReadyUntilPublishedAgain(string file)
    {
        await PublishAsync("NL");
        var path = Path.Combine(Place, file);
        var bytes = await File.ReadAllBytesAsync(path, Token);
        bytes[^1] ^= 1;
        await File.WriteAllBytesAsync(path, bytes, Token);
        await RestartAsync();

        Assert.Equal(HoldingAnswer.NotReady, Assert.Single(Asked(Strange)).Answer);
        Assert.Contains(_room.Alarms.Errors, text => text.Contains("TEST-1", StringComparison.Ordinal));
        await PublishAsync("NL");
        Assert.Equal(HoldingAnswer.NoHit, Assert.Single(Asked(Strange)).Answer);
    }

    [Fact]
    public async Task Publish_WhereItCannotBeWritten_LeavesTheOneBefore()
    {
        var secret = await PublishAsync("NL");
        var blocked = Path.Combine(Place, "FR.filter");
        Directory.CreateDirectory(blocked);

        await Assert.ThrowsAnyAsync<IOException>(async () => await (await OwnAsync("FR"))!.PublishAsync(Made(secret, "FR", Held), Accounted, Token));
        Assert.Empty(_filters.Test(Room.Key, Held, [France]));
        Directory.Delete(blocked);
        Assert.NotNull((await (await OwnAsync("FR"))!.PublishAsync(Made(secret, "FR", Held), Accounted, Token))!.Filter);
        Assert.Equal(HoldingAnswer.Possible, Assert.Single(_filters.Test(Room.Key, Held, [France])).Answer);
    }

    [Fact]
    public async Task Publish_WhatCannotBeAccountedFor_LeavesTheOneBefore()
    {
        var secret = await PublishAsync("NL");
        var own = (await OwnAsync("NL"))!;
        await Assert.ThrowsAsync<InvalidOperationException>(() => own.PublishAsync(Made(secret, "NL", Strange), _ => throw new InvalidOperationException("no log"), Token));

        Assert.Equal(HoldingAnswer.Possible, Assert.Single(Asked(Held)).Answer);
        await RestartAsync();
        Assert.Equal(HoldingAnswer.Possible, Assert.Single(Asked(Held)).Answer);
    }

    [Fact]
    public async Task Dismissed_ACountry_LosesItsFilter()
    {
        await PublishAsync("NL");
        var desk = await _room.Desks.OpenAsync(Room.Key, Token);
        Assert.IsType<Answer.Recorded>(await desk.SubmitAsync(new DismissParticipant(RecordId.Derived("out"), Netherlands), Room.Coordinator, Token));
        await _filters.Settled;

        Assert.Empty(Asked(Held));
        Assert.False(File.Exists(Path.Combine(Place, "NL.filter")));
        Assert.True(File.Exists(Path.Combine(Place, "secret")));
    }

    [Fact]
    public async Task Secret_AskedByManyAtOnce_IsOneAndLiesNowhereInTheOpen()
    {
        await _room.InActionAsync();
        var told = await Task.WhenAll(Enumerable.Range(0, 20).Select(async at => (await (await OwnAsync(at % 2 == 0 ? "NL" : "DE"))!.SecretAsync(Token))!.Reveal()));
        var secret = Assert.Single(told.Distinct());

        var bytes = Convert.FromHexString(secret);
        foreach (var file in Directory.EnumerateFiles(_folder.Path, "*", SearchOption.AllDirectories))
        {
            using var open = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var copy = new MemoryStream();
            await open.CopyToAsync(copy, Token);
            Assert.Equal(-1, copy.ToArray().AsSpan().IndexOf(bytes));
            Assert.Equal(-1, copy.ToArray().AsSpan().IndexOf(Encoding.ASCII.GetBytes(secret)));
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _filters.DisposeAsync();
        await _room.DisposeAsync();
        _folder.Dispose();
    }

    private static Task Accounted(BlindFilter filter) => Task.CompletedTask;

    private static Entity Phone(string number) => new("1", "Person", NameKind.Person, [new(ValueKind.Phone, number)]);

    private static byte[] Made(BlindSecret secret, string country, Entity entity, string operation = "TEST-1") =>
        BlindFilter.Build(secret, new(OperationKey.Parse(operation), CountryCode.Parse(country), BlindTerms.UsualRate, DateTimeOffset.UnixEpoch), [entity], SHA256.HashData([1])).Write(secret);

    private BlindFilters Open() => BlindFilters.Open(_folder.Path, _room.Keys, _room.Desks, _room.Alarms);

    private IReadOnlyList<BlindAnswer> Asked(Entity query) => _filters.Test(Room.Key, query, [Netherlands]);

    private async Task<OwnBlind?> OwnAsync(string country) => _filters.For((await _room.Desks.OpenAsync(Room.Key, Token)).View(Room.Viewer(country))!);

    private async Task<BlindSecret> PublishAsync(string country)
    {
        if (!(await _room.Desks.OpenAsync(Room.Key, Token)).IsOpen)
        {
            await _room.InActionAsync();
        }

        var own = (await OwnAsync(country))!;
        var secret = (await own.SecretAsync(Token))!;
        Assert.NotNull((await own.PublishAsync(Made(secret, country, Held), Accounted, Token))!.Filter);
        return secret;
    }

    private async Task CloseAsync() => Assert.IsType<Answer.Recorded>(
        await (await _room.Desks.OpenAsync(Room.Key, Token)).SubmitAsync(new ChangePhase(RecordId.Derived("end"), OperationPhase.PostOperational), Room.Coordinator, Token));

    private async Task RestartAsync()
    {
        await _filters.DisposeAsync();
        await _room.DisposeAsync();
        _room = new Room(_folder.Path, _journal);
        _filters = Open();
    }
}
