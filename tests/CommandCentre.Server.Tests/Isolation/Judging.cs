using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace CommandCentre.Server.Tests.Isolation;

/// <summary>Holds whatever came out against the oracle, counts what it looked at and keeps what was wrong.</summary>
internal sealed partial class Judging(FieldOracle oracle)
{
    private const int Told = 25;

    private readonly Dictionary<(object Class, long Head, bool Over, int Groups), (long Forbidden, HashSet<Guid> Ids)> _forbidden = [];
    private readonly Dictionary<string, string> _templates = [];
    private readonly HashSet<(Who Who, string Outlet)> _seen = [];
    private readonly List<string> _wrong = [];
    private readonly Dictionary<string, long> _byOutlet = [];

    /// <summary>How many times a canary or id was looked for where it must not be, or asked for where it must.</summary>
    public long Checks { get; private set; }

    /// <summary>The same with each canary and id counted once for each viewer and outlet, however many texts came out of it.</summary>
    public long Distinct { get; private set; }

    /// <summary>Texts that were looked at.</summary>
    public long Texts { get; private set; }

    /// <summary>Canaries and ids that had to be there and were.</summary>
    public long Present { get; private set; }

    /// <summary>Checks by outlet.</summary>
    public IReadOnlyDictionary<string, long> ByOutlet => _byOutlet;

    public IReadOnlyList<string> Wrong => _wrong;

    private Ledger Ledger => oracle.Ledger;

    public void AssertNothingWrong() => Assert.True(_wrong.Count == 0, $"{_wrong.Count} wrong of {Checks} checks:\n{string.Join('\n', _wrong.Take(Told))}");

    /// <summary>A text: no canary, no record's id, no command's id that is not for the viewer.</summary>
    /// <param name="who">Who got it.</param>
    /// <param name="outlet">From where.</param>
    /// <param name="text">All of it, headers and address too where they say something.</param>
    /// <param name="named">Ids that the viewer sent itself.</param>
    public void Text(Who who, string outlet, string text, params IReadOnlyCollection<Guid> named)
    {
        var (forbidden, ids) = Forbidden(who);
        Texts++;
        Count(outlet, forbidden + ids.Count);
        Distinct += _seen.Add((who, outlet)) ? forbidden + ids.Count : 0;
        foreach (var digits in Canaries.In(text))
        {
            Expect(Ledger.Canaries.TryGetValue(digits, out var canary) && oracle.May(who, canary), who, outlet, () => $"shows {(object?)canary ?? digits}: {Around(text, digits)}");
        }

        foreach (var id in Canaries.IdsIn(text).Where(id => !named.Contains(id)))
        {
            Expect(!ids.Contains(id) && !Ledger.Commands.Contains(id), who, outlet, () => $"names {id}, {(Ledger.Records.TryGetValue(id, out var record) ? $"{record.Kind} of {record.Owner}, {record.Said()}" : "a command")}");
        }
    }

    /// <summary>A canary that must be there: else an empty page would pass.</summary>
    public void Must(Who who, string outlet, string text, IEnumerable<Canary> canaries)
    {
        var found = Canaries.In(text);
        foreach (var canary in canaries.Where(canary => !canary.Gone && canary.Part is not Part.Group && oracle.Of(who, canary.Line).IsReadable && oracle.May(who, canary)))
        {
            Count(outlet, 1);
            Present++;
            Expect(found.Contains(canary.Text), who, outlet, () => $"lacks {canary}");
        }
    }

    /// <summary>A line as JSON: just the fields of its level, its addressees, marks and references as they may be known, its canaries there and no other.</summary>
    public void Line(Who who, string outlet, JsonElement line)
    {
        var text = line.GetRawText();
        Text(who, outlet, text);
        var said = Ledger.Line(line.GetProperty("number").GetInt64());
        var (allowed, sight) = (oracle.Of(who, said), line.GetProperty("sight"));
        Same(who, outlet, said, "level", allowed.Level, sight.GetProperty("level").GetString());
        Same(who, outlet, said, "reason", allowed.Reason, sight.GetProperty("reason").GetString());
        Same(who, outlet, said, "fields", string.Join(' ', Fields(allowed, said)), string.Join(' ', line.EnumerateObject().Select(field => field.Name)));
        Same(who, outlet, said, "owner", allowed.Level == "number" ? null : said.Record.Owner, Text(line, "owner"));
        Same(who, outlet, said, "at", allowed.Level switch { "number" => null, "counts" => Moment(FieldOracle.Hour(said.At)), _ => Moment(said.At) }, Text(line, "at"));
        Same(who, outlet, said, "record", allowed.IsReadable ? said.Record.Id.ToString("D") : null, Text(line, "record"));
        if (allowed.Level == "counts")
        {
            Same(who, outlet, said, "items", string.Join(' ', said.Items.Select(item => $"{item.Kind}:{item.Count}").Order()), string.Join(' ', line.GetProperty("body").GetProperty("items").EnumerateArray().Select(item => $"{item.GetProperty("kind")}:{item.GetProperty("count")}").Order()));
            Same(who, outlet, said, "body", "items", string.Join(' ', line.GetProperty("body").EnumerateObject().Select(field => field.Name)));
        }
        else if (allowed.IsReadable)
        {
            Readable(who, outlet, line, said, text);
        }
    }

    /// <summary>A line as it was taken out: content only where it may leave, else its number.</summary>
    public void Exported(Who who, string outlet, JsonElement line, bool restricted)
    {
        var said = Ledger.Line(line.GetProperty("number").GetInt64());
        if (oracle.Leaves(who, said, restricted))
        {
            Line(who, outlet, line);
            return;
        }

        Same(who, outlet, said, "fields", "operation number sight", string.Join(' ', line.EnumerateObject().Select(field => field.Name)));
        Same(who, outlet, said, "level", "number", line.GetProperty("sight").GetProperty("level").GetString());
    }

    /// <summary>A row of a board or a list: as its level, and at number and existence letter for letter like any other of that level.</summary>
    public void Row(Who who, string outlet, string html)
    {
        var number = long.Parse(NumberOf().Match(html).Groups[1].Value, CultureInfo.InvariantCulture);
        var said = Ledger.Line(number);
        var allowed = oracle.Of(who, said);
        Text(who, outlet, html);
        Same(who, outlet, said, "level", allowed.Level, SightOf().Match(html).Groups[1].Value);
        if (allowed.Level is "number" or "existence")
        {
            var bare = Bare(html, number, said, allowed.Level);
            var key = $"{allowed.Level} {(allowed.Level == "existence" && said.Record.Withdrawn ? "withdrawn" : string.Empty)} {(outlet.Contains("hub", StringComparison.Ordinal) ? "hub" : "page")}";
            _templates.TryAdd(key, bare);
            Count(outlet, 1);
            Expect(_templates[key] == bare, who, outlet, () => $"draws line {number} ({said.Kind}, {allowed.Level}) unlike others of its level: {bare}\nothers: {_templates[key]}");
            Expect(allowed.Level == "existence" || !bare.Contains("data-country", StringComparison.Ordinal), who, outlet, () => $"names the owner of line {number}: {bare}");
        }
    }

    /// <summary>Two values that must agree.</summary>
    public void Same(Who who, string outlet, string what, string? expected, string? actual)
    {
        Count(outlet, 1);
        Expect(expected == actual, who, outlet, () => $"{what} is {actual ?? "absent"} and should be {expected ?? "absent"}");
    }

    public void Expect(bool holds, Who who, string outlet, Func<string> wrong)
    {
        if (!holds)
        {
            _wrong.Add($"{outlet} for {who}: {wrong()}");
        }
    }

    private void Readable(Who who, string outlet, JsonElement line, SaidLine said, string text)
    {
        Must(who, outlet, text, said.Canaries);
        var body = line.TryGetProperty("body", out var there) ? there : throw new InvalidOperationException($"{outlet}: no body in {text}");
        var reference = new[] { "check", "lead", "indicator", "control", "seizure", "about", "of", "file" }.Select(name => Text(body, name)).FirstOrDefault(id => id is not null);
        Same(who, outlet, said, "reference", said.About is { } about && oracle.Reads(who, about) ? about.Id.ToString("D") : null, reference);
        var sight = line.GetProperty("sight");
        Same(who, outlet, said, "caveats", string.Join(' ', FieldOracle.Caveats(who, said.Record).Order()), string.Join(' ', Texts_(sight, "caveats").Order()));
        if (said.Record.Codes is { } codes)
        {
            Same(who, outlet, said, "to", string.Join(' ', oracle.To(who, said.Record).Order(StringComparer.Ordinal)), string.Join(' ', Texts_(line, "to").Order(StringComparer.Ordinal)));
            Same(who, outlet, said, "handling", codes.Length == 0 ? "H0" : string.Join(' ', codes.Select(code => "H" + code)), string.Join(' ', Texts_(line, "handling")));
            Same(who, outlet, said, "evaluation", said.Record.Evaluation, Text(line, "evaluation"));
        }
    }

    private static IEnumerable<string> Fields(Allowed allowed, SaidLine said) => allowed.Level switch
    {
        "number" => ["operation", "number", "sight"],
        "existence" => ["operation", "number", "at", "owner", "sight"],
        "counts" => ["operation", "number", "at", "kind", "owner", "body", "sight"],
        _ => ["operation", "number", "at", "recorded", "kind", "record", "owner", "by",
            .. said.Record.Codes is null ? Array.Empty<string>() : said.Record.Evaluation is null ? ["handling", "to"] : ["handling", "evaluation", "to"], "body", .. said.IsBlind ? ["closed"] : Array.Empty<string>(), "sight"],
    };

    private void Same(Who who, string outlet, SaidLine said, string what, string? expected, string? actual) => Same(who, outlet, $"{what} of line {said.Number} ({said.Kind} of {said.Record.Owner}, {said.Record.Said()})", expected, actual);

    private (long Forbidden, HashSet<Guid> Ids) Forbidden(Who who)
    {
        var key = ((object)who.Class, Ledger.Head, Ledger.Over, Ledger.Groups.Count);
        if (!_forbidden.TryGetValue(key, out var known))
        {
            known = (Ledger.Canaries.Values.Count(canary => !oracle.May(who, canary)), [.. Ledger.Records.Values.Where(record => !oracle.MayKnow(who, record)).Select(record => record.Id)]);
            _forbidden[key] = known;
        }

        return known;
    }

    private void Count(string outlet, long checks)
    {
        Checks += checks;
        _byOutlet[outlet] = _byOutlet.GetValueOrDefault(outlet) + checks;
    }

    /// <summary>What is left of a row when its number, and at existence its owner and time, are taken out.</summary>
    private static string Bare(string html, long number, SaidLine said, string level)
    {
        // The name of a built file may hold a line's number by chance.
        var bare = Digits(number).Replace(BuiltFile().Replace(html, "$1"), "#");
        if (level == "existence")
        {
            bare = Time().Replace(bare, "<time>");
            bare = Day().Replace(bare, "<day>");
            bare = Flag().Replace(bare, "src");
            bare = bare.Replace(CommandCentre.Server.Pages.Labels.Name(CommandCentre.Domain.Codes.CountryCode.Parse(said.Record.Owner)), "OWNER", StringComparison.Ordinal).Replace($"\"{said.Record.Owner}\"", "\"OWNER\"", StringComparison.Ordinal).Replace($">{said.Record.Owner}<", ">OWNER<", StringComparison.Ordinal);
        }

        return Space().Replace(bare, " ").Trim();
    }

    private static string Around(string text, string digits)
    {
        var at = text.IndexOf(digits, StringComparison.Ordinal);
        return text[Math.Max(0, at - 120)..Math.Min(text.Length, at + 40)].Replace('\n', ' ');
    }

    private static string Moment(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture);

    private static string? Text(JsonElement group, string name) => group.ValueKind is JsonValueKind.Object && group.TryGetProperty(name, out var value) && value.ValueKind is not JsonValueKind.Null ? value.GetString() : null;

    private static IEnumerable<string> Texts_(JsonElement group, string name) => group.TryGetProperty(name, out var list) ? list.EnumerateArray().Select(item => item.GetString()!) : [];

    private static Regex Digits(long number) => new($"(?<![0-9]){number.ToString("N0", CultureInfo.InvariantCulture)}(?![0-9])|(?<![0-9]){number}(?![0-9])", RegexOptions.CultureInvariant);

    [GeneratedRegex("data-number=\"([0-9]+)\"")]
    private static partial Regex NumberOf();

    [GeneratedRegex("data-sight=\"([a-z-]+)\"")]
    private static partial Regex SightOf();

    [GeneratedRegex("(/built/[a-z-]+)-[0-9a-f]{10}")]
    private static partial Regex BuiltFile();

    [GeneratedRegex("src=\"[^\"]*\"")]
    private static partial Regex Flag();

    [GeneratedRegex("<time.*?</time>", RegexOptions.Singleline)]
    private static partial Regex Time();

    [GeneratedRegex("<span class=\"line-day\">.*?</span>", RegexOptions.Singleline)]
    private static partial Regex Day();

    [GeneratedRegex("\\s+")]
    private static partial Regex Space();
}
