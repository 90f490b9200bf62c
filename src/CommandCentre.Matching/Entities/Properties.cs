using System.Collections.Frozen;

namespace CommandCentre.Matching.Entities;

/// <summary>The properties of FollowTheMoney that are compared, and what kind of value each holds.</summary>
/// <remarks>Source: the FollowTheMoney ontology (followthemoney.tech/explorer). Properties that are not here are counted and left out: some on
/// purpose, because many share their values (kppCode, okopfCode, the service of a user account, sourceUrl).</remarks>
internal static class Properties
{
    private static readonly FrozenDictionary<string, ValueKind> Kinds = new Dictionary<ValueKind, string>
    {
        [ValueKind.Name] = "name alias previousName title registrationName tradeName legalName",
        [ValueKind.WeakName] = "weakAlias abbreviation nickname",
        [ValueKind.GivenName] = "firstName givenName",
        [ValueKind.MiddleName] = "middleName secondName fatherName patronymic",
        [ValueKind.FamilyName] = "lastName familyName surname motherName maidenName",
        [ValueKind.Date] = "birthDate deathDate incorporationDate dissolutionDate buildDate registrationDate issueDate date startDate",
        [ValueKind.Country] = "country nationality citizenship jurisdiction mainCountry birthCountry flag pastFlags",
        [ValueKind.Gender] = "gender sex",
        [ValueKind.Address] = "address addressEntity full",
        [ValueKind.AddressPart] = "street street2 street3 city postalCode region state postOfficeBox",
        [ValueKind.Place] = "birthPlace placeOfBirth",
        [ValueKind.Phone] = "phone telephone mobile fax phoneNumber",
        [ValueKind.Email] = "email emailAddress",
        [ValueKind.Website] = "website webSite url",
        [ValueKind.Account] = "accountNumber iban userName username handle account",
        [ValueKind.Wallet] = "publicKey walletAddress wallet",
        [ValueKind.Document] =
            "passportNumber passport idNumber number taxNumber vatCode registrationNumber innCode ogrnCode okpoCode leiCode swiftBic bikCode bvdId sosId isin isinCode ticker ricCode permId figiCode "
            + "imoNumber mmsi callSign socialSecurityNumber npiCode dunsCode uniqueEntityId ueiCode cageCode icpsr icCode irsCode nationalIdNumber driverLicense licenseNumber eoriNumber registrationPlate tailNumber opencorporatesUrl giiNumber cikCode ibcRuc jibCode mbsCode  wikidataId unscId",
        [ValueKind.Parcel] = "parcelNumber trackingNumber trackingCode",
        [ValueKind.Serial] = "serialNumber serial",
    }.SelectMany(pair => pair.Value.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(name => (name, pair.Key))).ToFrozenDictionary(pair => pair.name, pair => pair.Key, StringComparer.Ordinal);

    private static readonly FrozenDictionary<ValueKind, string> Usual = new Dictionary<ValueKind, string>
    {
        [ValueKind.Name] = "name",
        [ValueKind.WeakName] = "weakAlias",
        [ValueKind.GivenName] = "firstName",
        [ValueKind.MiddleName] = "middleName",
        [ValueKind.FamilyName] = "lastName",
        [ValueKind.Date] = "birthDate",
        [ValueKind.Country] = "country",
        [ValueKind.Gender] = "gender",
        [ValueKind.Address] = "address",
        [ValueKind.AddressPart] = "city",
        [ValueKind.Place] = "birthPlace",
        [ValueKind.Phone] = "phone",
        [ValueKind.Email] = "email",
        [ValueKind.Website] = "website",
        [ValueKind.Account] = "accountNumber",
        [ValueKind.Wallet] = "publicKey",
        [ValueKind.Document] = "idNumber",
        [ValueKind.Parcel] = "parcelNumber",
        [ValueKind.Serial] = "serialNumber",
    }.ToFrozenDictionary();

    /// <summary>Parts of an address in the order in which they are read as one.</summary>
    private static readonly string[] AddressOrder = ["postOfficeBox", "street", "street2", "street3", "postalCode", "city", "region", "state"];

    /// <summary>The kind of value a property holds; null for one that is not compared. The title of a text is its name; that of a person is none.</summary>
    public static ValueKind? KindOf(string property, Family family) =>
        Kinds.TryGetValue(property, out var kind) && (property != "title" || family == Family.Writing) ? kind : null;

    /// <summary>Where a part stands in an address.</summary>
    public static int PlaceInAddress(string? property) => property is null ? 0 : Array.IndexOf(AddressOrder, property);

    /// <summary>The property a value of a kind is written as when it does not name its own.</summary>
    public static string UsualOf(ValueKind kind) => Usual[kind];
}
