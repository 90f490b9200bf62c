using System.Collections.Frozen;
using CommandCentre.Matching.Names;

namespace CommandCentre.Matching.Entities;

/// <summary>What a thing can be at all: entities of two families that exclude each other are never one.</summary>
[Flags]
public enum Family
{
    /// <summary>A natural person.</summary>
    Person = 1,

    /// <summary>A company, a body, a group.</summary>
    Organisation = 2,

    /// <summary>A ship.</summary>
    Vessel = 4,

    /// <summary>An aircraft.</summary>
    Airplane = 8,

    /// <summary>A vehicle on land.</summary>
    Vehicle = 16,

    /// <summary>A firearm or its part.</summary>
    Firearm = 32,

    /// <summary>A postal item.</summary>
    Parcel = 64,

    /// <summary>A postal address.</summary>
    Address = 128,

    /// <summary>A wallet, a bank account, a user account, a phone or an e-mail address by itself.</summary>
    Account = 256,

    /// <summary>A security.</summary>
    Security = 512,

    /// <summary>A passport or another document that identifies.</summary>
    Identification = 1024,

    /// <summary>An article, a file, an event: a text about something.</summary>
    Writing = 2048,

    /// <summary>Any other thing that is owned: land, a licence, a contract.</summary>
    Property = 4096,

    /// <summary>Not told: it can be anything.</summary>
    Any = 8191,
}

/// <summary>The schemata of FollowTheMoney and this project's own, with what they can be and how their names are read.</summary>
/// <remarks>Source: the FollowTheMoney ontology (followthemoney.tech/explorer), its parents of each schema; Firearm, Parcel, Phone are this project's own.</remarks>
internal static class Schemata
{
    private static readonly FrozenDictionary<string, Family> Families = new Dictionary<Family, string>
    {
        [Family.Person] = "Person",
        [Family.Organisation] = "Organization Organisation PublicBody",
        [Family.Organisation | Family.Property] = "Company",
        [Family.Person | Family.Organisation] = "LegalEntity",
        [Family.Vessel] = "Vessel Ship",
        [Family.Airplane] = "Airplane Aircraft",
        [Family.Vehicle | Family.Vessel | Family.Airplane] = "Vehicle",
        [Family.Organisation | Family.Vessel | Family.Airplane | Family.Vehicle | Family.Firearm | Family.Account | Family.Security | Family.Property] = "Asset",
        [Family.Firearm] = "Firearm Weapon",
        [Family.Parcel] = "Parcel",
        [Family.Address] = "Address",
        [Family.Account] = "CryptoWallet BankAccount UserAccount Account Wallet Phone",
        [Family.Security] = "Security",
        [Family.Identification] = "Identification Passport",
        [Family.Property] = "RealEstate License Contract ContractAward Position Project CallForTenders Call Trip",
        [Family.Writing] = "Article Document Documentation Email Message Note Page Pages PlainText HyperText Image Audio Video Table Workbook Folder Package Event Assessment CourtCase Analyzable Mention",
    }.SelectMany(pair => pair.Value.Split(' ').Select(name => (name, pair.Key))).ToFrozenDictionary(pair => pair.name, pair => pair.Key, StringComparer.OrdinalIgnoreCase);

    /// <summary>What an entity of the schema can be; <see cref="Family.Any"/> for Thing and whatever is not known.</summary>
    public static Family FamilyOf(string schema) => Families.GetValueOrDefault(schema, Family.Any);

    /// <summary>How names of the schema are read.</summary>
    public static NameKind KindOf(string schema) => FamilyOf(schema) switch
    {
        Family.Person => NameKind.Person,
        Family.Organisation or (Family.Organisation | Family.Property) => NameKind.Organisation,
        Family.Person | Family.Organisation or Family.Any => NameKind.Either,
        _ => NameKind.Thing,
    };
}
