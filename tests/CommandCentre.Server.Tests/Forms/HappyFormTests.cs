using System.Net;
using CommandCentre.Domain.Tests.Fields;

namespace CommandCentre.Server.Tests.Forms;

public sealed class HappyFormTests(FormRoom room) : IClassFixture<FormRoom>
{
    public static TheoryData<string> Kinds => [.. Samples.Kinds.Where(kind => kind is not ("open-operation" or "change-phase" or "leave-duty"))];

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Form_FilledInAndSentTwice_RecordsOneLine(string kind)
    {
        using var browser = room.Browser(FormRoom.OfficerFor(kind));
        var path = $"{room.Root}/{kind}{Tie(kind)}";
        var drawn = Filled.Of(await FormRoom.GetAsync(browser, path));
        var sample = Filled.Of(room.Sample(kind)).Where(field => field.Key != "id");
        var filled = drawn.With(sample);
        var head = room.Head;

        using var first = await FormRoom.SendAsync(browser, path, filled);
        using var second = await FormRoom.SendAsync(browser, path, filled);

        Assert.Equal(HttpStatusCode.SeeOther, first.StatusCode);
        Assert.Equal($"/operations/{room.Desk.Key}/lines/{head + 1}?done=recorded", first.Headers.Location?.OriginalString);
        Assert.Equal($"/operations/{room.Desk.Key}/lines/{head + 1}?done=repeated", second.Headers.Location?.OriginalString);
        Assert.Equal(head + 1, room.Head);
    }

    private string Tie(string kind) => kind switch
    {
        "correct-hit" => "?hit=" + room.Records["hit"],
        "withdraw-hit" => "?hit=" + OwnHit(),
        "answer-check" => "?check=" + room.Records["check"],
        "give-feedback" => "?lead=" + room.Records["lead"],
        _ => string.Empty,
    };

    private string OwnHit() => room.Records["hit"].ToString("D");
}
