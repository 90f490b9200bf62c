using CommandCentre.Domain.Codes;
using CommandCentre.Domain.Tests.Operations;

namespace CommandCentre.Domain.Tests.Codes;

public sealed class ValueListTests
{
    [Fact]
    public void Equals_SameItemsInOrder_IsTrue()
    {
        ValueList<int> one = [1, 2, 3];
        ValueList<int> same = [1, 2, 3];
        Assert.Equal(one, same);
        Assert.True(one.Equals((object)same));
        Assert.Equal(one.GetHashCode(), same.GetHashCode());
    }

    [Fact]
    public void Equals_OtherOrderLengthOrNothing_IsFalse()
    {
        ValueList<int> one = [1, 2, 3];
        Assert.False(one.Equals([1, 3, 2]));
        Assert.False(one.Equals([1, 2]));
        Assert.False(one.Equals(null));
        Assert.False(one.Equals((object)"1 2 3"));
    }

    [Fact]
    public void Countries_AnyOrderAndRepetition_IsTheSameSet() =>
        Assert.Equal(Officers.Countries("DE", "FR"), Officers.Countries("FR", "DE", "FR"));

    [Fact]
    public void List_KnowsItsItems()
    {
        ValueList<string> list = ["a", "b"];
        Assert.Equal((2, false, "b", "a b"), (list.Count, list.IsEmpty, list[1], list.ToString()));
        Assert.Equal(["a", "b"], list.Select(item => item));
        Assert.True(ValueList.Create<string>([]).IsEmpty);
    }

    [Fact]
    public void Create_LaterChangeOfTheSource_DoesNotReachIt()
    {
        int[] source = [1, 2];
        var list = ValueList.Create<int>(source);
        source[0] = 9;
        Assert.Equal(1, list[0]);
    }

}
