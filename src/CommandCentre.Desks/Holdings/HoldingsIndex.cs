using System.Globalization;
using CommandCentre.Domain.Codes;
using CommandCentre.Matching.Entities;
using CommandCentre.Matching.Index;

namespace CommandCentre.Desks.Holdings;

/// <summary>All countries' holdings in memory, in two indexes: what an asker may be told of, and what stays silent. The first knows nothing of the second.</summary>
/// <param name="isKept">Whether anything is kept in it: who only manages the files asks nothing.</param>
internal sealed class HoldingsIndex(bool isKept = true)
{
    private const char ToldMark = 't';
    private const char SilentMark = 's';

    /// <summary>Whether anything is kept in it.</summary>
    public bool IsKept => isKept;

    /// <summary>What an asker may be told of.</summary>
    public MatchIndex Told { get; } = new();

    /// <summary>What its owner alone hears of.</summary>
    public MatchIndex Silent { get; } = new();

    /// <summary>Lets a row answer.</summary>
    public void Put(CountryCode owner, IndexedRow row, Entity entity)
    {
        if (isKept)
        {
            Of(row.Mode).Put(owner.Value, entity with { Id = IdOf(row) });
        }
    }

    /// <summary>Takes a row out.</summary>
    public void Withdraw(CountryCode owner, IndexedRow row) => Of(row.Mode).Withdraw(owner.Value, IdOf(row));

    /// <summary>Lets a row answer as it is now, in place of what it was.</summary>
    public void Change(CountryCode owner, IndexedRow old, IndexedRow row, Entity entity)
    {
        Put(owner, row, entity);
        if (IdOf(old) != IdOf(row))
        {
            Withdraw(owner, old);
        }
    }

    /// <summary>The row's number and whether it stood among the silent; absent for an id of another make.</summary>
    public static (long Row, bool IsSilent)? RowOf(string id) =>
        id is [ToldMark or SilentMark, ..] && long.TryParse(id.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture, out var row) ? (row, id[0] == SilentMark) : null;

    private static string IdOf(IndexedRow row) => string.Create(CultureInfo.InvariantCulture, $"{(row.Mode is HoldingMode.Silent ? SilentMark : ToldMark)}{row.Row}");

    private MatchIndex Of(HoldingMode mode) => mode is HoldingMode.Silent ? Silent : Told;
}
