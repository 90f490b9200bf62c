using System.Net;

namespace CommandCentre.Server.Tests.Running;

/// <summary>A body of which the last byte waits for a test: rights may end while it comes in.</summary>
public sealed class HaltingContent : HttpContent
{
    private readonly byte[] _bytes;
    private readonly TaskCompletionSource _go = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public HaltingContent(byte[] bytes, string contentType)
    {
        _bytes = bytes;
        Headers.TryAddWithoutValidation("Content-Type", contentType);
    }

    public static HaltingContent Form(IEnumerable<KeyValuePair<string, string>> fields)
    {
        using var form = new FormUrlEncodedContent(fields);
        return new HaltingContent(form.ReadAsByteArrayAsync().GetAwaiter().GetResult(), "application/x-www-form-urlencoded");
    }

    public void Go() => _go.TrySetResult();

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
    {
        await stream.WriteAsync(_bytes.AsMemory(0, _bytes.Length - 1));
        await stream.FlushAsync();
        await _go.Task;
        await stream.WriteAsync(_bytes.AsMemory(_bytes.Length - 1));
    }

    protected override bool TryComputeLength(out long length)
    {
        length = _bytes.Length;
        return true;
    }
}
