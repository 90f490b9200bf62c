using System.Collections.Immutable;
using CommandCentre.Domain.Codes;
using CommandCentre.Domain.Operations;
using CommandCentre.Domain.Parcels;

namespace CommandCentre.Domain.Seizures;

/// <summary>How a country's law stands to something.</summary>
public enum LegalStanding
{
    /// <summary>Nobody may have it.</summary>
    Prohibited,

    /// <summary>With an authorisation.</summary>
    Authorisation,

    /// <summary>With a declaration.</summary>
    Declaration,

    /// <summary>Anybody may have it.</summary>
    Free,
}

/// <summary>State how one's country's law stands to something, from a day on. No table of national law was at hand: each country states its own.</summary>
/// <param name="Id">Command id.</param>
/// <param name="What">One of <see cref="LegalSubjects.All"/>.</param>
/// <param name="Standing">How the law stands to it.</param>
/// <param name="From">From which day on; what was stated for the same day before is replaced.</param>
/// <param name="Source">Which law says so, 3 to 200 characters.</param>
public sealed record StateLegality(Guid Id, string What, LegalStanding Standing, DateOnly From, string Source) : OperationCommand(CommandKind.StateLegality, Id);

/// <summary>A country stated how its law stands to something; open to every participant.</summary>
/// <param name="What">One of <see cref="LegalSubjects.All"/>.</param>
/// <param name="Standing">How the law stands to it.</param>
/// <param name="From">From which day on.</param>
/// <param name="Source">Which law says so.</param>
public sealed record LegalityStated(string What, LegalStanding Standing, DateOnly From, string Source) : OperationEvent(LineKind.LegalityStated);

/// <summary>What a law can be stated of: a sort of item, a condition of a weapon, or a category of the Directive.</summary>
public static class LegalSubjects
{
    private const string Conditions = "condition-";
    private const string Categories = "category-";

    /// <summary>Every subject: the sub-kinds as they are, <c>condition-converted</c> and the like, <c>category-a</c> to <c>category-c</c>.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        .. SeizedItemSubKinds.All,
        .. Words.All<FirearmCondition>().Select(word => Conditions + word),
        .. Words.All<EuCategory>().Select(word => Categories + word),
    ];

    /// <summary>The subjects an item falls under, the narrowest first; a category only where the class is decided.</summary>
    public static ValueList<string> Of(ItemFacts facts)
    {
        ArgumentNullException.ThrowIfNull(facts);
        return [.. new[]
        {
            facts.Item.SubKind,
            facts.Firearm?.Condition is { } condition ? Conditions + Words.Of(condition) : null,
            facts.Class?.Point is { } point ? Categories + Words.Of(point.Category) : null,
        }.OfType<string>()];
    }
}

/// <summary>What a country stated.</summary>
/// <param name="Country">Who.</param>
/// <param name="What">Of what.</param>
/// <param name="Standing">How its law stands to it.</param>
/// <param name="From">From which day on.</param>
/// <param name="Source">Which law says so.</param>
/// <param name="Number">The line by which it was stated.</param>
public sealed record LegalStatement(CountryCode Country, string What, LegalStanding Standing, DateOnly From, string Source, long Number);

/// <summary>What countries stated, as one table by country and day.</summary>
/// <param name="Statements">In the order of country, subject and day.</param>
public sealed record LegalTable(ImmutableList<LegalStatement> Statements)
{
    /// <summary>Nobody has stated anything.</summary>
    public static readonly LegalTable None = new([]);

    /// <summary>What a country's law said of an item on a day: for each subject the item falls under, the last statement from that day or before; empty where it stated nothing.</summary>
    /// <param name="country">The country.</param>
    /// <param name="facts">The item.</param>
    /// <param name="day">The day, operation time UTC.</param>
    public ValueList<LegalStatement> At(CountryCode country, ItemFacts facts, DateOnly day) =>
        [.. LegalSubjects.Of(facts).Select(what => Statements.LastOrDefault(stated => stated.Country == country && stated.What == what && stated.From <= day)).OfType<LegalStatement>()];

    /// <summary>The last day a statement holds; absent where it still does.</summary>
    public DateOnly? Until(LegalStatement statement)
    {
        ArgumentNullException.ThrowIfNull(statement);
        return Statements.FirstOrDefault(stated => stated.Country == statement.Country && stated.What == statement.What && stated.From > statement.From)?.From.AddDays(-1);
    }

    internal LegalTable With(LegalStatement statement) =>
        new([.. Statements.RemoveAll(stated => (stated.Country, stated.What, stated.From) == (statement.Country, statement.What, statement.From)).Add(statement)
            .OrderBy(stated => stated.Country).ThenBy(stated => stated.What, StringComparer.Ordinal).ThenBy(stated => stated.From)]);
}

/// <summary>Where on its way a parcel was under a country's law.</summary>
public enum LegalPlace
{
    /// <summary>Where it was sent.</summary>
    Origin,

    /// <summary>Where it passed through.</summary>
    Transit,

    /// <summary>Where it was going.</summary>
    Destination,

    /// <summary>Where it was found, if that is none of the others.</summary>
    Found,
}

/// <summary>What one country's law said of one item at the moment of the find.</summary>
/// <param name="Item">Which sort: its place among the seizure's items, from 0.</param>
/// <param name="Place">Where on the way the country lies.</param>
/// <param name="Country">The country.</param>
/// <param name="Said">What it stated; empty for nothing.</param>
public sealed record LegalAnswer(int Item, LegalPlace Place, CountryCode Country, ValueList<LegalStatement> Said)
{
    /// <summary>What origin, transit, destination and the country of the find said of each item on the day of the find.</summary>
    /// <param name="table">What was stated.</param>
    /// <param name="items">The items.</param>
    /// <param name="route">The way of the parcel; absent for not known.</param>
    /// <param name="destination">Where it was going.</param>
    /// <param name="finder">The country that found it.</param>
    /// <param name="found">Moment of the find.</param>
    public static ValueList<LegalAnswer> Of(LegalTable table, ValueList<ItemFacts> items, ParcelRoute? route, CountryCode destination, CountryCode finder, DateTimeOffset found)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(items);
        (LegalPlace Place, CountryCode? Country)[] way = [(LegalPlace.Origin, route?.Origin), .. (route?.Transit ?? []).Select(country => (LegalPlace.Transit, (CountryCode?)country)), (LegalPlace.Destination, destination), (LegalPlace.Found, finder)];
        var places = way.Where(place => place.Country is not null).DistinctBy(place => place.Country);
        var day = DateOnly.FromDateTime(found.UtcDateTime);
        return [.. from facts in items from place in places select new LegalAnswer(facts.At, place.Place, place.Country!, table.At(place.Country!, facts, day))];
    }
}
