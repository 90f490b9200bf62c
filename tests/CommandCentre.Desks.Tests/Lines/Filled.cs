using System.Reflection;
using CommandCentre.Domain.Codes;
using CommandCentre.Domain.Operations;
using CommandCentre.Domain.Parcels;
using CommandCentre.Domain.Sharing;

namespace CommandCentre.Desks.Tests.Lines;

/// <summary>Instances with every field filled in, whatever fields there are: found by reflection, so that a new kind is tested unasked.</summary>
internal sealed class Filled
{
    private int _count;

    /// <summary>Every kind of event.</summary>
    public static IEnumerable<Type> EventTypes => typeof(OperationEvent).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(OperationEvent)));

    /// <summary>An event whose every text is a canary of its own.</summary>
    public static OperationEvent Event(LineKind kind) => (OperationEvent)new Filled().Make(EventTypes.Single(type => type.Name == kind.ToString()), "event")!;

    /// <summary>Values below properties that carry an attribute, as text.</summary>
    public static IEnumerable<string> ValuesMarked<TMark>(object? value)
        where TMark : Attribute =>
        value is null or string || !IsOurs(value.GetType())
            ? []
            : value.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance)
                .Where(property => property.GetIndexParameters().Length == 0)
                .SelectMany(property => property.IsDefined(typeof(TMark)) ? Texts(property.GetValue(value)) : ValuesMarked<TMark>(property.GetValue(value)));

    /// <summary>All texts in a value.</summary>
    public static IEnumerable<string> Texts(object? value) => value switch
    {
        null => [],
        string text => [text],
        ParcelNumber parcel => [parcel.Value],
        System.Collections.IEnumerable several => several.Cast<object?>().SelectMany(Texts),
        _ when IsOurs(value.GetType()) => value.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance).SelectMany(property => Texts(property.GetValue(value))),
        _ => [],
    };

    private static bool IsOurs(Type type) => type.Namespace?.StartsWith("CommandCentre.Domain", StringComparison.Ordinal) == true && !type.IsEnum && type != typeof(CountryCode);

    private object? Make(Type type, string name)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        _count++;
        return type switch
        {
            _ when type == typeof(string) => $"Čanary <{name}> {_count:0000} \"x\"\nzweite",
            _ when type == typeof(int) => _count,
            _ when type == typeof(bool) => true,
            _ when type == typeof(decimal) => _count + 0.25m,
            _ when type == typeof(HsCode) => HsCode.Parse("9305"),
            _ when type == typeof(long) => (long)_count,
            _ when type == typeof(Addressee) => Addressee.Of(CountryCode.All.ElementAt(_count), AgencyKind.Customs),
            _ when type == typeof(Guid) => RecordId.Derived($"{name} {_count}"),
            _ when type == typeof(DateTimeOffset) => FakeTime.Morning.AddTicks(_count),
            _ when type == typeof(DateOnly) => new DateOnly(2020, 11, 16).AddDays(_count),
            _ when type == typeof(CountryCode) => CountryCode.All.ElementAt(_count),
            _ when type == typeof(ParcelNumber) => ParcelNumber.Parse($"CANARY-{_count:0000}"),
            _ when type.IsEnum => Enum.GetValues(type).GetValue(_count % Enum.GetValues(type).Length),
            _ when type.IsGenericType && type.GetGenericTypeDefinition() == typeof(ValueList<>) => List(type.GetGenericArguments()[0], name),
            _ when IsOurs(type) => Record(type),
            _ => throw new InvalidOperationException($"no value for a {type}: say here how one is made"),
        };
    }

    private object Record(Type type)
    {
        var making = type.GetConstructors().OrderByDescending(maker => maker.GetParameters().Length).First();
        return making.Invoke([.. making.GetParameters().Select(parameter => Make(parameter.ParameterType, $"{type.Name}.{parameter.Name}"))]);
    }

    private object List(Type item, string name)
    {
        var items = Array.CreateInstance(item, 2);
        items.SetValue(Make(item, name), 0);
        items.SetValue(Make(item, name), 1);
        return typeof(Filled).GetMethod(nameof(ListOf), BindingFlags.NonPublic | BindingFlags.Static)!.MakeGenericMethod(item).Invoke(null, [items])!;
    }

    private static ValueList<T> ListOf<T>(T[] items) => [.. items];
}
