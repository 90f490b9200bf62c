using CommandCentre.Domain.Fields;

namespace CommandCentre.Domain.Tests.Fields;

/// <summary>One command of every kind with every field filled in, as JSON would bring it.</summary>
internal static class Samples
{
    public const string Id = "0b9c7e0a-6f0e-4f0e-9d55-7f3f6f1c2a01";

    public const string Other = "5f1c2a01-0b9c-4f0e-9d55-7e0a6f0e7f3f";

    public const string Third = "6f0e7f3f-9d55-4f0e-8a01-0b9c7e0a5f1c";

    private const string Marks = """ "handling": ["H1", "H3"], "handlingText": "ask first", "evaluation": "B2", "to": ["FR", "NL"] """;

    private const string Party = """{"name": "Jan Kowalski", "address": "ul. Prosta 1", "phone": "+48 22 123", "email": "jan@example.org"}""";

    private const string Consignee = """{"name": "Anna Ek", "address": "Storgatan 2", "phone": "0812345", "email": "anna@example.org"}""";

    private static readonly string Report = $$"""{"subject": "modus-operandi", "summary": "twelve like parcels", "consignor": {{Party}}, "consignee": {{Consignee}}, "parcel": "RR473124829GB", "origin": "US", "destination": "DE"}""";

    private const string Firearm = """{"make": "Zastava", "model": "M70", "calibre": "7.65 mm", "serial": "A 1234", "serialStanding": "readable", "markings": "proof mark", "madeIn": "RS", "importer": "Nowak", "condition": "converted", "action": "semi-automatic", "percussion": "centre-fire", "bore": "rifled", "barrelMillimetres": 94, "overallMillimetres": 165, "rounds": 8, "isDetachable": true, "foldsUnder60": false, "wasAutomatic": false, "looksAutomatic": true, "isDisguised": false, "nationalClass": "B1"}""";

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
        ["send-lead"] = $$""" "parcel": "RR473124829GB", "destination": "FR", "consignor": {{Party}}, "consignee": {{Consignee}}, "reason": "known consignor", "expected": "2020-11-17T06:30:00Z", "route": {"origin": "US", "transit": "NL BE", "leaves": "USJFKA", "enters": "FRCDGA"}, "contents": [{"description": "toys", "hs": "9503.00", "quantity": 2, "grams": 850, "value": 29.90, "currency": "EUR", "madeIn": "CN"}], "indicator": "{{Other}}", {{Marks}} """,
        ["give-feedback"] = $$""" "lead": "{{Other}}", "outcome": "nothing-found", "method": "opened", "text": "toys", {{Marks}} """,
        ["report-seizure"] = $$""" "site": "Leipzig hub", "method": "opened", "found": "2020-11-16T09:10:00Z", "items": [{"kind": "other-weapon", "subKind": "knife", "count": 3}], "parcel": "RR473124829GB", "consignor": {{Party}}, "consignee": {{Consignee}}, "lead": "{{Other}}", "text": "in a toy", "cause": "lead", "indicator": "{{Other}}", "concealment": "inside-object", "described": [{"item": 0, "firearm": {{Firearm}}, "calibre": "9 x 19 mm", "text": "folding, 9 cm"}], {{Marks}} """,
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
        ["claim-lead"] = $$""" "lead": "{{Other}}" """,
        ["release-lead"] = $$""" "lead": "{{Other}}" """,
        ["move-lead"] = $$""" "lead": "{{Other}}", "stage": "expected", "expected": "2020-11-17T06:30:00Z", "site": "Roissy hub", "text": "with the night flight", {{Marks}} """,
        ["report-control"] = $$""" "parcel": "RR473124829GB", "lead": "{{Other}}", "indicator": "{{Other}}", "site": "Leipzig hub", "level": "xray", "method": "computed-tomography", "result": "suspicious", "controlled": "2020-11-16T09:05:00Z", "text": "a dense part", {{Marks}} """,
        ["decide-parcel"] = $$""" "control": "{{Other}}", "measure": "controlled-delivery", "approval": "prosecutor, 7 Js 12/20", "until": "2199-11-18T09:00:00Z", "text": "to the door", {{Marks}} """,
        ["state-indicator"] = $$""" "family": "document", "name": "weight against description", "text": "a toy of two kilograms", {{Marks}} """,
        ["state-legality"] = """ "what": "pepper-spray", "standing": "authorisation", "from": "2020-11-16", "source": "Weapons Act, section 2" """,
        ["set-legal-clock"] = """ "measure": "detain", "hours": 48 """,
        ["seal-exhibit"] = $$""" "seizure": "{{Other}}", "parts": [{"item": 0, "pieces": 2}], "seal": "DE-0017", "site": "evidence room", {{Marks}} """,
        ["hand-over-exhibit"] = $$""" "exhibit": "{{Other}}", "receiver": "FR/police", "seal": "DE-0018", "text": "by courier" """,
        ["receive-exhibit"] = $$""" "exhibit": "{{Other}}", "seal": "DE-0018", "intact": true, "site": "laboratory", "text": "as announced" """,
        ["add-follow-up"] = $$""" "seizure": "{{Other}}", "outcome": "house-search", "happened": "2020-11-16T09:20:00Z", "text": "two more found", {{Marks}} """,
        ["register-operator"] = """ "trade": "carrier", "name": "Nordpost", "contact": "duty desk, +46 8 000 00 00" """,
        ["refer-parcel"] = $$""" "operator": "{{Third}}", "ask": "request-for-screening", "about": "{{Other}}", "parcel": "RR473124829GB", "question": "what does it hold?", "fields": ["weight", "consignee"], "methods": ["hand-search", "xray"], "minutes": 60, "desk": "customs desk Leipzig", "reason": "known consignor", {{Marks}} """,
        ["move-referral"] = $$""" "referral": "{{Other}}", "move": "ask-again", "text": "the weight is missing", "minutes": 90 """,
        ["read-image"] = $$""" "file": "{{Other}}", "verdict": "suspicious", "regions": [{"left": 100, "top": 200, "width": 250, "height": 125, "word": "a slide"}], "text": "dense", "second": "blind", {{Marks}} """,
        ["read-image-again"] = $$""" "first": "{{Other}}", "verdict": "cannot-tell", "regions": [{"left": 110, "top": 210, "width": 250, "height": 125, "word": "metal"}], "text": "blurred" """,
        ["decide-match"] = $$""" "link": "{{Other}}", "verdict": "different", "reason": "other street", "hands": "two" """,
    };

    public static IEnumerable<string> Kinds => ByKind.Keys;

    public static FieldTree.Group Of(string kind) =>
        Sent.Json($$"""{"kind": "{{kind}}", "id": "{{Id}}", "operation": "ARMSTRONG-VII"{{(ByKind[kind].Length > 0 ? "," : string.Empty)}} {{ByKind[kind]}} }""");
}
