using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace CommandCentre.Server.Tests.Running;

/// <summary>Commands as systems send them, all right as they stand.</summary>
public static class Commands
{
    public const string Operation = "ARMSTRONG-TEST";

    // Any id will do; each is used once.
    private static int _last;

    public static string NewId() => $"00000000-0000-4000-8000-{Interlocked.Increment(ref _last):x12}";

    public static JsonObject Open() => Of("open-operation", """
        {"name":"Armstrong Test","firstDay":"2020-11-16","lastDay":"2020-11-20",
         "participants":[{"country":"DE","agencies":["police","customs"]},{"country":"FR","agencies":["police","customs"]},
                         {"country":"NL","agencies":["customs"]},{"country":"ES","agencies":["police"]}]}
        """);

    public static JsonObject Admit() => Of("admit-participant", """{"country":"SE","agencies":["customs"]}""");

    public static JsonObject Phase(string to = "action") => Of("change-phase", $$"""{"to":"{{to}}"}""");

    public static JsonObject JoinDuty() => Of("join-duty", """{"site":"Leipzig hub"}""");

    public static JsonObject LeaveDuty() => Of("leave-duty", "{}");

    public static JsonObject Tally() => Of("report-tally", """{"site":"Leipzig hub","method":"xray","hour":"2020-11-16T09:00:00Z","parcels":412}""");

    public static JsonObject Hit(string summary = "Pistol parts in a toy", string handling = "H0", params string[] to) => Of("push-hit", $$"""
        {"report":{{Report(summary)}},"handling":["{{handling}}"],"evaluation":"B2","to":[{{Quoted(to)}}]}
        """);

    public static JsonObject Correct(string hit) => Of("correct-hit", $$"""
        {"hit":"{{hit}}","report":{{Report("Two pistol parts in a toy")}},"reason":"counted again","handling":["H1"],"evaluation":"B2","to":["FR"]}
        """);

    public static JsonObject Withdraw(string hit) => Of("withdraw-hit", $$"""{"hit":"{{hit}}","reason":"it was a toy after all"}""");

    public static JsonObject Ask(params string[] asked) => Of("request-check", $$"""
        {"question":"Is this sender known?","purpose":"parcel held in Leipzig","caseReference":"LEJ-7","subject":{{Party}},"parcel":"RR473124829GB",
         "asked":[{{Quoted(asked)}}],"minutes":60,"priority":"urgent","handling":["H0"],"evaluation":"A1","to":["NL"]}
        """);

    public static JsonObject CrossCheck(params string[] asked) => Of("make-cross-check", $$"""
        {"values":[{"kind":"name","text":"Ola Nordmann"}],"subject":"person","purpose":"parcel held in Leipzig","caseReference":"LEJ-7",
         "asked":[{{Quoted(asked)}}],"standingHours":24,"handling":["H0"],"evaluation":"A1","to":["NL"]}
        """);

    public static JsonObject AnswerTo(string check) => Of("answer-check", $$"""
        {"check":"{{check}}","outcome":"{{Outcome(typeof(Domain.CrossChecks.CheckOutcome))}}","text":"seen twice","handling":["H0"],"evaluation":"B2","to":["DE"]}
        """);

    public static JsonObject Chase(string check) => Of("chase-check", $$"""{"check":"{{check}}","text":"we need it today"}""");

    public static JsonObject Claim(string check) => Of("claim-check", $$"""{"check":"{{check}}"}""");

    public static JsonObject Release(string check) => Of("release-check", $$"""{"check":"{{check}}"}""");

    public static JsonObject Decide(string link) => Of("decide-match", $$"""{"link":"{{link}}","verdict":"same","reason":"the same sender","hands":"two"}""");

    public static JsonObject Lead() => Of("send-lead", $$"""
        {"parcel":"RR473124829GB","destination":"FR","consignor":{{Party}},"consignee":{{Party}},"reason":"barrel seen by X-ray","expected":"2020-11-18T10:00:00Z",
         "route":{"origin":"US","transit":["NL"],"leaves":"USJFKA","enters":"FRCDGA"},"contents":[{{Content}}],
         "handling":["H3"],"handlingText":"only for the customs of FR","evaluation":"A1","to":["FR"]}
        """);

    public static JsonObject Feedback(string lead) => Of("give-feedback", $$"""
        {"lead":"{{lead}}","outcome":"{{Outcome(typeof(Domain.Leads.LeadOutcome))}}","method":"opened","text":"found","handling":["H0"],"evaluation":"A1","to":["DE"]}
        """);

    public static JsonObject ClaimLead(string lead) => Of("claim-lead", $$"""{"lead":"{{lead}}"}""");

    public static JsonObject ReleaseLead(string lead) => Of("release-lead", $$"""{"lead":"{{lead}}"}""");

    public static JsonObject Move(string lead) => Of("move-lead", $$"""
        {"lead":"{{lead}}","stage":"expected","expected":"2020-11-18T12:00:00Z","site":"Roissy hub","text":"with the night flight","handling":["H0"],"evaluation":"A1","to":["DE"]}
        """);

    public static JsonObject Control(string lead) => Of("report-control", $$"""
        {"parcel":"RR473124829GB","lead":"{{lead}}","site":"Roissy hub","level":"xray","method":"xray","result":"suspicious","controlled":"2020-11-16T09:40:00Z","text":"a dense part",
         "handling":["H0"],"evaluation":"A1","to":["DE"]}
        """);

    public static JsonObject Measure(string control) => Of("decide-parcel", $$"""
        {"control":"{{control}}","measure":"controlled-delivery","approval":"prosecutor, 7 Js 12/20","until":"2199-11-20T09:00:00Z","text":"to the door","handling":["H0"],"evaluation":"A1","to":["DE"]}
        """);

    public static JsonObject LegalClock() => Of("set-legal-clock", """{"measure":"detain","hours":48}""");

    public static JsonObject Legality() => Of("state-legality", """{"what":"pepper-spray","standing":"authorisation","from":"2020-01-01","source":"Weapons Act, section 2"}""");

    public static JsonObject Indicator() => Of("state-indicator", """{"family":"document","name":"weight against description","text":"a toy of two kilograms","handling":["H0"],"evaluation":"A1"}""");

    public static JsonObject Exhibit(string seizure) => Of("seal-exhibit", $$"""
        {"seizure":"{{seizure}}","parts":[{"item":0,"pieces":1}],"seal":"DE-0017","site":"Leipzig hub","handling":["H2"],"evaluation":"A1","to":["FR"]}
        """);

    public static JsonObject HandOver(string exhibit) => Of("hand-over-exhibit", $$"""{"exhibit":"{{exhibit}}","receiver":"FR/customs","seal":"DE-0018","text":"by courier"}""");

    public static JsonObject Receive(string exhibit) => Of("receive-exhibit", $$"""{"exhibit":"{{exhibit}}","seal":"DE-0018","intact":true,"site":"laboratory","text":"as announced"}""");

    public static JsonObject Read(string file) => Of("read-image", $$"""
        {"file":"{{file}}","verdict":"suspicious","regions":[{"left":100,"top":200,"width":250,"height":125,"word":"a slide"}],"text":"dense","second":"blind","handling":["H1"],"evaluation":"A1","to":["DE","FR"]}
        """);

    public static JsonObject ReadAgain(string first) => Of("read-image-again", $$"""
        {"first":"{{first}}","verdict":"cannot-tell","regions":[{"left":110,"top":210,"width":250,"height":125,"word":"metal"}],"text":"blurred"}
        """);

    public static JsonObject FollowUp(string seizure) => Of("add-follow-up", $$"""
        {"seizure":"{{seizure}}","outcome":"house-search","happened":"2020-11-16T09:50:00Z","text":"two more found","handling":["H0"],"evaluation":"A1","to":["FR"]}
        """);

    public static JsonObject Operator() => Of("register-operator", """{"trade":"carrier","name":"Nordpost","contact":"duty desk, +49 341 000 000"}""");

    public static JsonObject Refer(string asked, string? about = null, string ask = "request-for-information") => Of("refer-parcel", $$"""
        {"operator":"{{asked}}","ask":"{{ask}}",{{(about is null ? string.Empty : $"\"about\":\"{about}\",")}}"parcel":"RR473124829GB","question":"Who brought it to you?","minutes":120,
         "fields":[{{(ask == "do-not-load" ? string.Empty : "\"consignor\",\"weight\"")}}],"methods":[{{(ask == "request-for-screening" ? "\"xray\"" : string.Empty)}}],
         "desk":"Customs desk Leipzig, +49 341 123 456","reason":"a dense part by X-ray","handling":["H0"],"evaluation":"A1","to":["FR"]}
        """);

    public static JsonObject MoveReferral(string referral, string move = "withdraw") => Of("move-referral", $$"""{"referral":"{{referral}}","move":"{{move}}","text":"the parcel was found"}""");

    public static JsonObject Seizure() => Of("report-seizure", $$"""
        {"site":"Leipzig hub","method":"opened","found":"2020-11-16T09:30:00Z","items":[{"kind":"part","subKind":"barrel","count":2}],"parcel":"RR473124829GB",
         "consignor":{{Party}},"consignee":{{Party}},"text":"in a toy","cause":"hit","concealment":"inside-object",
         "described":[{"item":0,"firearm":{{Firearm}},"calibre":"7.65 mm","text":"wrapped in foil"}],
         "handling":["H2"],"evaluation":"A1","to":["FR"]}
        """);

    public static JsonObject Message() => Of("post-message", """{"text":"Good morning","handling":["H0"],"evaluation":"A1","to":["FR","NL"]}""");

    public static JsonObject ChangeMarks(string record) => Of("change-marks", $$"""
        {"record":"{{record}}","reason":"a court asks for it","handling":["H1","H3"],"handlingText":"ask first","evaluation":"B2","to":["FR","NL/customs"]}
        """);

    public static JsonObject Grant(string record) => Of("grant-use", $$"""{"record":"{{record}}","country":"FR","use":"court","reason":"the prosecutor asks"}""");

    public static JsonObject WithdrawGrant(string record) => Of("withdraw-grant", $$"""{"record":"{{record}}","country":"FR","use":"court","reason":"the case is closed"}""");

    public static JsonObject AskRelease(long line, string use = "passing-on") => Of("ask-release", $$"""{"line":{{line}},"use":"{{use}}","purpose":"for our own file"}""");

    public static JsonObject FormGroup(string name = "WEST", params string[] members) => Of("form-group", $$"""{"name":"{{name}}","members":[{{Quoted(members.Length > 0 ? members : ["DE/customs", "FR"])}}]}""");

    public static JsonObject DissolveGroup(string name = "WEST") => Of("dissolve-group", $$"""{"name":"{{name}}"}""");

    public static JsonObject LimitAgency(string country = "FR") => Of("limit-agency", $$"""{"country":"{{country}}","agency":"customs","commands":["request-check","post-message"]}""");

    public static JsonObject Dismiss(string country = "SE") => Of("dismiss-participant", $$"""{"country":"{{country}}"}""");

    public static JsonObject Of(string kind, string fields)
    {
        var command = JsonNode.Parse(fields)!.AsObject();
        command.Insert(0, "kind", kind);
        command.Insert(1, "id", NewId());
        return command;
    }

    /// <summary>A centre with the test operation in its action phase.</summary>
    public static async Task<RunningCentre> OpenedAsync(bool watches = false)
    {
        var centre = await RunningCentre.StartAsync(watches: watches);
        await OpenAsync(centre);
        return centre;
    }

    /// <summary>Opens the test operation and moves it to the action phase: two lines.</summary>
    public static async Task OpenAsync(RunningCentre centre)
    {
        using var coordinator = centre.As("EU", "coordinator");
        await RecordAsync(coordinator, Open());
        await RecordAsync(coordinator, Phase());
    }

    /// <summary>Gives a command that must be recorded.</summary>
    /// <returns>Its record.</returns>
    public static async Task<string> RecordAsync(HttpClient system, JsonObject command)
    {
        using var answer = await PostAsync(system, command);
        var told = await ReadAsync(answer);
        Assert.True(answer.StatusCode == System.Net.HttpStatusCode.Created, told.ToJsonString());
        return (string)told["record"]!;
    }

    public static Task<HttpResponseMessage> PostAsync(HttpClient system, JsonObject command, string operation = Operation) =>
        system.PostAsJsonAsync($"/api/operations/{operation}/commands", command);

    public static async Task<JsonObject> ReadAsync(HttpResponseMessage answer) =>
        JsonNode.Parse(await answer.Content.ReadAsStringAsync())!.AsObject();

    public static async Task<long> HeadAsync(HttpClient system) =>
        (long)JsonNode.Parse(await system.GetStringAsync($"/api/operations/{Operation}"))!["head"]!;

    private static string Report(string summary) => $$"""
        {"subject":"consignor","summary":"{{summary}}","consignor":{{Party}},"consignee":{{Party}},"parcel":"RR473124829GB","origin":"US","destination":"DE"}
        """;

    private const string Content = """
        {"description":"toys","hs":"9503.00","quantity":2,"grams":850,"value":29.9,"currency":"EUR","madeIn":"CN"}
        """;

    private const string Firearm = """
        {"make":"Zastava","model":"M70","calibre":"7.65 mm","serial":"A 1234","serialStanding":"readable","markings":"proof mark","madeIn":"RS","importer":"Nowak","condition":"working","action":"semi-automatic","percussion":"centre-fire","bore":"rifled","barrelMillimetres":94,"overallMillimetres":165,"rounds":8,"isDetachable":true,"foldsUnder60":false,"wasAutomatic":false,"looksAutomatic":false,"isDisguised":false,"nationalClass":"B1"}
        """;

    private const string Party = """{"name":"Ola Nordmann","address":"Storgata 1, Oslo","phone":"+47 22 33 44 55","email":"ola@example.org"}""";

    private static string Quoted(string[] words) => string.Join(',', words.Select(word => $"\"{word}\""));

    // Any word of the list; which ones there are is the domain's business.
    private static string Outcome(Type list) => list == typeof(Domain.CrossChecks.CheckOutcome)
        ? Domain.Codes.Words.All<Domain.CrossChecks.CheckOutcome>()[0]
        : Domain.Codes.Words.All<Domain.Leads.LeadOutcome>()[0];
}
