using System.Text.Json.Nodes;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace CommandCentre.Server.Api;

/// <summary>What an operation of the API takes and gives, for the description.</summary>
/// <param name="Answers">Schema of the answer by status; problems come besides.</param>
/// <param name="Problems">Statuses that are problems.</param>
/// <param name="Body">Schema of the body; null for none.</param>
internal sealed record Told(IReadOnlyDictionary<int, string> Answers, IReadOnlyList<int> Problems, string? Body = null)
{
    /// <summary>Media type of the answers.</summary>
    internal string AnswerType { get; init; } = "application/json";

    /// <summary>Media type of the body.</summary>
    internal string BodyType { get; init; } = "application/json";
}

/// <summary>A part of the query, for the description: a whole number, unless it says otherwise.</summary>
internal sealed record QueryPart(string Name, string Meaning)
{
    /// <summary>The words it may be, where it is one.</summary>
    internal IReadOnlyList<string> Words { get; init; } = [];

    /// <summary>The format of its text, where it is a text.</summary>
    internal string? Format { get; init; }

    internal OpenApiSchema Schema => Words.Count > 0 ? new OpenApiSchema { Type = JsonSchemaType.String, Enum = [.. Words.Select(word => (JsonNode)word)] }
        : Format is { } format ? new OpenApiSchema { Type = JsonSchemaType.String, Format = format }
        : new OpenApiSchema { Type = JsonSchemaType.Integer, Format = "int64" };
}

/// <summary>The served description: who may call, what every operation takes and gives.</summary>
internal static class ApiDescription
{
    private const string Bearer = "key";

    internal static Task DescribeAsync(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken stop)
    {
        document.Info = new OpenApiInfo
        {
            Title = "Command centre",
            Version = "1",
            Description = "Commands and lines for national systems. Everything is seen with the sight of the key's country; docs/api.md tells the hub and has examples.",
        };
        document.Servers = [];
        document.AddComponent(Bearer, new OpenApiSecurityScheme { Type = SecuritySchemeType.Http, Scheme = "bearer", Description = "A system's key." });
        document.Security = [new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(Bearer, document)] = [] }];
        ApiSchemas.AddTo(document);
        return Task.CompletedTask;
    }

    internal static Task DescribeAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken stop)
    {
        var metadata = context.Description.ActionDescriptor.EndpointMetadata;
        foreach (var part in metadata.OfType<QueryPart>())
        {
            operation.Parameters = [.. operation.Parameters ?? [], new OpenApiParameter { Name = part.Name, In = ParameterLocation.Query, Description = part.Meaning, Schema = part.Schema }];
        }

        if (metadata.OfType<Told>().FirstOrDefault() is { } told)
        {
            operation.Responses = [];
            foreach (var (status, schema) in told.Answers.Concat(told.Problems.Select(status => KeyValuePair.Create(status, "Problem"))))
            {
                operation.Responses[status.ToString(null, null)] = new OpenApiResponse
                {
                    Description = Microsoft.AspNetCore.WebUtilities.ReasonPhrases.GetReasonPhrase(status),
                    Content = Content(context.Document, schema, schema == "Problem" ? "application/problem+json" : told.AnswerType),
                };
            }

            operation.RequestBody = told.Body is { } body ? new OpenApiRequestBody { Required = true, Content = Content(context.Document, body, told.BodyType) } : null;
        }

        return Task.CompletedTask;
    }

    private static Dictionary<string, OpenApiMediaType> Content(OpenApiDocument? document, string schema, string type) =>
        new() { [type] = new OpenApiMediaType { Schema = new OpenApiSchemaReference(schema, document) } };
}
