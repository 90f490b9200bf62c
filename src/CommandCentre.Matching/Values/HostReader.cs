using System.Buffers;
using System.Globalization;

namespace CommandCentre.Matching.Values;

/// <summary>Reads web addresses: the host is what tells who it is.</summary>
/// <remarks>Sources: RFC 3986, RFC 5890 (IDN in punycode). "www." and a port do not count; on hosts that many share (social networks) the first part of the path does.</remarks>
public static class HostReader
{
    private static readonly SearchValues<char> Ends = SearchValues.Create("/?#\\ ,;");

    private static readonly SearchValues<char> Letters = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789.-_");

    private static readonly IdnMapping Idn = new() { AllowUnassigned = true };

    /// <summary>The host in lower-case ASCII without <c>www.</c>, with the first part of the path on a shared host; null when the text is no web address. Never throws.</summary>
    public static string? Read(string text)
    {
        var address = text.Trim().Trim('"', '<', '>', '(', ')');
        var scheme = address.IndexOf("://", StringComparison.Ordinal);
        address = scheme is >= 0 and <= 8 ? address[(scheme + 3)..] : address;
        var end = address.AsSpan().IndexOfAny(Ends);
        var authority = end >= 0 ? address[..end] : address;
        authority = authority[(authority.LastIndexOf('@') + 1)..];
        var port = authority.IndexOf(':', StringComparison.Ordinal);
        var host = Ascii((port >= 0 ? authority[..port] : authority).TrimEnd('.'));
        if (host is null || !host.Contains('.', StringComparison.Ordinal))
        {
            return null;
        }

        host = Bare(host);
        return Handles.IsShared(host) && end >= 0 && Handles.FirstOfPath(address[end..]) is { } first ? $"{host}/{first}" : host;
    }

    /// <summary>A host name in ASCII (punycode where it has other letters), lower case; null when it is none.</summary>
    internal static string? Ascii(string host)
    {
        if (host.Length is 0 or > 253)
        {
            return null;
        }

        try
        {
            var ascii = Idn.GetAscii(host).ToLowerInvariant();
            return ascii.AsSpan().ContainsAnyExcept(Letters) || ascii[0] is '.' or '-' ? null : ascii;
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    private static string Bare(string host)
    {
        var dot = host.IndexOf('.', StringComparison.Ordinal);
        var www = host.StartsWith("www", StringComparison.Ordinal) && dot is >= 3 and <= 4 && host.AsSpan(3, dot - 3).IndexOfAnyExceptInRange('0', '9') < 0;
        return www && host.IndexOf('.', dot + 1) > 0 ? host[(dot + 1)..] : host is ['m', '.', .. var rest] && rest.Contains('.', StringComparison.Ordinal) ? rest : host;
    }
}
