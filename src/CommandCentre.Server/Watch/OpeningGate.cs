using CommandCentre.Server.Api;

namespace CommandCentre.Server.Watch;

/// <summary>While operations are being opened, whoever asks for anything waits a second at most and is then told to come again.</summary>
internal sealed class OpeningGate(RequestDelegate next, DeskOpening opening, TimeProvider time)
{
    /// <summary>A small operation is open before anybody notices; nobody hangs behind a large one.</summary>
    internal static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    public async Task InvokeAsync(HttpContext context)
    {
        if (!Paths.IsWatch(context.Request.Path) && !opening.Opened.IsCompleted && !await OpenedAsync(context.RequestAborted))
        {
            context.Response.Headers.RetryAfter = "2";
            await EdgeSetup.TellAsync(context, Problem.Of(StatusCodes.Status503ServiceUnavailable, "opening"));
            return;
        }

        await next(context);
    }

    private async Task<bool> OpenedAsync(CancellationToken stop)
    {
        try
        {
            await opening.Opened.WaitAsync(Patience, time, stop);
            return true;
        }
        catch (TimeoutException)
        {
            return false;
        }
    }
}
