using System.Text.Json;
using CommandCentre.Desks.Holdings;
using CommandCentre.Desks.Lines;
using CommandCentre.Matching.Entities;
using CommandCentre.Server.Api;

namespace CommandCentre.Server.Holdings;

/// <summary>A country's holdings as JSON, to its own.</summary>
internal static class HoldingsJson
{
    /// <summary>How they stand, the loads, and imports of late.</summary>
    internal static void Write(Utf8JsonWriter writer, OwnHoldings own)
    {
        writer.WriteStartObject();
        writer.WriteString("country", own.Country.Value);
        Write(writer, own.Standing);
        writer.WriteBoolean("mayManage", own.MayManage);
        Property(writer, "loads", own.Loads);
        writer.WriteStartArray("imports");
        foreach (var import in own.Imports)
        {
            Write(writer, import);
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    /// <summary>A page of records.</summary>
    internal static void Write(Utf8JsonWriter writer, HoldingsPage page)
    {
        writer.WriteStartObject();
        writer.WriteStartArray("records");
        foreach (var holding in page.Holdings)
        {
            Write(writer, holding);
        }

        writer.WriteEndArray();
        if (page.Next is { } next)
        {
            writer.WriteNumber("next", next);
        }

        writer.WriteEndObject();
    }

    /// <summary>A record: its entity as files bring it, and its terms beside it.</summary>
    internal static void Write(Utf8JsonWriter writer, Holding holding)
    {
        writer.WriteStartObject();
        writer.WriteString("record", holding.Id);
        writer.WriteString("load", holding.Load);
        writer.WritePropertyName("entity");
        FollowTheMoney.Write(writer, holding.Entity);
        Property(writer, "handling", holding.Terms.Handling.Names);
        Optional(writer, "handlingText", holding.Terms.Handling.Text);
        Property(writer, "to", holding.Terms.To);
        Property(writer, "mode", holding.Terms.Mode);
        Optional(writer, "expires", holding.Terms.Expires is { } expires ? Shapes.Moment(expires) : null);
        Optional(writer, "caseReference", holding.Terms.CaseReference);
        Optional(writer, "contact", holding.Terms.Contact);
        writer.WriteEndObject();
    }

    /// <summary>An import of late.</summary>
    internal static void Write(Utf8JsonWriter writer, ImportUnderWay import)
    {
        writer.WriteStartObject();
        writer.WriteString("import", import.Wish.Id);
        writer.WriteString("label", import.Wish.Label);
        writer.WriteString("officer", import.Officer);
        Property(writer, "begun", import.Begun);
        Property(writer, "progress", import.Progress);
        if (import.Outcome is { } outcome)
        {
            writer.WritePropertyName("outcome");
            Write(writer, outcome);
        }

        writer.WriteBoolean("failed", import.Failed);
        writer.WriteEndObject();
    }

    /// <summary>What became of an import, wrong rows in words.</summary>
    internal static void Write(Utf8JsonWriter writer, ImportOutcome outcome)
    {
        writer.WriteStartObject();
        Property(writer, "result", outcome.Result);
        writer.WriteNumber("taken", outcome.Taken);
        writer.WriteNumber("changed", outcome.Changed);
        writer.WriteNumber("rejected", outcome.Rejected);
        writer.WriteString("digest", outcome.Digest);
        writer.WriteStartArray("first");
        foreach (var row in outcome.First)
        {
            writer.WriteStartObject();
            writer.WriteNumber("row", row.Row);
            writer.WriteString("field", row.Field);
            writer.WriteString("value", row.Value);
            Property(writer, "rule", row.Reason);
            writer.WriteString("allowed", row.Allowed);
            writer.WriteString("message", Wrongs.Text(row.Error));
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    /// <summary>Mappings as they are sent.</summary>
    internal static void Write(Utf8JsonWriter writer, IReadOnlyList<ColumnMapping> mappings)
    {
        writer.WriteStartObject();
        writer.WriteStartArray("mappings");
        foreach (var mapping in mappings)
        {
            writer.WriteStartObject();
            writer.WriteString("name", mapping.Name);
            writer.WriteString("schema", mapping.Schema);
            writer.WriteString("separator", mapping.SeparatorWord);
            Property(writer, "columns", mapping.Columns);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, HoldingsStanding standing)
    {
        switch (standing)
        {
            case HoldingsStanding.Opening opening:
                writer.WriteString("standing", "opening");
                writer.WriteNumber("done", opening.Done);
                writer.WriteNumber("of", opening.Of);
                break;
            case HoldingsStanding.Ready ready:
                writer.WriteString("standing", "ready");
                writer.WriteNumber("count", ready.Count);
                break;
            default:
                writer.WriteString("standing", "none");
                break;
        }
    }

    private static void Optional(Utf8JsonWriter writer, string name, string? value)
    {
        if (value is not null)
        {
            writer.WriteString(name, value);
        }
    }

    private static void Property<T>(Utf8JsonWriter writer, string name, T value)
    {
        writer.WritePropertyName(name);
        JsonSerializer.Serialize(writer, value, Shapes.Json);
    }
}
