using CommandCentre.Desks.Operations;
using CommandCentre.Domain.Codes;
using CommandCentre.Domain.Operations;
using CommandCentre.Domain.Sharing;

namespace CommandCentre.Server.Pages.Operations;

/// <summary>What the owner of a record can do about a question for its release.</summary>
public static class ReleaseLinks
{
    /// <summary>The command that gives what is asked for, with its form's query; none when the record's own line cannot be read.</summary>
    public static IReadOnlyList<(CommandKind Command, string Query)> Of(QuestionRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return row.About.Record is not { } record ? []
            : row.Question.Use is ReleaseUse.Reading
                ? [(CommandKind.ChangeMarks, $"record={record}")]
                : [(CommandKind.GrantUse, $"record={record}&country={row.Question.By.Country}&use={Words.Of(row.Question.Use)}")];
    }

    /// <summary>The same, and an answer in words.</summary>
    public static IReadOnlyList<(CommandKind Command, string Query)> AndReply(QuestionRow row) =>
        [.. Of(row), (CommandKind.PostMessage, $"about={row.Question.Id}")];
}
