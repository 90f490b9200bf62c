using System.Data.Common;
using System.Net.Sockets;
using System.Text;
using CommandCentre.Server.CommandLine;

namespace CommandCentre.Server.Watch;

/// <summary>An exception as it may stand in a log: what failed and where, never a value that somebody sent.</summary>
/// <remarks>Our own exceptions and those of disk and network tell places and numbers. Any other may quote what it could not read: its message is left out.</remarks>
internal static class FailureText
{
    /// <summary>Type, message where it may be told, and trace; then the same of what was behind it.</summary>
    internal static string Of(Exception failure)
    {
        var text = new StringBuilder();
        for (var at = failure; at is not null; at = at.InnerException)
        {
            text.Append(at == failure ? string.Empty : "behind it: ").Append(at.GetType().FullName);
            if (MessageOf(at) is { } message)
            {
                text.Append(": ").Append(message.ReplaceLineEndings(" "));
            }

            text.AppendLine();
            if (at.StackTrace is { } trace)
            {
                text.AppendLine(trace);
            }
        }

        return text.ToString().TrimEnd();
    }

    /// <summary>The message, where it tells nothing that was sent.</summary>
    internal static string? MessageOf(Exception failure) =>
        IsOurs(failure) || failure is IOException or UnauthorizedAccessException or DbException or SocketException or TimeoutException or OperationCanceledException or ObjectDisposedException or WorldFailure
            ? failure.Message
            : null;

    private static bool IsOurs(Exception failure) => failure.GetType().Assembly.GetName().Name?.StartsWith("CommandCentre.", StringComparison.Ordinal) is true;
}
