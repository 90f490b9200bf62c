using System.Reflection;
using System.Text;
using System.Text.Json.Nodes;
using CommandCentre.Desks.Journals;
using CommandCentre.Desks.Lines;
using CommandCentre.Desks.Tests.Journals;
using CommandCentre.Domain.Codes;
using CommandCentre.Domain.Operations;
using CommandCentre.Domain.Sharing;

namespace CommandCentre.Desks.Tests.Lines;

public sealed class LineCodecTests(LineCodecTests.Keys keys) : IClassFixture<LineCodecTests.Keys>
{
    private const string Digest = "d16e57d16e57d16e57d16e57d16e57d16e57d16e57d16e57d16e57d16e57d16e";

    private const string HandlingText = "only for the room of three";

    private static readonly OperationKey Key = OperationKey.Parse("TEST-1");

    private readonly RecordKeys _keys = keys.Open;
    private readonly LineCodec _codec = new(keys.Open);

    /// <summary>Every kind of event under every handling set, and without marks.</summary>
    public static TheoryData<LineKind, int?> KindsAndHandling =>
        [.. Enum.GetValues<LineKind>().SelectMany(kind => Enumerable.Range(-1, 9).Select(codes => (kind, codes < 0 ? (int?)null : codes)))];

    public static TheoryData<LineKind> Kinds => [.. Enum.GetValues<LineKind>()];

    [Fact]
    public void Events_FoundByReflection_AreTheKindsOfLine() =>
        Assert.Equal(Enum.GetNames<LineKind>().Order(StringComparer.Ordinal), Filled.EventTypes.Select(type => type.Name).Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(KindsAndHandling))]
    public async Task Entry_WrittenAndRead_IsTheSame(LineKind kind, int? codes)
    {
        var entry = Entry(kind, codes);
        var read = _codec.Read(Key, await StoredAsync(entry));

        Assert.Equal(entry, read);
        Assert.Equal(EventJson.Body(entry.Event).ToJsonString(), EventJson.Body(read.Event).ToJsonString());
    }

    [Theory]
    [MemberData(nameof(KindsAndHandling))]
    public async Task StoredBytes_OfAnyLine_HoldNothingSealedInTheOpen(LineKind kind, int? codes)
    {
        var entry = Entry(kind, codes);
        var stored = Encoding.UTF8.GetString((await StoredAsync(entry)).Bytes.Span);
        var texts = new HashSet<string>(Walk(JsonNode.Parse(stored)), StringComparer.Ordinal);

        if (codes is not null)
        {
            var isH0 = codes == 0;
            Assert.All(Filled.ValuesMarked<NominalAttribute>(entry.Event), secret => AssertHidden(secret, stored, texts));
            Assert.All(Filled.ValuesMarked<NarrativeAttribute>(entry.Event), text => Assert.Equal(isH0, texts.Contains(text)));
            AssertHidden(HandlingText, stored, texts);
            AssertHidden(Digest, stored, texts);
        }
        else
        {
            Assert.Contains(Digest, texts);
        }
    }

    [Fact]
    public void Fields_InsideLists_AreNeverMarkedForSealing()
    {
        // Sealing follows single fields; a list of things with marked fields would go into the journal in the open.
        var listed = Filled.EventTypes.SelectMany(type => type.GetProperties()).Select(property => property.PropertyType)
            .Where(type => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(ValueList<>))
            .SelectMany(type => type.GetGenericArguments()[0].GetProperties());

        Assert.All(listed, property => Assert.False(property.IsDefined(typeof(NominalAttribute)) || property.IsDefined(typeof(NarrativeAttribute)), $"{property.DeclaringType!.Name}.{property.Name}"));
    }

    [Fact]
    public void Kinds_WithSomethingToSeal_AreAlwaysMarked()
    {
        // A line without marks is stored in the open as it is.
        LineKind[] open = [LineKind.OperationOpened, LineKind.ParticipantAdmitted, LineKind.PhaseChanged, LineKind.DutyJoined, LineKind.DutyLeft, LineKind.TallyReported];

        Assert.All(open, kind => Assert.False(SealedFields.Any(Filled.EventTypes.Single(type => type.Name == kind.ToString()))));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Line_OfErasedRecord_LacksWhatWasSealedAndNothingElse(LineKind kind)
    {
        var entry = Entry(kind, (int)(HandlingCodes.H1 | HandlingCodes.H3)) with { Record = RecordId.Derived($"to be erased {kind}") };
        var stored = await StoredAsync(entry);
        await _keys.EraseAsync(entry.Record, TestContext.Current.CancellationToken);

        var read = _codec.Read(Key, stored);

        Assert.Empty(Filled.ValuesMarked<NominalAttribute>(read.Event));
        Assert.Empty(Filled.ValuesMarked<NarrativeAttribute>(read.Event));
        Assert.Null(read.Digest);
        Assert.Null(read.Marks!.Handling.Text);
        Assert.Equal(entry.Marks!.Handling.Codes, read.Marks.Handling.Codes);
        Assert.Equal(entry with { Digest = null, Marks = read.Marks, Event = read.Event }, read);
        var sealedOnes = Filled.ValuesMarked<NominalAttribute>(entry.Event).Concat(Filled.ValuesMarked<NarrativeAttribute>(entry.Event)).ToHashSet();
        Assert.Equal(Filled.Texts(entry.Event).Where(text => !sealedOnes.Contains(text)), Filled.Texts(read.Event));
    }

    [Fact]
    public async Task Deadline_OfErasedRecord_IsWrittenWithNothingToSeal()
    {
        var request = Entry(LineKind.CheckRequested, (int)HandlingCodes.H2) with { Record = RecordId.Derived("to be erased") };
        await StoredAsync(request);
        await _keys.EraseAsync(request.Record, TestContext.Current.CancellationToken);
        var overdue = Entry(LineKind.CheckOverdue, (int)HandlingCodes.H2) with { Record = request.Record };

        var read = _codec.Read(Key, await StoredAsync(overdue));

        Assert.Equal(overdue with { Digest = null }, read);
        await Assert.ThrowsAsync<RecordErased>(async () => await StoredAsync(Entry(LineKind.HitWithdrawn, 2) with { Record = request.Record }));
    }

    [Fact]
    public async Task Line_OfAnotherPlace_IsRefused()
    {
        var stored = await StoredAsync(Entry(LineKind.HitPushed, 2));

        Assert.Throws<LineUnreadable>(() => _codec.Read(OperationKey.Parse("TEST-2"), stored));
        Assert.Throws<LineUnreadable>(() => _codec.Read(Key, stored with { Number = stored.Number + 1 }));
    }

    [Theory]
    [InlineData("number")]
    [InlineData("record")]
    [InlineData("operation")]
    public async Task SealedFields_MovedToAnotherLine_AreRefused(string field)
    {
        // The open fields are made to fit the new place; the seal still belongs to the old one.
        var (operation, number) = (field == "operation" ? OperationKey.Parse("TEST-2") : Key, field == "number" ? 18 : 17);
        var other = Entry(LineKind.HitPushed, 2) with { Record = RecordId.Derived("another") };
        await StoredAsync(other);
        var line = Parsed(await StoredAsync(Entry(LineKind.HitPushed, 2)));
        (line["operation"], line["number"]) = (operation.Value, number);
        line["record"] = field == "record" ? other.Record.ToString("D") : (string?)line["record"];

        var failure = Assert.Throws<LineUnreadable>(() => _codec.Read(operation, Stored(number, line)));

        Assert.Contains("damaged", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SealedFields_WithAnyByteChanged_AreNamedAsDamaged()
    {
        var line = Parsed(await StoredAsync(Entry(LineKind.LeadSent, 2)));
        var closed = Convert.FromBase64String((string)line["sealed"]!);
        for (var i = 0; i < closed.Length; i++)
        {
            closed[i] ^= 1;
            line["sealed"] = Convert.ToBase64String(closed);
            Assert.Throws<LineUnreadable>(() => _codec.Read(Key, Stored(17, line)));
            closed[i] ^= 1;
        }
    }

    [Fact]
    public async Task SealedFields_WhoseKeyIsMissing_AreNamed()
    {
        using var elsewhere = new DataFolder();
        using var others = RecordKeys.Open(elsewhere.Path);
        var stored = await StoredAsync(Entry(LineKind.HitPushed, 2));

        var failure = Assert.Throws<LineUnreadable>(() => new LineCodec(others).Read(Key, stored));

        Assert.Equal("line 17 of op/TEST-1 cannot be read: the key of its record is missing", failure.Message);
    }

    [Fact]
    public async Task Bytes_Mutated_AreALineOrUnreadableAndNothingElse()
    {
        var random = new Random(20201116);
        var lines = new List<StoredLine>();
        foreach (var kind in Enum.GetValues<LineKind>())
        {
            lines.Add(await StoredAsync(Entry(kind, kind < LineKind.HitPushed ? null : 4)));
        }

        var unreadable = 0;
        for (var i = 0; i < 20_000; i++)
        {
            var line = lines[random.Next(lines.Count)];
            var bytes = Mutated(line.Bytes.ToArray(), random);
            try
            {
                _codec.Read(Key, new StoredLine(line.Number, bytes, line.Hash));
            }
            catch (LineUnreadable)
            {
                unreadable++;
            }
        }

        Assert.True(unreadable > 5_000, $"{unreadable} of 20,000 noticed: the mutations do not reach the reader");
    }

    private static byte[] Mutated(byte[] bytes, Random random)
    {
        for (var changes = random.Next(1, 4); changes > 0; changes--)
        {
            var at = random.Next(bytes.Length);
            bytes = random.Next(4) switch
            {
                0 => bytes[..at],
                1 => [.. bytes[..at], .. bytes[(at + 1)..]],
                2 => [.. bytes[..at], .. "\"{[null0-9e99"u8[random.Next(8)..], .. bytes[at..]],
                _ => [.. bytes[..at], (byte)random.Next(256), .. bytes[(at + 1)..]],
            };
            if (bytes.Length == 0)
            {
                return bytes;
            }
        }

        return bytes;
    }

    private static void AssertHidden(string secret, string stored, HashSet<string> texts)
    {
        Assert.DoesNotContain(secret, texts);
        Assert.DoesNotContain(secret, stored, StringComparison.Ordinal);
    }

    private static IEnumerable<string> Walk(JsonNode? node) => node switch
    {
        JsonObject fields => fields.SelectMany(field => Walk(field.Value)),
        JsonArray items => items.SelectMany(Walk),
        JsonValue value when value.TryGetValue<string>(out var text) => [text],
        _ => [],
    };

    private static Entry Entry(LineKind kind, int? codes) => new(
        17,
        FakeTime.Morning.AddMilliseconds(1),
        FakeTime.Morning.AddDays(1).AddTicks(7),
        RecordId.Derived($"record {kind} {codes}"),
        CountryCode.Parse("DE"),
        new Actor("DE-CUS-07", CountryCode.Parse("DE"), AgencyKind.PostalSecurity, Role.AgencyOfficer),
        codes is { } set ? Marks((HandlingCodes)set) : null,
        RecordId.Derived("command"),
        Digest,
        Filled.Event(kind));

    private static Marks Marks(HandlingCodes codes) => new(
        new Handling(codes, codes.HasFlag(HandlingCodes.H3) ? HandlingText : null),
        new Evaluation(SourceReliability.X, 4),
        ValueList.Set<Addressee>([CountryCode.Parse("FR"), CountryCode.Parse("ES")]));

    private static JsonObject Parsed(StoredLine stored) => JsonNode.Parse(stored.Bytes.Span)!.AsObject();

    private static StoredLine Stored(long number, JsonObject line) => new(number, Encoding.UTF8.GetBytes(line.ToJsonString()), default);

    private async Task<StoredLine> StoredAsync(Entry entry)
    {
        await _codec.EnsureKeysAsync([entry], TestContext.Current.CancellationToken);
        return new StoredLine(entry.Number, _codec.Write(Key, entry), default);
    }

    /// <summary>Keys shared by all tests: making the files is what takes time.</summary>
    public sealed class Keys : IDisposable
    {
        private readonly DataFolder _folder = new();

        public Keys() => Open = RecordKeys.Open(_folder.Path);

        public RecordKeys Open { get; }

        public void Dispose()
        {
            Open.Dispose();
            _folder.Dispose();
        }
    }
}
