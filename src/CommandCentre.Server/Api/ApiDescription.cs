using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace CommandCentre.Server.Api;

/// <summary>What the served description says beyond addresses and methods.</summary>
internal static class ApiDescription
{
    internal static Task DescribeAsync(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken stop)
    {
        document.Info.Title = "Command centre";
        return Task.CompletedTask;
    }
}
