using System.Buffers;
using System.Security.Cryptography;

namespace CommandCentre.Matching.Values;

/// <summary>Addresses of crypto-currency wallets.</summary>
/// <remarks>
/// Sources: base58check (Bitcoin wiki; Litecoin, Dogecoin, Dash, Zcash and Tron use it with other version bytes), BIP 173 and BIP 350
/// (bech32, bech32m), EIP-55 (the case of an Ethereum address is only a check, so it is folded).
/// </remarks>
public static class WalletReader
{
    private const string Base58 = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
    private const string Bech32 = "qpzry9x8gf2tvdw0s3jn54khce6mua7l";
    private const int Longest = 120;

    private static readonly SearchValues<char> Ends = SearchValues.Create("?&# \t(,;");

    /// <summary>The address in its own spelling (lower case where case does not count) and whether its check holds; null for what is no wallet. Never throws.</summary>
    public static (string Key, bool IsChecked)? Read(string text)
    {
        var address = Bare(text);
        if (address.Length is < 20 or > Longest || !address.All(char.IsAsciiLetterOrDigit))
        {
            return null;
        }

        if (IsHex(address))
        {
            return (address.ToLowerInvariant(), false);
        }

        return IsBech32(address.ToLowerInvariant()) && IsOneCase(address) ? (address.ToLowerInvariant(), true) : (address, IsBase58Check(address));
    }

    /// <summary>Ethereum and its kin: 0x and 40 hexadecimal digits.</summary>
    private static bool IsHex(string address) =>
        address.Length == 42 && address[0] == '0' && address[1] is 'x' or 'X' && address.Skip(2).All(char.IsAsciiHexDigit);

    private static string Bare(string text)
    {
        var address = text.Trim();
        var colon = address.IndexOf(':', StringComparison.Ordinal);
        address = colon is > 0 and < 16 ? address[(colon + 1)..] : address;
        var end = address.AsSpan().IndexOfAny(Ends);
        return (end > 0 ? address[..end] : address).Trim('/', ' ', '.');
    }

    private static bool IsOneCase(string address) => address.All(letter => !char.IsAsciiLetterUpper(letter)) || address.All(letter => !char.IsAsciiLetterLower(letter));

    private static bool IsBech32(string address)
    {
        var split = address.LastIndexOf('1');
        if (split < 1 || address.Length - split < 7)
        {
            return false;
        }

        var check = 1u;
        foreach (var letter in address.AsSpan(0, split))
        {
            check = Step(check, (uint)letter >> 5);
        }

        check = Step(check, 0);
        foreach (var letter in address.AsSpan(0, split))
        {
            check = Step(check, (uint)letter & 31);
        }

        foreach (var letter in address.AsSpan(split + 1))
        {
            var value = Bech32.IndexOf(letter, StringComparison.Ordinal);
            if (value < 0)
            {
                return false;
            }

            check = Step(check, (uint)value);
        }

        return check is 1 or 0x2bc830a3;
    }

    private static uint Step(uint check, uint value)
    {
        ReadOnlySpan<uint> generator = [0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3];
        var top = check >> 25;
        check = ((check & 0x1ffffff) << 5) ^ value;
        for (var i = 0; i < 5; i++)
        {
            check ^= ((top >> i) & 1) == 1 ? generator[i] : 0;
        }

        return check;
    }

    /// <summary>21 or 22 bytes and the first four of their double SHA-256.</summary>
    private static bool IsBase58Check(string address)
    {
        var bytes = new byte[40];
        var length = 0;
        foreach (var letter in address)
        {
            var carry = Base58.IndexOf(letter, StringComparison.Ordinal);
            for (var i = 0; i < length || carry > 0; i++)
            {
                if (carry < 0 || i == bytes.Length)
                {
                    return false;
                }

                carry += bytes[i] * 58;
                bytes[i] = (byte)(carry & 255);
                carry >>= 8;
                length = Math.Max(length, i + 1);
            }

            if (carry < 0)
            {
                return false;
            }
        }

        length += address.TakeWhile(letter => letter == '1').Count();
        if (length is < 25 or > 26)
        {
            return false;
        }

        Array.Reverse(bytes, 0, length);
        return SHA256.HashData(SHA256.HashData(bytes.AsSpan(0, length - 4))).AsSpan(0, 4).SequenceEqual(bytes.AsSpan(length - 4, 4));
    }
}
