using System.Globalization;
using CommandCentre.Domain.Codes;
using CommandCentre.Domain.Parcels;

namespace CommandCentre.Server.Exercises.People;

/// <summary>One parcel; the same object where several records speak of it.</summary>
internal sealed class MailItem(ParcelNumber number, CountryCode origin, CountryCode destination)
{
    public ParcelNumber Number { get; } = number;

    public CountryCode Origin { get; } = origin;

    public CountryCode Destination { get; } = destination;
}

/// <summary>Numbers parcels: mostly valid S10, some with a courier's own number, none twice.</summary>
internal sealed class ParcelMaker(SeededRandom random)
{
    private static readonly string[] Services = ["RR", "RB", "RS", "CX", "CP", "CE", "LX", "LB", "LZ", "EE", "EA", "UA", "UM", "HA"];

    private readonly HashSet<string> _used = [];

    public MailItem Make(CountryCode origin, CountryCode destination)
    {
        while (true)
        {
            var number = random.Percent(86) ? S10(origin) : Courier();
            if (_used.Add(number))
            {
                return new MailItem(ParcelNumber.Parse(number), origin, destination);
            }
        }
    }

    private string S10(CountryCode origin)
    {
        var serial = random.Below(100_000_000).ToString("D8", CultureInfo.InvariantCulture);
        return $"{random.Pick(Services)}{serial}{S10Identifier.CheckDigit(serial)}{origin.Value}";
    }

    private string Courier() => random.Below(2) == 0
        ? $"{random.Between(10, 99)}{random.Below(100_000_000):D8}{random.Below(10_000):D4}"
        : $"JX{random.Below(100_000_000):D8}{random.Below(10_000):D4}";
}
