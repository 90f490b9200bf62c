using CommandCentre.Domain.Seizures;
using CommandCentre.Server.Pages;
using CommandCentre.Server.Pages.Forms;
using CommandCentre.Server.Resources;

namespace CommandCentre.Server.Exports.Papers;

/// <summary>Classes and headings in words, with what gave them and what would decide them.</summary>
public static class PaperWords
{
    /// <summary>The class of a firearm: the point that gave it and whether it was verified, or what it may be and what is wanted.</summary>
    public static string Class(EuFirearmClass found)
    {
        ArgumentNullException.ThrowIfNull(found);
        if (found.Point is { } point)
        {
            return string.Join(" · ", new[]
            {
                $"{PageTexts.EuClass.With(point)}: {point.Meaning}",
                point.IsVerified ? PaperTexts.Verified : ParcelTexts.NotVerified,
                found.Assumed.IsEmpty ? null : ParcelTexts.Assumed.With(string.Join(", ", found.Assumed)),
            }.OfType<string>());
        }

        return found.Possible.IsEmpty ? ParcelTexts.NoFirearm : $"{ParcelTexts.ClassOpen.With(string.Join(", ", found.Possible))} · {ParcelTexts.ClassMissing.With(string.Join(", ", found.Missing.Select(Field)))}";
    }

    /// <summary>The heading of the Harmonized System.</summary>
    public static string Heading(ArmsHeading heading)
    {
        ArgumentNullException.ThrowIfNull(heading);
        return heading switch
        {
            { Code: { } code } => heading.IsVerified ? code.ToString() : $"{code} · {PaperTexts.HeadingNotVerified}",
            { IsOutside: true } => PaperTexts.HeadingOutside,
            _ => $"{ParcelTexts.ClassOpen.With(string.Join(", ", heading.Possible))} · {ParcelTexts.ClassMissing.With(string.Join(", ", heading.Missing.Select(Field)))}",
        };
    }

    /// <summary>What a country's law said of an item; that it said nothing, where it did not.</summary>
    public static string Legality(LegalAnswer answer)
    {
        ArgumentNullException.ThrowIfNull(answer);
        return answer.Said.IsEmpty ? PaperTexts.NotStated : string.Join('\n', answer.Said.Select(said => PaperTexts.LegalitySaid.With(Labels.LegalSubject(said.What), said.Standing.Label(), $"{said.From:d MMM yyyy}", said.Source)));
    }

    /// <summary>Why a field matters to who traces.</summary>
    public static string Why(TraceField field) => Text($"Why-{field}");

    /// <summary>What a form is, in a sentence.</summary>
    public static string About(PaperKind paper) => Text($"About-{paper}");

    private static string Text(string key) => PaperTexts.ResourceManager.GetString(key, null) ?? throw new InvalidOperationException($"no words for {key}");

    private static string Field(string field) => field == "nature" ? PaperTexts.Nature : FormWords.Label("report-seizure", "described.firearm." + field);
}
