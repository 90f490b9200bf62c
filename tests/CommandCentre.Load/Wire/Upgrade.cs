using System.Net.Sockets;
using System.Text;

namespace CommandCentre.Load.Wire;

/// <summary>Makes a WebSocket of a connected socket (RFC 6455, section 4.1), as far as loopback needs it.</summary>
internal static class Upgrade
{
    /// <summary>Asks for the upgrade and waits for the answer.</summary>
    /// <exception cref="WireRefused">The server answered otherwise; with its status.</exception>
    internal static void To(Socket socket, Uri hub, string? key)
    {
        // The nonce of the upgrade guards caches, which loopback has none of: any will do.
        var request = $"GET {hub.PathAndQuery} HTTP/1.1\r\nHost: {hub.Authority}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: bm90IGEgc2VjcmV0IGhlcg==\r\n"
            + (key is null ? string.Empty : $"Authorization: Bearer {key}\r\n") + "\r\n";
        socket.Send(Encoding.ASCII.GetBytes(request));
        var answer = new byte[4096];
        var length = 0;
        while (length < answer.Length && answer.AsSpan(0, length).IndexOf("\r\n\r\n"u8) < 0)
        {
            // One byte at a time would be safe too; the server says nothing before the handshake, so nothing of the hub's is read here.
            var read = socket.Receive(answer, length, answer.Length - length, SocketFlags.None);
            if (read == 0)
            {
                break;
            }

            length += read;
        }

        var head = Encoding.ASCII.GetString(answer, 0, length);
        if (!head.StartsWith("HTTP/1.1 101 ", StringComparison.Ordinal))
        {
            throw new WireRefused(length > 12 && int.TryParse(head.AsSpan(9, 3), out var status) ? status : 0, head);
        }
    }
}
