using CommandCentre.Desks.Holdings;
using CommandCentre.Domain.Codes;
using CommandCentre.Domain.Operations;

namespace CommandCentre.Desks.Tests.Holdings;

/// <summary>Nothing that was opened before the last write is told after it.</summary>
public sealed class OpenedHoldingsTests
{
    private readonly OpenedHoldings _opened = new();
    private int _openings;

    [Fact]
    public void Opened_AskedAgainByRowAndById_IsOpenedOnce()
    {
        var first = _opened.Of(1, () => Open(1));

        Assert.Equal(first, _opened.Of(1, () => Open(1)));
        Assert.Equal(first, _opened.Of(Id(1), () => Open(1)));
        Assert.Equal(1, _openings);
    }

    [Fact]
    public void Written_Since_IsOpenedAnew()
    {
        _opened.Of(1, () => Open(1));
        _opened.Drop();

        Assert.Equal("changed", _opened.Of(1, () => Open(1, "changed"))!.Holding.OwnId);
        Assert.Equal("changed", _opened.Of(Id(1), () => Open(1))!.Holding.OwnId);
    }

    [Fact]
    public void Written_WhileItIsOpened_IsNotKeptAsItWas()
    {
        _opened.Of(1, () =>
        {
            var before = Open(1, "as it was");
            _opened.Drop(); // committed after the row was read and before it was kept
            return before;
        });

        Assert.Null(_opened.Of(1, () => null));
        Assert.Null(_opened.Of(Id(1), () => null));
    }

    [Fact]
    public void Gone_IsNotKept()
    {
        Assert.Null(_opened.Of(1, () => null));
        Assert.NotNull(_opened.Of(1, () => Open(1)));
    }

    [Fact]
    public void Many_BeginAnewAfterAWhile()
    {
        for (var row = 1; row <= 1_000; row++)
        {
            Assert.Equal(row, _opened.Of(row, () => Open(row))!.Row);
        }

        _openings = 0;
        for (var row = 1; row <= 1_000; row++)
        {
            Assert.Equal(row, _opened.Of(row, () => Open(row))!.Row);
        }

        Assert.True(_openings >= 1_000 - 256, $"{_openings} of 1,000 were opened again: 256 are kept at most"); // OpenedHoldings.Most
    }

    private static Guid Id(long row) => RecordId.Derived($"holding {row}");

    private OpenedHolding Open(long row, string ownId = "own")
    {
        _openings++;
        return new OpenedHolding(row, new Holding(Id(row), CountryCode.Parse("NL"), ownId, HoldingsUnderTest.Person("Jan Kowalski"), HoldingTerms.Usual, Guid.Empty));
    }
}
