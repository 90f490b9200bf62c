using System.Collections.Immutable;
using CommandCentre.Matching.Addresses;
using CommandCentre.Matching.Entities;
using CommandCentre.Matching.Names;
using CommandCentre.Matching.Values;

namespace CommandCentre.Matching.Blind;

/// <summary>The exact keys of an entity: a filter knows "the same" and nothing between, so what spelling may do is taken away before.</summary>
/// <remarks>
/// A filter and whoever asks it must make the same keys of the same value: a change here, or in the normal forms it takes from, is a new
/// <see cref="Version"/>; the test of known keys fails until it is.
/// </remarks>
public static class BlindKeys
{
    /// <summary>Which way of making keys this is; a filter made another way is refused rather than asked in vain.</summary>
    public const int Version = 1;

    /// <summary>Keys of one entity at most; further ones are left out.</summary>
    public const int MostKeys = 128;

    /// <summary>Letters from which on one word alone is the name of a firm or a ship.</summary>
    private const int LongWord = 6;

    /// <summary>The keys of an entity, each once; empty when it holds nothing that can be asked for blindly. Never throws.</summary>
    public static ImmutableArray<BlindKey> Of(Entity entity) => Of(EntityForm.Read(entity));

    /// <summary>The same of an entity in normal form.</summary>
    public static ImmutableArray<BlindKey> Of(EntityForm form)
    {
        ArgumentNullException.ThrowIfNull(form);
        return [.. form.Names.SelectMany(NameKeys).Concat(form.Numbers.Select(NumberKey)).Concat(form.Addresses.SelectMany(AddressKeys)).Distinct().Take(MostKeys)];
    }

    private static IEnumerable<BlindKey> NameKeys(NameForm name)
    {
        var words = name.Parts.Where(part => part.IsTelling || part.Role is PartRole.Symbol).ToList();
        if (Set(words.Select(part => part.Form), name.Kind) is { } exact)
        {
            yield return new(BlindKind.Name, exact);
        }

        if (Set(words.Select(part => part.Sound.Length > 0 ? part.Sound : part.Form), NameKind.Person) is { } sounding)
        {
            yield return new(BlindKind.SimilarName, sounding);
        }
    }

    // One word tells a firm if it is long, and never a person.
    private static string? Set(IEnumerable<string> words, NameKind kind)
    {
        string[] set = [.. words.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        var alone = set is [{ Length: >= LongWord }] && kind is (NameKind.Organisation or NameKind.Thing);
        return set.Length > 1 || alone ? string.Join(' ', set) : null;
    }

    /// <summary>Where a look-alike (0 for O) is a likely slip the form without it; where the loose form leaves out half of the value (a phone's country, a mailbox's domain) the whole one.</summary>
    private static BlindKey NumberKey(NumberForm number) => number.Kind switch
    {
        ValueKind.Phone => new(BlindKind.Phone, number.Key),
        ValueKind.Email => new(BlindKind.Email, number.Key),
        ValueKind.Website => new(BlindKind.Website, number.Key),
        ValueKind.Account => new(BlindKind.Account, number.Key),
        ValueKind.Wallet => new(BlindKind.Wallet, number.Loose),
        ValueKind.Parcel => new(BlindKind.Parcel, number.Loose),
        ValueKind.Serial => new(BlindKind.Serial, number.Loose),
        _ => new(BlindKind.Document, number.Loose),
    };

    /// <summary>Two of the keys under which addresses are looked up together: street and number alone are in every town.</summary>
    private static IEnumerable<BlindKey> AddressKeys(AddressForm address)
    {
        var keys = address.Keys.ToDictionary(key => key[0], key => key[2..]);
        var street = keys.GetValueOrDefault('s');
        foreach (var place in "pt".Where(_ => street is not null))
        {
            if (keys.TryGetValue(place, out var found))
            {
                yield return new(BlindKind.Address, $"{street} {place}:{found}");
            }
        }

        if (keys.TryGetValue('b', out var box))
        {
            yield return new(BlindKind.Address, $"b:{box}");
        }

        if (street is null && keys.TryGetValue('p', out var house) && keys.TryGetValue('n', out var town))
        {
            yield return new(BlindKind.Address, $"{house} n:{town}");
        }
    }
}
