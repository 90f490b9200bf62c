using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using CommandCentre.Domain.Codes;
using CommandCentre.Domain.Operations;
using CommandCentre.Matching.Addresses;
using CommandCentre.Matching.Blind;
using CommandCentre.Matching.Entities;
using CommandCentre.Matching.Index;
using CommandCentre.Matching.Names;
using CommandCentre.Matching.Text;
using CommandCentre.Matching.Values;

namespace CommandCentre.Matching.Tests.Fuzz;

/// <summary>One public method of the room and how a text reaches it.</summary>
/// <param name="Method">Type, name and parameters, as <see cref="FuzzTargets.Signature"/> writes them.</param>
/// <param name="Seeds">What the texts are made from.</param>
/// <param name="Run">Gives the text to the method.</param>
internal sealed record FuzzTarget(string Method, string[] Seeds, Action<string> Run);

/// <summary>Every public method of the room that takes something; a test holds the list against the assembly.</summary>
internal static class FuzzTargets
{
    private static readonly MatchIndex Index = FilledIndex();

    private static readonly BlindSecret Secret = new(new byte[BlindSecret.Size]);

    private static readonly BlindFilter Blind = Filter("Anna Berg");

    public static IReadOnlyList<FuzzTarget> All { get; } =
    [
        // Text
        new("Romanisation.Latin(String)", FuzzSeeds.Names, text => Romanisation.Latin(text)),
        new("Romanisation.Latin(String, Tongue)", FuzzSeeds.Names, text => Array.ForEach(Enum.GetValues<Tongue>(), tongue => Romanisation.Latin(text, tongue))),
        new("Romanisation.ScriptOf(ReadOnlySpan`1)", FuzzSeeds.Names, text => Romanisation.ScriptOf(text)),
        new("Sound.Key(String)", FuzzSeeds.Names, text => Sound.Key(text)),
        new("Sound.Skeleton(String)", FuzzSeeds.Names, text => Sound.Skeleton(text)),

        // Names
        new("NameReader.Read(String, NameKind)", FuzzSeeds.Names, text => Array.ForEach(Enum.GetValues<NameKind>(), kind => NameReader.Read(text, kind))),
        new("NameReader.ReadAll(String, NameKind)", FuzzSeeds.Names, text => NameReader.ReadAll(text, NameKind.Either)),
        new("NameComparer.Points(NameForm, NameForm, NameTuning)", FuzzSeeds.Names, text => BothWays(Name(text), other => NameComparer.Points(Name(text), other), other => NameComparer.Points(other, Name(text)))),
        new("NameComparer.Compare(NameForm, NameForm, NameTuning)", FuzzSeeds.Names, text => NameComparer.Compare(Name(text), Name(FuzzSeeds.Names[0] + text))),
        new("NameComparer.Best(ImmutableArray`1, ImmutableArray`1, NameTuning)", FuzzSeeds.Names, text => NameComparer.Best(NameReader.ReadAll(text, NameKind.Person), NameReader.ReadAll(text + FuzzSeeds.Names[1], NameKind.Person))),
        new("WordDistance.Of(ReadOnlySpan`1, ReadOnlySpan`1, Int32, Boolean)", FuzzSeeds.Names, text => { WordDistance.Of(text, text.AsSpan(text.Length / 2), 3000); WordDistance.Of("", text, 0, plain: true); }),

        // Addresses
        new("AddressReader.Read(String, String)", FuzzSeeds.Addresses, text => { AddressReader.Read(text); AddressReader.Read(text, "DE"); AddressReader.Read("12 Main St", text); }),
        new("AddressComparer.Points(AddressForm, AddressForm)", FuzzSeeds.Addresses, text => AddressComparer.Points(AddressReader.Read(text), AddressReader.Read(FuzzSeeds.Addresses[0] + text))),
        new("AddressComparer.Judge(AddressForm, AddressForm)", FuzzSeeds.Addresses, text => AddressComparer.Judge(AddressReader.Read(text), AddressReader.Read(text))),
        new("AddressComparer.Compare(AddressForm, AddressForm)", FuzzSeeds.Addresses, text => AddressComparer.Compare(AddressReader.Read(FuzzSeeds.Addresses[1]), AddressReader.Read(text))),
        new("HouseNumber.Read(String)", FuzzSeeds.Addresses, text => HouseNumber.Read(text)),
        new("HouseNumber.Agreement(HouseNumber)", FuzzSeeds.Addresses, text => (HouseNumber.Read(text) ?? new(1, 2, text)).Agreement(HouseNumber.Read("12a") ?? new(1, 1, ""))),

        // Entities
        new("EntityForm.Read(Entity)", FuzzSeeds.Names, text => EntityForm.Read(Whole(text))),
        new("EntityComparer.Compare(Entity, Entity)", FuzzSeeds.Names, text => EntityComparer.Compare(Whole(text), Whole(FuzzSeeds.Names[2]))),
        new("EntityComparer.Compare(EntityForm, EntityForm)", FuzzSeeds.Numbers, text => EntityComparer.Compare(EntityForm.Read(Whole(text)), EntityForm.Read(Whole(text + "1")))),
        new("EntityComparer.Points(EntityForm, EntityForm)", FuzzSeeds.Dates, text => EntityComparer.Points(EntityForm.Read(Whole(text)), EntityForm.Read(Whole(FuzzSeeds.Dates[0])))),
        new("FollowTheMoney.KindOf(String)", FuzzSeeds.Json, text => FollowTheMoney.KindOf(text)),
        new("FollowTheMoney.Compares(String)", FuzzSeeds.Json, text => FollowTheMoney.Compares(text)),
        new("FollowTheMoney.Read(String)", FuzzSeeds.Json, text => FollowTheMoney.Read(text)),
        new("FollowTheMoney.Read(JsonElement)", FuzzSeeds.Json, text => WithJson(text, element => FollowTheMoney.Read(element))),
        new("FollowTheMoney.Read(String, JsonElement, String)", FuzzSeeds.Json, text => WithJson(text, element => FollowTheMoney.Read(text, element, text))),
        new("FollowTheMoney.Write(Entity)", FuzzSeeds.Names, text => FollowTheMoney.Write(Whole(text))),
        new("FollowTheMoney.Write(Utf8JsonWriter, Entity)", FuzzSeeds.Names, WriteJson),

        // Values
        new("CheckDigits.Mod97(ReadOnlySpan`1)", FuzzSeeds.Numbers, text => CheckDigits.Mod97(text)),
        new("CheckDigits.IsLuhn(ReadOnlySpan`1)", FuzzSeeds.Numbers, text => CheckDigits.IsLuhn(text)),
        new("CheckDigits.IsLei(String)", FuzzSeeds.Numbers, text => CheckDigits.IsLei(text)),
        new("CheckDigits.IsImo(String)", FuzzSeeds.Numbers, text => CheckDigits.IsImo(text)),
        new("CheckDigits.IsInn(String)", FuzzSeeds.Numbers, text => CheckDigits.IsInn(text)),
        new("CheckDigits.IsOgrn(String)", FuzzSeeds.Numbers, text => CheckDigits.IsOgrn(text)),
        new("CheckDigits.IsIsin(String)", FuzzSeeds.Numbers, text => CheckDigits.IsIsin(text)),
        new("CheckDigits.IsNpi(String)", FuzzSeeds.Numbers, text => CheckDigits.IsNpi(text)),
        new("CheckDigits.AreDigits(String)", FuzzSeeds.Numbers, text => CheckDigits.AreDigits(text)),
        new("CountryReader.Read(String)", FuzzSeeds.Countries, text => CountryReader.Read(text)),
        new("CountryReader.ReadAll(String)", FuzzSeeds.Countries, text => CountryReader.ReadAll(text).Count()),
        new("CountryReader.IsKin(String, String)", FuzzSeeds.Countries, text => CountryReader.IsKin(text, "RU")),
        new("DateComparer.Compare(PartialDate, PartialDate)", FuzzSeeds.Dates, text => DateComparer.Compare(Date(text), Date("1970-01-02"))),
        new("EmailReader.Read(String)", FuzzSeeds.Numbers, text => EmailReader.Read(text)),
        new("GenderReader.Read(String)", FuzzSeeds.Countries, text => GenderReader.Read(text)),
        new("Handles.Read(String)", FuzzSeeds.Numbers, text => Handles.Read(text)),
        new("HostReader.Read(String)", FuzzSeeds.Numbers, text => HostReader.Read(text)),
        new("IbanReader.Read(String)", FuzzSeeds.Numbers, text => IbanReader.Read(text)),
        new("NumberComparer.Compare(NumberForm, NumberForm)", FuzzSeeds.Numbers, text => NumberComparer.Compare(Number(text), Number(text + "0"))),
        new("NumberReader.Read(Value, IReadOnlyList`1)", FuzzSeeds.Numbers, text => Array.ForEach(Enum.GetValues<ValueKind>(), kind => NumberReader.Read(new(kind, text, text), ["GR", text]))),
        new("PartialDate.ReadAll(String)", FuzzSeeds.Dates, text => PartialDate.ReadAll(text).Count()),
        new("PartialDate.TryRead(String, PartialDate&)", FuzzSeeds.Dates, text => PartialDate.TryRead(text, out _)),
        new("PhoneReader.Read(String, IReadOnlyList`1)", FuzzSeeds.Numbers, text => { PhoneReader.Read(text, []); PhoneReader.Read(text, ["DE", text]); }),
        new("Typing.Slips(ReadOnlySpan`1, ReadOnlySpan`1, Int32)", FuzzSeeds.Numbers, text => { Typing.Slips(text, text + "0", 3); Typing.Slips("", text, 0); }),
        new("WalletReader.Read(String)", FuzzSeeds.Numbers, text => WalletReader.Read(text)),

        // Blind
        new("BlindKeys.Of(Entity)", FuzzSeeds.Names, text => BlindKeys.Of(Whole(text))),
        new("BlindKeys.Of(EntityForm)", FuzzSeeds.Addresses, text => BlindKeys.Of(EntityForm.Read(Whole(text)))),
        new("BlindSecret.TryParse(String, BlindSecret&)", [Secret.Reveal(), .. FuzzSeeds.Numbers], text => BlindSecret.TryParse(text, out _)),
        new("BlindFilter.Build(BlindSecret, BlindTerms, IEnumerable`1, ReadOnlySpan`1)", FuzzSeeds.Names, text => Filter(text)),
        new("BlindFilter.Read(ReadOnlySpan`1, BlindSecret)", [Encoding.Latin1.GetString(Blind.Write(Secret)), .. FuzzSeeds.Numbers], text => BlindFilter.Read(Encoding.Latin1.GetBytes(text), Secret)),
        new("BlindFilter.MayHold(Entity)", FuzzSeeds.Names, text => Blind.MayHold(Whole(text))),
        new("BlindFilter.MayHold(ImmutableArray`1)", FuzzSeeds.Names, text => Blind.MayHold([new(BlindKind.Name, text)])),

        // Index
        new("MatchIndex.Put(String, Entity)", FuzzSeeds.Names, text => Index.Put("fuzz", Whole(text))),
        new("MatchIndex.Withdraw(String, String)", FuzzSeeds.Names, text => Index.Withdraw(text, text)),
        new("MatchIndex.Search(Entity, SearchLimits)", FuzzSeeds.Names, text => Index.Search(Whole(text))),
        new("MatchIndex.Search(EntityForm, SearchLimits)", FuzzSeeds.Names, text => Index.Search(EntityForm.Read(Whole(text)))),
    ];

    /// <summary>Methods that take nothing that comes from a text.</summary>
    private static readonly string[] Exempt = ["NumberReader.Reads(ValueKind)", "BlindFilter.Write(BlindSecret)"];

    /// <summary>Public methods of the room that are in no list.</summary>
    public static IEnumerable<string> Missing() => Methods().Except(All.Select(target => target.Method)).Except(Exempt);

    /// <summary>Listed methods that the room does not have.</summary>
    public static IEnumerable<string> Gone() => All.Select(target => target.Method).Concat(Exempt).Except(Methods());

    private static IEnumerable<string> Methods() =>
        from type in typeof(Romanisation).Assembly.GetExportedTypes()
        from method in type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly)
        where method.GetParameters().Length > 0 && !method.IsSpecialName && !method.IsDefined(typeof(CompilerGeneratedAttribute)) && method.GetBaseDefinition() == method
        select Signature(method);

    private static string Signature(MethodInfo method) => $"{method.DeclaringType!.Name}.{method.Name}({string.Join(", ", method.GetParameters().Select(parameter => parameter.ParameterType.Name))})";

    private static NameForm Name(string text) => NameReader.Read(text, NameKind.Either);

    private static PartialDate Date(string text) => PartialDate.TryRead(text, out var date) ? date : new(1971, 2);

    private static NumberForm Number(string text) => NumberReader.Read(new(ValueKind.Document, text), []) ?? new(ValueKind.Serial, null, text, text, text, false);

    private static void BothWays(NameForm form, Action<NameForm> one, Action<NameForm> other)
    {
        var seed = Name(FuzzSeeds.Names[form.Parts.Length % FuzzSeeds.Names.Length]);
        one(seed);
        other(seed);
    }

    /// <summary>An entity that holds a text as a value of every kind.</summary>
    private static Entity Whole(string text) => new(text, text.Length % 2 == 0 ? "Person" : "Company", text.Length % 2 == 0 ? NameKind.Person : NameKind.Organisation, [.. Enum.GetValues<ValueKind>().Select(kind => new Value(kind, text))]);

    private static void WithJson(string text, Action<JsonElement> use)
    {
        try
        {
            using var document = JsonDocument.Parse(Encoding.UTF8.GetBytes(text));
            use(document.RootElement);
        }
        catch (JsonException)
        {
            // Not JSON at all: nothing reaches the method.
        }
    }

    private static void WriteJson(string text)
    {
        using var memory = new MemoryStream();
        using var writer = new Utf8JsonWriter(memory);
        FollowTheMoney.Write(writer, Whole(text));
    }

    private static BlindFilter Filter(string text) =>
        BlindFilter.Build(Secret, new(OperationKey.Parse("FUZZ"), CountryCode.Parse("NL"), BlindTerms.CoarsestRate, DateTimeOffset.UnixEpoch), [Whole(text)], new byte[BlindSecret.Size]);

    private static MatchIndex FilledIndex()
    {
        var index = new MatchIndex();
        var mutator = new Mutator(FuzzSeeds.Names, 7);
        for (var number = 0; number < 500; number++)
        {
            index.Put("owner", new($"{number}", "Person", NameKind.Person, [new(ValueKind.Name, mutator.Next())]));
        }

        return index;
    }
}
