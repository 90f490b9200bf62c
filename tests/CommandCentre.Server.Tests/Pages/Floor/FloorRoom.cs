using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using CommandCentre.Desks.Lines;
using CommandCentre.Domain.Operations;
using CommandCentre.Domain.Sharing;
using CommandCentre.Domain.Tests.Fields;
using CommandCentre.Server.Tests.Forms;

namespace CommandCentre.Server.Tests.Pages.Floor;

/// <summary>The floor's form as a browser sends it.</summary>
internal static class FloorRoom
{
    /// <summary>What an officer of a shift has stated.</summary>
    public static readonly KeyValuePair<string, string>[] Shift =
        [new("site", "Leipzig hub"), new("level", "opened"), new("method", "hand-search"), new("made", "2020-11-16T09:05")];

    /// <summary>Purpose and case, with which a look makes a check.</summary>
    public static readonly KeyValuePair<string, string>[] Asking = [new("purpose", "parcels of one consignor"), new("caseReference", "LEJ-7")];

    /// <summary>The number of a lead that the room's operation holds: FR to DE.</summary>
    public const string OfLead = "RR473124829GB";

    public static string Path(this FormRoom room) => $"/operations/{room.Desk.Key}/floor";

    public static async Task<List<KeyValuePair<string, string>>> FloorAsync(this FormRoom room, HttpClient browser) => Of(await FormRoom.GetAsync(browser, room.Path()));

    public static List<KeyValuePair<string, string>> Of(IHtmlDocument page) => Filled.Of(page.QuerySelector<IHtmlFormElement>("form.floor-form")!);

    /// <summary>The last line, as an officer reads it.</summary>
    public static LineView Last(this FormRoom room, Actor officer)
    {
        var view = room.Desk.View(new Viewer(officer))!;
        return view.Line(view.Head)!;
    }

    public static string Text(this IParentNode page, string selector) => page.QuerySelector(selector)?.TextContent.ReplaceLineEndings(" ").Trim() ?? string.Empty;

    /// <summary>A lead with that number, to a country of the operation; others read it too where they are named.</summary>
    public static Task<Receipt> LeadAsync(this FormRoom room, string from, string to, string number, string? alsoTo = null) =>
        room.GivenAsync(FormRoom.Officer(from, Role.LiaisonOfficer), Samples.Of("send-lead").With("destination", Sent.Text(to)).With("parcel", Sent.Text(number)).With("indicator", null).With("handling", Sent.Text("H2")).With("handlingText", null).With("to", alsoTo is null ? null : Sent.Text(alsoTo)));
}
