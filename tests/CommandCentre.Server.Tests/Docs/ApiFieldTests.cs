using System.Text;
using CommandCentre.Desks.Operations;
using CommandCentre.Domain.Codes;
using CommandCentre.Domain.Fields;
using CommandCentre.Domain.Operations;
using CommandCentre.Domain.Seizures;
using CommandCentre.Domain.Sharing;
using CommandCentre.Server.Resources;

namespace CommandCentre.Server.Tests.Docs;

/// <summary>What docs/api.md says of commands, against what the reader takes and the table of powers allows.</summary>
public sealed class ApiFieldTests
{
    private static readonly IReadOnlyList<ProbedField> Party = FieldProbe.Fields("send-lead").Single(field => field.Name == "consignor").Fields;

    private static readonly IReadOnlyList<ProbedField> Marks = [.. FieldProbe.Fields("post-message").Where(field => field.Name is not ("text" or "about"))];

    public static TheoryData<string> Kinds => [.. CommandReading.Kinds];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Fields_OfEachKind_AreThoseTheReaderTakes(string kind)
    {
        Assert.True(Words.TryParse<CommandKind>(kind, out var known));
        var roles = string.Join(", ", Powers.RolesFor(known).Select(Words.Of));
        var phases = Powers.PhasesFor(known) is { Count: > 0 } some ? string.Join(", ", some.Select(Words.Of)) : "before there is one";
        var fields = FieldProbe.Fields(kind);
        AssertSame($"fields: {kind}", $"Given by: {roles}. Phase: {phases}.\n{(fields.Count > 0 ? "\n" + Table(fields) : string.Empty)}");
    }

    [Fact]
    public void Fields_OfAParty_AreThoseTheReaderTakes() => AssertSame("fields: a party", Table(Party, whole: true));

    [Fact]
    public void Fields_OfMarks_AreThoseTheReaderTakes() => AssertSame("fields: marks", Table(Marks, whole: true));

    [Fact]
    public void SubKinds_OfSeizedItems_AreThoseOfTheDomain() =>
        AssertSame("sub-kinds", Rows("kind", "sub-kinds", Enum.GetValues<SeizedItemKind>().Select(kind => (Words.Of(kind), Listed(SeizedItemSubKinds.Of(kind))))));

    [Fact]
    public void Words_OfLines_AreThoseOfTheDomain()
    {
        AssertSame("line kinds", Listed(Words.All<LineKind>()) + "\n");
        AssertSame("sight levels", Listed(Words.All<SightLevel>().Where(word => word != Words.Of(SightLevel.None))) + "\n");
        AssertSame("sight reasons", Listed(Words.All<SightReason>().Where(word => word != Words.Of(SightReason.NotParticipating))) + "\n");
        AssertSame("caveats", Listed(Words.All<Caveats>().Where(word => word != Words.Of(Caveats.None))) + "\n");
        AssertSame("refusal reasons", Listed(Words.All<RefusalReason>().Where(word => word != Words.Of(RefusalReason.OnlyTheClock) && word != Words.Of(RefusalReason.NotOverdue) && word != Words.Of(RefusalReason.NoReminderDue))) + "\n");
        AssertSame("not-recorded reasons", Listed(Words.All<NotRecordedReason>()) + "\n");
        AssertSame("field rules", Listed(Words.All<FieldRule>()) + "\n");
    }

    [Fact]
    public void Problems_EveryReason_IsTold()
    {
        var reasons = EdgeTexts.ResourceManager.GetResourceSet(System.Globalization.CultureInfo.InvariantCulture, true, true)!
            .Cast<System.Collections.DictionaryEntry>().Select(entry => (string)entry.Key)
            .Where(key => key.StartsWith("Problem-", StringComparison.Ordinal)).Select(key => key["Problem-".Length..]).ToList();
        Assert.NotEmpty(reasons);
        Assert.All(reasons, reason => Assert.Contains($"`{reason}`", ApiDocument.Text, StringComparison.Ordinal));
    }

    private static string Table(IReadOnlyList<ProbedField> fields, bool whole = false)
    {
        var table = new StringBuilder("| field | | what |\n|---|---|---|\n");
        var marked = !whole && Marks.All(fields.Contains);
        Write(table, string.Empty, marked ? [.. fields.Except(Marks)] : fields, whole);
        return marked ? table.Append("| *marks* | may | [marks](#marks) |\n").ToString() : table.ToString();
    }

    private static void Write(StringBuilder table, string prefix, IEnumerable<ProbedField> fields, bool whole)
    {
        foreach (var field in fields)
        {
            var isParty = !whole && field.Fields.SequenceEqual(Party) && field.Fields.Count > 0;
            table.Append(null, $"| `{prefix}{field.Name}` | {(field.Required ? "must" : "may")} | {(isParty ? "[a party](#a-party)" : field.What)} |\n");
            if (!isParty)
            {
                Write(table, $"{prefix}{field.Name}{(field.What.StartsWith("list", StringComparison.Ordinal) ? "[]" : string.Empty)}.", field.Fields, whole);
            }
        }
    }

    private static string Rows(string left, string right, IEnumerable<(string Left, string Right)> rows) =>
        $"| {left} | {right} |\n|---|---|\n" + string.Concat(rows.Select(row => $"| `{row.Left}` | {row.Right} |\n"));

    private static string Listed(IEnumerable<string> words) => string.Join(", ", words.Select(word => $"`{word}`"));

    // The part as it ought to be stands in the message: it can be pasted.
    private static void AssertSame(string part, string expected) =>
        Assert.True(ApiDocument.Section(part) == expected, $"docs/api.md, <!-- {part} --> must hold:\n{expected}<!-- end -->\n");
}
