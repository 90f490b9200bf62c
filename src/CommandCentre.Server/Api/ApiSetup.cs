using CommandCentre.Server.CrossChecks;
using CommandCentre.Server.Exports;
using CommandCentre.Server.Exports.Papers;
using CommandCentre.Server.Files;
using CommandCentre.Server.Holdings;
using CommandCentre.Server.Sheets;

namespace CommandCentre.Server.Api;

/// <summary>Puts the HTTP API and its description into the server.</summary>
public static class ApiSetup
{
    /// <summary>Adds what the API needs.</summary>
    public static IServiceCollection AddApi(this IServiceCollection services)
    {
        services.AddOpenApi("v1", options =>
        {
            options.ShouldInclude = described => described.RelativePath is { } path && path.StartsWith("api/", StringComparison.Ordinal) && !path.StartsWith("api/operator/", StringComparison.Ordinal); // operators have a description of their own (docs/operators.md)
            options.AddOperationTransformer(ApiDescription.DescribeAsync);
            options.AddDocumentTransformer(ApiDescription.DescribeAsync);
        });
        return services.AddHoldings().AddSheets();
    }

    /// <summary>Maps every address of the API.</summary>
    public static WebApplication MapApi(this WebApplication app)
    {
        ArgumentNullException.ThrowIfNull(app);
        app.MapOpenApi("/openapi/{documentName}.json");
        var api = app.MapGroup(Paths.Api).WithTags("operations");
        api.MapOperations();
        api.MapParcels();
        api.MapCommands();
        api.MapExports();
        api.MapPapers();
        api.MapBlind();
        api.MapCrossChecks();
        api.MapAlerts();
        api.MapHoldings();
        api.MapSheets();
        api.MapFiles();
        app.MapOperatorApi();
        return app;
    }
}
