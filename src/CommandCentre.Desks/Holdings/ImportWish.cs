using CommandCentre.Domain.Codes;
using CommandCentre.Domain.Fields;

namespace CommandCentre.Desks.Holdings;

/// <summary>How holdings come.</summary>
public enum ImportForm
{
    /// <summary>CSV with a header.</summary>
    Csv,

    /// <summary>Lines of JSON in FollowTheMoney's shape.</summary>
    FollowTheMoney,

    /// <summary>One by one.</summary>
    Single,
}

/// <summary>What is wished of an import.</summary>
/// <param name="Id">The id of the load it makes; kept when the wish is sent again.</param>
/// <param name="Label">What the country calls the load, 1 to 80 characters.</param>
/// <param name="Form">How the records come.</param>
/// <param name="Mapping">What the columns of CSV mean; absent where they are named as the fields are.</param>
/// <param name="Default">The terms of records that bring none of their own.</param>
/// <param name="DryRun">Reads and tells, and takes nothing.</param>
/// <param name="Replace">What earlier loads of the same label hold and this one does not is withdrawn with it.</param>
public sealed record ImportWish(Guid Id, string Label, ImportForm Form, ColumnMapping? Mapping, HoldingTerms Default, bool DryRun = false, bool Replace = false)
{
    /// <summary>Longest label, in characters.</summary>
    public const int LabelLimit = 80;

    private static readonly string[] Forms = [Words.Of(ImportForm.Csv), Words.Of(ImportForm.FollowTheMoney)];

    /// <summary>Reads a wish: <c>id</c>, <c>label</c>, <c>form</c>, <c>mapping</c> (the name of a saved one), <c>dryRun</c>, <c>replace</c>, and the fields of <see cref="HoldingTerms.From"/>.</summary>
    /// <param name="sent">The fields.</param>
    /// <param name="saved">The country's mappings.</param>
    /// <param name="now">Wall time: an expiry lies behind it.</param>
    /// <returns>The wish, or all that is wrong with it.</returns>
    public static (ImportWish? Wish, IReadOnlyList<FieldError> Errors) From(FieldTree.Group sent, IReadOnlyList<ColumnMapping> saved, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(saved);
        var reader = new FieldReader(sent);
        var id = reader.Uuid("id");
        var label = reader.Text("label", 1, LabelLimit);
        var form = reader.OneOf("form", Forms);
        var mapping = reader.OptionalText("mapping", 40);
        if (mapping is not null && reader.IsSound("mapping") && !saved.Any(known => known.Name == mapping))
        {
            reader.Note("mapping", mapping, FieldRule.Word, saved.Count == 0 ? "the name of a saved mapping; none is saved yet" : string.Join(", ", saved.Select(known => known.Name)));
        }

        var (dryRun, replace) = (IsTrue(reader, "dryRun"), IsTrue(reader, "replace"));
        var terms = HoldingTerms.From(reader, HoldingTerms.Usual, now);
        reader.Complete();
        return reader.Errors.Count > 0
            ? (null, reader.Errors)
            : (new ImportWish(id, label, form == Forms[0] ? ImportForm.Csv : ImportForm.FollowTheMoney, saved.FirstOrDefault(known => known.Name == mapping), terms, dryRun, replace), []);
    }

    private static bool IsTrue(FieldReader reader, string name) => reader.Has(name) && reader.OneOf(name, ["true", "false"]) == "true";
}

/// <summary>What an import is at.</summary>
public enum ImportStage
{
    /// <summary>It reads and lays aside; nothing can be seen of it, and it can be cancelled.</summary>
    Reading,

    /// <summary>It has been recorded; its records begin to answer.</summary>
    Indexing,

    /// <summary>It has ended.</summary>
    Ended,
}

/// <summary>How far an import has come.</summary>
/// <param name="Stage">What it is at.</param>
/// <param name="Read">Rows read; while indexing, records that answer already.</param>
/// <param name="Taken">Rows taken.</param>
/// <param name="Rejected">Rows not taken.</param>
/// <param name="Bytes">Bytes read.</param>
/// <param name="Of">Bytes there are; absent where that is not known.</param>
public sealed record ImportProgress(ImportStage Stage, long Read, long Taken, long Rejected, long Bytes, long? Of);

/// <summary>How an import ended.</summary>
public enum ImportResult
{
    /// <summary>Its records are recorded and answer.</summary>
    Loaded,

    /// <summary>It was a dry run: nothing was kept.</summary>
    DryRun,

    /// <summary>The same wish was loaded before; nothing was done again.</summary>
    Repeated,

    /// <summary>It was cancelled: nothing was kept.</summary>
    Cancelled,

    /// <summary>No row could be taken: nothing was changed.</summary>
    Nothing,

    /// <summary>The file as a whole cannot be read: nothing was kept.</summary>
    Unreadable,

    /// <summary>Another import of the country is under way.</summary>
    Busy,
}

/// <summary>A row that was not taken.</summary>
/// <param name="Row">The row, from 1 behind the header; 0 for the file as a whole.</param>
/// <param name="Field">The column, or the field of a line of JSON.</param>
/// <param name="Value">What stood there, at most 80 characters of it.</param>
/// <param name="Reason">What it broke.</param>
/// <param name="Allowed">What is allowed.</param>
public sealed record RejectedRow(long Row, string Field, string Value, FieldRule Reason, string Allowed)
{
    /// <summary>The same as an error of a field, for its words.</summary>
    public FieldError Error => new(Field, Value, Reason, Allowed);
}

/// <summary>What became of an import.</summary>
/// <param name="Result">How it ended.</param>
/// <param name="Taken">Rows taken; of a dry run, rows that would be.</param>
/// <param name="Changed">Of these, records that were there before under the same own id.</param>
/// <param name="Rejected">Rows not taken.</param>
/// <param name="First">The first 100 of these.</param>
/// <param name="Digest">SHA-256 of what was read, in lower-case hexadecimal.</param>
public sealed record ImportOutcome(ImportResult Result, long Taken, long Changed, long Rejected, IReadOnlyList<RejectedRow> First, string Digest)
{
    /// <summary>Rejected rows that are told one by one.</summary>
    public const int MostTold = 100;

    internal static ImportOutcome Of(ImportResult result) => new(result, 0, 0, 0, [], string.Empty);
}

/// <summary>An import of late.</summary>
/// <param name="Wish">What was wished.</param>
/// <param name="Officer">By whom: a service number.</param>
/// <param name="Begun">Wall time.</param>
/// <param name="Progress">How far it has come.</param>
/// <param name="Outcome">How it ended; absent while it runs or when it failed.</param>
/// <param name="Failed">It ended because the store or the connection failed: nothing was kept unless it was recorded already.</param>
public sealed record ImportUnderWay(ImportWish Wish, string Officer, DateTimeOffset Begun, ImportProgress Progress, ImportOutcome? Outcome, bool Failed);
