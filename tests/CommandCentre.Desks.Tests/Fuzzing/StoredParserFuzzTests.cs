using CommandCentre.Desks.Journals;
using CommandCentre.Desks.Journals.Backups;
using CommandCentre.Desks.Lines;
using CommandCentre.Desks.Tests.Journals.Damages;
using CommandCentre.Desks.Tests.Operations;
using CommandCentre.Domain.Tests.Fuzzing;

namespace CommandCentre.Desks.Tests.Fuzzing;

/// <summary>B1 of quality.md: what is read back from stored bytes and from backups, given anything.</summary>
public sealed class StoredParserFuzzTests
{
    private static readonly JournalHead Before = new(7, default);

    private static readonly Dictionary<string, (Func<byte[][]> Samples, Action<byte[]> Read)> Fuzzed = new()
    {
        ["BackupManifest.Read"] = (Manifests, bytes => Told<BackupDamaged>(() => BackupManifest.Read(bytes))),
        ["JournalHash.TryParse"] = (() => [Text(new('a', 64)), Text("0123456789abcdef")], bytes => JournalHash.TryParse(Said(bytes), out _)),
        ["LinePart.Parse"] = (() => [Text("journals/op/TEST-1/000000000001"), Text("journals/country/DE/000000000500")], bytes => LinePart.Parse(Said(bytes))),
        ["LinePart.Read"] = (Parts, bytes => Told<BackupDamaged>(() => LinePart.Read("op/TEST-1", JournalHead.Empty, bytes))),
        ["RecordLists.Read"] = (() => [Text("0b9c7e0a-6f0e-4f0e-9d55-7f3f6f1c2a01 DE\n5f1c2a01-0b9c-4f0e-9d55-7e0a6f0e7f3f FR\n")], bytes => Told<BackupDamaged>(() => Listed(bytes))),
        ["TarBlock.Read"] = (() => [TarBlock.Of("journals/op/TEST-1/000000000001", 4096)], bytes => TarBlock.Read(bytes)),
    };

    public static TheoryData<string> Parsers => [.. Fuzzed.Keys];

    // The line codec belongs to an object and has its own test below, with its fields; rows of SQLite are damaged in RandomDamageTests.
    [Fact]
    public void Parsers_All_AreFuzzed() =>
        Assert.Equal(Fuzzed.Keys.Order(StringComparer.Ordinal), Fuzz.Parsers(typeof(LineCodec).Assembly).Except(["StoredFields.Read"]));

    [Theory]
    [MemberData(nameof(Parsers))]
    public void Parser_GivenAnything_AnswersWithinItsBounds(string parser) => Fuzz.Bytes(parser.Length, Fuzzed[parser].Samples(), Fuzzed[parser].Read);

    [Fact]
    public void StoredLine_OfAnyBytes_IsAnEntryOrUnreadable()
    {
        using var folder = Intact.Stopped.LayOut();
        using var keys = RecordKeys.Open(folder.Path);
        var codec = new LineCodec(keys);
        byte[][] samples = [.. Intact.Stopped.Of(Room.Key).Take(40).Select(line => line.Bytes.ToArray())];
        Fuzz.Bytes(11, samples, bytes => Told<LineUnreadable>(() => codec.Read(Room.Key, new StoredLine(Before.Number, bytes, default))));
    }

    private static byte[][] Manifests() => [BackupOf(Intact.Backup), BackupOf(Intact.KeyBackup)];

    /// <summary>The manifest of an archive: its last entry but one, JSON.</summary>
    private static byte[] BackupOf(string archive)
    {
        var bytes = Intact.Stopped.Files[archive];
        var name = bytes.AsSpan().IndexOf(Text(BackupManifest.EntryName));
        var start = name + bytes.AsSpan(name).IndexOf((byte)'{');
        var end = bytes.AsSpan(start).IndexOf((byte)0);
        return bytes[start..(start + end)];
    }

    private static byte[][] Parts()
    {
        var part = new System.Buffers.ArrayBufferWriter<byte>();
        foreach (var line in Intact.Stopped.Of(Intact.Second).Take(5))
        {
            LinePart.Write(part, line);
        }

        return [part.WrittenSpan.ToArray()];
    }

    private static List<string[]> Listed(byte[] bytes)
    {
        var entry = new ArchiveEntry("records/named/000001", bytes);
        var lines = RecordLists.Read(entry, 2).ToList();
        lines.ForEach(line => RecordLists.Record(entry, line[0]));
        return lines;
    }

    private static byte[] Text(string text) => System.Text.Encoding.UTF8.GetBytes(text);

    private static string Said(byte[] bytes) => System.Text.Encoding.Latin1.GetString(bytes);

    private static void Told<T>(Func<object?> read)
        where T : Exception
    {
        try
        {
            read();
        }
        catch (T told)
        {
            Assert.NotEmpty(told.Message);
        }
    }
}
