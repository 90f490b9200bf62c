using System.Text;
using CommandCentre.Desks.Journals;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.Data.Sqlite;

namespace CommandCentre.Desks.Tests.Journals;

public sealed class RecordKeysTests : IDisposable
{
    private static readonly Guid First = new("11111111-1111-4111-8111-111111111111");
    private static readonly Guid Second = new("22222222-2222-4222-8222-222222222222");

    private readonly DataFolder _folder = new();
    private readonly string _ownersFile;
    private RecordKeys _keys;

    public RecordKeysTests()
    {
        _ownersFile = RecordKeys.DefaultOwnerKeysPath(_folder.Path);
        _keys = RecordKeys.Open(_folder.Path);
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _keys.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public void Open_OnAnyFolder_WritesDurablyAndOverwritesWhatIsErased()
    {
        // PRAGMA synchronous reads back 2 for FULL, secure_delete 1 for ON.
        Assert.Equal("2", _keys.Pragma("synchronous"));
        Assert.Equal("wal", _keys.Pragma("journal_mode"));
        Assert.Equal("1", _keys.Pragma("secure_delete"));
    }

    [Fact]
    public async Task Seal_AnyBytes_OpensToTheSameBytesOnlyForTheSameRecordAndAssociated()
    {
        await _keys.EnsureAsync([(First, "DE"), (Second, "FR")], Cancel);

        Prop.ForAll<byte[], byte[]>((plain, associated) =>
        {
            var closed = _keys.Seal(First, plain, associated);
            Assert.Equal(plain.Length + 28, closed.Length); // 12 bytes nonce, 16 bytes tag
            Assert.Equal(SealOpening.Opened, _keys.TryOpen(First, closed, associated, out var opened));
            Assert.Equal(plain, opened);
            Assert.Equal(SealOpening.Damaged, _keys.TryOpen(Second, closed, associated, out _));
            Assert.Equal(SealOpening.Damaged, _keys.TryOpen(First, closed, [.. associated, 0], out _));
            closed[^1] ^= 1;
            Assert.Equal(SealOpening.Damaged, _keys.TryOpen(First, closed, associated, out var nothing));
            Assert.Empty(nothing);
        }).QuickCheckThrowOnFailure();
    }

    [Theory]
    [InlineData(0)]
    [InlineData(27)] // one byte less than nonce and tag
    public async Task TryOpen_OfTooFewBytes_IsDamaged(int length)
    {
        await _keys.EnsureAsync([(First, "DE")], Cancel);

        Assert.Equal(SealOpening.Damaged, _keys.TryOpen(First, new byte[length], [], out _));
    }

    [Fact]
    public async Task Seal_TwiceTheSame_GivesDifferentBytes()
    {
        await _keys.EnsureAsync([(First, "DE")], Cancel);

        Assert.NotEqual(_keys.Seal(First, "x"u8, []), _keys.Seal(First, "x"u8, []));
    }

    [Fact]
    public async Task Reopen_WithTheOwnersFile_OpensWhatWasSealed()
    {
        await _keys.EnsureAsync([(First, "DE")], Cancel);
        var closed = _keys.Seal(First, "person"u8, "line"u8);
        Reopen();

        Assert.Equal(SealOpening.Opened, _keys.TryOpen(First, closed, "line"u8, out var plain));
        Assert.Equal("person", Encoding.UTF8.GetString(plain));
    }

    [Fact]
    public async Task Ensure_OfKnownRecord_KeepsItsKey()
    {
        await _keys.EnsureAsync([(First, "DE")], Cancel);
        var closed = _keys.Seal(First, "person"u8, []);

        await _keys.EnsureAsync([(First, "DE"), (Second, "DE"), (Second, "DE")], Cancel);
        Reopen();

        Assert.Equal(SealOpening.Opened, _keys.TryOpen(First, closed, [], out _));
    }

    [Fact]
    public async Task Erase_Record_LeavesItErasedAlsoAfterReopening()
    {
        await _keys.EnsureAsync([(First, "DE"), (Second, "DE")], Cancel);
        var closed = _keys.Seal(First, "person"u8, []);
        var other = _keys.Seal(Second, "other"u8, []);

        Assert.True(await _keys.EraseAsync(First, Cancel));
        Assert.False(await _keys.EraseAsync(First, Cancel));

        foreach (var _ in (int[])[1, 2])
        {
            Assert.True(_keys.IsErased(First));
            Assert.Equal(SealOpening.Erased, _keys.TryOpen(First, closed, [], out var plain));
            Assert.Empty(plain);
            Assert.Throws<RecordErased>(() => _keys.Seal(First, "more"u8, []));
            await Assert.ThrowsAsync<RecordErased>(async () => await _keys.EnsureAsync([(First, "DE")], Cancel));
            Assert.Equal(SealOpening.Opened, _keys.TryOpen(Second, other, [], out var _));
            Reopen();
        }
    }

    [Fact]
    public async Task Erase_OneOfManyRecords_LeavesNoByteOfItsWrappedKeyInAnyFile()
    {
        // 3,000 random records: enough that pages of the table were split and their cells moved.
        var records = Enumerable.Range(1, 3000).Select(turn => (Record: RecordOf(turn), Owner: "DE")).ToList();
        foreach (var some in records.Chunk(100))
        {
            await _keys.EnsureAsync(some, Cancel);
        }

        var erased = records.Where((_, place) => place % 150 == 0).Select(asked => asked.Record).ToList();
        var wrapped = erased.Select(Wrapped).ToList();
        Assert.All(wrapped, key => Assert.Contains(Files(), file => file.AsSpan().IndexOf(key) >= 0));

        foreach (var record in erased)
        {
            await _keys.EraseAsync(record, Cancel);
        }

        Assert.All(wrapped, key => Assert.DoesNotContain(Files(), file => file.AsSpan().IndexOf(key.AsSpan(0, 12)) >= 0));
    }

    [Fact]
    public async Task Warm_KnownErasedAndUnknownRecords_ChangesNothingThatIsSaidOfThem()
    {
        var third = RecordOf(3);
        await _keys.EnsureAsync([(First, "DE"), (Second, "FR"), (third, "FR")], Cancel);
        var (closed, other) = (_keys.Seal(First, "text"u8, []), _keys.Seal(Second, "text"u8, []));
        await _keys.EraseAsync(third, Cancel);
        Reopen();

        _keys.Warm([First, Second, third, RecordOf(4)]);
        await _keys.EraseAsync(Second, Cancel);
        _keys.Warm([First, Second]);

        Assert.Equal(SealOpening.Opened, _keys.TryOpen(First, closed, [], out _));
        Assert.Equal(SealOpening.Erased, _keys.TryOpen(Second, other, [], out _));
        Assert.Equal(SealOpening.Erased, _keys.TryOpen(third, other, [], out _));
        Assert.Equal(SealOpening.NoKey, _keys.TryOpen(RecordOf(4), other, [], out _));
    }

    [Fact]
    public void TryOpen_OfUnknownRecord_SaysThereIsNoKey()
    {
        Assert.Equal(SealOpening.NoKey, _keys.TryOpen(First, new byte[40], [], out _));
        Assert.Throws<InvalidOperationException>(() => _keys.Seal(First, "x"u8, []));
    }

    [Fact]
    public async Task Ensure_ByTwoStoresOnOneFolder_AgreesOnOneKeyPerRecordAndOwner()
    {
        using var other = RecordKeys.Open(_folder.Path);
        var records = Enumerable.Range(1, 50).Select(turn => (Record: RecordOf(turn), Owner: turn % 2 == 0 ? "DE" : "FR")).ToList();

        await Task.WhenAll(EnsureAllAsync(_keys, records), EnsureAllAsync(other, Enumerable.Reverse(records)));

        foreach (var (record, _) in records)
        {
            var closed = _keys.Seal(record, "x"u8, []);
            Assert.Equal(SealOpening.Opened, other.TryOpen(record, closed, [], out var _));
        }
    }

    [Fact]
    public async Task Erase_OfARecord_LeavesTheChainWhole()
    {
        await _keys.EnsureAsync([(First, "DE")], Cancel);
        await using var journal = SqliteJournal.Open(_folder.Path);
        await journal.AppendAsync("op/ALPHA", JournalHead.Empty, [_keys.Seal(First, "person"u8, []), "open"u8.ToArray()], Cancel);

        await _keys.EraseAsync(First, Cancel);

        Assert.Equal(2, (await journal.ReadAsync("op/ALPHA", 0, Cancel).ToListAsync(Cancel)).Count);
    }

    [Fact]
    public void Cache_OfManyKeys_StaysBoundedAndKeepsTheLastUsed()
    {
        var cache = new KeyCache(generation: 10);
        for (var turn = 0; turn < 100; turn++)
        {
            cache.Keep(RecordOf(turn), new RecordKey([], "DE"));
            Assert.True(cache.TryGet(RecordOf(0), out _), "used every turn");
        }

        Assert.InRange(cache.Count, 10, 20);
    }

    private static Guid RecordOf(int turn) => new(System.Security.Cryptography.SHA256.HashData(BitConverter.GetBytes(turn))[..16]);

    private static async Task EnsureAllAsync(RecordKeys keys, IEnumerable<(Guid Record, string Owner)> records)
    {
        await Task.Yield();
        foreach (var record in records)
        {
            await keys.EnsureAsync([record], Cancel);
        }
    }

    private void Reopen()
    {
        _keys.Dispose();
        _keys = RecordKeys.Open(_folder.Path);
    }

    private byte[] Wrapped(Guid record)
    {
        using var connection = new SqliteConnection($"Data Source={_folder.File("keys.db")};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT wrapped FROM keys WHERE record = $record";
        command.Parameters.AddWithValue("$record", record.ToByteArray(bigEndian: true));
        return (byte[])command.ExecuteScalar()!;
    }

    private List<byte[]> Files()
    {
        using var copy = _folder.AsAfterKill();
        return [.. Directory.EnumerateFiles(copy.Path, "keys.db*").Select(File.ReadAllBytes)];
    }
}
