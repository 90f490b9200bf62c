using System.Globalization;
using System.Text.Json.Nodes;
using CommandCentre.Desks.Holdings;
using CommandCentre.Desks.Operations;
using CommandCentre.Domain.Codes;
using CommandCentre.Domain.Controls;
using CommandCentre.Domain.CrossChecks;
using CommandCentre.Domain.Leads;
using CommandCentre.Domain.Operations;
using CommandCentre.Domain.Sharing;
using Microsoft.OpenApi;

namespace CommandCentre.Server.Api;

/// <summary>The shapes of the API as schemas: commands from <see cref="CommandShapes"/>, answers by hand.</summary>
internal static class ApiSchemas
{
    /// <summary>Adds every schema to a document.</summary>
    internal static void AddTo(OpenApiDocument document)
    {
        foreach (var (name, fields) in CommandShapes.Groups)
        {
            document.AddComponent(name, Object(document, fields));
        }

        foreach (var (kind, fields) in CommandShapes.Kinds)
        {
            var command = Object(document, fields);
            command.Properties!["kind"] = new OpenApiSchema { Type = JsonSchemaType.String, Enum = [Words.Of(kind)] };
            command.Properties["id"] = new OpenApiSchema { Type = JsonSchemaType.String, Format = "uuid", Description = "Made by the sender; kept when the same is sent again." };
            command.Required!.UnionWith(["kind", "id"]);
            document.AddComponent(Words.Of(kind), command);
        }

        document.AddComponent("Command", new OpenApiSchema
        {
            Description = "One of the kinds. A field that is not given is left out; unknown fields are refused.",
            OneOf = [.. CommandShapes.Kinds.Keys.Select(kind => new OpenApiSchemaReference(Words.Of(kind), document))],
        });
        AddAnswers(document);
        AddFiles(document);
        AddHoldings(document);
    }

    private static void AddAnswers(OpenApiDocument document)
    {
        document.AddComponent("Answer", Plain(
            "What the sender hears: recorded only when the line is on disk.",
            ("ruling", OneOf(CommandAnswer.Recorded, CommandAnswer.Repeated)), ("number", Integer()), ("record", Format("uuid")), ("at", Format("date-time"))));
        document.AddComponent("FieldProblem", Plain("What is wrong with one field.", ("field", Text()), ("value", Text()), ("rule", Text()), ("allowed", Text()), ("message", Text())));
        document.AddComponent("Problem", Plain(
            "RFC 9457 problem details; reason is a word for programs.",
            ("type", Text()), ("title", Text()), ("status", Integer()), ("detail", Text()), ("reason", Text()), ("errors", Array(document, "FieldProblem"))));
        document.AddComponent("Line", Plain(
            "One line, everywhere the same. What your sight removes is absent.",
            ("operation", Text()), ("number", Integer()), ("at", Format("date-time")), ("recorded", Format("date-time")), ("kind", OneOf(Words.All<LineKind>())), ("record", Format("uuid")),
            ("owner", Text()), ("by", Any()), ("handling", ListOf(Text())), ("evaluation", Text()), ("to", ListOf(Text())), ("body", Any()), ("closed", OneOf(["erased", "not-restored", "blind"])),
            ("sight", Plain(string.Empty, ("level", OneOf(Words.All<SightLevel>())), ("reason", OneOf(Words.All<SightReason>())),
                ("caveats", ListOf(OneOf([.. Words.All<Caveats>().Where(word => word != Words.Of(Caveats.None))])))))));
        document.AddComponent("CheckResult", Plain(
            "What a check of holdings says. A match has the owner's values (held, parts) only where the owner's rule says full.",
            ("operation", Text()), ("number", Integer()), ("record", Format("uuid")), ("at", Format("date-time")), ("subject", OneOf(Words.All<AskedSubject>())), ("values", Array(document, "AskedValue")),
            ("asked", ListOf(Text())), ("until", Format("date-time")), ("remaining", Integer()), ("answers", Array(document, "CountryAnswer")), ("lines", ListOf(Any()))));
        document.AddComponent("CountryAnswer", Plain(
            "What one country's holdings say.", ("country", Text()), ("answer", OneOf(Words.All<HoldingAnswer>())), ("cut", new OpenApiSchema { Type = JsonSchemaType.Boolean }), ("matches", ListOf(Any()))));
        document.AddComponent("AlertPage", Plain("What your country was told.", ("operation", Text()), ("country", Text()), ("alerts", ListOf(Any()))));
        document.AddComponent("AlertVerdict", Plain("What was decided.", ("verdict", OneOf(Words.All<MatchVerdict>())), ("reason", new OpenApiSchema { Type = JsonSchemaType.String, MinLength = 3, MaxLength = 400 })));
        document.AddComponent("AlertDecision", Plain("Recorded.", ("number", Integer())));
        document.AddComponent("ExportWish", Plain(
            "What is to be taken out. Answered as JSON lines: first what it is, then a line each; or as CSV; or decided links as CSV of labelled pairs.",
            ("purpose", new OpenApiSchema { Type = JsonSchemaType.String, MinLength = 3, MaxLength = 400 }), ("marks", OneOf("h0", "all")), ("format", OneOf(Words.All<Exports.ExportFormat>())), ("after", Integer())));
        document.AddComponent("Sheet", Plain("The sheet, CSV or XLSX.", ("file", Text())));
        document.AddComponent("SheetWish", Plain(
            "What sheet is to be taken out.",
            ("purpose", new OpenApiSchema { Type = JsonSchemaType.String, MinLength = 3, MaxLength = 400 }), ("marks", OneOf("h0", "all")), ("format", OneOf(Words.All<Sheets.SheetFormat>()))));
        document.AddComponent("SheetRun", Plain(
            "How a sheet stands: rows looked at, recorded (or right, in a dry run), recorded before, refused, and the first refusals with row, field, value and what was allowed.",
            ("run", Format("uuid")), ("kind", Text()), ("dryRun", new OpenApiSchema { Type = JsonSchemaType.Boolean }), ("stage", OneOf(Words.All<Sheets.SheetStage>())), ("rows", Integer()), ("done", Integer()), ("good", Integer()), ("repeated", Integer()), ("refused", Integer()), ("first", ListOf(Any()))));
        document.AddComponent("SeizureForm", Plain("The form that was asked for, in its own content type.", ("form", Text()), ("reference", Text()), ("record", Format("uuid"))));
        document.AddComponent("PaperWish", Plain(
            "Which form of a seizure is to be taken out. Answered as the form itself: text, JSON, CSV, XML, JSON lines, or a page to print.",
            ("paper", OneOf(Words.All<Exports.Papers.PaperKind>())), ("purpose", new OpenApiSchema { Type = JsonSchemaType.String, MinLength = 3, MaxLength = 400 })));
        document.AddComponent("BlindSecret", Plain(
            "The secret with which blind filters of the operation are made. It is told to nobody else and kept out of every message.",
            ("operation", Text()), ("secret", Text()), ("fingerprint", Text())));
        document.AddComponent("BlindFilter", Plain(
            "The blind filter your country publishes: what stands in the open at its head.",
            ("operation", Text()), ("country", Text()), ("capacity", Integer()), ("oneIn", Integer()), ("madeAt", Format("date-time")), ("fingerprint", Text())));
        document.AddComponent("LinePage", Plain(
            $"Lines after a number, rising, at most {OperationView.PageLimit}.", ("operation", Text()), ("head", Integer()), ("lines", Array(document, "Line"))));
        AddParcels(document);
        document.AddComponent("Operation", Plain(
            "An operation at a glance.",
            ("operation", Text()), ("name", Text()), ("phase", OneOf(Words.All<OperationPhase>())), ("firstDay", Format("date")), ("lastDay", Format("date")),
            ("participants", Array(document, "Participant")), ("head", Integer()), ("at", Format("date-time"))));
        document.AddComponent("OperationList", Plain("The operations your country takes part in.", ("operations", Array(document, "Operation"))));
        document.AddComponent("Figures", Plain(
            "The published figures, the countries and the hours.",
            ("operation", Text()), ("phase", Text()), ("at", Format("date-time")), ("head", Integer()), ("figures", Any()), ("countries", ListOf(Any())), ("hours", ListOf(Any()))));
    }

    private static void AddParcels(OpenApiDocument document)
    {
        (string, IOpenApiSchema)[] head = [("operation", Text()), ("head", Integer()), ("at", Format("date-time"))];
        var lines = ("lines", (IOpenApiSchema)Array(document, "Line"));
        document.AddComponent("Lead", Plain(
            "A lead as it stands, and its line. missed and feedback are numbers of lines; what your sight removes is absent.",
            ("record", Format("uuid")), ("number", Integer()), ("owner", Text()), ("destination", Text()), ("stage", OneOf(Words.All<LeadStage>())), ("expected", Format("date-time")), ("missAt", Format("date-time")),
            ("missed", Integer()), ("inHand", Plain(string.Empty, ("officer", Text()), ("agency", OneOf(Words.All<AgencyKind>())))), ("outcome", OneOf(Words.All<LeadOutcome>())), ("feedback", Integer()),
            ("line", new OpenApiSchemaReference("Line", document))));
        document.AddComponent("LeadPage", Plain(
            "Leads you may read: how many match, how many open ones of that side were missed, how many stand at each stage, and a page of them.",
            [.. head, ("total", Integer()), ("skip", Integer()), ("missed", Integer()), ("byStage", Any()), ("leads", Array(document, "Lead"))]));
        document.AddComponent("LeadStory", Plain("A lead, and everything said on it that you may read.", [.. head, ("lead", new OpenApiSchemaReference("Lead", document)), lines]));
        document.AddComponent("ParcelRecord", Plain("A control or seizure of a parcel; of a control the measure decided over it.", ("record", Format("uuid")), ("number", Integer()), ("measure", OneOf(Words.All<ParcelMeasure>()))));
        document.AddComponent("Parcel", Plain(
            "A parcel in one window of its number: leads, controls, seizures, and every line about it that you may read.",
            [.. head, ("parcel", Text()), ("since", Format("date-time")), ("windows", ListOf(Format("date-time"))), ("leads", Array(document, "Lead")), ("controls", Array(document, "ParcelRecord")), ("seizures", Array(document, "ParcelRecord")), lines]));
    }

    private static void AddFiles(OpenApiDocument document)
    {
        var form = Object(document, CommandShapes.WithFile);
        form.Description = "The fields of add-file, then the file as the last part; a name with several values stands several times.";
        form.Properties!["id"] = Format("uuid");
        form.Properties["file"] = Format("binary");
        form.Required!.UnionWith(["id", "file"]);
        document.AddComponent("FileForm", form);
        document.AddComponent("FileBytes", Format("binary"));
    }

    private static void AddHoldings(OpenApiDocument document)
    {
        (string, IOpenApiSchema)[] terms =
        [
            ("handling", ListOf(Text())), ("handlingText", Text()), ("to", ListOf(Text())), ("mode", OneOf(Words.All<HoldingMode>())), ("expires", Text()), ("caseReference", Text()), ("contact", Text()),
        ];
        (string, IOpenApiSchema)[] picked = [("load", Format("uuid")), ("ids", ListOf(Format("uuid")))];
        document.AddComponent("Holdings", Plain(
            "Your country's holdings.", ("country", Text()), ("standing", OneOf("none", "opening", "ready")), ("done", Integer()), ("of", Integer()), ("count", Integer()),
            ("mayManage", new OpenApiSchema { Type = JsonSchemaType.Boolean }), ("loads", ListOf(Any())), ("imports", Array(document, "HoldingImport"))));
        document.AddComponent("Holding", Plain("A record your country holds.", [("record", Format("uuid")), ("load", Format("uuid")), ("entity", Any()), .. terms]));
        document.AddComponent("HoldingPage", Plain("Records, and what to ask for the next page with.", ("records", Array(document, "Holding")), ("next", Integer())));
        document.AddComponent("HoldingRecord", Plain("A record in FollowTheMoney's shape, its terms beside it.", [("id", Text()), ("schema", Text()), ("properties", Any()), .. terms]));
        document.AddComponent("HoldingPut", Plain("The record's id here.", ("record", Format("uuid"))));
        document.AddComponent("HoldingChange", Plain("What is to change; what is left out stays.", [.. picked, .. terms, ("clear", ListOf(OneOf("to", "expires", "caseReference", "contact")))]));
        document.AddComponent("HoldingWithdrawal", Plain("What is to be withdrawn, and why.", [.. picked, ("reason", Text())]));
        document.AddComponent("HoldingCount", Plain("How many.", ("count", Integer())));
        document.AddComponent("ColumnMapping", Plain(
            "What the columns of a CSV file mean.", ("name", Text()), ("schema", Text()), ("separator", OneOf("comma", "semicolon", "tab", "bar")),
            ("columns", ListOf(Plain(string.Empty, ("column", Text()), ("as", Text()), ("split", Text()))))));
        document.AddComponent("MappingList", Plain("Mappings, by name.", ("mappings", Array(document, "ColumnMapping"))));
        document.AddComponent("HoldingImportWish", Plain(
            "What is to be imported; terms for records that bring none of their own.",
            [("id", Format("uuid")), ("label", Text()), ("form", OneOf("csv", "follow-the-money")), ("mapping", Text()), ("dryRun", Text()), ("replace", Text()), .. terms]));
        document.AddComponent("HoldingOutcome", Plain(
            "What became of an import; the first 100 rows that were not taken.",
            ("result", OneOf(Words.All<ImportResult>())), ("taken", Integer()), ("changed", Integer()), ("rejected", Integer()), ("digest", Text()), ("first", ListOf(Any()))));
        document.AddComponent("HoldingImport", Plain(
            "An import of late.", ("import", Format("uuid")), ("label", Text()), ("officer", Text()), ("begun", Format("date-time")), ("progress", Any()), ("outcome", new OpenApiSchemaReference("HoldingOutcome", document)),
            ("failed", new OpenApiSchema { Type = JsonSchemaType.Boolean })));
    }

    private static OpenApiSchema Object(OpenApiDocument document, FieldShape[] fields) => new()
    {
        Type = JsonSchemaType.Object,
        AdditionalPropertiesAllowed = false,
        Properties = fields.ToDictionary(field => field.Name, field => Of(document, field.Shape)),
        Required = fields.Where(field => field.Required).Select(field => field.Name).ToHashSet(),
    };

    private static IOpenApiSchema Of(OpenApiDocument document, Shape shape) => shape switch
    {
        Shape.Text text => new OpenApiSchema { Type = JsonSchemaType.String, MinLength = text.Min, MaxLength = text.Max },
        Shape.Whole whole => new OpenApiSchema
        {
            Type = JsonSchemaType.Integer,
            Minimum = whole.Min.ToString(CultureInfo.InvariantCulture),
            Maximum = whole.Max.ToString(CultureInfo.InvariantCulture),
        },
        Shape.Words words => OneOf(words.Allowed),
        Shape.Pattern pattern => new OpenApiSchema { Type = JsonSchemaType.String, Format = pattern.Format, Examples = [JsonValue.Create(pattern.Example)] },
        Shape.Group group => new OpenApiSchemaReference(group.Name, document),
        Shape.Many many => new OpenApiSchema { Type = JsonSchemaType.Array, Items = Of(document, many.Of), MinItems = many.Min, MaxItems = many.Max },
        _ => throw new ArgumentOutOfRangeException(nameof(shape), shape, "no schema for this shape"),
    };

    private static OpenApiSchema Plain(string description, params (string Name, IOpenApiSchema Schema)[] fields) => new()
    {
        Type = JsonSchemaType.Object,
        Description = description,
        Properties = fields.ToDictionary(field => field.Name, field => field.Schema),
    };

    private static OpenApiSchema Array(OpenApiDocument document, string name) => ListOf(new OpenApiSchemaReference(name, document));

    private static OpenApiSchema ListOf(IOpenApiSchema items) => new() { Type = JsonSchemaType.Array, Items = items };

    private static OpenApiSchema OneOf(params IReadOnlyList<string> words) => new() { Type = JsonSchemaType.String, Enum = [.. words.Select(word => (JsonNode)word)] };

    private static OpenApiSchema Format(string format) => new() { Type = JsonSchemaType.String, Format = format };

    private static OpenApiSchema Text() => new() { Type = JsonSchemaType.String };

    private static OpenApiSchema Integer() => new() { Type = JsonSchemaType.Integer, Format = "int64" };

    private static OpenApiSchema Any() => new() { Type = JsonSchemaType.Object };
}
