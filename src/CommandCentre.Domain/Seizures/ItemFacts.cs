using CommandCentre.Domain.Codes;

namespace CommandCentre.Domain.Seizures;

/// <summary>One sort of item of a seizure with all that follows from what is known of it.</summary>
/// <param name="At">Its place among the seizure's items, from 0.</param>
/// <param name="Item">What it is.</param>
/// <param name="Described">What is known of it; absent for nothing.</param>
public sealed record ItemFacts(int At, SeizedItem Item, ItemDescription? Described)
{
    /// <summary>Its identification set; absent for none.</summary>
    public FirearmDescription? Firearm => Described?.Firearm;

    /// <summary>Its calibre, as told of the weapon or of the ammunition.</summary>
    public string? Calibre => Firearm?.Calibre ?? Described?.Calibre;

    /// <summary>The class under the Directive; absent for what is no firearm or part, and where nothing is known of it.</summary>
    public EuFirearmClass? Class => TraceMeter.IsFor(Item) && Firearm is { } firearm ? FirearmClassification.Of(firearm, Item.SubKind) : null;

    /// <summary>Where it stands in the Harmonized System.</summary>
    public ArmsHeading Heading => ArmsHeading.Of(Item, Firearm);

    /// <summary>How the questionnaire on illicit arms flows asks for it.</summary>
    public IllicitArms Illicit => IllicitArms.Of(Item, Firearm);

    /// <summary>The items of a seizure, in their order.</summary>
    public static ValueList<ItemFacts> Of(SeizureReported seizure)
    {
        ArgumentNullException.ThrowIfNull(seizure);
        return [.. seizure.Items.Select((item, at) => new ItemFacts(at, item, seizure.Described?.FirstOrDefault(one => one.Item == at)))];
    }
}
