using CommandCentre.Domain.Fields;

namespace CommandCentre.Domain.Tests.Fields;

/// <summary>Values for a field, with the rule each breaks; no rule for those that are right.</summary>
internal static class WrongValues
{
    private static readonly (FieldTree? Value, FieldRule? Rule)[] Shapes =
        [(Sent.List(Sent.Text("x")), FieldRule.Shape), (Sent.Group(("x", Sent.Text("y"))), FieldRule.Shape)];

    public static IEnumerable<(FieldTree? Value, FieldRule? Rule)> Of(FieldSpec field) => [.. Absent(field), .. ByShape(field)];

    private static IEnumerable<(FieldTree?, FieldRule?)> Absent(FieldSpec field)
    {
        FieldRule? rule = field.Required ? FieldRule.Required : null;
        return field.Shape is "group" or "handling" || field.Path is "handlingText" ? [] : [(null, rule), (Sent.Text(string.Empty), rule), (Sent.Text("  "), rule), (Sent.List(), rule)];
    }

    private static IEnumerable<(FieldTree?, FieldRule?)> ByShape(FieldSpec field) => field.Shape switch
    {
        "text" => [.. Text(field), .. Shapes],
        "whole" => [.. Whole(field), .. Shapes],
        "uuid" => [.. Broken(FieldRule.Uuid, "1", "00000000-0000-0000-0000-000000000000", $"{{{Samples.Other}}}", Samples.Other[..35]), .. Right(Samples.Other.ToUpperInvariant()), .. Shapes],
        "day" => [.. Broken(FieldRule.Day, "16.11.2020", "2020-11-31", "1999-12-31", "2200-01-01", "2020-11-16T09:00:00Z"), .. Shapes],
        "moment" => [.. Moments(), .. Shapes],
        "country" => [.. Broken(FieldRule.Country, "XX", "UK", "DEU", "D\u202e"), .. Right("de", "XK"), .. Shapes],
        "parcel" => [.. Broken(FieldRule.Parcel, "RR473124828GB", "RR473124829XX", "abc", "12345", "RR47312482\u202e9GB"), .. Right("rr 473 124 829 gb", "1Z999AA10123456784"), .. Shapes],
        "countries" => [.. Broken(FieldRule.Country, "XX", "DE,Germany"), (Sent.List(Sent.Text("Q1")), FieldRule.Country), .. Right("DE, FR", "de fr;nl"), .. ListShapes()],
        "addressees" => [.. Broken(FieldRule.Country, "XX", "DE,Germany"), .. Broken(FieldRule.Addressee, "DE/army", "DE/", "@b", "@BAL_KAN", "DE/customs/1"), .. Right("DE, FR/customs", "de @balkan"), .. ListShapes()],
        "members" => [.. Broken(FieldRule.Country, "XX"), .. Broken(FieldRule.Addressee, "@OTHER", "DE/army"), .. Right("DE FR/postal-security"), .. ListShapes()],
        "group-name" => [.. Broken(FieldRule.GroupName, "BAL KAN", "BAL_KAN", "@BALKAN", "БАЛКАН"), .. Broken(FieldRule.Length, "B", new string('B', 21)), .. Unclean("BALKAN", false), .. Right("balkan-2"), .. Shapes],
        "commands" => [.. Broken(FieldRule.Word, "nonsense", "push-hit, 1"), .. Right("push-hit post-message"), .. ListShapes()],
        "fields" => [.. Broken(FieldRule.Word, "nonsense", "weight, 1"), .. Right("weight consignee"), .. ListShapes()],
        "methods" => [.. Broken(FieldRule.Word, "nonsense", "xray, 1"), .. Right("xray hand-search"), .. ListShapes()],
        "agencies" => [.. Broken(FieldRule.Word, "army", "police, 1"), .. Right("police customs"), .. ListShapes()],
        "handling" => Handling(),
        "evaluation" => [.. Broken(FieldRule.Evaluation, "B5", "D1", "B 2"), .. Broken(FieldRule.Length, "A1234567890"), .. Unclean("B2", false), .. Right("x4"), .. Shapes],
        "phone" => [.. Broken(FieldRule.Phone, "123", "call me", "+48 22 123x"), .. Broken(FieldRule.Length, new string('1', 41)), .. Unclean("12345", false), .. Right("(030) 1234-5/6", new string('1', 40)), .. Shapes],
        "email" => [.. Broken(FieldRule.Email, "nobody", "a@b@c", "a b@c", "Jan <a@b.c>", "@ab"), .. Broken(FieldRule.Length, "a@", $"a@{new string('b', 253)}"), .. Unclean("a@b", false), .. Right("a@b", $"a@{new string('b', 252)}"), .. Shapes],
        "group" => [(Sent.Text("Jan"), FieldRule.Shape), (Sent.List(Sent.Text("Jan")), FieldRule.Shape)],
        "rows" => [(Sent.Text("one"), FieldRule.Shape), (Sent.Group(("x", Sent.Text("y"))), FieldRule.Shape), (Sent.List(Enumerable.Repeat(Sent.Text("row"), field.Max + 1)), FieldRule.Entries), (Sent.List(Sent.Text(" ")), field.Min > 0 ? FieldRule.Entries : null)],
        "hs" => [.. Broken(FieldRule.Hs, "9", "930", "93052", "9305201", "00", "98", "7701", "93O5", "9305.2x"), .. Right("93", "9305", "9305.20", "9305 20"), .. Shapes],
        "office" => [.. Broken(FieldRule.Office, "DEFRA", "DEFRAAA", "XXFRAA", "DE-RAA", "EUFRAA"), .. Right("defraa", "USJFK1"), .. Shapes],
        "amount" => [.. Broken(FieldRule.Amount, "-1", "1,5", "1.005", "1000000001", "1e3", "many", "7\0"), .. Right("0", "0.5", " 1000000000 ", "12.30"), .. Shapes],
        "currency" => [.. Broken(FieldRule.Currency, "EU", "EURO", "E1R", "ευρ"), .. Right("usd"), .. Shapes],
        "flag" => [.. Broken(FieldRule.Word, "1", "maybe", "on"), .. Right("true", "FALSE", "Yes", "no"), .. Shapes],
        "service" => [.. Broken(FieldRule.Addressee, "DE", "@BALKAN", "DE/army", "XX/police"), .. Right("fr/customs"), .. Shapes],
        var list => [.. Broken(FieldRule.Word, "nonsense", "0", "1", "x\u0007"), .. Right(Words(list)), .. Shapes],
    };

    private static IEnumerable<(FieldTree?, FieldRule?)> Text(FieldSpec field) =>
    [
        (Sent.Text(new string('é', field.Max)), null),
        (Sent.Text(new string('x', field.Min)), null),
        (Sent.Text(new string('x', field.Max + 1)), FieldRule.Length),
        .. field.Min > 1 ? Broken(FieldRule.Length, $" {new string('x', field.Min - 1)} ") : [],
        .. Unclean("xyz", field.Lines),
    ];

    /// <summary>Control, direction and half characters anywhere in an otherwise right text; line breaks where they have no place.</summary>
    private static IEnumerable<(FieldTree?, FieldRule?)> Unclean(string right, bool lines)
    {
        string[] marks = ["\u0000", "\u0007", "\u001b", "\u0085", "\u202e", "\u2066", "\u2028", "\ufeff", "\ufffe", "\uffff", "\ud83d", "\udd2b", "\udd2b\ud83d"];
        var broken = marks.SelectMany(mark => Broken(FieldRule.Characters, right + mark, mark + right, right.Insert(1, mark)));
        return [.. broken, .. lines ? Right("one\r\ntwo\tthree") : Broken(FieldRule.Characters, right.Insert(1, "\n"))];
    }

    private static IEnumerable<(FieldTree?, FieldRule?)> Whole(FieldSpec field) =>
    [
        .. Right($"{field.Min}", $"{field.Max}", $" {field.Max} "),
        .. Broken(FieldRule.Whole, $"{field.Min - 1}", $"{field.Max + 1L}", "many", "7.5", "7,0", "1e1", "7\0", "٧", "0x7", "99999999999999999999"),
    ];

    private static IEnumerable<(FieldTree?, FieldRule?)> Moments() =>
    [
        .. Broken(FieldRule.Moment, "yesterday", "2020-11-16", "09:00", "2020-11-31T09:00:00Z", "1999-12-31T23:59:59Z", "2200-01-01T00:00:00Z", "2020-11-16T24:00:00Z"),
        .. Right("2020-11-16T09:00:00.123Z", "2020-11-16T10:00:00+01:00", "2020-11-16T09:00", "2020-11-16 09:00"),
    ];

    private static IEnumerable<(FieldTree?, FieldRule?)> Handling() =>
    [
        .. Broken(FieldRule.Word, "H4 H3", "H H3", "7 H3", "H1,H3,2"),
        .. Broken(FieldRule.HandlingAlone, "H0 H3", "h3 h0"),
        .. Right("H3", "h1, h2, h3"),
        .. ListShapes(),
    ];

    private static (FieldTree?, FieldRule?)[] ListShapes() =>
        [(Sent.Group(("x", Sent.Text("y"))), FieldRule.Shape), (Sent.List(Sent.List(Sent.Text("DE"))), FieldRule.Shape), (Sent.List(Enumerable.Repeat(Sent.Text("DE"), 301)), FieldRule.Shape)];

    private static IEnumerable<(FieldTree?, FieldRule?)> Broken(FieldRule rule, params string[] values) => values.Select(value => ((FieldTree?)Sent.Text(value), (FieldRule?)rule));

    private static IEnumerable<(FieldTree?, FieldRule?)> Right(params string[] values) => values.Select(value => ((FieldTree?)Sent.Text(value), (FieldRule?)null));

    /// <summary>The words of each list, as the issue and domain.md name them.</summary>
    private static string[] Words(string list) => list switch
    {
        "phase" => ["intelligence", "action", "post-operational"],
        "method" => ["documents", "xray", "opened", "dog", "trace"],
        "subject" => ["consignor", "consignee", "parcel", "route", "modus-operandi", "Modus Operandi"],
        "answer" => ["hit", "no-hit", "need-more", "cannot"],
        "outcome" => ["seized", "nothing-found", "not-located", "passed-on", "released"],
        "lead-move" => ["expected"], // the others have no time with them: MoveLeadReadingTests
        "control-level" => ["documents", "xray", "opened"],
        "control-method" => ["document-check", "visual", "xray", "computed-tomography", "dog", "trace", "metal-detection", "hand-search"],
        "control-result" => ["nothing-found", "suspicious", "found"],
        "measure" => ["release", "detain", "seize", "controlled-delivery"],
        "cause" => ["not-stated", "indicator", "lead", "hit", "chance"],
        "concealment" => ["none", "misdeclared", "among-goods", "inside-object", "in-packaging", "dismantled", "shielded", "other"],
        "serial-standing" => ["readable", "obliterated"],
        "condition" => ["working", "deactivated", "alarm-signal", "convertible", "converted", "blanked", "printed", "kit", "home-made"],
        "action" => ["single-shot", "repeating", "semi-automatic", "automatic"],
        "percussion" => ["centre-fire", "rimfire"],
        "bore" => ["rifled", "smooth"],
        "follow-up" => ["investigation", "trace-result", "house-search", "arrest", "other"],
        "legal-subject" => ["pistol", "pepper-spray", "drawing", "condition-converted", "category-a"],
        "indicator-family" => ["commercial", "behavioural", "document", "physical"],
        "legal-standing" => ["prohibited", "authorisation", "declaration", "free"],
        "trade" => ["post", "carrier"],
        "ask" => ["request-for-screening"], // the others screen nothing: ReferralReadingTests
        "referral-move" => ["ask-again"], // the others give no time: ReferralReadingTests
        "verdict" => ["same", "different", "undecided"],
        "image-verdict" => ["nothing-seen", "suspicious", "cannot-tell"],
        "second" => ["none", "asked", "blind"],
        "hands" => ["one", "two"],
        "priority" => ["routine", "urgent", "immediate"],
        "item" => ["other-weapon"],
        "use" => ["reading", "passing-on", "court"],
        "asked-kind" => ["name", "address", "phone", "email", "website", "account", "wallet", "document", "parcel", "serial", "birth-date", "country"],
        "asked-subject" => ["unknown", "person", "organisation", "address", "thing"],
        "agency" => ["police", "customs", "postal-security", "coordination"],
        "subkind" => ["knife", "pepper-spray", "stun-device", "other"],
        _ => throw new ArgumentOutOfRangeException(nameof(list), list, "no such list"),
    };
}
