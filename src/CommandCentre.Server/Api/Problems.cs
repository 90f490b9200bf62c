using System.Text.Json;
using System.Text.Json.Serialization;
using CommandCentre.Server.Pages;
using CommandCentre.Server.Resources;
using Microsoft.AspNetCore.WebUtilities;

namespace CommandCentre.Server.Api;

/// <summary>One thing wrong with what was sent, as it is told to the sender.</summary>
/// <param name="Field">Path in the sender's spelling, such as <c>items[2].count</c>.</param>
/// <param name="Value">The value as sent, at most 80 characters of it; empty when missing.</param>
/// <param name="Rule">What it broke, a word of <see cref="Domain.Fields.FieldRule"/>.</param>
/// <param name="Allowed">What was allowed.</param>
/// <param name="Message">All of it in a sentence.</param>
public sealed record ErrorShown(string Field, string Value, string Rule, string Allowed, string Message);

/// <summary>An error as RFC 9457 problem details, with a word for programs.</summary>
/// <param name="Type">Always <c>about:blank</c>: the status and <paramref name="Reason"/> say what it is.</param>
/// <param name="Title">The status in words.</param>
/// <param name="Status">The HTTP status.</param>
/// <param name="Detail">What happened and what to do, in a sentence.</param>
/// <param name="Reason">A word that does not change with the language, such as <c>not-signed-in</c>.</param>
/// <param name="Errors">What is wrong with which field; absent when it is not about fields.</param>
public sealed record Problem(
    string Type,
    string Title,
    int Status,
    string Detail,
    string Reason,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<ErrorShown>? Errors = null)
{
    /// <summary>A problem with its text from the resources.</summary>
    public static Problem Of(int status, string reason, string? detail = null, IReadOnlyList<ErrorShown>? errors = null) =>
        new("about:blank", ReasonPhrases.GetReasonPhrase(status), status, detail ?? TextOf(reason), reason, errors);

    /// <summary>A body that is not one JSON object with every field once.</summary>
    public static Problem BadJson(string where) => Of(StatusCodes.Status400BadRequest, "bad-json", EdgeTexts.Problem_bad_json.With(where));

    private static string TextOf(string reason) =>
        EdgeTexts.ResourceManager.GetString("Problem-" + reason, null) ?? throw new ArgumentException($"no text for the problem '{reason}'", nameof(reason));
}

/// <summary>Writes problems; every error of API and hub looks alike, and none tells internals.</summary>
public static class Problems
{
    private const string ContentType = "application/problem+json";

    /// <summary>Writes a problem as the answer.</summary>
    public static Task WriteAsync(HttpContext context, int status, string reason) => WriteAsync(context, Problem.Of(status, reason));

    /// <summary>Writes a problem as the answer.</summary>
    public static Task WriteAsync(HttpContext context, Problem problem)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(problem);
        context.Response.StatusCode = problem.Status;
        return context.Response.WriteAsJsonAsync(problem, JsonSerializerOptions.Web, ContentType, context.RequestAborted);
    }

    /// <summary>A problem as a result.</summary>
    public static IResult Result(Problem problem)
    {
        ArgumentNullException.ThrowIfNull(problem);
        return Results.Json(problem, JsonSerializerOptions.Web, ContentType, problem.Status);
    }

    /// <summary>There is nothing, or nothing for the caller: both answer alike.</summary>
    internal static IResult Absent() => Result(Problem.Of(StatusCodes.Status404NotFound, "not-found"));

    /// <summary>The word for a status nobody gave a reason for.</summary>
    internal static string ReasonOf(int status) => status switch
    {
        StatusCodes.Status400BadRequest => "bad-request",
        StatusCodes.Status401Unauthorized => "not-signed-in",
        StatusCodes.Status403Forbidden => "may-not",
        StatusCodes.Status404NotFound => "not-found",
        StatusCodes.Status405MethodNotAllowed => "method-not-allowed",
        StatusCodes.Status413PayloadTooLarge => "too-large",
        StatusCodes.Status415UnsupportedMediaType => "not-json",
        StatusCodes.Status429TooManyRequests => "too-many",
        StatusCodes.Status503ServiceUnavailable => "not-recorded",
        < 500 => "bad-request",
        _ => "failed",
    };
}
