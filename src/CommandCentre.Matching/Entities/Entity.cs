using System.Collections.Immutable;
using CommandCentre.Matching.Names;

namespace CommandCentre.Matching.Entities;

/// <summary>What a value of an entity is.</summary>
public enum ValueKind
{
    /// <summary>A full name or an alias.</summary>
    Name,

    /// <summary>A name too short or too common to tell by itself (a weak alias).</summary>
    WeakName,

    /// <summary>A given name.</summary>
    GivenName,

    /// <summary>A middle name or a patronymic.</summary>
    MiddleName,

    /// <summary>A family name.</summary>
    FamilyName,

    /// <summary>Date of birth, of foundation, of building: ISO 8601, whole or cut (2020, 2020-11).</summary>
    Date,

    /// <summary>A country the entity belongs to: ISO 3166-1 alpha-2 or any usual spelling.</summary>
    Country,

    /// <summary>Sex.</summary>
    Gender,

    /// <summary>A postal address.</summary>
    Address,

    /// <summary>One line of a postal address that comes in parts: street, town, postcode.</summary>
    AddressPart,

    /// <summary>A place: where a person was born.</summary>
    Place,

    /// <summary>A phone number.</summary>
    Phone,

    /// <summary>An e-mail address.</summary>
    Email,

    /// <summary>A web address.</summary>
    Website,

    /// <summary>A bank account, a user name, a handle.</summary>
    Account,

    /// <summary>A wallet of a crypto-currency.</summary>
    Wallet,

    /// <summary>Number of a document or a register: passport, identity card, tax, company register, IMO.</summary>
    Document,

    /// <summary>A parcel number (UPU S10 or a carrier's).</summary>
    Parcel,

    /// <summary>Serial number of a firearm or its part.</summary>
    Serial,
}

/// <summary>One typed value of an entity.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">As given.</param>
/// <param name="Sort">What sort of value, where it is known: the property's name (passportNumber, birthDate, innCode); null otherwise.</param>
public sealed record Value(ValueKind Kind, string Text, string? Sort = null);

/// <summary>Something that may be known to somebody: a person, a company, a parcel's sender, a firearm.</summary>
/// <param name="Id">Its owner's id.</param>
/// <param name="Schema">The FollowTheMoney schema it came with (Person, Company, Vessel, Address ...).</param>
/// <param name="Kind">How its names are read.</param>
/// <param name="Values">What is known of it.</param>
public sealed record Entity(string Id, string Schema, NameKind Kind, ImmutableArray<Value> Values);
