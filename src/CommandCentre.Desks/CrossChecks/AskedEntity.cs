using System.Collections.Immutable;
using CommandCentre.Domain.CrossChecks;
using CommandCentre.Domain.Parcels;
using CommandCentre.Matching.Entities;

namespace CommandCentre.Desks.CrossChecks;

/// <summary>Questions and what lines tell of persons and parcels, as entities that can be matched.</summary>
internal static class AskedEntity
{
    private const string Thing = "Thing";

    /// <summary>What a check asks.</summary>
    public static Entity Of(IEnumerable<AskedValue> values, AskedSubject subject)
    {
        var schema = subject switch
        {
            AskedSubject.Person => "Person",
            AskedSubject.Organisation => "Organization",
            AskedSubject.Address => "Address",
            _ => Thing,
        };
        return Made(schema, [.. values.Select(value => new Value(KindOf(value.Kind), value.Text, SortOf(value.Kind)))]);
    }

    /// <summary>A consignor or consignee; absent when nothing is said of them.</summary>
    public static Entity? Of(Party? party) => party is null ? null : Some("LegalEntity", (ValueKind.Name, party.Name), (ValueKind.Address, party.Address), (ValueKind.Phone, party.Phone), (ValueKind.Email, party.Email));

    /// <summary>Where a party can be found, by itself.</summary>
    public static Entity? AddressOf(Party? party) => Some("Address", (ValueKind.Address, party?.Address));

    /// <summary>By what a party can be reached, by itself.</summary>
    public static Entity? ContactOf(Party? party) => Some("UserAccount", (ValueKind.Phone, party?.Phone), (ValueKind.Email, party?.Email));

    /// <summary>A parcel.</summary>
    public static Entity? Of(ParcelNumber? parcel) => Some("Parcel", (ValueKind.Parcel, parcel?.Value));

    /// <summary>The same under an id.</summary>
    public static Entity Named(this Entity entity, string id) => entity with { Id = id };

    private static Entity? Some(string schema, params (ValueKind Kind, string? Text)[] values) =>
        values.Where(value => !string.IsNullOrWhiteSpace(value.Text)).Select(value => new Value(value.Kind, value.Text!)).ToImmutableArray() is { IsEmpty: false } known ? Made(schema, known) : null;

    private static Entity Made(string schema, ImmutableArray<Value> values) => new(string.Empty, schema, FollowTheMoney.KindOf(schema), values);

    private static ValueKind KindOf(AskedKind kind) => kind switch
    {
        AskedKind.Name => ValueKind.Name,
        AskedKind.Address => ValueKind.Address,
        AskedKind.Phone => ValueKind.Phone,
        AskedKind.Email => ValueKind.Email,
        AskedKind.Website => ValueKind.Website,
        AskedKind.Account => ValueKind.Account,
        AskedKind.Wallet => ValueKind.Wallet,
        AskedKind.Document => ValueKind.Document,
        AskedKind.Parcel => ValueKind.Parcel,
        AskedKind.Serial => ValueKind.Serial,
        AskedKind.BirthDate => ValueKind.Date,
        AskedKind.Country => ValueKind.Country,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "no value of matching"),
    };

    private static string? SortOf(AskedKind kind) => kind is AskedKind.BirthDate ? "birthDate" : null;
}
