namespace CommandCentre.Matching.Addresses;

/// <summary>Reads addresses of any country into their normal form.</summary>
public static class AddressReader
{
    /// <summary>The normal form of an address; any text is read, an empty one has no parts.</summary>
    /// <param name="text">One line or several.</param>
    /// <param name="country">The country told beside it (ISO 3166-1 alpha-2 or a name), or null; it decides which words and postcodes are looked for.</param>
    public static AddressForm Read(string text, string? country = null) => new AddressReading(text, AddressCountries.Find(country)).Form();
}
