using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using CommandCentre.Desks;
using CommandCentre.Desks.Operations;
using CommandCentre.Domain.Codes;
using CommandCentre.Domain.CrossChecks;
using CommandCentre.Domain.Fields;
using CommandCentre.Domain.Files;
using CommandCentre.Domain.Operations;
using CommandCentre.Domain.Referrals;
using CommandCentre.Domain.Sharing;
using CommandCentre.Domain.Tests.Fields;
using CommandCentre.Server.CommandLine;
using CommandCentre.Server.Identity;
using CommandCentre.Server.Tests.Running;
using Microsoft.AspNetCore.Builder;

namespace CommandCentre.Server.Tests.Forms;

/// <summary>A running centre with one operation in its action week, and officers at its forms.</summary>
public sealed class FormRoom : IAsyncLifetime
{
    private static readonly HtmlParser Parser = new();
    private static int _officers;
    private static int _operations;

    public RunningCentre Centre { get; private set; } = null!;

    public OperationDesk Desk { get; private set; } = null!;

    /// <summary>Records the forms speak of: a hit of DE, a request of FR that asks DE, a lead of FR to DE.</summary>
    public Dictionary<string, Guid> Records { get; } = [];

    /// <summary>A line of FR to NL: DE knows that it exists, and may ask.</summary>
    public long Line { get; private set; }

    public string Root => $"/operations/{Desk.Key}/report";

    public long Head => Desk.View(new Viewer(Officer("EU", Role.Coordinator)))!.Head;

    public static Actor Officer(string country, Role role) => new(
        $"{country}-TEST-{Interlocked.Increment(ref _officers)}",
        CountryCode.Parse(country),
        role is Role.Coordinator ? AgencyKind.Coordination : role is Role.AgencyOfficer ? AgencyKind.Customs : AgencyKind.Police,
        role);

    /// <summary>An officer of DE, or of the coordination centre, whose role may give a command; of FR, which asked, for pressing those asked.</summary>
    public static Actor OfficerFor(string kind)
    {
        Assert.True(Words.TryParse<CommandKind>(kind, out var command));
        var roles = Powers.RolesFor(command);
        return command is CommandKind.ChaseCheck ? Officer("FR", Role.LiaisonOfficer)
            : roles.Contains(Role.LiaisonOfficer) ? Officer("DE", Role.LiaisonOfficer)
            : roles.Contains(Role.AgencyOfficer) ? Officer("DE", Role.AgencyOfficer)
            : Officer("EU", Role.Coordinator);
    }

    public static async Task<FormRoom> StartAsync(CentreMode mode = CentreMode.Exercise, Action<WebApplicationBuilder>? also = null)
    {
        var room = new FormRoom { Centre = await RunningCentre.StartAsync(mode, also: also) };
        await room.OpenAsync("FORMS-TEST");
        return room;
    }

    public async ValueTask InitializeAsync()
    {
        Centre = await RunningCentre.StartAsync();
        await OpenAsync("FORMS-TEST");
    }

    public ValueTask DisposeAsync() => Centre.DisposeAsync();

    /// <summary>Gives a sample command straight to the desk.</summary>
    public async Task<Receipt> GivenAsync(Actor by, FieldTree.Group sent)
    {
        var read = CommandReading.Read(sent.With("id", Sent.Text(Guid.CreateVersion7().ToString("D"))));
        Assert.True(read.Command is not null, string.Join(", ", read.Errors));
        return Assert.IsType<Answer.Recorded>(await Desk.SubmitAsync(read.Command, by)).Receipt;
    }

    /// <summary>A sample command whose records are those of this room.</summary>
    public FieldTree.Group Sample(string kind)
    {
        var sample = Samples.Of(kind);
        foreach (var (field, record) in Records.Where(record => sample.Fields.ContainsKey(record.Key)))
        {
            sample = sample.With(field, Sent.Text(record.ToString("D")));
        }

        sample = kind == "refer-parcel" ? sample.With("about", Sent.Text(Records["control"].ToString("D"))) : sample;
        sample = sample.Fields.ContainsKey("line") ? sample.With("line", Sent.Text(Line.ToString(null, null))) : sample;
        return kind switch
        {
            "change-phase" => sample.With("to", Sent.Text("post-operational")),
            // Not the parcel of this room's own records, which would be asked about first (ReportedBeforeTests).
            "send-lead" => sample.With("parcel", Sent.Text("EB000717618HK")), // domain.md 3.1
            // A lead names its own indicator.
            "report-control" or "report-seizure" => sample.With("indicator", null),
            _ => sample,
        };
    }

    /// <summary>A browser of somebody who is signed in.</summary>
    public HttpClient Browser(Actor officer) => Browser(officer, out _);

    /// <summary>The same, with its cookies.</summary>
    public HttpClient Browser(Actor officer, out CookieContainer cookies)
    {
        var browser = Centre.Browser(out cookies);
        SignIn(officer, cookies);
        return browser;
    }

    /// <summary>Signs somebody in at a browser, freshly proved or not.</summary>
    public void SignIn(Actor officer, CookieContainer cookies, bool proved = true)
    {
        var sessions = Centre.Get<Sessions>();
        var token = sessions.Begin(officer);
        if (proved)
        {
            sessions.Prove(sessions.ByToken(token)!.Credential, 0);
        }

        cookies.Add(Centre.Address, new Cookie(Centre.Get<SessionCookie>().Name, token));
    }

    /// <summary>Ends somebody's sessions.</summary>
    public void SignOut(Actor officer) => Centre.Get<Sessions>().EndAllOf(officer.Officer);

    public static async Task<IHtmlDocument> PageAsync(HttpResponseMessage answer) => Parser.ParseDocument(await answer.Content.ReadAsStringAsync());

    public static async Task<IHtmlDocument> GetAsync(HttpClient browser, string path, HttpStatusCode status = HttpStatusCode.OK)
    {
        using var answer = await browser.GetAsync(path);
        Assert.Equal(status, answer.StatusCode);
        return await PageAsync(answer);
    }

    /// <summary>The form at an address, filled in with a sample's fields as far as they are not the page's own.</summary>
    public async Task<List<KeyValuePair<string, string>>> FilledAsync(HttpClient browser, string path, string kind) =>
        Filled.Of(await GetAsync(browser, path)).Without("handling").Without("to").With(Filled.Of(Sample(kind)).Where(field => field.Key != "id"));

    /// <summary>The query that ties a form of a kind to a record of this room.</summary>
    public string Tie(string kind) => kind switch
    {
        "correct-hit" or "withdraw-hit" => $"?hit={Records["hit"]}",
        "answer-check" or "claim-check" or "release-check" or "chase-check" => $"?check={Records["check"]}",
        "decide-match" => $"?link={Records["link"]}",
        "give-feedback" or "claim-lead" or "release-lead" or "move-lead" or "report-control" => $"?lead={Records["lead"]}",
        "decide-parcel" => $"?control={Records["control"]}",
        "refer-parcel" => $"?about={Records["control"]}",
        "move-referral" => $"?referral={Records["referral"]}",
        "seal-exhibit" or "add-follow-up" => $"?seizure={Records["seizure"]}",
        "read-image" => $"?file={Records["file"]}",
        "read-image-again" => $"?first={Records["first"]}",
        "hand-over-exhibit" or "receive-exhibit" => $"?exhibit={Records["exhibit"]}",
        "change-marks" or "grant-use" or "withdraw-grant" => $"?record={Records["record"]}",
        "ask-release" => $"?line={Line}",
        _ => string.Empty,
    };

    /// <summary>What a form of a kind needs before it: who goes off duty is on duty, what is taken back was given.</summary>
    public async Task PrepareAsync(string kind, Actor officer)
    {
        if (kind == "leave-duty")
        {
            await GivenAsync(officer, Samples.Of("join-duty"));
        }
        else if (kind is "claim-lead" or "release-lead")
        {
            await GivenAsync(officer, Samples.Of("join-duty"));
            if (kind is "release-lead")
            {
                await GivenAsync(officer, Sample("claim-lead"));
            }
        }
        else if (kind == "receive-exhibit")
        {
            await GivenAsync(Officer("DE", Role.AgencyOfficer), Sample("hand-over-exhibit").With("receiver", Sent.Text("FR/customs")));
        }
        else if (kind == "release-check")
        {
            await GivenAsync(officer, Sample("claim-check"));
        }
        else if (kind == "withdraw-grant")
        {
            await GivenAsync(officer, Sample("grant-use").With("use", Sent.Text("court")));
        }
    }

    /// <summary>Sends a form's fields as a browser does.</summary>
    public static Task<HttpResponseMessage> SendAsync(HttpClient browser, string path, IEnumerable<KeyValuePair<string, string>> fields) =>
        browser.PostAsync(path, new FormUrlEncodedContent(fields));

    /// <summary>Moves to a new operation of the same content.</summary>
    public Task OpenAsync() => OpenAsync($"FORMS-TEST-{Interlocked.Increment(ref _operations)}");

    /// <summary>Moves to an operation with a key of its own.</summary>
    public async Task OpenAsync(string key)
    {
        await OpenWithoutWeekAsync(key);
        await GivenAsync(Officer("EU", Role.Coordinator), Samples.Of("change-phase"));
        Records["hit"] = (await GivenAsync(Officer("DE", Role.LiaisonOfficer), Samples.Of("push-hit"))).Record;
        Records["check"] = (await GivenAsync(Officer("FR", Role.AgencyOfficer), Samples.Of("request-check").With("asked", Sent.Text("DE ES")))).Record;
        Records["indicator"] = (await GivenAsync(Officer("FR", Role.Analyst), Samples.Of("state-indicator").With("handling", Sent.Text("H1")).With("handlingText", null).With("to", null))).Record;
        Records["lead"] = (await GivenAsync(Officer("FR", Role.LiaisonOfficer), Samples.Of("send-lead").With("indicator", Sent.Text(Records["indicator"].ToString("D"))).With("destination", Sent.Text("DE")))).Record;
        var link = new NoteLink(Guid.CreateVersion7(), Records["hit"], Records["lead"], LinkGround.Consignor, 9_500);
        Records["link"] = Assert.IsType<Answer.Recorded>(await Desk.SubmitAsync(link, Actor.Clock)).Receipt.Record;
        Records["control"] = (await GivenAsync(Officer("DE", Role.AgencyOfficer), Samples.Of("report-control").With("lead", null).With("indicator", null))).Record;
        Records["seizure"] = (await GivenAsync(Officer("DE", Role.AgencyOfficer), Samples.Of("report-seizure").With("lead", null).With("indicator", null))).Record;
        Records["exhibit"] = (await GivenAsync(Officer("DE", Role.AgencyOfficer), Samples.Of("seal-exhibit").With("seizure", Sent.Text(Records["seizure"].ToString("D"))).With("parts[0].pieces", Sent.Text("1")))).Record;
        Records["operator"] = (await GivenAsync(Officer("DE", Role.LiaisonOfficer), Samples.Of("register-operator"))).Record;
        var asked = (await GivenAsync(Officer("DE", Role.LiaisonOfficer), Samples.Of("register-operator"))).Record;
        Records["referral"] = (await GivenAsync(Officer("DE", Role.AgencyOfficer), Samples.Of("refer-parcel").With("operator", Sent.Text(asked.ToString("D"))).With("about", Sent.Text(Records["control"].ToString("D"))))).Record;
        var cannot = new AnswerReferral(Guid.CreateVersion7(), asked, Records["referral"], new ReferralAnswer(ReferralOutcome.Cannot, null, null, null, "not in our hands"));
        Assert.IsType<Answer.Recorded>(await Desk.SubmitAsync(cannot, Actor.Channel));
        var add = new AddFile(Guid.CreateVersion7(), Records["seizure"], FileSort.Xray, "an image", new Marks(new Handling(HandlingCodes.H0, null), null, [])) { Content = "c", Kept = new KeptFile(FileMedia.Png, 1, "d", 1, 1) };
        Records["file"] = Assert.IsType<Answer.Recorded>(await Desk.SubmitAsync(add, Officer("DE", Role.AgencyOfficer))).Receipt.Record;
        Records["first"] = (await GivenAsync(Officer("DE", Role.AgencyOfficer), Samples.Of("read-image").With("file", Sent.Text(Records["file"].ToString("D"))))).Record;
        Records["about"] = Records["hit"];
        Records["record"] = Records["hit"];
        await GivenAsync(Officer("EU", Role.Coordinator), Samples.Of("form-group").With("members", Sent.Text("DE ES")));
        Line = (await GivenAsync(Officer("FR", Role.LiaisonOfficer), Samples.Of("push-hit").With("handling", Sent.Text("H1")).With("handlingText", null).With("to", Sent.Text("NL")))).Number;
    }

    /// <summary>Moves to an operation that is still in its intelligence phase.</summary>
    public async Task OpenWithoutWeekAsync(string key)
    {
        Desk = await Centre.Get<DeskRoom>().OpenAsync(OperationKey.Parse(key));
        await GivenAsync(Officer("EU", Role.Coordinator), Samples.Of("open-operation").With("participants", Sent.List(new[] { "DE", "FR", "NL", "ES" }.Select(Participant))));
    }

    private static FieldTree Participant(string country) => Sent.Group(("country", Sent.Text(country)), ("agencies", Sent.Text("police customs")));
}
