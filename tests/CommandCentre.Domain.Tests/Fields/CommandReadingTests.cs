using CommandCentre.Domain.Codes;
using CommandCentre.Domain.Fields;

namespace CommandCentre.Domain.Tests.Fields;

/// <summary>Every field of every command, with every way to get it wrong.</summary>
public sealed class CommandReadingTests
{
    public static TheoryData<string, string> Fields => [.. FieldCatalogue.All.Select(row => (row.Kind, row.Field.Path))];

    public static TheoryData<string> Kinds => [.. Samples.Kinds];

    [Fact]
    public void Kinds_AreAllThatCanBeSent() => Assert.Equal(Samples.Kinds.Order(), CommandReading.Kinds.Order());

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Read_EveryFieldGiven_IsACommand(string kind)
    {
        var read = CommandReading.Read(Samples.Of(kind));
        Assert.Empty(read.Errors);
        Assert.Equal((kind, Guid.Parse(Samples.Id)), (Words.Of(read.Command!.Kind), read.Command.Id));
    }

    [Theory]
    [MemberData(nameof(Fields))]
    public void Read_EachValueOfAField_IsTakenOrNamed(string kind, string path)
    {
        var field = FieldCatalogue.Of(kind).Single(field => field.Path == path);
        foreach (var (value, rule) in WrongValues.Of(field))
        {
            var read = CommandReading.Read(Samples.Of(kind).With(path, value));
            if (rule is null)
            {
                Assert.True(read.Command is not null, $"{path} = {value}: {string.Join(", ", read.Errors)}");
            }
            else
            {
                AssertNamed(read, path, value, rule.Value);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Fields))]
    public void Read_UnknownField_IsNamedWithThoseAllowed(string kind, string path)
    {
        var group = path.Contains('.', StringComparison.Ordinal) ? path[..path.LastIndexOf('.')] : string.Empty;
        var unknown = $"{group}.surprise".TrimStart('.');
        var read = CommandReading.Read(Samples.Of(kind).With(unknown, Sent.Text("x")));
        var error = Assert.Single(read.Errors);
        var allowed = FieldCatalogue.Within(kind, group).Concat(group.Length == 0 ? ["kind", "operation"] : []);
        Assert.Null(read.Command);
        Assert.Equal((unknown, FieldRule.Unknown), (error.Field, error.Rule));
        Assert.Equal(allowed.Order(StringComparer.Ordinal), error.Allowed.Split(", "));
    }

    [Theory]
    [InlineData("")]
    [InlineData("open")]
    [InlineData("note-check-overdue")] // the clock's own
    [InlineData("note-link")] // the clock's own too
    [InlineData("7")]
    public void Read_KindThatCannotBeSent_NamesThoseThatCan(string kind)
    {
        var error = Assert.Single(CommandReading.Read(Sent.Json($$"""{"kind": "{{kind}}", "id": "{{Samples.Id}}"}""")).Errors);
        Assert.Equal(("kind", kind), (error.Field, error.Value));
        Assert.Equal(CommandReading.Kinds, error.Allowed.Split(", "));
    }

    [Fact]
    public void Read_ManyErrors_NamesThemAll()
    {
        var read = CommandReading.Read(Sent.Json("""{"kind": "report-seizure", "site": "x", "items": [{}, {"kind": "part", "subKind": "pistol", "count": 0}]}"""));
        Assert.Equal(["id", "site", "method", "found", "items[1].subKind", "items[1].count"], read.Errors.Select(error => error.Field));
    }

    private static void AssertNamed(CommandRead read, string path, FieldTree? value, FieldRule rule)
    {
        Assert.Null(read.Command);
        Assert.True(read.Errors is [var only] && only.Field == path && only.Rule == rule, $"{path} = {value}, {rule} expected: {string.Join(", ", read.Errors)}");
        var error = read.Errors[0];
        Assert.NotEmpty(error.Allowed);
        Assert.True(error.Value.Length <= 81 && error.Value.All(c => !char.IsControl(c) && !char.IsSurrogate(c) && c != '\u202e'), $"{path}: '{error.Value}'");
        Assert.True(value is not FieldTree.Text { Value: var text } || rule is FieldRule.Required or FieldRule.Entries || error.Value.Length > 0 || string.IsNullOrWhiteSpace(text), $"{path}: value not named");
    }
}
