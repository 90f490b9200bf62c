using System.Globalization;
using System.Text;
using CommandCentre.Domain.Codes;
using CommandCentre.Domain.Seizures;
using CommandCentre.Server.Pages;
using CommandCentre.Server.Resources;

namespace CommandCentre.Server.Exports.Papers;

/// <summary>Rows for the questionnaire on illicit arms flows (UNODC IAFQ, domain.md 3.11): one a sort of item. What is not known says so.</summary>
/// <remarks>The questionnaire counts a year of a country; these are the rows one seizure adds to it. Year of manufacture, legal reason and criminal context are not recorded.</remarks>
internal static class IllicitArmsRows
{
    private const string Unknown = "unknown";

    private static readonly string[] Columns =
    [
        "reference", "country", "date", "circumstance", "category", "sub_kind", "condition", "quantity", "marking", "manufacturer", "model", "calibre", "country_of_manufacture",
        "antique", "departure", "transit", "destination", "transport", "concealment", "legal_reason", "criminal_context", "handling", "note",
    ];

    internal static byte[] Write(PaperSource source)
    {
        var text = new StringBuilder("\ufeff").Append(CsvText.Row(Columns));
        foreach (var facts in source.File.Items)
        {
            text.Append(CsvText.Row(Row(source, facts)));
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private static string?[] Row(PaperSource source, ItemFacts facts)
    {
        var (file, said, f) = (source.File, source.File.Said, facts.Firearm);
        var isArm = TraceMeter.IsFor(facts.Item);
        return
        [
            source.Reference, source.Line.Owner!.Value, said.Found.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), "seized", Words.Of(facts.Illicit.Category), facts.Item.SubKind,
            f?.Condition is { } condition ? Words.Of(condition) : isArm ? Unknown : null, facts.Item.Count.ToString(CultureInfo.InvariantCulture),
            facts.Illicit.Marking is { } marking ? Words.Of(marking) : null, f?.Make ?? (isArm ? Unknown : null), f?.Model ?? (isArm ? Unknown : null), facts.Calibre ?? (isArm || facts.Item.Kind is SeizedItemKind.Ammunition ? Unknown : null), f?.MadeIn?.Value ?? (isArm ? Unknown : null),
            facts.Item.Kind is SeizedItemKind.Firearm ? Unknown : null,
            file.Route?.Origin?.Value ?? Unknown, file.Route?.Transit is { IsEmpty: false } transit ? transit.ToString() : Unknown, file.Destination.Value, "mail",
            said.Concealment is { } concealment ? Words.Of(concealment) : Unknown, Unknown, Unknown, string.Join('+', source.Line.Marks!.Handling.Names), Note(source, facts),
        ];
    }

    private static string Note(PaperSource source, ItemFacts facts)
    {
        IEnumerable<string?> notes =
        [
            source.Line.Withdrawn ? PaperTexts.WithdrawnText : null,
            facts.Illicit.Category is IllicitArmsCategory.NotCounted ? PaperTexts.NotCountedText : null,
            facts.Item.Kind is SeizedItemKind.Firearm ? PaperTexts.AntiqueText : null,
            .. CaveatWords.Each(source.Line.Sight.Caveats),
            source.Line.HandlingText,
        ];
        return string.Join(' ', notes.Where(text => !string.IsNullOrEmpty(text)));
    }
}
