using CommandCentre.Server.Pages;
using Microsoft.AspNetCore.Http;

namespace CommandCentre.Server.Tests.Pages;

public sealed class LookTests
{
    private static Look Read(string? cookie, string query = "")
    {
        var context = new DefaultHttpContext();
        context.Request.QueryString = new QueryString(query);
        if (cookie is not null)
        {
            context.Request.Headers.Cookie = $"{Look.CookieName}={cookie}";
        }

        return Look.Of(context);
    }

    [Fact]
    public void Look_NothingChosen_FollowsTheSystemAndIsDense() => Assert.Equal(Look.Unchosen, Read(null));

    [Fact]
    public void Look_Remembered_ComesBackAsItWas()
    {
        var chosen = new Look("contrast", "comfortable", false);
        Assert.Equal(chosen, Read(chosen.Remembered));
    }

    [Theory]
    [InlineData("pink.huge")]
    [InlineData("\"><script>")]
    [InlineData(".....")]
    public void Look_UnknownInTheCookie_CountsAsNotChosen(string cookie) => Assert.Equal(Look.Unchosen, Read(cookie));

    [Theory]
    [InlineData("?wall=1", true)]
    [InlineData("?wall=0", false)]
    [InlineData("", false)]
    public void Look_OfAWall_IsAskedByTheAddress(string query, bool expected) => Assert.Equal(expected, Read("dark.", query).Wall);
}
