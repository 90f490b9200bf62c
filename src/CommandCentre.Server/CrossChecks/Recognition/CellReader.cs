using System.Text.RegularExpressions;
using CommandCentre.Domain.CrossChecks;
using CommandCentre.Domain.Parcels;
using CommandCentre.Matching.Values;

namespace CommandCentre.Server.CrossChecks.Recognition;

/// <summary>A value that is unmistakable by its shape, and where it stands.</summary>
internal readonly record struct Shaped(int Start, int Length, AskedKind? Kind, string Text, Cue Cue)
{
    public int End => Start + Length;
}

/// <summary>Finds what is unmistakable by its shape in a cell of text: mailboxes, web addresses, wallets, accounts, parcel numbers, dates, phones, numbers of documents.</summary>
internal sealed partial class CellReader
{
    /// <summary>Letters of a cell that are read.</summary>
    public const int Longest = 2_000;

    // A date later than this is of posting rather than of birth, unless a label says otherwise.
    private const int LastBirth = 2012;
    private const int FirstBirth = 1900;
    private const char Taken = '\u0001';
    private const int LongestIban = 34;

    private readonly string _text;
    private readonly char[] _left;
    private readonly List<Shaped> _found = [];

    private CellReader(string text)
    {
        _text = text;
        _left = text.ToCharArray();
    }

    /// <summary>What was found, in the order written.</summary>
    public static List<Shaped> Of(string text)
    {
        var cell = new CellReader(text);
        cell.Mailboxes();
        cell.Numbers();
        cell._found.Sort((one, other) => one.Start.CompareTo(other.Start));
        return cell._found;
    }

    private void Mailboxes()
    {
        Each(Mailbox(), match => EmailReader.Read(Joined(match.Value)) is null ? null : (AskedKind.Email, Joined(match.Value).Trim('.', '\'')));
        Each(WebAddress(), match => HostReader.Read(match.Value) is not { } host ? null
            : (host.Contains('/', StringComparison.Ordinal) ? AskedKind.Account : AskedKind.Website, match.Value.TrimEnd('.', ',', ')', '/')));
        Each(Handle(), match => (AskedKind.Account, match.Value));
        Each(Token(), match => WalletReader.Read(match.Value) is { } wallet && (wallet.IsChecked || wallet.Key.StartsWith("0x", StringComparison.Ordinal)) ? (AskedKind.Wallet, match.Value) : null);
    }

    private void Numbers()
    {
        Ibans();
        Each(PostalItem(), match => (AskedKind.Parcel, match.Value));
        Each(CourierNumber(), match => ParcelNumber.TryParse(match.Value, out _) ? (AskedKind.Parcel, match.Value) : null);
        Dates();
        Each(PhoneNumber(), match => IsPhone(match.Value) ? (AskedKind.Phone, match.Value.Trim()) : null);
        Each(PaperNumber(), match => match.Value.Count(char.IsAsciiDigit) >= 4 ? (AskedKind.Document, match.Value) : null);
    }

    private void Dates() => Each(Date(), match =>
        !PartialDate.TryRead(match.Value, out var date) ? null
        : date.IsWhole && date.Year is >= FirstBirth and <= LastBirth || LabelBefore(match.Index) is Cue.BirthDate ? (AskedKind.BirthDate, date.IsLoose ? match.Value : date.Key)
        : (null, match.Value));

    // An account ends where its check digits hold; what follows may be anything.
    private void Ibans()
    {
        foreach (Match start in IbanStart().Matches(new string(_left)))
        {
            var (end, signs) = (start.Index, 0);
            for (; end < _left.Length && signs < LongestIban; end++)
            {
                if (!char.IsAsciiLetterOrDigit(_left[end]))
                {
                    if (_left[end] is not (' ' or '-'))
                    {
                        break;
                    }

                    continue;
                }

                signs++;
                if (signs >= 15 && IbanReader.Read(_text[start.Index..(end + 1)]) is not null)
                {
                    Take(start.Index, end + 1 - start.Index, AskedKind.Account, _text[start.Index..(end + 1)]);
                    break;
                }
            }
        }
    }

    private void Each(Regex shape, Func<Match, (AskedKind? Kind, string Text)?> read)
    {
        foreach (Match match in shape.Matches(new string(_left)))
        {
            if (read(match) is var (kind, text))
            {
                Take(match.Index, match.Length, kind, text);
            }
        }
    }

    // The label right before a value goes with it.
    private void Take(int start, int length, AskedKind? kind, string text)
    {
        var cue = LabelBefore(start, out var from);
        var named = cue is Cue.Serial && kind is AskedKind.Document ? AskedKind.Serial : kind;
        var first = cue is Cue.None or Cue.Party or Cue.Name or Cue.Company ? start : from;
        _found.Add(new(first, start + length - first, named, text, cue));
        Array.Fill(_left, Taken, first, start + length - first);
    }

    private Cue LabelBefore(int start) => LabelBefore(start, out _);

    private Cue LabelBefore(int start, out int from)
    {
        (from, var cue) = (start, Cue.None);
        var at = start;
        for (var words = 0; words < CueWords.MostWords; words++)
        {
            while (at > 0 && _left[at - 1] is not Taken && !char.IsLetterOrDigit(_left[at - 1]) && _left[at - 1] is not (',' or ';'))
            {
                at--;
            }

            var end = at;
            while (at > 0 && _left[at - 1] is not (Taken or ' ' or ',' or ';'))
            {
                at--;
            }

            if (at == end)
            {
                break;
            }

            if (CueWords.Of(_text[at..start]) is not Cue.None and var found)
            {
                (from, cue) = (at, found);
            }
        }

        return cue;
    }

    // anna [at] example.org
    private static string Joined(string mailbox) => mailbox.Replace(" ", string.Empty, StringComparison.Ordinal);

    // With a plus or a trunk zero, or as its label says.
    private static bool IsPhone(string text)
    {
        var digits = text.Count(char.IsDigit);
        var bare = text.TrimStart(' ', '(');
        return digits is >= 7 and <= 17 && bare.Length > 0 && (bare[0] is '+' or '＋' ? PhoneReader.Read(text, []) is { IsWhole: true } : bare[0] == '0' && digits >= 8);
    }

    [GeneratedRegex("""[^\s@,;:=<>()"\[\]\u0001]{1,64}(?:@|\s?[\[(]at[\])]\s?)[^\s@,;<>()"\[\]\u0001]{3,200}""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Mailbox();

    [GeneratedRegex("""(?<![\w@.])(?:https?://[^\s<>"\u0001]{3,250}|www\.[^\s<>"\u0001]{3,250}|(?:[\w-]{1,63}\.){1,4}(?:com|net|org|info|biz|shop|store|online|site|xyz|club|onion|io|me|eu|de|fr|nl|be|at|ch|it|es|pt|pl|cz|sk|hu|ro|bg|gr|hr|si|se|dk|no|fi|ee|lv|lt|ie|uk|ua|ru|tr|rs|ba|mk|al|md|us|cn|cy|mt|lu|рф|бг|ελ)\b(?:/[^\s<>",;\u0001]{0,200})?)""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex WebAddress();

    [GeneratedRegex(@"(?<![\w@.])@[A-Za-z][\w.]{2,38}\w", RegexOptions.CultureInvariant)]
    private static partial Regex Handle();

    [GeneratedRegex(@"(?<!\w)[A-Za-z0-9]{25,100}(?!\w)", RegexOptions.CultureInvariant)]
    private static partial Regex Token();

    [GeneratedRegex(@"(?<!\w)[A-Za-z]{2}\d{2}(?=[ -]?[A-Za-z0-9])", RegexOptions.CultureInvariant)]
    private static partial Regex IbanStart();

    [GeneratedRegex(@"(?<!\w)[A-Za-z]{2}(?:[ -]?[0-9]){9}[ -]?[A-Za-z]{2}(?!\w)", RegexOptions.CultureInvariant)]
    private static partial Regex PostalItem();

    [GeneratedRegex(@"(?<!\w)(?:1Z[0-9A-Z]{16}|JJ?D[0-9]{16,20}|[0-9]{12,22})(?!\w)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex CourierNumber();

    [GeneratedRegex(@"(?<![\w.])(?:\d{4}[-./]\d{1,2}[-./]\d{1,2}|\d{1,2}[-./] ?\d{1,2}[-./] ?\d{4}|\d{1,2}(?:\.|er|st|nd|rd|th)? (?:de )?\p{L}{3,14}\.?,? (?:de )?\d{4}|\p{L}{3,14} \d{1,2}(?:st|nd|rd|th)?,? \d{4})(?![\w])", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Date();

    [GeneratedRegex(@"(?<![\w.+])[+＋]?\(?\+?\d[\d ()\-./\u00A0]{4,24}\d(?!\w)", RegexOptions.CultureInvariant)]
    private static partial Regex PhoneNumber();

    [GeneratedRegex(@"(?<![\w-])(?:[A-Z0-9]{7,14}|[A-Z]{1,3}[ -]?[0-9]{5,10})(?![\w-])", RegexOptions.CultureInvariant)]
    private static partial Regex PaperNumber();
}
