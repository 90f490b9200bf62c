using CommandCentre.Desks.Journals;
using static CommandCentre.Desks.Tests.Journals.JournalTexts;
using RecordId = CommandCentre.Domain.Operations.RecordId;

namespace CommandCentre.Desks.Tests.Journals;

/// <summary>F6 of quality.md: a full disk refuses, reading goes on, and it recovers without repair.</summary>
public sealed class DiskFullTests : IAsyncLifetime
{
    private readonly DataFolder _folder = new();
    private SmallDisk? _disk;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _disk = await SmallDisk.MountAsync(_folder.Path, megabytes: 2);

    public async ValueTask DisposeAsync()
    {
        await (_disk?.DisposeAsync() ?? ValueTask.CompletedTask);
        _folder.Dispose();
    }

    [Fact]
    public async Task Append_OnAFullDisk_IsRefusedAndGoesOnWhenThereIsRoomAgain()
    {
        Assert.SkipWhen(_disk is null, SmallDisk.Missing);
        await using var journal = SqliteJournal.Open(_folder.Path);
        var ballast = _folder.File("ballast");
        await File.WriteAllBytesAsync(ballast, new byte[512 * 1024], Cancel);

        var (recorded, refusal) = await FillAsync(journal);

        Assert.True(Assert.IsType<JournalUnavailable>(refusal).IsFull);
        Assert.True(recorded > 0);
        Assert.Equal(recorded, (await journal.TextsAsync(Operation)).Count);
        Assert.Empty((await JournalVerification.RunAsync(_folder.Path, Cancel)).Findings);
        File.Delete(ballast);
        await journal.RecordAsync(Operation, "after");
        await journal.DisposeAsync();
        var verification = await JournalVerification.RunAsync(_folder.Path, Cancel);
        Assert.Empty(verification.Findings);
        Assert.Equal(recorded + 1, verification.Lines);
        Assert.Contains($"{Operation} {recorded + 1} {verification.Head}", await File.ReadAllLinesAsync(_folder.Heads, Cancel));
    }

    [Fact]
    public async Task Keys_OnAFullDisk_StayWholeAndAreMadeWhenThereIsRoom()
    {
        Assert.SkipWhen(_disk is null, SmallDisk.Missing);
        var (data, owners) = (_folder.File("data"), _folder.File("owners/owner-keys.json"));
        var (first, second) = (RecordId.Derived("first"), RecordId.Derived("second"));
        using (var keys = RecordKeys.Open(data, owners))
        {
            await keys.EnsureAsync([(first, "DE")], Cancel);
            var before = await File.ReadAllBytesAsync(owners, Cancel);
            _disk.Fill();

            // A key for an owner that has none yet, then so many that keys.db has to grow.
            Assert.True(JournalUnavailable.SaysFull((await Record.ExceptionAsync(async () => await keys.EnsureAsync([(second, "FR")], Cancel)))!));
            Assert.Equal(before, await File.ReadAllBytesAsync(owners, Cancel));
            var many = Enumerable.Range(0, 20_000).Select(record => (RecordId.Derived($"record {record}"), "DE")).ToList();
            Assert.True(JournalUnavailable.SaysFull((await Record.ExceptionAsync(async () => await keys.EnsureAsync(many, Cancel)))!));

            var closed = keys.Seal(first, "known"u8, []);
            _disk.Empty();
            await keys.EnsureAsync([(second, "FR")], Cancel);
            Assert.Equal(SealOpening.Opened, keys.TryOpen(first, closed, [], out _));
        }

        using var again = RecordKeys.Open(data, owners);
        Assert.NotEmpty(again.Seal(first, "known"u8, []));
        Assert.NotEmpty(again.Seal(second, "known"u8, []));
    }

    private static async Task<(long Recorded, Exception? Refusal)> FillAsync(SqliteJournal journal)
    {
        // 2 MB hold fewer than 4,000 lines of 1 KB: the loop ends by the disk, not by its bound.
        var head = JournalHead.Empty;
        for (var turn = 0; turn < 4000; turn++)
        {
            try
            {
                head = (await journal.AppendAsync(Operation, head, StoredLines(new string('x', 1000)), Cancel)).Head;
            }
            catch (JournalUnavailable refusal)
            {
                return (head.Number, refusal);
            }
        }

        return (head.Number, null);
    }
}
