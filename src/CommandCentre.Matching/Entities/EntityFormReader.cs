using System.Collections.Immutable;
using CommandCentre.Matching.Addresses;
using CommandCentre.Matching.Names;
using CommandCentre.Matching.Values;

namespace CommandCentre.Matching.Entities;

/// <summary>Makes an <see cref="EntityForm"/> of an <see cref="Entity"/>.</summary>
internal static class EntityFormReader
{
    /// <summary>Full names put together from parts of one entity at most.</summary>
    private const int MostJoined = 8;

    public static EntityForm Read(Entity entity)
    {
        var countries = ReadCountries(entity);
        var addresses = ReadAddresses(entity, Seat(countries));
        string[] codes = [.. countries.Select(country => country.Code).Concat(addresses.Select(address => address.Country).OfType<string>()).Distinct(StringComparer.Ordinal)];
        var gender = Of(entity, ValueKind.Gender).Select(value => (Raw: value.Text, Code: GenderReader.Read(value.Text))).FirstOrDefault(read => read.Code is not null);
        var names = ReadNames(entity);
        var family = FamilyNameAlone(entity, names.Count);
        return new EntityForm
        {
            Id = entity.Id,
            Schema = entity.Schema,
            Family = Schemata.FamilyOf(entity.Schema),
            Names = Forms(names, entity.Kind),
            WeakNames = Forms([.. Of(entity, ValueKind.WeakName).Select(value => value.Text), .. family], entity.Kind),
            Cut = names.Count > 0 || Of(entity, ValueKind.WeakName).Any() ? NameCut.None : CutOf(entity),
            Dates = ReadDates(entity),
            Countries = countries,
            Gender = gender.Code,
            GenderRaw = gender.Raw,
            Addresses = addresses,
            Places = [.. Of(entity, ValueKind.Place).Select(value => Place(value.Text))],
            Numbers = ReadNumbers(entity, codes),
        };
    }

    /// <summary>The parts of an address in one line, in their usual order; empty when there are none.</summary>
    public static string InOneLine(Entity entity) =>
        string.Join(", ", Of(entity, ValueKind.AddressPart).OrderBy(value => Properties.PlaceInAddress(value.Sort)).Select(value => value.Text));

    private static IEnumerable<Value> Of(Entity entity, ValueKind kind) =>
        entity.Values.Where(value => value.Kind == kind && !string.IsNullOrWhiteSpace(value.Text)).Take(EntityForm.MostValues);

    private static List<string> ReadNames(Entity entity)
    {
        List<string> names = [.. Of(entity, ValueKind.Name).Select(value => value.Text)];
        names.AddRange(Joined(entity));
        return names;
    }

    /// <summary>Full names of given, middle and family names: each given name with each family name, with and without what stands between.</summary>
    private static IEnumerable<string> Joined(Entity entity)
    {
        var family = Of(entity, ValueKind.FamilyName).Where(value => value.Sort is not "motherName").Select(value => value.Text).ToList();
        var middle = string.Join(' ', Of(entity, ValueKind.MiddleName).Select(value => value.Text).Distinct(StringComparer.OrdinalIgnoreCase).Take(3));
        var joined = from given in Of(entity, ValueKind.GivenName)
                     from last in family
                     select middle.Length > 0 ? $"{given.Text} {middle} {last}" : $"{given.Text} {last}";
        return joined.Take(MostJoined);
    }

    /// <summary>A family name (or only a given one) with nothing beside it is a weak name.</summary>
    private static IEnumerable<string> FamilyNameAlone(Entity entity, int names) =>
        names > 0 ? [] : Of(entity, ValueKind.FamilyName).Concat(Of(entity, ValueKind.GivenName)).Select(value => value.Text);

    private static NameCut CutOf(Entity entity) =>
        (Of(entity, ValueKind.GivenName).Any(), Of(entity, ValueKind.FamilyName).Any()) switch
        {
            (true, false) => NameCut.GivenOnly,
            (false, true) => NameCut.FamilyOnly,
            _ => NameCut.None,
        };

    private static ImmutableArray<NameForm> Forms(List<string> names, NameKind kind) =>
    [
        .. names.Distinct(StringComparer.Ordinal).Take(EntityForm.MostNames)
            .Select(name => NameReader.Read(name, kind)).Where(form => form.Parts.Length > 0),
    ];

    private static ImmutableArray<DateForm> ReadDates(Entity entity) =>
        [.. Of(entity, ValueKind.Date).SelectMany(value => PartialDate.ReadAll(value.Text).Select(date => new DateForm(value.Sort, value.Text, date))).Distinct().Take(EntityForm.MostValues)];

    private static ImmutableArray<CountryForm> ReadCountries(Entity entity) =>
        [.. Of(entity, ValueKind.Country).SelectMany(value => CountryReader.ReadAll(value.Text).Select(code => new CountryForm(value.Sort, value.Text, code))).Take(EntityForm.MostValues)];

    private static ImmutableArray<NumberForm> ReadNumbers(Entity entity, string[] codes) =>
    [
        .. entity.Values.Where(value => NumberReader.Reads(value.Kind))
            .SelectMany(value => Pieces.Of(value.Kind, value.Text).Select(piece => NumberReader.Read(value with { Text = piece }, codes))).OfType<NumberForm>()
            .Take(2 * EntityForm.MostValues),
    ];

    private static ImmutableArray<AddressForm> ReadAddresses(Entity entity, string? country)
    {
        var whole = Of(entity, ValueKind.Address).Select(value => value.Text);
        return [.. whole.Append(InOneLine(entity)).Where(text => text.Length > 0).Distinct(StringComparer.Ordinal).Select(text => AddressReader.Read(text, country))];
    }

    /// <summary>The one country an entity sits in; a nationality says nothing of an address.</summary>
    private static string? Seat(ImmutableArray<CountryForm> countries)
    {
        var seats = countries.Where(country => country.Sort is "country" or "mainCountry" or "jurisdiction").Select(country => country.Code).Distinct(StringComparer.Ordinal).Take(2).ToList();
        return seats.Count == 1 ? seats[0] : null;
    }

    private static PlaceForm Place(string text) =>
        new(text, [.. Text.Romanisation.Latin(text).Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(word => word.Length > 3 && CountryReader.Read(word) is null).Distinct(StringComparer.Ordinal).Take(8)]);
}
