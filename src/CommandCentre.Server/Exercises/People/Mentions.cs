using System.Text.RegularExpressions;
using CommandCentre.Domain.Parcels;

namespace CommandCentre.Server.Exercises.People;

/// <summary>Writes one person or company as different desks do: own script or Latin, other habits, slips, other order, other short forms.</summary>
internal sealed partial class Mentions(SeededRandom random)
{
    private static readonly (string Long, string Short)[] Streets =
    [
        ("straße", "str."), ("Street", "St"), ("Road", "Rd"), ("Avenue", "Ave"), ("Caddesi", "Cad."), ("Sokak", "Sk."), ("avenue", "av."),
        ("boulevard", "bd"), ("Calle", "C/"), ("Avenida", "Avda."), ("Strada", "Str."), ("Rruga", "Rr."), ("Bulevardi", "Blv."), ("gatan", "g."),
    ];

    /// <summary>Languages of other scripts, which few desks can type.</summary>
    private static readonly string[] Foreign = ["ell", "bul", "mkd", "ukr", "ara", "zho"];

    /// <summary>A mention by a desk of some country.</summary>
    /// <param name="who">Who is meant.</param>
    /// <param name="language">Language of the writing desk, which keeps the script when it is its own.</param>
    public Mention Of(MailParty who, string language)
    {
        var own = who.Country.Languages.Contains(language) || random.Percent(Foreign.Contains(who.Country.Languages[0]) ? 15 : 40);
        var (address, phone) = (random.Percent(68), random.Percent(42));
        var party = new Party(
            Name(who, own),
            address ? Address(who.Address, own) : null,
            phone ? Number(who.Phone.Number) : null,
            random.Percent(22) ? who.Email : null);
        return new Mention(party, who, address, phone);
    }

    private string Name(MailParty who, bool own)
    {
        if (who.Person is not { } person)
        {
            return Company(who.Company!, who.Country.Languages[0], own);
        }

        if (own)
        {
            return person.Native;
        }

        var (given, surname) = person.Latin(random.Below(2));
        (given, surname) = random.Percent(14) ? (given, Spelling.Slip(surname, random)) : random.Percent(8) ? (Spelling.Slip(given, random), surname) : (given, surname);
        return random.Below(10) switch
        {
            0 => $"{surname.ToUpperInvariant()}, {given}",
            1 => $"{surname.ToUpperInvariant()} {given}",
            2 => $"{surname} {given}",
            3 => $"{given[0]}. {surname}",
            4 => $"{given} {surname}".ToUpperInvariant(),
            _ => person.SurnameFirst && random.Percent(50) ? $"{surname} {given}" : $"{given} {surname}",
        };
    }

    private string Company(string name, string language, bool own)
    {
        var written = own ? name : Spelling.Latin(name, language, random.Below(2));
        var bare = string.Join(' ', Spaces().Split(written)[..2]);
        return random.Below(9) switch
        {
            0 => written.ToUpperInvariant(),
            1 => bare,
            2 => Spelling.Slip(written, random),
            3 => written.Replace(".", string.Empty, StringComparison.Ordinal),
            4 => bare.ToUpperInvariant(),
            5 => $"{Spelling.Slip(bare, random)} {written[bare.Length..].Trim()}",
            _ => written,
        };
    }

    private string Address(PostalAddress address, bool own)
    {
        var street = address.Street;
        foreach (var (full, brief) in Streets)
        {
            street = random.Percent(40) ? street.Replace(full, brief, StringComparison.Ordinal) : street;
        }

        var text = Format(address, street);
        text = own ? text : Spelling.Latin(text, address.Country.Languages[0], random.Below(2));
        return random.Percent(12) ? Spelling.Slip(text, random) : random.Percent(12) ? text.ToUpperInvariant() : text;
    }

    private string Format(PostalAddress address, string street)
    {
        var town = random.Percent(15) ? Digits().Replace(address.Town, string.Empty).Trim() : address.Town;
        var number = random.Percent(8) ? $"{address.Number}a" : address.Number;
        var pattern = random.Percent(18) ? "{town}, {street} {no}" : address.Country.AddressPattern;
        var text = pattern.Replace("{street}", street, StringComparison.Ordinal).Replace("{no}", number, StringComparison.Ordinal).Replace("{town}", town, StringComparison.Ordinal);
        return random.Percent(35) ? $"{text}, {address.Country.Code.EnglishName}" : text;
    }

    private string Number(string number) => random.Below(5) switch
    {
        0 => number.Replace(" ", string.Empty, StringComparison.Ordinal),
        1 => $"00{number[1..]}".Replace(" ", string.Empty, StringComparison.Ordinal),
        2 => number.Replace(' ', '-'),
        3 => $"00{number[1..]}",
        _ => number,
    };

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();

    [GeneratedRegex(@"\b[0-9][0-9A-Z-]*\b ?")]
    private static partial Regex Digits();
}
