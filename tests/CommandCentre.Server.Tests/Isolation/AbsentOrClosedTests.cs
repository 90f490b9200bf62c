using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using CommandCentre.Domain.Codes;
using CommandCentre.Domain.Fields;
using CommandCentre.Domain.Operations;
using CommandCentre.Server.Identity;
using CommandCentre.Server.Pages.Forms;
using CommandCentre.Server.Tests.Files;
using CommandCentre.Server.Tests.Running;
using Microsoft.AspNetCore.SignalR.Client;

namespace CommandCentre.Server.Tests.Isolation;

/// <summary>A centre that was filled once, with keys that may send as fast as a test does.</summary>
public sealed class FilledStage : IAsyncLifetime
{
    internal Stage Stage { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Stage = await Stage.FilledAsync();

    public ValueTask DisposeAsync() => Stage.DisposeAsync();

    /// <summary>A key without a bound on its pace.</summary>
    internal string Fast(Who who)
    {
        var token = Secret.NewToken();
        Stage.Centre.Get<SystemKeys>().Add(new SystemKey(Secret.Kept(token), $"{who.Country}-FAST-{who.Agency[..3].ToUpperInvariant()}-{who.Role.Length}", new Rights(who.Country, who.Agency, who.Role), 1_000_000));
        return token;
    }
}

/// <summary>X2 of quality.md: whatever names a record that is closed answers letter for letter as if there were none.</summary>
public sealed partial class AbsentOrClosedTests(FilledStage filled, ITestOutputHelper output) : IClassFixture<FilledStage>
{
    /// <summary>Fields of commands that name a record or a line, found in the types of the commands; and how each such command is said.</summary>
    private static readonly Dictionary<string, string> Naming = new()
    {
        ["correct-hit.hit"] = """ "report":{"subject":"parcel","summary":"corrected"},"reason":"recounted","handling":["H2"] """,
        ["withdraw-hit.hit"] = """ "reason":"a mistake" """,
        ["answer-check.check"] = """ "outcome":"hit","text":"seen","handling":["H2"] """,
        ["chase-check.check"] = """ "text":"we need it today" """,
        ["decide-match.link"] = """ "verdict":"same","reason":"the same sender" """,
        ["claim-check.check"] = string.Empty,
        ["release-check.check"] = string.Empty,
        ["claim-lead.lead"] = string.Empty,
        ["release-lead.lead"] = string.Empty,
        ["move-lead.lead"] = """ "stage":"located","handling":["H2"] """,
        ["send-lead.indicator"] = """ "parcel":"RR473124829GB","destination":"NL","reason":"known consignor","handling":["H2"] """,
        ["report-control.indicator"] = """ "parcel":"RR473124829GB","site":"hub","level":"opened","method":"hand-search","result":"found","controlled":"2020-11-16T09:30:00Z","handling":["H2"] """,
        ["report-seizure.indicator"] = """ "site":"hub","method":"opened","found":"2020-11-16T09:30:00Z","items":[{"kind":"part","subKind":"barrel","count":1}],"handling":["H2"] """,
        ["report-control.lead"] = """ "site":"hub","level":"opened","method":"hand-search","result":"found","controlled":"2020-11-16T09:30:00Z","handling":["H2"] """,
        ["decide-parcel.control"] = """ "measure":"release","handling":["H2"] """,
        ["seal-exhibit.seizure"] = """ "parts":[{"item":0,"pieces":1}],"seal":"X-1","site":"hub","handling":["H2"] """,
        ["hand-over-exhibit.exhibit"] = """ "receiver":"FR/customs","seal":"X-1" """,
        ["receive-exhibit.exhibit"] = """ "seal":"X-1","intact":true,"site":"hub" """,
        ["add-follow-up.seizure"] = """ "outcome":"arrest","happened":"2020-11-16T09:30:00Z","text":"one person","handling":["H2"] """,
        ["refer-parcel.about"] = """ "operator":"8b5f0f3c-6a0e-4c57-9a43-0c8e5b8e7d11","ask":"do-not-load","minutes":60,"desk":"customs desk","handling":["H2"] """,
        ["register-operator.operator"] = """ "trade":"carrier","name":"Nordpost","contact":"duty desk" """,
        ["refer-parcel.operator"] = """ "ask":"do-not-load","parcel":"OTHER-0001","minutes":60,"desk":"customs desk","handling":["H2"] """,
        ["move-referral.referral"] = """ "move":"close","text":"no more" """,
        ["read-image.file"] = """ "verdict":"suspicious","handling":["H2"] """,
        ["read-image-again.first"] = """ "verdict":"suspicious" """,
        ["give-feedback.lead"] = """ "outcome":"seized","handling":["H2"] """,
        ["report-seizure.lead"] = """ "site":"hub","method":"opened","found":"2020-11-16T09:30:00Z","items":[{"kind":"part","subKind":"barrel","count":1}],"handling":["H2"] """,
        ["post-message.about"] = """ "text":"about it","handling":["H2"] """,
        ["change-marks.record"] = """ "reason":"released","handling":["H0"] """,
        ["grant-use.record"] = """ "country":"FR","use":"court","reason":"asked for" """,
        ["withdraw-grant.record"] = """ "country":"FR","use":"court","reason":"no more" """,
        ["ask-release.line"] = """ "use":"reading","purpose":"same parcel" """,
    };

    private static readonly string[] Roles = ["liaison officer", "agency officer", "coordinator"];

    [Fact]
    public void Commands_ThatNameARecord_AreAllTriedHere()
    {
        var named = typeof(OperationCommand).Assembly.GetTypes().Where(type => type is { IsAbstract: false } && type.IsSubclassOf(typeof(OperationCommand)) && CommandReading.Kinds.Contains(Words.Of(Enum.Parse<CommandKind>(type.Name))))
            .SelectMany(type => type.GetProperties().Where(property => property.Name != "Id" && (property.PropertyType == typeof(Guid) || property.PropertyType == typeof(Guid?) || property.PropertyType == typeof(long)))
                .Select(property => $"{Kind(type)}.{JsonNamingPolicy.CamelCase.ConvertName(property.Name)}"));
        Assert.Equal(Naming.Keys.Order(), named.Order());
    }

    [Fact]
    public async Task EveryCommand_NamingWhatIsClosed_AnswersAsIfAbsent()
    {
        var (stage, asked) = (filled.Stage, 0);
        foreach (var who in new[] { "DE", "FR", "CY", "EU" }.SelectMany(country => Roles.Select(role => Place(country, role))).OfType<Who>())
        {
            using var system = stage.Centre.WithKey(filled.Fast(who));
            await using var hub = stage.Hub(filled.Fast(who));
            await hub.StartAsync();
            foreach (var (command, body) in Naming)
            {
                foreach (var (closed, absent) in Pairs(stage, who, command))
                {
                    var said = await ApiAsync(system, command, body, closed);
                    Assert.Equal(await ApiAsync(system, command, body, absent), said);
                    Assert.True(said.StartsWith("404", StringComparison.Ordinal) || said.StartsWith("422", StringComparison.Ordinal), said);
                    Assert.Equal(await HubAsync(hub, command, body, absent), await HubAsync(hub, command, body, closed));
                    stage.Judging.Text(who, "error text", said);
                    asked++;
                }
            }
        }

        stage.Judging.AssertNothingWrong();
        output.WriteLine($"{asked} pairs of closed and absent by API and by hub");
        Assert.True(asked > 250, $"{asked}");
    }

    [Fact]
    public async Task EveryForm_NamingWhatIsClosed_AnswersAsIfAbsent()
    {
        var (stage, asked) = (filled.Stage, 0);
        foreach (var who in new[] { "DE", "CY", "EU" }.SelectMany(country => Roles.Select(role => Place(country, role))).OfType<Who>())
        {
            foreach (var form in ReportForms.All.Where(form => form.Tie is not null))
            {
                // One at a browser sends 20 a second: each form has an officer of its own.
                using var browser = stage.Browser(who);
                foreach (var (closed, absent) in Pairs(stage, who, $"{form.Word}.{form.Tie!.Field}").Take(3))
                {
                    Assert.Equal(await PageAsync(browser, form, absent), await PageAsync(browser, form, closed));
                    Assert.Equal(await SentAsync(browser, form, absent, string.Empty), await SentAsync(browser, form, closed, string.Empty));
                    Assert.Equal(await SentAsync(browser, form, absent, "/preview"), await SentAsync(browser, form, closed, "/preview"));
                    asked++;
                }
            }
        }

        output.WriteLine($"{asked} pairs of closed and absent by pages, forms and previews");
        Assert.True(asked > 50, $"{asked}");
    }

    /// <summary>A file for what is closed, by API and by the page's form.</summary>
    [Fact]
    public async Task EveryFile_ForWhatIsClosed_AnswersAsIfAbsent()
    {
        var (stage, asked) = (filled.Stage, 0);
        foreach (var who in new[] { "DE", "CY", "EU" }.SelectMany(country => Roles.Select(role => Place(country, role))).OfType<Who>())
        {
            using var system = stage.Centre.WithKey(filled.Fast(who));
            using var browser = stage.Browser(who);
            var guard = await Stage.GuardAsync(browser);
            foreach (var (closed, absent) in Pairs(stage, who, "change-marks.record").Take(5))
            {
                Assert.Equal(await FileAsync(system, Sending.Files, absent, guard), await FileAsync(system, Sending.Files, closed, guard));
                var form = $"/operations/{Commands.Operation}/report/add-file";
                Assert.Equal(await FileAsync(browser, form, absent, guard), await FileAsync(browser, form, closed, guard));
                asked++;
            }
        }

        Assert.True(asked > 15, $"{asked}");
    }

    private static async Task<string> FileAsync(HttpClient client, string address, string record, string guard)
    {
        var fields = Sending.Fields(record);
        fields["__RequestVerificationToken"] = [guard];
        using var answer = await Sending.PostAsync(client, address, fields, Pictures.Png(8, 8));
        return $"{(int)answer.StatusCode}\n{Stripped(await answer.Content.ReadAsStringAsync(), record)}";
    }

    [Fact]
    public async Task Coordinator_OfACountry_HearsOfNoGroupItIsNotIn()
    {
        // Any country may send a coordinator: one that is in no group must not learn names by guessing at them.
        var stage = filled.Stage;
        var who = new Who("CY", "police", "coordinator");
        var known = stage.Ledger.Groups.Keys.First(name => !stage.Oracle.May(who, stage.Ledger.Canaries[name[2..]]));
        using var system = stage.Centre.WithKey(filled.Fast(who));
        var absent = await ApiAsync(system, "dissolve-group.name", string.Empty, "ZQ-NONE");
        var closed = await ApiAsync(system, "dissolve-group.name", string.Empty, known);
        stage.Judging.Text(who, "error text", absent);
        stage.Judging.AssertNothingWrong();
        Assert.Equal(absent, closed);
    }

    [Fact]
    public async Task Downgrade_OfWhatIsClosed_AsksForNoMoreThanOfWhatIsAbsent()
    {
        // A person's session that is not stepped up: the question for a fresh code must not tell a closed record from none.
        var stage = filled.Stage;
        var who = new Who("CY", "police", "liaison officer");
        foreach (var form in ReportForms.All.Where(form => form.Command is CommandKind.CorrectHit or CommandKind.ChangeMarks))
        {
            foreach (var (closed, absent) in Pairs(stage, who, $"{form.Word}.{form.Tie!.Field}"))
            {
                using var browser = stage.Browser(who);
                Assert.Equal(await SentAsync(browser, form, absent, string.Empty), await SentAsync(browser, form, closed, string.Empty));
            }
        }
    }

    /// <summary>Names of what is closed for a viewer, each level and kind once or more, beside names that nothing has.</summary>
    private static IEnumerable<(string Closed, string Absent)> Pairs(Stage stage, Who who, string command)
    {
        if (command.EndsWith(".line", StringComparison.Ordinal))
        {
            // A line whose number is that of a status would be taken for it in the answer.
            return stage.Ledger.Lines.Where(line => stage.Oracle.Of(who, line).Level == "number" && line.Number is not (404 or 422)).TakeLast(6).Select((line, index) => ($"{line.Number}", $"{stage.Ledger.Head + 1000 + index}"));
        }

        return stage.Ledger.Records.Values.Where(record => record.Codes is not null && !stage.Oracle.Reads(who, record))
            .GroupBy(record => (record.Kind, stage.Oracle.Of(who, record.Lines[0]).Level, record.Withdrawn)).SelectMany(alike => alike.Take(2))
            .Select(record => (record.Id.ToString("D"), Commands.NewId()));
    }

    private static Who? Place(string country, string role) => (country == "EU") != (role == "coordinator") ? null
        : new Who(country, country == "EU" ? "coordination" : role == "agency officer" ? "customs" : "police", role);

    private static JsonObject Command(string command, string body, string named)
    {
        var (kind, field) = (command.Split('.')[0], command.Split('.')[1]);
        var sent = Commands.Of(kind, $"{{{body}}}");
        sent[field] = field == "line" ? JsonNode.Parse(named) : JsonValue.Create(named);
        return sent;
    }

    private static async Task<string> ApiAsync(HttpClient system, string command, string body, string named)
    {
        using var answer = await Commands.PostAsync(system, Command(command, body, named));
        var text = await answer.Content.ReadAsStringAsync();
        var headers = string.Join('\n', answer.Headers.Concat(answer.Content.Headers).Where(header => header.Key is not ("Date" or "Content-Length")).Select(header => $"{header.Key}: {string.Join(',', header.Value)}"));
        return $"{(int)answer.StatusCode}\n{headers}\n{text}".Replace(named, "NAMED", StringComparison.Ordinal);
    }

    private static async Task<string> HubAsync(HubConnection hub, string command, string body, string named)
    {
        var sent = Command(command, body, named);
        sent["operation"] = Commands.Operation;
        return (await hub.InvokeAsync<JsonElement>("Submit", sent)).GetRawText().Replace(named, "NAMED", StringComparison.Ordinal);
    }

    private static async Task<string> PageAsync(HttpClient browser, ReportForm form, string named)
    {
        using var answer = await browser.GetAsync(new Uri($"/operations/{Commands.Operation}/report/{form.Word}?{form.Tie!.Field}={named}", UriKind.Relative));
        return $"{(int)answer.StatusCode}\n{Stripped(await answer.Content.ReadAsStringAsync(), named)}";
    }

    private static async Task<string> SentAsync(HttpClient browser, ReportForm form, string named, string part)
    {
        var root = $"/operations/{Commands.Operation}/report/{form.Word}";
        var token = await Stage.GuardAsync(browser);
        var body = JsonNode.Parse($"{{{Naming.GetValueOrDefault($"{form.Word}.{form.Tie!.Field}", """ "text":"x" """)}}}")!;
        using var content = new FormUrlEncodedContent(Flat(string.Empty, body).Append(new("__RequestVerificationToken", token)).Append(new("id", Commands.NewId())).Append(new(form.Tie!.Field, named)));
        using var answer = await browser.PostAsync(new Uri(root + part, UriKind.Relative), content);
        return $"{(int)answer.StatusCode}\n{Stripped(await answer.Content.ReadAsStringAsync(), named)}";
    }

    // What differs from one drawing of a page to the next: guards, new ids, clocks.
    private static string Stripped(string text, string named) => Changing().Replace(long.TryParse(named, out var number)
        ? Regex.Replace(text, $"(?<![0-9,])(?:{number}|{number.ToString("N0", System.Globalization.CultureInfo.InvariantCulture)})(?![0-9,])", "NAMED")
        : text.Replace(named, "NAMED", StringComparison.Ordinal), "*");

    private static IEnumerable<KeyValuePair<string, string>> Flat(string path, JsonNode node) => node switch
    {
        JsonObject group => group.SelectMany(field => Flat(path.Length == 0 ? field.Key : $"{path}.{field.Key}", field.Value!)),
        JsonArray list when list.All(item => item is JsonValue) => list.Select(item => KeyValuePair.Create(path, item!.ToString())),
        JsonArray list => list.SelectMany((item, index) => Flat($"{path}[{index}]", item!)),
        _ => [KeyValuePair.Create(path, node.ToString())],
    };

    private static string Kind(Type command) => CommandReading.Kinds.Single(kind => Words.TryParse<CommandKind>(kind, out var known) && known.ToString() == command.Name);

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"[^\"]+\"|name=\"id\" value=\"[^\"]+\"|<time.*?</time>|data-(?:now|at|clock|recorded)[a-z-]*=\"[^\"]*\"|value=\"[0-9]{4}-[0-9]{2}-[0-9]{2}T[^\"]*\"|nonce[-=][^\"' ]+|[0-9]{2}:[0-9]{2}(?::[0-9]{2})?", RegexOptions.Singleline)]
    private static partial Regex Changing();
}
