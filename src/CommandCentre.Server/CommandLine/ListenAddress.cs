using System.Net;

namespace CommandCentre.Server.CommandLine;

/// <summary>One address to listen on.</summary>
/// <param name="Text">As given, such as <c>http://localhost:5080</c>.</param>
/// <param name="Host">Host part without brackets.</param>
/// <param name="Port">0 lets the system choose.</param>
/// <param name="IsTls">Whether it is https.</param>
public sealed record ListenAddress(string Text, string Host, int Port, bool IsTls)
{
    /// <summary>What is allowed, for messages.</summary>
    public const string Allowed = "http://HOST:PORT or https://HOST:PORT without a path";

    /// <summary>Whether only this machine can reach it.</summary>
    public bool IsLoopback =>
        string.Equals(Host, "localhost", StringComparison.OrdinalIgnoreCase) || (IPAddress.TryParse(Host, out var address) && IPAddress.IsLoopback(address));

    /// <summary>Reads an address.</summary>
    public static bool TryParse(string text, out ListenAddress address)
    {
        address = new ListenAddress(text, string.Empty, 0, false);
        try
        {
            var parts = BindingAddress.Parse(text);
            address = new ListenAddress(text, parts.Host.Trim('[', ']'), parts.Port, parts.Scheme is "https");
            return parts.Scheme is "http" or "https" && parts is { IsUnixPipe: false, PathBase: "" } && parts.Port is >= 0 and <= 65535 && address.Host.Length > 0;
        }
        catch (FormatException)
        {
            return false;
        }
    }

    /// <summary>Reads an address that is known to be right.</summary>
    /// <exception cref="ArgumentException">It is none; the message says what is allowed.</exception>
    public static ListenAddress Parse(string text) =>
        TryParse(text, out var address) ? address : throw new ArgumentException($"'{text}' is no address: allowed is {Allowed}.", nameof(text));
}
