using CommandCentre.Domain.Parcels;

namespace CommandCentre.Server.Exercises.People;

/// <summary>A person's name: words in order of use in the bearer's country.</summary>
/// <param name="Given">Given name.</param>
/// <param name="Surname">Surname.</param>
/// <param name="Language">Its language.</param>
internal sealed record PersonName(NameWord Given, NameWord Surname, string Language)
{
    /// <summary>Whether the surname stands first.</summary>
    public bool SurnameFirst => Language is "hun" or "zho";

    /// <summary>As its bearer writes it.</summary>
    public string Native => Language switch
    {
        "zho" => Surname.Native + Given.Native,
        "hun" => $"{Surname.Native} {Given.Native}",
        _ => $"{Given.Native} {Surname.Native}",
    };

    /// <summary>In Latin letters, by one of the habits.</summary>
    public (string Given, string Surname) Latin(int habit) => (Word(Given, habit), Word(Surname, habit));

    private string Word(NameWord word, int habit) =>
        word.Latin.Count > 0 ? word.Latin[Math.Min(habit, word.Latin.Count - 1)] : Spelling.Latin(word.Native, Language, habit);
}

/// <summary>A place somebody gives as address; the same object where several give the same.</summary>
internal sealed class PostalAddress(ExerciseCountry country, string street, string number, string town)
{
    public ExerciseCountry Country { get; } = country;

    public string Street { get; } = street;

    public string Number { get; } = number;

    public string Town { get; } = town;
}

/// <summary>A phone number; the same object where several give the same.</summary>
internal sealed class Phone(string number)
{
    /// <summary>With its country's prefix and spaces, such as <c>+44 7700 900123</c>.</summary>
    public string Number { get; } = number;
}

/// <summary>Who sends or receives: an invented person or company, known by the object and written in many ways.</summary>
internal sealed class MailParty(ExerciseCountry country, PersonName? person, string? company, PostalAddress address, Phone phone, string email)
{
    public ExerciseCountry Country { get; } = country;

    /// <summary>The person; absent for a company.</summary>
    public PersonName? Person { get; } = person;

    /// <summary>The company's name; absent for a person.</summary>
    public string? Company { get; } = company;

    public PostalAddress Address { get; } = address;

    public Phone Phone { get; } = phone;

    public string Email { get; } = email;
}

/// <summary>How somebody was written once, and what of it tells who it is.</summary>
/// <param name="Party">As reported.</param>
/// <param name="Of">Who it really is.</param>
/// <param name="ShowsAddress">Whether the address was given.</param>
/// <param name="ShowsPhone">Whether the phone was given.</param>
internal sealed record Mention(Party Party, MailParty Of, bool ShowsAddress, bool ShowsPhone);
