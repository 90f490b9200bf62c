using System.Globalization;
using System.Text;

namespace CommandCentre.Server.Exercises.People;

/// <summary>Invents persons and companies, none twice.</summary>
internal sealed class MailPartyMaker(SeededRandom random)
{
    private static readonly string[] Syllables = ["vo", "ka", "tri", "mel", "so", "lan", "de", "rus", "pi", "nor", "ta", "vex", "bru", "li", "mon", "zer", "ga", "fen", "ro", "dal"];

    private static readonly string[] Pinyin = ["Xin", "Long", "Da", "Hua", "Sheng", "Fu", "Tai", "Ming", "Rui", "Jin", "Bao", "Yuan"];

    private static readonly string[] Trades = ["Tools", "Import", "Outdoor", "Sport", "Metal", "Parts", "Hobby", "Technik", "Trade", "Supply", "Logistic", "Camping"];

    private static readonly string[] Mail = ["example.com", "example.org", "example.net"];

    private readonly HashSet<string> _used = [];

    /// <summary>Somebody of a country, with an own address and phone unless given.</summary>
    public MailParty Make(ExerciseCountry country, int companies, PostalAddress? address = null, Phone? phone = null)
    {
        var company = random.Percent(companies) ? Unused(() => Company(country)) : null;
        var person = company is null ? Unused(() => Person(country), name => name.Native) : null;
        var email = $"{Slug(company ?? $"{person!.Latin(0).Given}.{person.Latin(0).Surname}")}{(random.Percent(40) ? random.Between(1, 99) : string.Empty)}@{random.Pick(Mail)}";
        return new MailParty(country, person, company, address ?? Address(country), phone ?? new Phone(Digits(country.PhonePattern)), email);
    }

    private PersonName Person(ExerciseCountry country)
    {
        var language = random.Pick(country.Languages);
        return new PersonName(random.Pick(PersonNames.Given(language)), random.Pick(PersonNames.Surnames(language)), language);
    }

    private string Company(ExerciseCountry country)
    {
        var form = random.Pick(country.Forms);
        if (country.Languages[0] == "zho")
        {
            var city = Town(country).Split([' ', ','])[0];
            return $"{city} {random.Pick(Pinyin)}{random.Pick(Pinyin).ToLowerInvariant()}{random.Pick(Pinyin).ToLowerInvariant()} {form}";
        }

        var word = random.Pick(Syllables) + random.Pick(Syllables) + (random.Percent(50) ? random.Pick(Syllables) : string.Empty);
        return $"{char.ToUpperInvariant(word[0])}{word[1..]} {random.Pick(Trades)} {form}";
    }

    private PostalAddress Address(ExerciseCountry country) =>
        new(country, random.Pick(country.Streets), random.Between(1, 190).ToString(CultureInfo.InvariantCulture), Town(country));

    private string Town(ExerciseCountry country) => Digits(random.Pick(country.Towns));

    private string Digits(string pattern) => string.Concat(pattern.Select(c => c == '#' ? (char)('0' + random.Below(10)) : c));

    private T Unused<T>(Func<T> make, Func<T, string> key)
    {
        while (true)
        {
            var made = make();
            if (_used.Add(key(made)))
            {
                return made;
            }
        }
    }

    private string Unused(Func<string> make) => Unused(make, name => name);

    private static string Slug(string name)
    {
        var slug = new StringBuilder();
        foreach (var c in Spelling.Latin(name, "*", 0).ToLowerInvariant())
        {
            slug.Append(char.IsAsciiLetterOrDigit(c) ? c.ToString() : c is '.' or ' ' ? "." : string.Empty);
        }

        return string.Join('.', slug.ToString().Split('.', StringSplitOptions.RemoveEmptyEntries).Take(2));
    }
}
