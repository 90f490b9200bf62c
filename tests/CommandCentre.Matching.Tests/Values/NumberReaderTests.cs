using CommandCentre.Matching.Entities;
using CommandCentre.Matching.Values;

namespace CommandCentre.Matching.Tests.Values;

/// <summary>Checksummed numbers are the examples of their standards or public registers' own sample numbers.</summary>
public sealed class NumberReaderTests
{
    [Theory]
    [InlineData(ValueKind.Email, null, "Anna.Karlsen@Example.ORG", "anna.karlsen@example.org")]
    [InlineData(ValueKind.Email, null, "mailto:anna+shop@example.org", "anna@example.org")]
    [InlineData(ValueKind.Email, null, "A.n.n.a+x@googlemail.com", "anna@gmail.com")]
    [InlineData(ValueKind.Email, null, "Anna K <anna@bücher.example>", "anna@xn--bcher-kva.example")]
    [InlineData(ValueKind.Email, null, "anna (at) example [dot] org", null)]
    [InlineData(ValueKind.Email, null, "anna(at)example[dot]org", "anna@example.org")]
    [InlineData(ValueKind.Email, null, "no mail", null)]
    [InlineData(ValueKind.Email, null, "@example.org", null)]
    [InlineData(ValueKind.Website, null, "HTTPS://www.Example.org:443/about?x=1", "example.org")]
    [InlineData(ValueKind.Website, null, "example.org", "example.org")]
    [InlineData(ValueKind.Website, null, "http://bücher.example/", "xn--bcher-kva.example")]
    [InlineData(ValueKind.Website, null, "https://www.facebook.com/AnnaK/posts", "facebook.com/annak")]
    [InlineData(ValueKind.Website, null, "none", null)]
    [InlineData(ValueKind.Account, null, "@AnnaK", "annak")]
    [InlineData(ValueKind.Account, null, "https://t.me/AnnaK", "telegram:annak")]
    [InlineData(ValueKind.Account, null, "https://www.linkedin.com/in/anna-k/", "linkedin:anna-k")]
    [InlineData(ValueKind.Account, null, "https://m.facebook.com/profile.php?id=1000123&x=1", "facebook:1000123")]
    [InlineData(ValueKind.Account, null, "Telegram: @AnnaK", "telegram:annak")]
    [InlineData(ValueKind.Account, null, "DE89 3704 0044 0532 0130 00", "DE89370400440532013000")]
    [InlineData(ValueKind.Account, null, "IBAN: GB82 WEST 1234 5698 7654 32", "GB82WEST12345698765432")]
    [InlineData(ValueKind.Wallet, null, "bitcoin:1BoatSLRHtKNngkdXEeobR76b53LETtpyT?amount=1", "1BoatSLRHtKNngkdXEeobR76b53LETtpyT")]
    [InlineData(ValueKind.Wallet, null, "BC1QW508D6QEJXTDG4Y5R3ZARVARY0C5XW7KV8F3T4", "bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4")]
    [InlineData(ValueKind.Wallet, null, "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed", "0x5aaeb6053f3e94c9b9a09f33669435e7ef1beaed")]
    [InlineData(ValueKind.Document, "passportNumber", "No. AB 123456 (issued in Iran)", "AB123456")]
    [InlineData(ValueKind.Document, "passportNumber", "№ 45-34 567890", "4534567890")]
    [InlineData(ValueKind.Document, "passportNumber", "КВ123456", "KB123456")]
    [InlineData(ValueKind.Document, "imoNumber", "IMO 9074729", "9074729")]
    [InlineData(ValueKind.Document, "imoNumber", "IMO9074729", "9074729")]
    [InlineData(ValueKind.Document, "vatCode", "EL 094014201", "094014201")]
    [InlineData(ValueKind.Document, "swiftBic", "DEUTDEFFXXX", "DEUTDEFF")]
    [InlineData(ValueKind.Document, "idNumber", "Pakistani national identity card number 54401-2288025-9, cancelled in 2013", "5440122880259")]
    [InlineData(ValueKind.Document, "idNumber", "Series 1502 No 746336", "1502746336")]
    [InlineData(ValueKind.Document, "registrationNumber", "HRB 12345 B", "HRB12345B")]
    [InlineData(ValueKind.Document, "idNumber", "EGN7501010010", "7501010010")]
    [InlineData(ValueKind.Document, "idNumber", "unknown", null)]
    [InlineData(ValueKind.Document, "idNumber", "000000", null)]
    [InlineData(ValueKind.Document, "idNumber", "123", null)]
    [InlineData(ValueKind.Serial, "serialNumber", "S/N: GLK-482 913", "GLK482913")]
    [InlineData(ValueKind.Parcel, null, "rr 473 124 829 gb", "RR473124829GB")]
    public void Read_EachKind_GivesItsNormalForm(ValueKind kind, string? sort, string text, string? expected) =>
        Assert.Equal(expected, NumberReader.Read(new Value(kind, text, sort), [])?.Key);

    [Theory]
    [InlineData("imoNumber", "9074729", "9074728")]
    [InlineData("leiCode", "5493001KJTIIGC8Y1R12", "5493001KJTIIGC8Y1R13")]
    [InlineData("innCode", "7707083893", "7707083894")]
    [InlineData("innCode", "500100732259", "500100732258")]
    [InlineData("ogrnCode", "1027700132195", "1027700132196")]
    [InlineData("isin", "US0378331005", "US0378331006")]
    [InlineData("npiCode", "1234567893", "1234567894")]
    public void Read_CheckDigit_TellsRightFromWrong(string sort, string right, string wrong)
    {
        Assert.True(NumberReader.Read(new Value(ValueKind.Document, right, sort), [])!.IsChecked);
        Assert.False(NumberReader.Read(new Value(ValueKind.Document, wrong, sort), [])!.IsChecked);
    }

    [Theory]
    [InlineData("1BoatSLRHtKNngkdXEeobR76b53LETtpyT", true)]
    [InlineData("1BoatSLRHtKNngkdXEeobR76b53LETtpyU", false)]
    [InlineData("bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4", true)]
    [InlineData("bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t5", false)]
    [InlineData("bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqzk5jj0", true)]
    public void Read_Wallet_ChecksItself(string text, bool expected) => Assert.Equal(expected, NumberReader.Read(new Value(ValueKind.Wallet, text), [])!.IsChecked);

    [Theory]
    [InlineData(ValueKind.Serial, null, "AB10582", "AB1O5B2", Ground.Slip)]
    [InlineData(ValueKind.Serial, null, "GLK482913", "GLK482931", Ground.Slip)]
    [InlineData(ValueKind.Serial, null, "GLK482913", "SIG482913", Ground.Differs)]
    [InlineData(ValueKind.Serial, null, "GLK482913", "GLK482914", Ground.Differs)]
    [InlineData(ValueKind.Document, "idNumber", "0082345671", "82345671", Ground.Slip)]
    [InlineData(ValueKind.Document, "imoNumber", "9074729", "9074792", Ground.Slip)]
    [InlineData(ValueKind.Document, "innCode", "7707083893", "7707083893", Ground.Same)]
    [InlineData(ValueKind.Parcel, null, "RR473124829GB", "RR4731248Z9GB", Ground.Slip)]
    [InlineData(ValueKind.Phone, null, "+49 171 2345678", "0171 2345678", Ground.Partly)]
    [InlineData(ValueKind.Phone, null, "+49 171 2345678", "+43 171 2345678", Ground.Differs)]
    [InlineData(ValueKind.Account, null, "@annak", "https://t.me/annak", Ground.Partly)]
    [InlineData(ValueKind.Account, null, "https://vk.com/annak", "https://t.me/annak", Ground.Differs)]
    [InlineData(ValueKind.Email, null, "a.nna@gmail.com", "anna@gmail.com", Ground.Same)]
    public void Compare_TwoNumbers_SaysWhy(ValueKind kind, string? sort, string left, string right, Ground expected)
    {
        var one = NumberReader.Read(new Value(kind, left, sort), [])!;
        var other = NumberReader.Read(new Value(kind, right, sort), [])!;
        Assert.Equal(expected, NumberComparer.Compare(one, other).Ground);
        Assert.Equal(expected, NumberComparer.Compare(other, one).Ground);
        Assert.True(expected == Ground.Differs || one.Block == other.Block || LookAlikesSwapped(one, other), "what is alike is found by one key");
    }

    /// <summary>Swapped neighbours have two keys: an index finds such a pair by its name only.</summary>
    private static bool LookAlikesSwapped(NumberForm one, NumberForm other) => one.Loose.Order().SequenceEqual(other.Loose.Order());
}
