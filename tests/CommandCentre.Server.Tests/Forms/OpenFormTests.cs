using System.Net;
using CommandCentre.Desks;
using CommandCentre.Domain.Operations;
using CommandCentre.Domain.Tests.Fields;
using CommandCentre.Server.CommandLine;

namespace CommandCentre.Server.Tests.Forms;

public sealed class OpenFormTests
{
    private const string Path = "/operations/open";

    [Fact]
    public async Task Opening_FilledIn_OpensOnce()
    {
        await using var room = await FormRoom.StartAsync(CentreMode.Live);
        using var browser = room.Browser(FormRoom.Officer("EU", Role.Coordinator));
        var filled = Filled.Of(await FormRoom.GetAsync(browser, Path)).With(Filled.Of(Samples.Of("open-operation")).Where(field => field.Key != "id")).With("operation", "armstrong-viii");

        using var first = await FormRoom.SendAsync(browser, Path, filled);
        using var second = await FormRoom.SendAsync(browser, Path, filled);

        Assert.Equal("/operations/ARMSTRONG-VIII/lines/1?done=recorded", first.Headers.Location?.OriginalString);
        Assert.Equal("/operations/ARMSTRONG-VIII/lines/1?done=repeated", second.Headers.Location?.OriginalString);
    }

    [Theory]
    [InlineData("operation", "x!")]
    [InlineData("operation", "")]
    [InlineData("name", "x")]
    [InlineData("firstDay", "16.11.2020")]
    [InlineData("lastDay", "2020-11-01")]
    [InlineData("participants[0].country", "QQ")]
    [InlineData("participants[0].agencies", "army")]
    public async Task Opening_FilledInWrongly_NamesTheFieldAndOpensNothing(string field, string value)
    {
        await using var room = await FormRoom.StartAsync(CentreMode.Live);
        using var browser = room.Browser(FormRoom.Officer("EU", Role.Coordinator));
        var filled = Filled.Of(await FormRoom.GetAsync(browser, Path)).With(Filled.Of(Samples.Of("open-operation")).Where(sent => sent.Key != "id")).With("operation", "ARMSTRONG-VIII").Without(field).With(field, value);

        using var answer = await FormRoom.SendAsync(browser, Path, filled);
        var page = await FormRoom.PageAsync(answer);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains(page.QuerySelectorAll("[data-problems] a"), link => link.GetAttribute("href") == "#" + Server.Pages.FieldIds.Of(field));
        Assert.Equal(filled.In("id"), Filled.Of(page).In("id"));
        Assert.Null(await room.Centre.Get<DeskRoom>().FindAsync(OperationKey.Parse("ARMSTRONG-VIII")));
    }

    [Theory]
    [InlineData(CentreMode.Exercise, "EU", Role.Coordinator)]
    [InlineData(CentreMode.Live, "DE", Role.LiaisonOfficer)]
    public async Task Opening_InAnExerciseOrByAnother_IsNotThere(CentreMode mode, string country, Role role)
    {
        await using var room = await FormRoom.StartAsync(mode);
        using var browser = room.Browser(FormRoom.Officer(country, role));

        await FormRoom.GetAsync(browser, Path, HttpStatusCode.NotFound);
        using var sent = await FormRoom.SendAsync(browser, Path, [new("name", "x")]);
        Assert.Equal(HttpStatusCode.NotFound, sent.StatusCode);
    }
}
