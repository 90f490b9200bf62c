using System.ComponentModel;
using System.Runtime.InteropServices;

namespace CommandCentre.Load.Wire;

/// <summary>Linux: which of many sockets have something to read, and reading it, at one call each.</summary>
internal sealed unsafe partial class Epoll : IDisposable
{
    /// <summary>Nothing to read just now.</summary>
    internal const int Nothing = -1;

    private const int CloseOnExec = 0x80000, Add = 1, Delete = 2, Batch = 512;
    private const uint Readable = 1;
    private const int DoNotWait = 0x40, TryAgain = 11, Interrupted = 4;

    /// <summary>The kernel packs the event on x86-64 only.</summary>
    private static readonly int EventSize = RuntimeInformation.ProcessArchitecture is Architecture.X64 ? 12 : 16;

    private readonly int _handle;
    private readonly byte[] _events = new byte[Batch * 16];

    internal Epoll()
    {
        _handle = epoll_create1(CloseOnExec);
        if (_handle < 0)
        {
            throw new Win32Exception(Marshal.GetLastPInvokeError());
        }
    }

    public void Dispose() => close(_handle);

    internal void Watch(int socket)
    {
        Span<byte> entry = stackalloc byte[16];
        BitConverter.TryWriteBytes(entry, Readable);
        BitConverter.TryWriteBytes(entry[(EventSize - 8)..], (long)socket);
        fixed (byte* at = entry)
        {
            if (epoll_ctl(_handle, Add, socket, at) < 0)
            {
                throw new Win32Exception(Marshal.GetLastPInvokeError());
            }
        }
    }

    internal void Leave(int socket)
    {
        Span<byte> entry = stackalloc byte[16];
        fixed (byte* at = entry)
        {
            _ = epoll_ctl(_handle, Delete, socket, at);
        }
    }

    /// <summary>Waits until sockets can be read, at most so many milliseconds, and names them.</summary>
    internal int Wait(Span<int> ready, int milliseconds)
    {
        int count;
        fixed (byte* events = _events)
        {
            count = Math.Max(0, epoll_wait(_handle, events, Math.Min(Batch, ready.Length), milliseconds));
        }

        for (var i = 0; i < count; i++)
        {
            ready[i] = (int)BitConverter.ToInt64(_events, (i * EventSize) + EventSize - 8);
        }

        return count;
    }

    /// <summary>Reads what is there; 0 when the other end is gone, <see cref="Nothing"/> when there is nothing now.</summary>
    internal static int Read(int socket, Span<byte> buffer)
    {
        fixed (byte* at = buffer)
        {
            var read = (int)recv(socket, at, (nuint)buffer.Length, DoNotWait);
            return read >= 0 ? read : Marshal.GetLastPInvokeError() is TryAgain or Interrupted ? Nothing : 0;
        }
    }

    [LibraryImport("libc", SetLastError = true)]
    private static partial int epoll_create1(int flags);

    [LibraryImport("libc", SetLastError = true)]
    private static partial int epoll_ctl(int epoll, int operation, int socket, byte* entry);

    [LibraryImport("libc", SetLastError = true)]
    private static partial int epoll_wait(int epoll, byte* events, int most, int milliseconds);

    [LibraryImport("libc", SetLastError = true)]
    private static partial nint recv(int socket, byte* buffer, nuint length, int flags);

    [LibraryImport("libc", SetLastError = true)]
    private static partial int close(int handle);
}
