using System.Collections.Frozen;
using CommandCentre.Matching.Entities;
using CommandCentre.Matching.Names;

namespace CommandCentre.Server.CommandLine;

/// <summary>Two texts of a schema compared: names as names, and where a thing is called by its address or number, as such.</summary>
internal static class MatchPair
{
    private static readonly FrozenDictionary<string, ValueKind> CalledBy = new Dictionary<string, ValueKind>
    {
        ["Address"] = ValueKind.Address,
        ["CryptoWallet"] = ValueKind.Wallet,
        ["BankAccount"] = ValueKind.Account,
        ["UserAccount"] = ValueKind.Account,
        ["Passport"] = ValueKind.Document,
        ["Identification"] = ValueKind.Document,
        ["Phone"] = ValueKind.Phone,
        ["Parcel"] = ValueKind.Parcel,
        ["Firearm"] = ValueKind.Serial,
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>The score, 0 to 10,000.</summary>
    internal static int Points(string schema, string left, string right)
    {
        var kind = FollowTheMoney.KindOf(schema);
        return CalledBy.TryGetValue(schema, out var called)
            ? EntityComparer.Compare(Entity(schema, kind, called, left), Entity(schema, kind, called, right)).Points
            : NameComparer.Best(NameReader.ReadAll(left, kind), NameReader.ReadAll(right, kind)).Points;
    }

    private static Entity Entity(string schema, NameKind kind, ValueKind called, string text) => new(string.Empty, schema, kind, [new(called, text)]);
}
