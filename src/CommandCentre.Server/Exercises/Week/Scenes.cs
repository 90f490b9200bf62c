using CommandCentre.Domain.Codes;
using CommandCentre.Server.Exercises.People;

namespace CommandCentre.Server.Exercises.Week;

/// <summary>Somebody sends something to somebody: what a record can be about.</summary>
/// <param name="Sender">Who sends.</param>
/// <param name="Receiver">To whom.</param>
/// <param name="Goods">What.</param>
/// <param name="Item">In which parcel.</param>
internal sealed record Scene(MailParty Sender, MailParty Receiver, Goods Goods, MailItem Item);

/// <summary>A network of senders that use one address or phone, and of those who buy from them.</summary>
internal sealed class MailNetwork(Goods goods, IReadOnlyList<MailParty> senders, List<MailParty> receivers)
{
    public Goods Goods { get; } = goods;

    public IReadOnlyList<MailParty> Senders { get; } = senders;

    public List<MailParty> Receivers { get; } = receivers;
}

/// <summary>Makes scenes: half of them from a few networks that reach many countries, the others about people met once.</summary>
internal sealed class Scenes
{
    private const int NetworkCount = 36;

    private static readonly (string Code, double Weight)[] Origins =
    [
        ("TR", 20), ("CN", 18), ("US", 12), ("HK", 5), ("PL", 7), ("RS", 6), ("UA", 5), ("BG", 6), ("IT", 4), ("AE", 4), ("MA", 3), ("MK", 3),
        ("DE", 5), ("CZ", 5), ("GB", 4), ("ES", 3), ("GR", 3), ("HU", 2), ("FR", 2), ("LT", 2),
    ];

    private readonly SeededRandom _random;
    private readonly MailPartyMaker _identities;
    private readonly ParcelMaker _parcels;

    public Scenes(SeededRandom random)
    {
        _random = random;
        _identities = new MailPartyMaker(random);
        _parcels = new ParcelMaker(random);
        Networks = [.. Enumerable.Range(0, NetworkCount).Select(_ => Network())];
    }

    /// <summary>The networks of the week.</summary>
    public IReadOnlyList<MailNetwork> Networks { get; }

    /// <summary>A scene whose parcel goes to a country.</summary>
    public Scene To(CountryCode destination) => _random.Percent(58)
        ? In(_random.Pick([.. Networks.Where(network => network.Senders[0].Country.Code != destination)]), destination)
        : Lone(destination, Goods.Any(_random));

    /// <summary>A scene with given goods whose parcel goes to a country.</summary>
    public Scene To(CountryCode destination, Goods goods)
    {
        var scene = _random.Percent(45) ? In(_random.Pick([.. Networks.Where(network => network.Senders[0].Country.Code != destination)]), destination) : Lone(destination, goods);
        return scene with { Goods = goods };
    }

    /// <summary>A scene of a network.</summary>
    public Scene In(MailNetwork network, CountryCode destination)
    {
        var receivers = network.Receivers.Where(receiver => receiver.Country.Code == destination).ToList();
        if (receivers.Count == 0 || (receivers.Count < 3 && _random.Percent(30)))
        {
            receivers = [_identities.Make(ExerciseCountry.Of(destination), 10)];
            network.Receivers.AddRange(receivers);
        }

        var sender = _random.Pick(network.Senders);
        return new Scene(sender, _random.Pick(receivers), network.Goods, _parcels.Make(sender.Country.Code, destination));
    }

    /// <summary>A participating country by the size of its mail, none of those named.</summary>
    /// <remarks>Its share to the power of 0.75, by roots: they are exact on every machine, a power is not.</remarks>
    public CountryCode Country(params IReadOnlyList<CountryCode> but) =>
        _random.Weighted([.. ExerciseCountry.Participants.Where(country => !but.Contains(country.Code))], country => Math.Sqrt(country.Share * Math.Sqrt(country.Share))).Code;

    private Scene Lone(CountryCode destination, Goods goods)
    {
        var origin = CountryCode.Parse(_random.Weighted([.. Origins.Where(origin => origin.Code != destination.Value)], origin => origin.Weight).Code);
        var sender = _identities.Make(ExerciseCountry.Of(origin), 45);
        return new Scene(sender, _identities.Make(ExerciseCountry.Of(destination), 12), goods, _parcels.Make(origin, destination));
    }

    private MailNetwork Network()
    {
        var country = ExerciseCountry.Of(CountryCode.Parse(_random.Weighted(Origins, origin => origin.Weight).Code));
        var first = _identities.Make(country, 50);
        List<MailParty> senders = [first];
        if (_random.Percent(60))
        {
            var address = _random.Percent(60);
            senders.Add(_identities.Make(country, 50, address ? first.Address : null, address && _random.Percent(60) ? null : first.Phone));
        }

        return new MailNetwork(Goods.Any(_random), senders, []);
    }
}
