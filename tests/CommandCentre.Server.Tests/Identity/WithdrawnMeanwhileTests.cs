using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using AngleSharp.Html.Parser;
using CommandCentre.Desks.Access;
using CommandCentre.Server.Identity;
using CommandCentre.Server.Tests.Running;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace CommandCentre.Server.Tests.Identity;

/// <summary>Rights that end while a request comes in slowly: it counts what holds when it is decided, not when it began.</summary>
public sealed class WithdrawnMeanwhileTests
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(20);

    [Fact]
    public async Task Export_OfACountryDismissedWhileItsFormCameIn_GivesNothing()
    {
        var arrived = new Arrivals();
        await using var centre = await StartedAsync(arrived);
        using var browser = centre.Browser(out _);
        await PageForms.EnterAsync(browser, "FR liaison-officer");
        var page = $"/operations/{Commands.Operation}/export";
        var content = HaltingContent.Form([.. await HiddenAsync(browser, page), new("purpose", "case LEJ-7"), new("marks", "h0"), new("format", "csv")]);
        var sent = browser.PostAsync(page, content);
        await arrived.PostAsync().WaitAsync(Soon);
        using var centreOfAll = centre.As("EU", "coordinator");
        await Commands.RecordAsync(centreOfAll, new JsonObject { ["id"] = Commands.NewId(), ["kind"] = "dismiss-participant", ["country"] = "FR" });
        content.Go();
        using var answer = await sent;
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Empty(await centre.Get<AccessLog>().LatestAsync(line => line.Access.What is AccessKind.Exported, 10));
    }

    [Fact]
    public async Task Form_OfASessionEndedWhileItCameIn_RecordsNothing()
    {
        var arrived = new Arrivals();
        await using var centre = await StartedAsync(arrived);
        using var browser = centre.Browser(out _);
        await PageForms.EnterAsync(browser, "DE liaison-officer");
        var page = $"/operations/{Commands.Operation}/report/post-message";
        var content = HaltingContent.Form([.. await HiddenAsync(browser, page), new("text", "too late"), new("handling", "H0")]);
        var sent = browser.PostAsync(page, content);
        await arrived.PostAsync().WaitAsync(Soon);
        foreach (var session in centre.Get<Sessions>().All)
        {
            centre.Get<Sessions>().EndAllOf(session.Officer);
        }

        content.Go();
        using var answer = await sent;
        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        using var germany = centre.As("DE", "liaison officer");
        Assert.DoesNotContain("too late", await germany.GetStringAsync($"/api/operations/{Commands.Operation}/lines"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Command_OfAKeyWithdrawnWhileItsBodyCameIn_IsNotSignedIn()
    {
        var arrived = new Arrivals();
        await using var centre = await StartedAsync(arrived);
        using var germany = centre.As("DE", "liaison officer");
        var content = new HaltingContent(Encoding.UTF8.GetBytes(Commands.Hit("too late").ToJsonString()), "application/json");
        var sent = germany.PostAsync($"/api/operations/{Commands.Operation}/commands", content);
        await arrived.PostAsync().WaitAsync(Soon);
        var key = germany.DefaultRequestHeaders.Authorization!.Parameter!;
        centre.Get<SystemKeys>().Remove(new SystemKey(Secret.Kept(key), "DE-SYS-POL-LO", new Rights("DE", "police", "liaison officer")));
        content.Go();
        using var answer = await sent;
        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        Assert.Contains("not-signed-in", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    /// <summary>What is no form is said to be none, whoever sends it, and is no failure of the centre.</summary>
    [Theory]
    [InlineData("/operations/ARMSTRONG-TEST/report/push-hit")]
    [InlineData("/operations/ARMSTRONG-TEST/export")]
    public async Task Form_ThatIsNone_IsABadRequestOfWhoeverSendsIt(string page)
    {
        await using var centre = await StartedAsync(new Arrivals());
        using var stranger = centre.Browser(out _);
        using var officer = centre.Browser(out _);
        await PageForms.EnterAsync(officer, "DE liaison-officer");
        foreach (var browser in new[] { stranger, officer })
        {
            using var content = new ByteArrayContent("no form"u8.ToArray());
            content.Headers.ContentType = MediaTypeHeaderValue.Parse("multipart/form-data");
            using var answer = await browser.PostAsync(page, content);
            Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        }
    }

    private static async Task<RunningCentre> StartedAsync(Arrivals arrived)
    {
        var centre = await RunningCentre.StartAsync(also: builder => builder.Services.AddSingleton<Microsoft.AspNetCore.Hosting.IStartupFilter>(arrived));
        await Commands.OpenAsync(centre);
        arrived.Begin();
        return centre;
    }

    private static async Task<IReadOnlyList<KeyValuePair<string, string>>> HiddenAsync(HttpClient browser, string page)
    {
        var document = new HtmlParser().ParseDocument(await browser.GetStringAsync(page));
        var form = document.QuerySelector($"form[action^='{page}']") ?? document.Forms.First(form => form.QuerySelector("input[name=__RequestVerificationToken]") is not null && form.GetAttribute("action") is null);
        return [.. form.QuerySelectorAll("input[type=hidden]").Select(input => KeyValuePair.Create(input.GetAttribute("name")!, input.GetAttribute("value") ?? string.Empty))];
    }

    /// <summary>Tells when the centre begins to read the body of a post: it has looked at who sends it by then.</summary>
    private sealed class Arrivals : Microsoft.AspNetCore.Hosting.IStartupFilter
    {
        private readonly TaskCompletionSource _reading = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private volatile bool _begun;

        public void Begin() => _begun = true;

        public Task PostAsync() => _reading.Task;

        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.Use((context, following) =>
            {
                if (_begun && Microsoft.AspNetCore.Http.HttpMethods.IsPost(context.Request.Method) && context.Request.Path.StartsWithSegments("/operations") | context.Request.Path.StartsWithSegments("/api"))
                {
                    context.Request.Body = new Told(context.Request.Body, _reading);
                }

                return following(context);
            });
            next(app);
        };

        private sealed class Told(Stream inner, TaskCompletionSource reading) : Stream
        {
            public override bool CanRead => true;

            public override bool CanSeek => false;

            public override bool CanWrite => false;

            public override long Length => inner.Length;

            public override long Position { get => inner.Position; set => inner.Position = value; }

            public override void Flush() => inner.Flush();

            public override int Read(byte[] buffer, int offset, int count) => inner.Read(buffer, offset, count);

            public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
            {
                reading.TrySetResult();
                return await inner.ReadAsync(buffer, cancellationToken);
            }

            public override long Seek(long offset, SeekOrigin origin) => inner.Seek(offset, origin);

            public override void SetLength(long value) => inner.SetLength(value);

            public override void Write(byte[] buffer, int offset, int count) => inner.Write(buffer, offset, count);
        }
    }
}
