using CommandCentre.Domain.Fields;
using CommandCentre.Server.Sheets;

namespace CommandCentre.Server.Tests.Sheets;

/// <summary>Rows to commands: by the names of fields, with an id that follows from who sends what.</summary>
public sealed class SheetCommandsTests
{
    private static readonly SheetKind Leads = SheetKind.Find("send-lead")!;

    private static readonly string[] Header = ["parcel", "destination", "reason", "consignor.name", "contents[0].description", "contents[0].grams", "handling", "to"];

    private static readonly string[] Good = ["RR473124829GB", "FR", "barrel seen", "Ola Nordmann", "toys", "850", "H1", "FR NL"];

    [Fact]
    public void Of_AGoodRow_IsItsCommand()
    {
        var row = Of(Good);
        Assert.Empty(row.Errors);
        Assert.NotNull(CommandReading.Read(row.Fields!).Command);
    }

    /// <summary>Row, field, value and what is allowed, as for any other command.</summary>
    [Fact]
    public void Of_AWrongCell_NamesItsFieldAndWhatIsAllowed()
    {
        string[] cells = [.. Good];
        (cells[0], cells[5], cells[6]) = ("RR473124828GB", "heavy", "H0");
        var row = Of(cells);
        Assert.Equal(["parcel", "contents[0].grams"], row.Errors.Select(error => error.Field));
        Assert.Equal("S10 check digit 9", row.Errors[0].Allowed);
    }

    [Fact]
    public void Of_ACellBeyondTheHeaderOrAnUnknownColumn_IsTold()
    {
        Assert.Equal(FieldRule.Unknown, Of([.. Good, "more"]).Errors.Single().Rule);
        Assert.Contains(SheetCommands.Of(Leads, [.. Header, "colour"], new SheetRow(2, [.. Good, "red"]), "DE-1").Errors, error => error is { Field: "colour", Rule: FieldRule.Unknown });
    }

    /// <summary>The same row of the same officer is the same command, however it is written: order of columns and codes, blanks, small letters; another officer's, or another row, is not.</summary>
    [Fact]
    public void Of_TheSameRowAgain_HasTheSameId()
    {
        string Id(SheetCommand row) => ((FieldTree.Text)row.Fields!.Fields["id"]).Value;
        var first = Id(Of(Good));
        Assert.Equal(first, Id(Of([.. Good.Select(cell => cell.Replace("RR473124829GB", "rr 473 124 829 gb", StringComparison.Ordinal).Replace("FR NL", "NL FR", StringComparison.Ordinal))])));
        Assert.Equal(first, Id(Of([.. Good.Select(cell => $" {cell} ")])));
        Assert.Equal(first, Id(SheetCommands.Of(Leads, [.. Header.Reverse()], new SheetRow(9, [.. Good.Reverse()]), "DE-1")));
        Assert.NotEqual(first, Id(SheetCommands.Of(Leads, Header, new SheetRow(2, Good), "DE-2")));
        Assert.NotEqual(first, Id(Of([.. Good.Select(cell => cell.Replace("toys", "toy", StringComparison.Ordinal))])));
    }

    private static SheetCommand Of(string[] cells) => SheetCommands.Of(Leads, Header, new SheetRow(2, cells), "DE-1");
}
