using System.Collections.Immutable;
using System.Globalization;
using CommandCentre.Matching.Text;

namespace CommandCentre.Matching.Addresses;

/// <summary>Keys under which spellings of one address meet.</summary>
internal static class AddressKeys
{
    /// <summary>At most six keys: postcode and number, street and number, street and postcode, street and town, box and place, number and town.</summary>
    public static ImmutableArray<string> Of(AddressForm form)
    {
        var keys = ImmutableArray.CreateBuilder<string>();
        var street = Telling(form, AddressZone.Street);
        var place = Place(form);
        var number = form.Numbers.Length > 0 ? form.Numbers[0].From.ToString(CultureInfo.InvariantCulture) : null;
        Add(keys, "p", form.Postcode, number);
        Add(keys, "s", street, number);
        Add(keys, "c", street, form.Postcode);
        Add(keys, "t", street, place);
        Add(keys, "b", form.PostBox, form.Postcode ?? place);
        if (street is null)
        {
            Add(keys, "n", place, number ?? form.Postcode);
        }

        return keys.ToImmutable();
    }

    private static void Add(ImmutableArray<string>.Builder keys, string sort, string? first, string? second)
    {
        if (!string.IsNullOrEmpty(first) && !string.IsNullOrEmpty(second))
        {
            keys.Add($"{sort}:{first}#{second}");
        }
    }

    // The sound of the longest telling word of the zone.
    private static string? Telling(AddressForm form, AddressZone zone)
    {
        var word = form.Words.Where(word => word.Zone == zone && word.Weight >= 60).MaxBy(word => word.Form.Length);
        return word is null ? null : Sound.Key(word.Form);
    }

    // The last town known stands for the place, whatever its language; otherwise the sound of the place's longest word.
    private static string? Place(AddressForm form)
    {
        var town = form.Towns.LastOrDefault(town => form.Words[town.Start].Zone != AddressZone.Street);
        return town is not null ? town.Ids[0].ToString(CultureInfo.InvariantCulture) : Telling(form, AddressZone.Place) ?? Telling(form, AddressZone.Unknown);
    }
}
