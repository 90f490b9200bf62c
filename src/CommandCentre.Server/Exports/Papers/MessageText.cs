using System.Text;
using CommandCentre.Server.Resources;

namespace CommandCentre.Server.Exports.Papers;

/// <summary>The seizure message as text. CENcomm-like: it holds what its seizure stage asks for; its schema was not at hand.</summary>
internal static class MessageText
{
    internal static byte[] Write(PaperSource source)
    {
        IEnumerable<PaperSection?> sections =
        [
            PaperSections.Head(source, PaperTexts.MessageTitle),
            PaperSections.Find(source),
            PaperSections.Parcel(source),
            PaperSections.Lead(source),
            .. source.File.Items.Select(facts => PaperSections.Item(source, facts)),
            .. source.File.Row.FollowUps.Select(PaperSections.FollowUp),
            PaperSections.Files(source),
        ];
        var text = new StringBuilder();
        foreach (var section in sections.OfType<PaperSection>())
        {
            text.Append(text.Length == 0 ? string.Empty : "\n").Append(section.Title).Append('\n').Append('-', section.Title.Length).Append('\n');
            foreach (var (label, value) in section.Rows)
            {
                // A value of several lines is set in: nothing in it can pass for a label of its own.
                text.Append(label).Append(": ").Append(value.Replace("\n", "\n    ", StringComparison.Ordinal)).Append('\n');
            }
        }

        return Encoding.UTF8.GetBytes(text.Append('\n').Append(PaperTexts.MessageNote).Append('\n').ToString());
    }
}
