using System.Buffers;
using System.Globalization;

namespace CommandCentre.Matching.Values;

/// <summary>Reads e-mail addresses.</summary>
/// <remarks>
/// Sources: RFC 5321/5322 (case of the domain does not matter; of the local part it does by the letter, nowhere in practice), RFC 5233
/// (what follows a plus is a sub-address), RFC 5890 (IDN: one name in letters and in punycode), Google's help (dots in a gmail address do
/// not count; googlemail.com is gmail.com), Yandex (its domains are one, dots and hyphens are one).
/// </remarks>
public static class EmailReader
{
    private static readonly string[] Prefixes = ["mailto:", "email:", "e-mail:"];

    /// <summary>Signs that stand in no customary local part.</summary>
    private static readonly SearchValues<char> Never = SearchValues.Create(" \t\r\n,;<>()\"");

    /// <summary>Mailboxes of an office rather than of a person.</summary>
    private static readonly HashSet<string> Offices = new(
        "info office sales admin administrator contact contacts mail email hello support post press service services team kontakt secretariat sekretariat reception general enquiries inquiry webmaster marketing export import hr jobs company firma postmaster noreply".Split(' '),
        StringComparer.Ordinal);

    private static readonly HashSet<string> Yandex = new(StringComparer.Ordinal) { "ya.ru", "yandex.ru", "yandex.com", "yandex.by", "yandex.kz", "yandex.ua" };

    /// <summary>Lower-case <c>local@domain</c> under which the customary spellings of one mailbox meet; null when the text is none. Never throws.</summary>
    public static string? Read(string text)
    {
        var address = Bare(text.Normalise());
        var at = address.LastIndexOf('@');
        if (at < 1 || at > 64 || HostReader.Ascii(address[(at + 1)..].TrimEnd('.')) is not { } domain || !domain.Contains('.', StringComparison.Ordinal))
        {
            return null;
        }

        var local = address[..at].Trim('"', '\'');
        return local.Length == 0 || local.AsSpan().ContainsAny(Never) ? null : Mailbox(local, domain);
    }

    /// <summary>Whether the mailbox (in normal form) is a person's rather than an office's, by its local part.</summary>
    internal static bool IsPersonal(string mailbox) => !Offices.Contains(Local(mailbox).TrimEnd("0123456789.-_".ToCharArray()));

    /// <summary>What stands before the @.</summary>
    internal static string Local(string mailbox) => mailbox[..mailbox.LastIndexOf('@')];

    private static string? Mailbox(string local, string domain)
    {
        var plus = local.IndexOf('+', StringComparison.Ordinal);
        local = plus > 0 ? local[..plus] : local;
        if (domain is "gmail.com" or "googlemail.com")
        {
            (local, domain) = (local.Replace(".", string.Empty, StringComparison.Ordinal), "gmail.com");
        }
        else if (Yandex.Contains(domain))
        {
            (local, domain) = (local.Replace('.', '-'), "yandex.ru");
        }
        else if (domain is "pm.me" or "protonmail.com" or "protonmail.ch" or "proton.me")
        {
            domain = "proton.me";
        }

        return local.Length == 0 ? null : $"{local}@{domain}";
    }

    /// <summary>Without "mailto:", a name in front of angle brackets, and what follows a question mark.</summary>
    private static string Bare(string text)
    {
        var (open, close) = (text.LastIndexOf('<'), text.LastIndexOf('>'));
        var address = open >= 0 && close > open ? text[(open + 1)..close] : text;
        var prefix = Array.Find(Prefixes, address.StartsWith);
        address = prefix is null ? address : address[prefix.Length..];
        var question = address.IndexOf('?', StringComparison.Ordinal);
        address = question > 0 ? address[..question] : address;
        return address.Replace("(at)", "@", StringComparison.Ordinal).Replace("[at]", "@", StringComparison.Ordinal).Replace("[dot]", ".", StringComparison.Ordinal).Replace("(dot)", ".", StringComparison.Ordinal).Trim(' ', '.', ',', ';', '<', '>');
    }

    /// <summary>Composed (NFKC) lower case; as it stands where half a surrogate pair forbids it.</summary>
    private static string Normalise(this string text)
    {
        try
        {
            return text.Normalize(System.Text.NormalizationForm.FormKC).Trim().ToLower(CultureInfo.InvariantCulture);
        }
        catch (ArgumentException)
        {
            return text.Trim().ToLower(CultureInfo.InvariantCulture);
        }
    }
}
