using System.CommandLine;
using System.Text;
using CommandCentre.Domain.Fields;
using CommandCentre.Domain.Tests.Fuzzing;
using CommandCentre.Server.Api;
using CommandCentre.Server.CommandLine;
using CommandCentre.Server.CrossChecks.Recognition;
using CommandCentre.Server.Exports;
using CommandCentre.Server.Exports.Papers;
using CommandCentre.Server.Identity.Providers;
using CommandCentre.Server.Pages.Board;
using CommandCentre.Server.Pages.Forms;
using CommandCentre.Server.Pages.Holdings;
using CommandCentre.Server.Sheets;
using CommandCentre.Server.Tests.Running;
using CommandCentre.Server.Tests.Sheets;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Commands = CommandCentre.Server.Tests.Running.Commands;

namespace CommandCentre.Server.Tests.Fuzzing;

/// <summary>B1 of quality.md: what comes from outside (bodies, forms, addresses, the command line), given anything.</summary>
public sealed class EdgeParserFuzzTests
{
    private static readonly string[] Bodies = [.. Right().Select(command => command.ToJsonString())];
    private static readonly string[] Wishes = ["""{"purpose":"case LEJ-7","marks":"all","format":"csv","after":12}""", """{"purpose":"case LEJ-7"}"""];
    private static readonly string[] Providers = ["""[{"name":"Zoll","authority":"https://sso.example","clientId":"centre","clientSecret":"s","country":"DE","agency":"customs","subject":"sub","amr":["mfa"],"acr":["2"]}]"""];
    private static readonly string[] Queries = ["kind=push-hit&kind=post-message&country=DE&handling=H2&item=firearm", "after=3&limit=500", "country=%44%45&handling=2"];
    private static readonly string[] LeadQueries = ["side=to-us&show=missed&stage=located&skip=50&limit=500", "side=all&side=from-us&skip=2147483647&limit=0"];
    private static readonly string[] Forms = ["report.consignor.name=Ola&items[0].count=2&items[1].kind=part&handling=H1&handling=H2&_handler=x", "id=1&to=FR&to=NL&a.b.c.d.e.f.g.h.i.j.k.l.m=1"];
    private static readonly string[] Checks = ["""{"schema":"Person","query":{"name":["Anna Berg"]},"candidate":{"name":["BERG, Anna"],"birthDate":["1970"]},"match":true}"""];
    private static readonly string[] Queried = ["query,expected,schema\nAnna Berg,x;y,Person\n\"Berg, A.\",z,\n"];
    private static readonly string[] Pastes =
    [
        "FROM: Acme Ltd\n12 High Street\nLondon\nTO: Ola Nordmann\nStorgata 5\n0155 Oslo\nRR473124829GB, DE89 3704 0044 0532 0130 00", "surname;first name;dob\nBerg;Anna;12.05.1980\n",
        "Получатель: Иванов Иван, ул. Мира 10, +7 916 123-45-67, 1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa, anna [at] example.org",
    ];

    private static readonly string[] Addresses = ["http://localhost:5080", "https://0.0.0.0:443", "http://[::1]:0", "http://*:80"];
    private static readonly string[] Lines = ["serve --data d --urls http://localhost:1 --seed 7 --speed 120", "journal show ARMSTRONG-VII --after 3", "journal verify --data d", "exercise generate --seed 1 --out f", "blind build h.jsonl --secret s.json --country NL --out f --rate 1000", "--mode live --proxy 10.0.0.1 --origin https://a.example"];

    private static readonly string[] Sheets =
    [
        "label=Cases 2019&form=csv&mapping=&columns[0].column=surname&columns[0].as=name&columns[1].column=dob&columns[1].as=birth-date&schema=Person&separator=;&keepAs=ours&handling=H2&mode=open&expires=2030-01-01",
        "label=Cases&form=follow-the-money&handling=H1&handling=H3&handlingText=ask&mode=silent&to=FR&dryRun=true&replace=on",
    ];

    private static readonly string[] Tables = ["parcel,destination,reason\nRR473124829GB,FR,\"two\nlines\"\n", "parcel;to\n'=1;FR NL\n", "PK\u0003\u0004"];

    private static readonly string[] Books = ["""<row r="1"><c r="A1" t="inlineStr"><is><t>site</t></is></c><c r="B1" s="1"><v>44151.5</v></c></row><row r="2"><c r="A2" t="s"><v>0</v></c><c r="AB2"><f>1+1</f><v>2</v></c></row>"""];

    private static readonly string[] Papers = ["""{"paper":"niem","purpose":"case LEJ-7"}""", """{"paper":"message-json","purpose":["a","b"]}"""];

    private static readonly string[] Terms = ["load=8b5f0f3c-6a0e-4c57-9a43-0c8e5b8e7d11&handling=H2&mode=silent&expires=2030-01-01&caseReference=C-1&contact=desk", "ids=8b5f0f3c-6a0e-4c57-9a43-0c8e5b8e7d11&mode=open"];

    private static readonly Dictionary<string, (string[] Samples, Action<string> Parse)> Fuzzed = new()
    {
        ["ExportWish.Read"] = (Wishes, text => Wish(FieldTrees.Read(Encoding.UTF8.GetBytes(text)).Fields)),
        ["FieldTrees.Read"] = (Bodies, text => Command(FieldTrees.Read(Encoding.UTF8.GetBytes(text)).Fields)),
        ["FilterQuery.Read"] = (Queries, text => FilterQuery.Write(FilterQuery.Read(new QueryCollection(QueryHelpers.ParseQuery(text))))),
        ["FormTrees.Read"] = (Forms, text => Command(FormTrees.Read(QueryHelpers.ParseQuery(text)))),
        ["ImportSheet.Read"] = (Sheets, Sheet),
        ["LeadQuery.Read"] = (LeadQueries, Leads),
        ["ListenAddress.Parse"] = (Addresses, text => Told(() => ListenAddress.Parse(text))),
        ["ListenAddress.TryParse"] = (Addresses, text => ListenAddress.TryParse(text, out _)),
        ["MatchLines.Parse"] = (Checks, Check),
        ["SheetReader.Read"] = (Tables, text => Told(() => SheetReader.Read(Encoding.UTF8.GetBytes(text)))),
        ["SheetWish.Read"] = (Wishes, text => SheetOut(FieldTrees.Read(Encoding.UTF8.GetBytes(text)).Fields)),
        ["PaperWish.Read"] = (Papers, text => Paper(FieldTrees.Read(Encoding.UTF8.GetBytes(text)).Fields)),
        ["TermsFields.Read"] = (Terms, text => Changed(FormValues.Of(QueryHelpers.ParseQuery(text)))),
        ["Xlsx.Read"] = (Books, text => Told(() => Xlsx.Read(SheetReaderTests.Book(text)))),
        ["Recogniser.Read"] = (Pastes, text => Assert.All(Recogniser.Read(text).Values, value => Assert.InRange(value.Text.Length, 1, Recognised.LongestValue))),
    };

    /// <summary>Read from a file, which is written for each case: below.</summary>
    private static readonly string[] Files = ["MatchQuery.Read", "ProvidersFile.Read"];

    public static TheoryData<string> Parsers => [.. Fuzzed.Keys];

    [Fact]
    public void Parsers_All_AreFuzzed() => Assert.Equal(
        Fuzz.Parsers(typeof(FieldTrees).Assembly).Where(parser => !parser.StartsWith("Exercise", StringComparison.Ordinal)), // tables built into the program
        Fuzzed.Keys.Concat(Files).Concat(FileFuzzTests.Fuzzed.Keys).Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Parsers))]
    public void Parser_GivenAnything_AnswersWithinItsBounds(string parser) => Fuzz.Texts(parser.Length, Fuzzed[parser].Samples, Fuzzed[parser].Parse);

    [Fact]
    public void Providers_OfAnything_AreReadOrExplainedWithTheFile()
    {
        using var folder = new TemporaryFolder();
        var path = Directory.CreateDirectory(Path.Combine(folder.Path, "identity")).FullName + "/providers.json";
        var turn = 0;
        Fuzz.Texts(5, Providers, text =>
        {
            // A file and an exception each: one of forty is tried, 2,500 of them.
            if (turn++ % 40 != 0)
            {
                return;
            }

            File.WriteAllBytes(path, Encoding.UTF8.GetBytes(text));
            if (Record.Exception(() => ProvidersFile.Read(folder.Path)) is { } wrong)
            {
                Assert.Contains(path, Assert.IsType<IOException>(wrong).Message, StringComparison.Ordinal);
            }
        });
    }

    [Fact]
    public void Queries_OfAnything_AreReadOrExplainedWithTheFile()
    {
        using var folder = new TemporaryFolder();
        var path = Path.Combine(folder.Path, "queries.csv");
        var turn = 0;
        Fuzz.Texts(7, Queried, text =>
        {
            // A file and mostly an exception each: as above.
            if (turn++ % 40 != 0)
            {
                return;
            }

            File.WriteAllBytes(path, Encoding.UTF8.GetBytes(text));
            if (Record.Exception(() => MatchQuery.Read(path, TextWriter.Null, TestContext.Current.CancellationToken)) is { } wrong)
            {
                Assert.Contains(path, Assert.IsType<WorldFailure>(wrong).Message, StringComparison.Ordinal);
            }
        });
    }

    [Fact]
    public void CommandLine_OfAnything_IsReadOrExplained()
    {
        // The words are read and not followed: nothing is served and nothing is written.
        var root = CentreCommands.Root((_, _) => Task.FromResult(0), new InvocationConfiguration());
        // No system hands over an argument with a NUL in it: it would end there.
        Fuzz.Texts(3, Lines, text => Assert.All(root.Parse(text.Replace('\0', '0').Split(' ', StringSplitOptions.RemoveEmptyEntries)).Errors, error => Assert.NotEmpty(error.Message)));
    }

    private static IEnumerable<System.Text.Json.Nodes.JsonObject> Right() =>
        [Commands.Hit(), Commands.Tally(), Commands.Ask("FR"), Commands.Lead(), Commands.Seizure(), Commands.Message(), Commands.Open(), Commands.JoinDuty()];

    private static void Check(string text)
    {
        using var document = MatchLines.Parse(text, out var reason);
        Assert.True(document is not null || reason.Length > 0);
    }

    private static void Changed(FormValues sent)
    {
        var (change, errors) = TermsFields.Read(sent, new DateTimeOffset(2026, 11, 22, 0, 0, 0, TimeSpan.Zero));
        Assert.True(change is null != errors is []);
    }

    private static void Leads(string text)
    {
        var errors = new List<FieldError>();
        var asked = LeadQuery.Read(new QueryCollection(QueryHelpers.ParseQuery(text)), errors);
        Assert.InRange(asked.Limit, 1, 500); // OperationView.PageLimit
        Assert.True(asked.Skip >= 0);
        Assert.All(errors, error => Assert.InRange(error.Value.Length, 0, 80));
    }

    private static void Sheet(string text)
    {
        var (wish, errors) = ImportSheet.Read(FormValues.Of(QueryHelpers.ParseQuery(text)), [], new DateTimeOffset(2026, 11, 22, 0, 0, 0, TimeSpan.Zero));
        Assert.True(wish is null != errors is []);
    }

    private static void Wish(FieldTree.Group? fields)
    {
        if (fields is not null)
        {
            var (wish, errors) = ExportWish.Read(fields);
            Assert.True(wish is null != errors is []);
        }
    }

    private static void SheetOut(FieldTree.Group? fields)
    {
        if (fields is not null)
        {
            var (wish, errors) = SheetWish.Read(fields);
            Assert.True(wish is null != errors is []);
        }
    }

    private static void Paper(FieldTree.Group? fields)
    {
        if (fields is not null)
        {
            var (wish, errors) = PaperWish.Read(fields);
            Assert.True(wish is null != errors is []);
        }
    }

    private static void Command(FieldTree.Group? fields)
    {
        if (fields is not null)
        {
            var read = CommandReading.Read(fields);
            Assert.True(read.Command is null != read.Errors is []);
        }
    }

    private static void Told(Func<object> parse)
    {
        try
        {
            parse();
        }
        catch (Exception told) when (told is ArgumentException or FormatException or WorldFailure or SheetUnreadable)
        {
            Assert.NotEmpty(told.Message);
        }
    }
}
