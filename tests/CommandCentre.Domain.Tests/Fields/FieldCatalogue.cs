namespace CommandCentre.Domain.Tests.Fields;

/// <summary>One field: where it stands, whether it must be given, what it holds and its bounds.</summary>
internal sealed record FieldSpec(string Path, bool Required, string Shape, int Min, int Max, bool Lines)
{
    /// <summary>Reads a line such as <c>report.summary! text 3..1000 lines</c>; <c>!</c> means it must be given.</summary>
    public static FieldSpec Read(string line)
    {
        var words = line.Split(' ');
        var bounds = words.Length > 2 ? words[2].Split("..") : ["0", "0"];
        return new FieldSpec(words[0].TrimEnd('!'), words[0].EndsWith('!'), words[1], int.Parse(bounds[0], null), int.Parse(bounds[1], null), words[^1] == "lines");
    }
}

/// <summary>Every field of every command with its bounds, written from the issue and the comments on the commands, not from the reader.</summary>
internal static class FieldCatalogue
{
    private static readonly string[] Marks = ["handling handling", "handlingText text 1..400 lines", "evaluation evaluation", "to addressees"];

    private static readonly Dictionary<string, string[]> ByKind = new()
    {
        ["open-operation"] = ["name! text 3..80", "firstDay! day", "lastDay! day", "participants! rows 1..80", "participants[0].country! country", "participants[0].agencies! agencies"],
        ["admit-participant"] = ["country! country", "agencies! agencies"],
        ["change-phase"] = ["to! phase"],
        ["join-duty"] = ["site! text 2..80"],
        ["leave-duty"] = [],
        ["report-tally"] = ["site! text 2..80", "method! method", "hour! moment", "parcels! whole 0..10000"],
        ["push-hit"] = [.. Report, .. Marks],
        ["correct-hit"] = ["hit! uuid", .. Report, "reason! text 3..400 lines", .. Marks],
        ["withdraw-hit"] = ["hit! uuid", "reason! text 3..400 lines"],
        ["request-check"] =
        [
            "question! text 3..1000 lines", "purpose! text 3..200", "caseReference text 1..60", .. Party("subject"),
            "parcel parcel", "asked countries", "minutes! whole 5..2880", "priority priority", .. Marks,
        ],
        ["answer-check"] = ["check! uuid", "outcome! answer", "text text 1..1000 lines", .. Marks],
        ["send-lead"] =
        [
            "parcel! parcel", "destination! country", .. Party("consignor"), .. Party("consignee"),
            "reason! text 3..1000 lines", "expected moment", "route group", "route.origin country", "route.transit countries", "route.leaves office", "route.enters office", "indicator uuid",
            "contents rows 0..40", "contents[0].description! text 1..200", "contents[0].hs hs", "contents[0].quantity whole 1..100000", "contents[0].grams whole 1..100000000",
            "contents[0].value amount", "contents[0].currency! currency", "contents[0].madeIn country", .. Marks,
        ],
        ["give-feedback"] = ["lead! uuid", "outcome! outcome", "method method", "text text 1..1000 lines", .. Marks],
        ["report-seizure"] =
        [
            "site! text 2..80", "method! method", "found! moment", "items! rows 1..40", "items[0].kind! item", "items[0].subKind! subkind",
            "items[0].count! whole 1..100000", "parcel parcel", .. Party("consignor"), .. Party("consignee"), "lead uuid", "text text 1..1000 lines", "cause cause", "indicator uuid", "concealment concealment",
            "described rows 0..40", "described[0].item! whole 0..39", .. Firearm, .. Marks,
        ],
        ["post-message"] = ["text! text 1..2000 lines", "about uuid", .. Marks],
        ["change-marks"] = ["record! uuid", "reason! text 3..400 lines", .. Marks],
        ["grant-use"] = ["record! uuid", "country! country", "use! use", "reason! text 3..400 lines"],
        ["withdraw-grant"] = ["record! uuid", "country! country", "use! use", "reason! text 3..400 lines"],
        ["ask-release"] = ["line! whole 1..2147483647", "use! use", "purpose! text 3..400 lines"],
        ["form-group"] = ["name! group-name", "members! members"],
        ["dissolve-group"] = ["name! group-name"],
        ["dismiss-participant"] = ["country! country"],
        ["limit-agency"] = ["country! country", "agency! agency", "commands commands"],
        ["make-cross-check"] =
        [
            "values! rows 1..20", "values[0].kind! asked-kind", "values[0].text! text 1..300", "subject asked-subject", "purpose! text 3..200", "caseReference! text 1..60",
            "asked countries", "standingHours whole 1..720", .. Marks,
        ],
        ["chase-check"] = ["check! uuid", "text text 1..400 lines"],
        ["claim-check"] = ["check! uuid"],
        ["release-check"] = ["check! uuid"],
        ["claim-lead"] = ["lead! uuid"],
        ["release-lead"] = ["lead! uuid"],
        ["move-lead"] = ["lead! uuid", "stage! lead-move", "expected! moment", "site text 2..80", "text text 1..400 lines", .. Marks],
        ["report-control"] =
        [
            "parcel parcel", "lead uuid", "indicator uuid", "site! text 2..80", "level! control-level", "method! control-method", "result! control-result", "controlled! moment",
            "text text 1..1000 lines", .. Marks,
        ],
        ["decide-parcel"] = ["control! uuid", "measure! measure", "approval text 2..120", "until moment", "text text 1..1000 lines", .. Marks],
        ["state-indicator"] = ["family! indicator-family", "name! text 3..80", "text! text 3..1000 lines", .. Marks],
        ["state-legality"] = ["what! legal-subject", "standing! legal-standing", "from! day", "source! text 3..200"],
        ["set-legal-clock"] = ["measure! measure", "hours! whole 1..8760"],
        ["seal-exhibit"] = ["seizure! uuid", "parts! rows 1..40", "parts[0].item! whole 0..39", "parts[0].pieces! whole 1..100000", "seal! text 2..40", "site! text 2..80", .. Marks],
        ["hand-over-exhibit"] = ["exhibit! uuid", "receiver! service", "seal! text 2..40", "text text 1..400 lines"],
        ["receive-exhibit"] = ["exhibit! uuid", "seal! text 2..40", "intact! flag", "site! text 2..80", "text text 1..400 lines"],
        ["add-follow-up"] = ["seizure! uuid", "outcome! follow-up", "happened! moment", "text! text 3..1000 lines", .. Marks],
        ["register-operator"] = ["trade! trade", "name! text 2..80", "contact! text 3..200", "operator uuid"],
        ["refer-parcel"] =
        [
            "operator! uuid", "ask! ask", "about uuid", "parcel parcel", "question text 3..1000 lines", "fields fields", "methods! methods", "minutes! whole 5..2880", "desk! text 3..200",
            "reason text 1..1000 lines", .. Marks,
        ],
        ["move-referral"] = ["referral! uuid", "move! referral-move", "text! text 3..1000 lines", "minutes! whole 5..2880"],
        ["read-image"] = ["file! uuid", .. Reading, "second second", .. Marks],
        ["read-image-again"] = ["first! uuid", .. Reading],
        ["decide-match"] = ["link! uuid", "verdict! verdict", "reason! text 3..400 lines", "hands hands"],
    };

    private static string[] Firearm =>
    [
        "described[0].calibre text 1..40", "described[0].text text 1..300 lines", "described[0].firearm group", "described[0].firearm.make text 1..80", "described[0].firearm.model text 1..80", "described[0].firearm.calibre text 1..40",
        "described[0].firearm.serial text 1..60", "described[0].firearm.serialStanding serial-standing", "described[0].firearm.markings text 1..300 lines",
        "described[0].firearm.madeIn country", "described[0].firearm.importer text 1..80", "described[0].firearm.condition condition", "described[0].firearm.action action",
        "described[0].firearm.percussion percussion", "described[0].firearm.bore bore", "described[0].firearm.barrelMillimetres whole 1..3000",
        "described[0].firearm.overallMillimetres whole 1..4000", "described[0].firearm.rounds whole 0..1000", "described[0].firearm.isDetachable flag",
        "described[0].firearm.foldsUnder60 flag", "described[0].firearm.wasAutomatic flag", "described[0].firearm.looksAutomatic flag", "described[0].firearm.isDisguised flag",
        "described[0].firearm.nationalClass text 1..40",
    ];

    private static string[] Reading =>
    [
        "verdict! image-verdict", "regions rows 0..20", "regions[0].left! whole 0..999", "regions[0].top! whole 0..999", "regions[0].width! whole 1..1000", "regions[0].height! whole 1..1000",
        "regions[0].word! text 1..60", "text text 1..1000 lines",
    ];

    private static string[] Report =>
    [
        "report! group", "report.subject! subject", "report.summary! text 3..1000 lines", .. Party("report.consignor"), .. Party("report.consignee"),
        "report.parcel parcel", "report.origin country", "report.destination country",
    ];

    public static IEnumerable<FieldSpec> Of(string kind) => ByKind[kind].Prepend("id! uuid").Select(FieldSpec.Read);

    public static IEnumerable<(string Kind, FieldSpec Field)> All => ByKind.Keys.SelectMany(kind => Of(kind).Select(spec => (kind, spec)));

    /// <summary>Names of the fields directly within a group; the group of the whole has the empty path.</summary>
    public static IEnumerable<string> Within(string kind, string group) =>
        Of(kind).Select(field => field.Path).Where(path => path.StartsWith(group, StringComparison.Ordinal))
            .Select(path => path[group.Length..].TrimStart('.')).Where(rest => rest.Length > 0 && !rest.StartsWith('['))
            .Select(rest => rest.Split('.', '[')[0]).Distinct();

    private static string[] Party(string path) =>
        [$"{path} group", $"{path}.name text 1..200", $"{path}.address text 1..300", $"{path}.phone phone 4..40", $"{path}.email email 3..254"];
}
