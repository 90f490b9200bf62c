using System.Globalization;
using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using CommandCentre.Server.Tests.Running;
using Microsoft.AspNetCore.SignalR.Client;

namespace CommandCentre.Server.Tests.Isolation;

/// <content>What people are given: every page, from every place, and who will see what they are about to send.</content>
public sealed partial class IsolationMatrixTests
{
    /// <summary>Every page in a browser, for one viewer of each class.</summary>
    private static async Task PagesAsync(Stage stage, Func<Who, bool> looks)
    {
        foreach (var who in Seers(stage).Where(looks))
        {
            using var browser = stage.Browser(who);
            foreach (var (name, addresses) in Outlets.ByBrowser)
            {
                foreach (var address in addresses(who, stage.Oracle))
                {
                    await PageAsync(stage, who, browser, name, address);
                }
            }
        }
    }

    /// <summary>One viewer of each class that sight tells apart; on a push two classes of each country, in turn, when not all.</summary>
    private static IEnumerable<Who> Seers(Stage stage) => stage.Systems.Select(system => system.Who).DistinctBy(who => who.Class)
        .GroupBy(who => who.Country)
        .SelectMany((country, index) => country.Where((who, place) => Outlets.Full || country.Key is "EU" or "DE" || place % 4 == index % 4));

    private static async Task PageAsync(Stage stage, Who who, HttpClient browser, string name, string address)
    {
        using var answer = await browser.GetAsync(address);
        var text = await answer.Content.ReadAsStringAsync();
        if (name.EndsWith("/parcels/{Number}", StringComparison.Ordinal) || address.Contains("?parcel=", StringComparison.Ordinal))
        {
            // Who asks for a parcel by its number is told that number again, whether anything is known of it or not.
            text = text.Replace(address[(address.LastIndexOfAny(['/', '=']) + 1)..], string.Empty, StringComparison.Ordinal);
        }

        stage.Judging.Expect((int)answer.StatusCode < 500, who, name, () => $"{address} answers {(int)answer.StatusCode}");
        stage.Judging.Text(who, name, answer.Headers.ToString() + text, [.. Canaries.IdsIn(address)]);
        if (name.Contains("/files/", StringComparison.Ordinal))
        {
            var isThere = stage.Ledger.Participants.Contains(who.Country) && who.Place != "wall" && HasFile(stage, who, address);
            stage.Judging.Same(who, name, "status of " + address, isThere ? "OK" : "NotFound", answer.StatusCode.ToString());
            MustHold(stage, who, name, address, text);
            return;
        }

        foreach (Match row in RowOf().Matches(text))
        {
            stage.Judging.Row(who, name, row.Value);
        }

        // A wall is sent back to its board from anywhere else.
        if (stage.Ledger.Participants.Contains(who.Country) && (who.Place != "wall" || answer.StatusCode == HttpStatusCode.OK))
        {
            Judge(stage, who, name, address, text);
        }
    }

    private static void Judge(Stage stage, Who who, string name, string address, string text)
    {
        if (name.EndsWith("/lines", StringComparison.Ordinal) && address.Split('?') is [_, var filter])
        {
            var shown = NumberOf().Matches(text).Select(number => long.Parse(number.Groups[1].Value, CultureInfo.InvariantCulture)).Order();
            var wanted = stage.Ledger.Lines.Where(line => Matches(stage.Oracle, who, line, filter)).Select(line => line.Number).TakeLast(100);
            stage.Judging.Same(who, name, "lines of " + filter, string.Join(' ', wanted), string.Join(' ', shown));
        }
        else if (name.EndsWith("/lines/{Number:long}", StringComparison.Ordinal))
        {
            var line = stage.Ledger.Line(long.Parse(address[(address.LastIndexOfAny(['/', '=']) + 1)..], CultureInfo.InvariantCulture));
            stage.Judging.Must(who, name, text, line.Canaries);
        }
        else if (name.EndsWith("/links/{Number:long}", StringComparison.Ordinal))
        {
            var number = long.Parse(address[(address.LastIndexOfAny(['/', '=']) + 1)..], CultureInfo.InvariantCulture);
            var link = stage.Oracle.Links(who).FirstOrDefault(link => link.Lines[0].Number == number);
            stage.Judging.Same(who, name, $"whether the page of link {number} is there", link is null ? "no" : "yes", text.Contains("link-chart", StringComparison.Ordinal) ? "yes" : "no");
            stage.Judging.Must(who, name, text, link is { Ends: var (left, right) } ? Content(left).Concat(Content(right)) : []);
        }
        else if (name.EndsWith("/links", StringComparison.Ordinal) && address.EndsWith("show=all", StringComparison.Ordinal))
        {
            var shown = LinkOf().Matches(text).Select(number => long.Parse(number.Groups[1].Value, CultureInfo.InvariantCulture)).Distinct().Order();
            stage.Judging.Same(who, name, "links", string.Join(' ', stage.Oracle.Links(who).Select(link => link.Lines[0].Number).OrderDescending().Take(30).Order()), string.Join(' ', shown));
        }
        else if (name is "GET POST /operations/{Key}" or "GET POST /operations/{Key}/lines" && !address.Contains('?', StringComparison.Ordinal))
        {
            stage.Judging.Must(who, name, text, stage.Ledger.Lines.TakeLast(100).Select(line => line.Canaries.FirstOrDefault(canary => canary.Field is "summary" or "text" or "question")).OfType<Canary>());
        }
    }

    /// <summary>Whether a line is asked for, by what of it the viewer may see.</summary>
    private static bool Matches(FieldOracle oracle, Who who, SaidLine line, string filter)
    {
        var allowed = oracle.Of(who, line);
        var query = filter.Split('&').Select(part => part.Split('=')).ToDictionary(part => part[0], part => part[1]);
        return query.All(part => part.Key switch
        {
            "before" => line.Number < long.Parse(part.Value, CultureInfo.InvariantCulture),
            "kind" => line.Kind == part.Value && (allowed.IsReadable || allowed.Level == "counts"),
            "country" => line.Record.Owner == part.Value && allowed.Level != "number",
            "handling" => allowed.IsReadable && line.Record.Codes is { } codes && (part.Value == "H0" ? codes.Length == 0 : codes.Contains(part.Value[1] - '0')),
            "item" => line.Items.Any(item => item.Kind == part.Value) && (allowed.IsReadable || allowed.Level == "counts"),
            _ => throw new ArgumentException($"no rule for the filter {part.Key}", nameof(filter)),
        });
    }

    /// <summary>Somebody of every country whose duty window is closed, and a wall: pages and hub with a session, as browsers come.</summary>
    private static async Task PlacesAsync(Stage stage)
    {
        var roles = new[] { "liaison officer", "agency officer", "observer", "analyst" };
        var away = stage.Countries.Where(stage.Ledger.Participants.Contains).Select((country, index) => country == "EU"
            ? new Who("EU", "coordination", "coordinator", "off-duty")
            : new Who(country, roles[index % 4] == "agency officer" ? "customs" : "police", roles[index % 4], "off-duty"));
        foreach (var who in away.Prepend(new Who("EU", "coordination", "observer", "wall")))
        {
            using var browser = stage.Browser(who, out var cookies);
            foreach (var (name, addresses) in Outlets.ByBrowser.Where(outlet => outlet.Key.Contains("{Key}", StringComparison.Ordinal)))
            {
                foreach (var address in addresses(who, stage.Oracle).Where((_, index) => Outlets.Full || who.Place == "wall" || index % 4 == 0))
                {
                    await PageAsync(stage, who, browser, name, address);
                }
            }

            await using var hub = Boards.OfBrowser(stage.Centre, cookies);
            await hub.StartAsync();
            Page(stage, who, "hub Join from another place", await hub.InvokeAsync<JsonElement>("Join", Commands.Operation, 0L), false);
            Page(stage, who, "hub JoinBoard from another place", await hub.InvokeAsync<JsonElement>("JoinBoard", Commands.Operation, 0L), true);
        }
    }

    /// <summary>Who will see this, asked for every form about what is closed, by officers who may fill it in.</summary>
    private static async Task PreviewsAsync(Stage stage)
    {
        foreach (var who in Seers(stage).Where(who => who.Role is "liaison officer" or "agency officer" or "coordinator" && stage.Ledger.Participants.Contains(who.Country)))
        {
            foreach (var form in CommandCentre.Server.Pages.Forms.ReportForms.All)
            {
                // A person previews 20 times a second at most: each form has an officer of its own.
                using var browser = stage.Browser(who);
                var token = await Stage.GuardAsync(browser);
                var closed = stage.Ledger.Records.Values.First(record => record.Codes is not null && !stage.Oracle.Reads(who, record)).Id.ToString("D");
                using var content = new FormUrlEncodedContent(new Dictionary<string, string> { ["__RequestVerificationToken"] = token, ["handling"] = "H2", ["to"] = "FR", ["hit"] = closed, ["check"] = closed, ["lead"] = closed, ["about"] = closed, ["record"] = closed });
                using var answer = await browser.PostAsync(new Uri($"/operations/{Commands.Operation}/report/{form.Word}/preview", UriKind.Relative), content);
                stage.Judging.Same(who, "POST preview", "status of " + form.Word, "OK", answer.StatusCode.ToString());
                stage.Judging.Text(who, "POST preview", await answer.Content.ReadAsStringAsync(), [Guid.Parse(closed)]);
            }
        }
    }

    [GeneratedRegex("<li class=\"line\".*?</li>", RegexOptions.Singleline)]
    private static partial Regex RowOf();

    /// <summary>What was said in a record's content as it stands; a page need not name who said it.</summary>
    private static IEnumerable<Canary> Content(SaidRecord record) =>
        (record.Lines.LastOrDefault(line => line.Kind == "hit-corrected") ?? record.Lines[0]).Canaries.Where(canary => canary.Part is Part.Narrative or Part.Nominal);

    [GeneratedRegex("href=\"/operations/[^/\"]+/links/([0-9]+)\"")]
    private static partial Regex LinkOf();

    [GeneratedRegex("data-number=\"([0-9]+)\"")]
    private static partial Regex NumberOf();
}
