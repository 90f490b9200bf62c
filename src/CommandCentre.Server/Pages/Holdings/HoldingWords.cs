using CommandCentre.Desks.Holdings;
using CommandCentre.Domain.Codes;
using CommandCentre.Domain.Fields;
using CommandCentre.Server.Pages.Forms;
using CommandCentre.Server.Resources;

namespace CommandCentre.Server.Pages.Holdings;

/// <summary>The words of the holdings' pages: fields, what a column can mean, how an import ended.</summary>
public static class HoldingWords
{
    /// <summary>What a mapping's rows can be, as FollowTheMoney names it.</summary>
    internal static readonly string[] Schemata = ["Person", "Company", "Vessel", "Vehicle", "Firearm", "Parcel", "Address", "Thing"];

    // What most lists hold, in the order in which it is looked for.
    private static readonly (string Group, string[] Fields)[] Means =
    [
        ("Record", ["id", "schema"]),
        ("Names", ["name", "firstName", "middleName", "lastName", "alias", "weakAlias"]),
        ("Person", ["birthDate", "birthPlace", "nationality", "gender"]),
        ("Places", ["address", "street", "postalCode", "city", "country"]),
        ("Contacts", ["phone", "email", "website", "userName"]),
        ("Documents", ["passportNumber", "idNumber", "driverLicense", "registrationNumber", "taxNumber", "vatCode", "eoriNumber"]),
        ("Things", ["trackingNumber", "serialNumber", "registrationPlate", "imoNumber", "mmsi", "accountNumber", "iban", "walletAddress"]),
        ("Terms", ["handling", "handlingText", "to", "mode", "expires", "caseReference", "contact"]),
    ];

    /// <summary>Every meaning that is offered.</summary>
    internal static IEnumerable<string> Meanings => Means.SelectMany(group => group.Fields);

    /// <summary>What a field is called where its error is read; a column by its own name.</summary>
    public static string Label(FormValues values, string field)
    {
        ArgumentNullException.ThrowIfNull(values);
        ArgumentNullException.ThrowIfNull(field);
        return field.StartsWith("columns[", StringComparison.Ordinal)
            ? HoldingTexts.ColumnNamed.With(values[field.Split('.')[0] + ".column"] ?? string.Empty)
            : HoldingTexts.ResourceManager.GetString("Label-" + field, null) ?? field;
    }

    /// <summary>A field's label.</summary>
    public static string Label(string field) => HoldingTexts.ResourceManager.GetString("Label-" + field, null) ?? field;

    /// <summary>What a column may mean; one that is not usual is added as it is.</summary>
    internal static IReadOnlyList<Option> MeaningOptions(string? chosen) =>
    [
        .. from meant in Means from field in meant.Fields select new Option(field, Text("Means-" + field), Group: Text("Group-" + meant.Group)),
        .. string.IsNullOrEmpty(chosen) || Meanings.Contains(chosen) ? Array.Empty<Option>() : [new Option(chosen, chosen, Group: HoldingTexts.GroupOther)],
    ];

    /// <summary>What rows may be.</summary>
    internal static IReadOnlyList<Option> SchemaOptions(string? chosen) =>
    [
        .. Schemata.Select(schema => new Option(schema, Text("Schema-" + schema))),
        .. string.IsNullOrEmpty(chosen) || Schemata.Contains(chosen) ? Array.Empty<Option>() : [new Option(chosen, chosen)],
    ];

    /// <summary>The modes, each with what the asker hears.</summary>
    internal static IReadOnlyList<Option> Modes { get; } =
        [.. Enum.GetValues<HoldingMode>().Select(mode => new Option(Words.Of(mode), mode.Label(), Text("Mode-" + mode)))];

    /// <summary>The handling codes, each with what it means.</summary>
    internal static IReadOnlyList<Option> Codes { get; } =
        [.. new[] { "H0", "H1", "H2", "H3" }.Select(code => new Option(code, code, FormWords.Text("Handling-" + code)))];

    /// <summary>Whether an expiry lies in the past: the rule names the moment of the reading, which tells a reader nothing.</summary>
    internal static bool IsOver(FieldError error) => error.Rule is FieldRule.Moment && error.Allowed.Contains(", behind ", StringComparison.Ordinal);

    /// <summary>What is allowed where a row was not taken.</summary>
    internal static string Allowed(RejectedRow row) => IsOver(row.Error) ? HoldingTexts.ExpiresAllowed : FormWords.Spelled(row.Allowed);

    /// <summary>The last day on which something answers that ends at a moment.</summary>
    internal static string LastDay(DateTimeOffset? expires) => expires is { } end ? end.AddTicks(-1).ToString("d MMM yyyy", Wording.Culture) : HoldingTexts.Never;

    /// <summary>How an import ended, in one line.</summary>
    public static string Title(ImportResult result) => Text("Result-" + result);

    /// <summary>What that means for the holdings.</summary>
    public static string Text(ImportResult result) => Text("ResultText-" + result);

    /// <summary>How an import came.</summary>
    public static string Label(ImportForm form) => Text("Form-" + form);

    /// <summary>The tone of a notice about it.</summary>
    public static string Tone(ImportResult result) => result switch
    {
        ImportResult.Loaded => "done",
        ImportResult.DryRun or ImportResult.Repeated => "info",
        ImportResult.Cancelled => "late",
        _ => "urgent",
    };

    /// <summary>A text that must be there.</summary>
    internal static string Text(string name) => HoldingTexts.ResourceManager.GetString(name, null) ?? throw new ArgumentException($"no text '{name}' in HoldingTexts", nameof(name));
}
