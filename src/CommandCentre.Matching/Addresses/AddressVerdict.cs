namespace CommandCentre.Matching.Addresses;

/// <summary>What one part of two addresses says.</summary>
/// <param name="Feature">Which part.</param>
/// <param name="Ground">How the two agree.</param>
/// <param name="Weight">Its share of the score.</param>
/// <param name="Agreement">Thousandths: 1,000 the same, below 0 speaks against.</param>
/// <param name="Evidence">Hundredths of a bit.</param>
/// <param name="Points">Its points of the score.</param>
internal readonly record struct AddressVerdict(Feature Feature, Ground Ground, int Weight, int Agreement, int Evidence, int Points = 0);
