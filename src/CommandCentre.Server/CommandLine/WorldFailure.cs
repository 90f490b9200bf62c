using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using CommandCentre.Desks.Journals;
using CommandCentre.Desks.Lines;
using Microsoft.AspNetCore.Connections;

namespace CommandCentre.Server.CommandLine;

/// <summary>Something outside the program stands in the way: it is told in one line, without a trace.</summary>
[SuppressMessage("Naming", "CA1710:Identifiers should have correct suffix", Justification = "It says what is the case.")]
[SuppressMessage("Design", "CA1032:Implement standard exception constructors", Justification = "It is never without its line.")]
public sealed class WorldFailure(string line, Exception? inner = null) : Exception(line, inner)
{
    /// <summary>Whether an exception is the world's doing, and the line that says so.</summary>
    public static bool Explains(Exception failure, [NotNullWhen(true)] out string? line)
    {
        line = failure switch
        {
            WorldFailure world => world.Message,
            IOException { InnerException: AddressInUseException } busy => $"{busy.Message.TrimEnd('.')}. Stop what uses it, or choose another with --urls.",
            IOException or UnauthorizedAccessException or JournalDamaged or KeysDamaged or LineUnreadable => failure.Message,
            System.Net.Sockets.SocketException socket => $"Cannot listen: {socket.Message}.",
            CryptographicException crypto => $"A certificate or key cannot be read: {crypto.Message}",
            _ => null,
        };
        return line is not null;
    }
}
