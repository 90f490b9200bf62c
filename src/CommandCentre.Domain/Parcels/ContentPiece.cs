using CommandCentre.Domain.Codes;

namespace CommandCentre.Domain.Parcels;

/// <summary>One declared line of a parcel's content (CN 22, CN 23).</summary>
/// <param name="Description">What it is said to be, 1 to 200 characters.</param>
/// <param name="Hs">Harmonized System code as declared; absent where none was.</param>
/// <param name="Quantity">Pieces, 1 to 100,000.</param>
/// <param name="Grams">Net weight of all pieces, 1 to 100,000,000 grams.</param>
/// <param name="Value">Declared value of all pieces in the currency, 0 to 1,000,000,000 with two decimals at most.</param>
/// <param name="Currency">ISO 4217 code, with a value.</param>
/// <param name="MadeIn">Country of origin of the goods.</param>
public sealed record ContentPiece(string Description, HsCode? Hs, int? Quantity, int? Grams, decimal? Value, string? Currency, CountryCode? MadeIn);

/// <summary>The way a parcel takes: departure, transit, and the offices of exchange; its destination is the lead's.</summary>
/// <param name="Origin">Country of departure.</param>
/// <param name="Transit">Countries passed through, in order.</param>
/// <param name="Leaves">Office of exchange of departure.</param>
/// <param name="Enters">Office of exchange of arrival.</param>
public sealed record ParcelRoute(CountryCode? Origin, ValueList<CountryCode> Transit, ImpcCode? Leaves, ImpcCode? Enters);
