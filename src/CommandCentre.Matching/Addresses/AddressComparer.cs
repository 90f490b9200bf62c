using System.Collections.Immutable;

namespace CommandCentre.Matching.Addresses;

/// <summary>The outcome of comparing two addresses, without its parts.</summary>
/// <param name="Points">0 to 10,000; the scale of every score, so <see cref="Comparison.Threshold"/> holds.</param>
/// <param name="Ground"><see cref="Ground.Same"/>, <see cref="Ground.Spelling"/>, <see cref="Ground.Partly"/> (one side goes less far: only a town), <see cref="Ground.Differs"/>, or <see cref="Ground.OneSideOnly"/> when there is nothing to compare.</param>
/// <param name="Evidence">How much the agreement says, in hundredths of a bit.</param>
public readonly record struct AddressAgreement(int Points, Ground Ground, int Evidence);

/// <summary>Compares two addresses: street, house number, postcode, town, country, each by what it says.</summary>
public static class AddressComparer
{
    private const int MostParts = 9;

    /// <summary>The score alone, 0 to 10,000: the same figure as <see cref="Compare"/> gives.</summary>
    public static int Points(AddressForm left, AddressForm right) => Judge(left, right).Points;

    /// <summary>The score, its ground and its evidence, without the parts.</summary>
    public static AddressAgreement Judge(AddressForm left, AddressForm right)
    {
        Span<AddressVerdict> verdicts = stackalloc AddressVerdict[MostParts];
        var judging = AddressJudging.Of(left, right, verdicts);
        return new(judging.Points, judging.Ground, judging.Evidence);
    }

    /// <summary>The whole comparison; the points of its parts sum to the score.</summary>
    public static Comparison Compare(AddressForm left, AddressForm right)
    {
        Span<AddressVerdict> verdicts = stackalloc AddressVerdict[MostParts];
        var judging = AddressJudging.Of(left, right, verdicts);
        var parts = ImmutableArray.CreateBuilder<Part>(judging.Count + 1);
        var sum = 0;
        foreach (var verdict in verdicts[..judging.Count])
        {
            sum += verdict.Points;
            parts.Add(new(verdict.Feature, Text(left, verdict.Feature), Text(right, verdict.Feature), verdict.Ground, verdict.Points));
        }

        if (sum != judging.Points)
        {
            parts.Add(new(Feature.Address, left.Raw, right.Raw, Ground.Limit, judging.Points - sum));
        }

        var standing = judging.Points >= Comparison.Threshold ? Standing.Confirmed : judging.Ground == Ground.Differs ? Standing.Contradicted : Standing.Open;
        return new(judging.Points, judging.Evidence, standing, parts.ToImmutable());
    }

    private static string? Text(AddressForm form, Feature feature)
    {
        var text = feature switch
        {
            Feature.Postcode => form.Postcode,
            Feature.PostBox => form.PostBox,
            Feature.Country => form.Country,
            Feature.HouseNumber => string.Join(' ', form.Numbers),
            Feature.Unit => string.Join(' ', form.Units.Select(unit => $"{unit.Kind} {unit.Value}")),
            Feature.Street => Words(form, word => word.Zone == AddressZone.Street),
            Feature.Town => Words(form, word => word.Zone == AddressZone.Place),
            _ => Words(form, word => word.Zone == AddressZone.Unknown),
        };
        return string.IsNullOrEmpty(text) ? null : text;
    }

    private static string Words(AddressForm form, Func<AddressWord, bool> which) => string.Join(' ', form.Words.Where(which).Select(word => word.Form));
}
