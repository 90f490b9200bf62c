using System.Security.Cryptography;
using System.Text;
using CommandCentre.Domain.Fields;
using CommandCentre.Matching.Entities;

namespace CommandCentre.Desks.Holdings;

/// <summary>A row that can be taken.</summary>
internal sealed record HeldRow(string OwnId, Entity Entity, HoldingTerms Terms);

/// <summary>A row as read: what can be taken, or all that is wrong with it.</summary>
/// <param name="Row">The row, from 1.</param>
/// <param name="Held">What can be taken; absent when something is wrong.</param>
/// <param name="Wrong">What is wrong; empty when it can be taken.</param>
internal sealed record HeldRead(long Row, HeldRow? Held, IReadOnlyList<FieldError> Wrong);

/// <summary>The file as a whole cannot be read.</summary>
internal sealed class FileUnreadable(FieldError error, Exception? inner = null) : Exception("the file cannot be read", inner)
{
    public FieldError Error => error;
}

/// <summary>Rows of a file of holdings, one after the other.</summary>
internal abstract class HeldRows
{
    private static readonly ValueKind[] Found =
    [
        ValueKind.Name, ValueKind.WeakName, ValueKind.GivenName, ValueKind.FamilyName, ValueKind.Phone, ValueKind.Email, ValueKind.Website, ValueKind.Account, ValueKind.Wallet,
        ValueKind.Document, ValueKind.Parcel, ValueKind.Serial,
    ];

    /// <summary>The longest id an owner may give a record, in characters.</summary>
    internal const int OwnIdLimit = 120;

    /// <summary>The rows of a text.</summary>
    /// <exception cref="FileUnreadable">Its header does not fit.</exception>
    public static HeldRows Of(ImportWish wish, TextReader text, DateTimeOffset now) =>
        wish.Form is ImportForm.FollowTheMoney ? new FollowTheMoneyRows(text, wish.Default, now) : new MappedRows(text, wish.Mapping, wish.Default, now);

    /// <summary>The next row, or null at the end.</summary>
    public abstract HeldRead? Next();

    /// <summary>The row, or what is wrong with it as a record.</summary>
    /// <param name="row">The row.</param>
    /// <param name="ownId">The id its owner gave it; absent for none.</param>
    /// <param name="entity">What it says.</param>
    /// <param name="terms">Its terms.</param>
    /// <param name="wrong">What was found wrong before.</param>
    /// <param name="place">Where a value of a property came from.</param>
    protected static HeldRead Judged(long row, string? ownId, Entity entity, HoldingTerms terms, List<FieldError> wrong, Func<string, string> place)
    {
        foreach (var value in entity.Values)
        {
            if (!WrittenText.IsClean(value.Text, lines: true))
            {
                wrong.Add(new FieldError(place(value.Sort ?? string.Empty), WrittenText.Shown(value.Text), FieldRule.Characters, "text and line breaks"));
            }
        }

        if (!Array.Exists(Found, kind => entity.Values.Any(value => value.Kind == kind)) && entity.Schema != "Address")
        {
            wrong.Add(new FieldError("name", string.Empty, FieldRule.Required, "a name or a number by which the record can be found"));
        }

        return wrong.Count > 0 ? new HeldRead(row, null, wrong) : new HeldRead(row, Taken(ownId, entity, terms), []);
    }

    // Without an id of its own a record is known by what it says: the same again changes nothing.
    private static HeldRow Taken(string? ownId, Entity entity, HoldingTerms terms)
    {
        var own = ownId ?? $"row-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(FollowTheMoney.Write(entity with { Id = string.Empty })))[..12])}";
        return new HeldRow(own, entity with { Id = own }, terms);
    }
}
