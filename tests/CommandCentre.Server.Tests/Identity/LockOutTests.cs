using System.Net;
using CommandCentre.Server.Identity;
using CommandCentre.Server.Tests.Running;

namespace CommandCentre.Server.Tests.Identity;

public sealed class LockOutTests
{
    private readonly SteadyTime _time = new();

    // After five wrong tries 30 s, doubling to 15 min (issue 4).
    [Theory]
    [InlineData(4, 0)]
    [InlineData(5, 30)]
    [InlineData(6, 60)]
    [InlineData(7, 120)]
    [InlineData(9, 480)]
    [InlineData(10, 900)]
    [InlineData(11, 900)]
    [InlineData(int.MaxValue, 900)]
    public void ShutAfter_WrongTries_DoublesToAQuarterOfAnHour(int wrong, int seconds) => Assert.Equal(TimeSpan.FromSeconds(seconds), LockOut.ShutAfter(wrong));

    [Fact]
    public void RightAnswer_WhileShut_IsRefusedAndAcceptedAfterwards()
    {
        var lockOut = new LockOut(_time);
        Assert.All(Enumerable.Range(0, LockOut.Free), _ => Assert.False(lockOut.Accepts("DE-POL-01", false)));
        Assert.False(lockOut.Accepts("DE-POL-01", true));
        Assert.True(lockOut.Accepts("DE-POL-02", true));
        _time.Advance(LockOut.First - TimeSpan.FromSeconds(1));
        Assert.False(lockOut.Accepts("DE-POL-01", true));
        _time.Advance(TimeSpan.FromSeconds(1));
        Assert.True(lockOut.Accepts("DE-POL-01", true));
        Assert.Equal(0, lockOut.Count);
    }

    [Fact]
    public void WrongAnswer_AfterTheFirstShutting_ShutsTwiceAsLong()
    {
        var lockOut = new LockOut(_time);
        for (var wrong = 0; wrong < LockOut.Free; wrong++)
        {
            lockOut.Accepts("X", false);
        }

        // Tries while it is shut count for nothing: whoever keeps trying does not shut it for ever.
        Assert.False(lockOut.Accepts("X", false));
        _time.Advance(LockOut.First);
        Assert.False(lockOut.Accepts("X", false));
        _time.Advance(LockOut.First);
        Assert.False(lockOut.Accepts("X", true));
        _time.Advance(LockOut.First);
        Assert.True(lockOut.Accepts("X", true));
    }

    [Fact]
    public void WrongAnswers_ADayAgo_AreForgotten()
    {
        var lockOut = new LockOut(_time);
        for (var wrong = 0; wrong < 20; wrong++)
        {
            lockOut.Accepts("X", false);
            _time.Advance(LockOut.Longest);
        }

        _time.Advance(TimeSpan.FromDays(1));
        Assert.All(Enumerable.Range(0, LockOut.Free - 1), _ => Assert.False(lockOut.Accepts("X", false)));
        Assert.True(lockOut.Accepts("X", true));
    }

    [Fact]
    public void Names_ManyAndLong_AreHeldWithinTheBound()
    {
        var lockOut = new LockOut(_time);
        for (var wrong = 0; wrong < LockOut.Free; wrong++)
        {
            lockOut.Accepts("VICTIM", false);
        }

        for (var name = 0; name < LockOut.Most + 100; name++)
        {
            lockOut.Accepts($"{name} {new string('x', 1000)}", false);
        }

        Assert.Equal(LockOut.Most, lockOut.Count);
        // Whoever was tried more often is not pushed out by those tried once.
        Assert.False(lockOut.Accepts("VICTIM", true));
    }

    [Fact]
    public void Address_TryingThirtyTimes_WaitsTwoSecondsForTheNext()
    {
        var rate = new AddressRate(_time);
        var (one, other) = (IPAddress.Parse("192.0.2.7"), IPAddress.Parse("192.0.2.8"));
        Assert.All(Enumerable.Range(0, AddressRate.Burst), _ => Assert.True(rate.Take(one)));
        Assert.False(rate.Take(one));
        Assert.False(rate.Take(one.MapToIPv6()));
        Assert.True(rate.Take(other));
        _time.Advance(TimeSpan.FromSeconds(2));
        Assert.True(rate.Take(one));
        Assert.False(rate.Take(one));
    }

    [Fact]
    public void Address_OfOneNetworkOfIPv6_IsOne()
    {
        var rate = new AddressRate(_time);
        Assert.All(Enumerable.Range(0, AddressRate.Burst), host => Assert.True(rate.Take(IPAddress.Parse($"2001:db8:1:2::{host}"))));
        Assert.False(rate.Take(IPAddress.Parse("2001:db8:1:2:ffff::1")));
        Assert.True(rate.Take(IPAddress.Parse("2001:db8:1:3::1")));
    }
}
