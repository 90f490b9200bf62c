using CommandCentre.Domain.Fields;

namespace CommandCentre.Domain.Tests.Fields;

/// <summary>One command of every kind with every field filled in, as JSON would bring it.</summary>
internal static class Samples
{
    public const string Id = "0b9c7e0a-6f0e-4f0e-9d55-7f3f6f1c2a01";

    public const string Other = "5f1c2a01-0b9c-4f0e-9d55-7e0a6f0e7f3f";

    private const string Marks = """ "handling": ["H1", "H3"], "handlingText": "ask first", "evaluation": "B2", "to": ["FR", "NL"] """;

    private const string Party = """{"name": "Jan Kowalski", "address": "ul. Prosta 1", "phone": "+48 22 123", "email": "jan@example.org"}""";

    private const string Consignee = """{"name": "Anna Ek", "address": "Storgatan 2", "phone": "0812345", "email": "anna@example.org"}""";

    private static readonly string Report = $$"""{"subject": "modus-operandi", "summary": "twelve like parcels", "consignor": {{Party}}, "consignee": {{Consignee}}, "parcel": "RR473124829GB", "origin": "US", "destination": "DE"}""";

    private static readonly Dictionary<string, string> ByKind = new()
    {
        ["open-operation"] = """ "name": "Armstrong VII", "firstDay": "2020-11-16", "lastDay": "2020-11-20", "participants": [{"country": "DE", "agencies": ["police", "customs"]}] """,
        ["admit-participant"] = """ "country": "CH", "agencies": ["postal-security"] """,
        ["change-phase"] = """ "to": "action" """,
        ["join-duty"] = """ "site": "Leipzig hub" """,
        ["leave-duty"] = string.Empty,
        ["report-tally"] = """ "site": "Leipzig hub", "method": "xray", "hour": "2020-11-16T09:00:00Z", "parcels": 20 """,
        ["push-hit"] = $$""" "report": {{Report}}, {{Marks}} """,
        ["correct-hit"] = $$""" "hit": "{{Other}}", "report": {{Report}}, "reason": "recounted", {{Marks}} """,
        ["withdraw-hit"] = $$""" "hit": "{{Other}}", "reason": "a mistake" """,
        ["request-check"] = $$""" "question": "known?", "purpose": "trafficking", "caseReference": "C-1", "subject": {{Party}}, "parcel": "RR473124829GB", "asked": ["FR", "ES"], "minutes": 60, "priority": "immediate", {{Marks}} """,
        ["answer-check"] = $$""" "check": "{{Other}}", "outcome": "no-hit", "text": "not known", {{Marks}} """,
        ["send-lead"] = $$""" "parcel": "RR473124829GB", "destination": "FR", "consignor": {{Party}}, "consignee": {{Consignee}}, "reason": "known consignor", "expected": "2020-11-17T06:30:00Z", {{Marks}} """,
        ["give-feedback"] = $$""" "lead": "{{Other}}", "outcome": "nothing-found", "method": "opened", "text": "toys", {{Marks}} """,
        ["report-seizure"] = $$""" "site": "Leipzig hub", "method": "opened", "found": "2020-11-16T09:10:00Z", "items": [{"kind": "other-weapon", "subKind": "knife", "count": 3}], "parcel": "RR473124829GB", "consignor": {{Party}}, "consignee": {{Consignee}}, "lead": "{{Other}}", "text": "in a toy", {{Marks}} """,
        ["post-message"] = $$""" "text": "good morning", "about": "{{Other}}", {{Marks}} """,
        ["change-marks"] = $$""" "record": "{{Other}}", "reason": "to be shared", {{Marks}} """,
        ["grant-use"] = $$""" "record": "{{Other}}", "country": "FR", "use": "passing-on", "reason": "asked for" """,
        ["withdraw-grant"] = $$""" "record": "{{Other}}", "country": "FR", "use": "court", "reason": "no longer" """,
        ["ask-release"] = """ "line": 7, "use": "reading", "purpose": "for our case" """,
        ["form-group"] = """ "name": "BALKAN", "members": ["DE/customs", "FR"] """,
        ["dissolve-group"] = """ "name": "BALKAN" """,
        ["dismiss-participant"] = """ "country": "FR" """,
        ["limit-agency"] = """ "country": "FR", "agency": "customs", "commands": ["push-hit", "post-message"] """,
        ["make-cross-check"] = $$""" "values": [{"kind": "name", "text": "Jan Kowalski"}], "subject": "person", "purpose": "trafficking", "caseReference": "C-1", "asked": ["FR", "ES"], "standingHours": 24, {{Marks}} """,
        ["chase-check"] = $$""" "check": "{{Other}}", "text": "we need it today" """,
        ["claim-check"] = $$""" "check": "{{Other}}" """,
        ["release-check"] = $$""" "check": "{{Other}}" """,
        ["decide-match"] = $$""" "link": "{{Other}}", "verdict": "different", "reason": "other street", "hands": "two" """,
    };

    public static IEnumerable<string> Kinds => ByKind.Keys;

    public static FieldTree.Group Of(string kind) =>
        Sent.Json($$"""{"kind": "{{kind}}", "id": "{{Id}}", "operation": "ARMSTRONG-VII"{{(ByKind[kind].Length > 0 ? "," : string.Empty)}} {{ByKind[kind]}} }""");
}
