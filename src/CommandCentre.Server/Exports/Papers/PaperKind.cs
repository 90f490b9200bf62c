using CommandCentre.Domain.Codes;
using CommandCentre.Domain.Fields;

namespace CommandCentre.Server.Exports.Papers;

/// <summary>The forms that are made from one seizure.</summary>
public enum PaperKind
{
    /// <summary>Everything on paper, with custody, classes and headings: a page to print.</summary>
    Record,

    /// <summary>A seizure message as text, CENcomm-like.</summary>
    Message,

    /// <summary>The same as JSON.</summary>
    MessageJson,

    /// <summary>A trace request for each firearm and part, with what is missing.</summary>
    TraceRequest,

    /// <summary>Rows for the questionnaire on illicit arms flows of the UNODC.</summary>
    IllicitArms,

    /// <summary>NIEM-shaped XML.</summary>
    Niem,

    /// <summary>FollowTheMoney entities as JSON lines.</summary>
    FollowTheMoney,
}

/// <summary>Which form somebody wants.</summary>
/// <param name="Paper">Which.</param>
/// <param name="Purpose">Why, 3 to 400 characters; it is accounted for.</param>
public sealed record PaperWish(PaperKind Paper, string Purpose)
{
    /// <summary>Reads a wish: <c>paper</c> and <c>purpose</c>.</summary>
    public static (PaperWish? Wish, IReadOnlyList<FieldError> Errors) Read(FieldTree.Group sent)
    {
        var reader = new FieldReader(sent);
        var wish = new PaperWish(reader.Word<PaperKind>("paper"), reader.Text("purpose", 3, 400, lines: true));
        reader.Complete();
        return reader.Errors.Count > 0 ? (null, reader.Errors) : (wish, []);
    }

    /// <summary>The form in one word, as it stands in addresses, file names and the access log.</summary>
    public string Word => Words.Of(Paper);
}
