namespace CommandCentre.Matching.Entities;

/// <summary>Compares two entities by their names and by everything else that is known of both.</summary>
/// <remarks>
/// The best pair of names gives the ground; what stands on both sides beside it adds or takes; what stands on one side only does neither
/// (absence is no evidence). Weights: <see cref="Weights"/>, from how a screening analyst decides, not learned from any list.
/// </remarks>
public static class EntityComparer
{
    /// <summary>Compares two entities; reading them once with <see cref="EntityForm.Read(Entity)"/> is cheaper when one is compared often.</summary>
    public static Comparison Compare(Entity left, Entity right) => Compare(EntityForm.Read(left), EntityForm.Read(right));

    /// <summary>The whole comparison with its parts, which sum to its points.</summary>
    public static Comparison Compare(EntityForm left, EntityForm right) => Run(left, right, new Tally(explains: true)).Finish();

    /// <summary>The score alone, 0 to 10,000: the same figure as <see cref="Compare(EntityForm, EntityForm)"/> gives, without its parts.</summary>
    public static int Points(EntityForm left, EntityForm right) => Run(left, right, new Tally(explains: false)).Points;

    private static Tally Run(EntityForm left, EntityForm right, Tally tally)
    {
        if ((left.Family & right.Family) == 0)
        {
            tally.Contradict();
            tally.Add(Feature.Whole, left.Schema, right.Schema, Ground.Differs, 0, -Weights.Bits * 30);
            return tally;
        }

        NameStep.Take(ref tally, left, right);
        NumberStep.Agree(ref tally, left, right);
        var addresses = AddressStep.Find(ref tally, left, right);
        DateStep.Take(ref tally, left, right);
        NumberStep.Differ(ref tally, left, right);
        TraitStep.Take(ref tally, left, right);
        AddressStep.Take(ref tally, left, right, addresses);
        TogetherStep.Take(ref tally, left, right);
        return tally;
    }
}
