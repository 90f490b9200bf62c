using CommandCentre.Matching.Values;

namespace CommandCentre.Matching.Tests.Values;

public sealed class PartialDateTests
{
    [Theory]
    [InlineData("1970", "1970")]
    [InlineData("1970-05", "1970-05")]
    [InlineData("1970-05-17", "1970-05-17")]
    [InlineData("1970-05-17T00:00:00Z", "1970-05-17")]
    [InlineData("1970-05-17 23:59:59", "1970-05-17")]
    [InlineData("19700517", "1970-05-17")]
    [InlineData("17.05.1970", "1970-05-17")]
    [InlineData("17/5/1970", "1970-05-17")]
    [InlineData("5/17/1970", "1970-05-17")]
    [InlineData("1970/05/17", "1970-05-17")]
    [InlineData("17 May 1970", "1970-05-17")]
    [InlineData("May 17, 1970", "1970-05-17")]
    [InlineData("17th of May, 1970", "1970-05-17")]
    [InlineData("17-MAR-1970", "1970-03-17")]
    [InlineData("Sept. 5, 1970", "1970-09-05")]
    [InlineData("17 мая 1970 г.", "1970-05-17")]
    [InlineData("3 ноября 1970", "1970-11-03")]
    [InlineData("3 травня 1970", "1970-05-03")]
    [InlineData("17 Μαΐου 1970", "1970-05-17")]
    [InlineData("17 ağustos 1970", "1970-08-17")]
    [InlineData("1. März 1970", "1970-03-01")]
    [InlineData("17.IV.1970", "1970-04-17")]
    [InlineData("١٧/٠٥/١٩٧٠", "1970-05-17")]
    [InlineData("٣ مارس ١٩٧٠", "1970-03-03")]
    [InlineData("00/00/1970", "1970")]
    [InlineData("1970-00-00", "1970")]
    [InlineData("1970-05-00", "1970-05")]
    [InlineData("05/1970", "1970-05")]
    [InlineData("circa 1970", "1970")]
    [InlineData("1970s", "1970/1979")]
    [InlineData("between 1970 and 1975", "1970/1975")]
    [InlineData("1970-1971", "1970/1971")]
    public void TryRead_UsualForms_GiveTheIsoForm(string text, string expected)
    {
        Assert.True(PartialDate.TryRead(text, out var date));
        Assert.Equal(expected, date.Key);
    }

    [Theory]
    [InlineData("")]
    [InlineData("unknown")]
    [InlineData("17.05.70")]
    [InlineData("70")]
    [InlineData("1389-05-17")]
    [InlineData("31.02.1970")]
    [InlineData("1970-13-40")]
    [InlineData("1975-1970")]
    [InlineData("3000")]
    public void TryRead_WhatWouldNeedAGuess_IsRefused(string text) => Assert.False(PartialDate.TryRead(text, out _));

    [Theory]
    [InlineData("(a) 28.5.1984, (b) circa 1979", "1984-05-28 1979")]
    [InlineData("1937 or 1938", "1937 1938")]
    [InlineData("1979, 1980 or 1981", "1979 1980 1981")]
    [InlineData("7.8.1965 / 20.2.1972", "1965-08-07 1972-02-20")]
    [InlineData("01 Jan 1976 to 31 Dec 1978", "1976/1978")]
    [InlineData("May 17, 1970", "1970-05-17")]
    [InlineData("unknown", "")]
    public void ReadAll_SeveralDatesInOneText_GivesEach(string text, string expected) => Assert.Equal(expected, string.Join(' ', PartialDate.ReadAll(text).Select(date => date.Key)));

    [Fact]
    public void TryRead_DayAndMonthOpen_SaysSo()
    {
        Assert.True(PartialDate.TryRead("05/11/1970", out var open));
        Assert.True(PartialDate.TryRead("25/11/1970", out var plain));
        Assert.Equal((DateDoubt.DayOrMonth, DateDoubt.None), (open.Doubt, plain.Doubt));
    }

    [Theory]
    [InlineData("1970-05-17", "17.5.1970", DateRelation.SameDay)]
    [InlineData("1970-05-17", "1970-05", DateRelation.SameMonth)]
    [InlineData("1970-05-17", "1970", DateRelation.SameYear)]
    [InlineData("1970-05-07", "1970-07-05", DateRelation.Swapped)]
    [InlineData("1970-05-07", "1970-01-01", DateRelation.Swapped)]
    [InlineData("1970-05-17", "1970-05-18", DateRelation.OtherDayOrMonth)]
    [InlineData("1970-05-17", "1970-08-02", DateRelation.OtherDay)]
    [InlineData("1970", "1971", DateRelation.NextYear)]
    [InlineData("1970-05-17", "1971", DateRelation.NextYear)]
    [InlineData("1970-05-17", "1971-08-02", DateRelation.NextYearOtherDay)]
    [InlineData("1968-05-17", "1986-05-17", DateRelation.YearSlip)]
    [InlineData("1952-05-17", "1962-05-17", DateRelation.YearSlip)]
    [InlineData("1952", "1962", DateRelation.OtherYear)]
    [InlineData("circa 1970", "1972", DateRelation.Near)]
    [InlineData("1970s", "1975-03-04", DateRelation.Near)]
    [InlineData("1970s", "1985", DateRelation.OtherYear)]
    public void Compare_TwoDates_SaysHowTheyStand(string left, string right, DateRelation expected)
    {
        Assert.True(PartialDate.TryRead(left, out var one));
        Assert.True(PartialDate.TryRead(right, out var other));
        Assert.Equal(expected, DateComparer.Compare(one, other));
        Assert.Equal(expected, DateComparer.Compare(other, one));
    }
}
