using System.CommandLine;
using System.Security.Cryptography;
using System.Text.Json;
using CommandCentre.Desks.Journals;
using CommandCentre.Domain.Codes;
using CommandCentre.Domain.Operations;
using CommandCentre.Matching.Blind;
using CommandCentre.Matching.Entities;

namespace CommandCentre.Server.CommandLine;

/// <summary>What <c>blind build</c> is asked to do.</summary>
/// <param name="Holdings">File of the holdings.</param>
/// <param name="Secret">File of the secret.</param>
/// <param name="Country">Whose holdings.</param>
/// <param name="To">File to write.</param>
/// <param name="OneIn">The rate.</param>
internal sealed record BlindWish(string Holdings, string Secret, string Country, string To, int OneIn);

/// <summary><c>blind build</c>.</summary>
internal static class BlindBuild
{
    /// <summary>A file of a secret is a few lines; what is longer is another file.</summary>
    private const int LongestSecret = 4_096;

    internal static Task<int> RunAsync(BlindWish wish, InvocationConfiguration said, CancellationToken stop)
    {
        if (!CountryCode.TryParse(wish.Country, out var country) || country.IsCoordinationCentre)
        {
            throw new WorldFailure($"--country: '{MatchProblems.Shown(wish.Country)}' is not allowed. Allowed: two letters of ISO 3166-1, or XK.");
        }

        var place = Place(wish);
        var (operation, secret) = ReadSecret(wish.Secret);
        using var input = MatchInput.Open(wish.Holdings, said.Error, stop);
        var (lines, problems) = (new MatchLines(input), new MatchProblems(said.Error, wish.Holdings));
        var filter = Build(secret, new(operation, country, wish.OneIn, TimeProvider.System.GetUtcNow()), Entities(lines, problems));
        problems.Tell(lines.Count);
        if (problems.Count == lines.Count)
        {
            throw new WorldFailure(lines.Count == 0 ? $"{wish.Holdings} has no line." : "No line can be used.");
        }

        var bytes = filter.Write(secret);
        stop.ThrowIfCancellationRequested();
        DurableFiles.Replace(place, bytes);
        said.Output.WriteLine($"Wrote {bytes.Length} bytes to {place}: {lines.Count - problems.Count} records of {country} for {operation}, filled up to {filter.Capacity} values, one in {wish.OneIn} wrongly possible");
        return Task.FromResult(CentreCommands.Done);
    }

    /// <summary>Reads the secret of an operation as the centre tells it.</summary>
    /// <exception cref="WorldFailure">It cannot be read; the message never holds what is in the file.</exception>
    internal static (OperationKey Operation, BlindSecret Secret) ReadSecret(string path)
    {
        const string Allowed = "Allowed: {\"operation\":\"KEY\",\"secret\":\"64 hexadecimal digits\"}, as the centre tells it.";
        if (!File.Exists(path))
        {
            throw new WorldFailure($"--secret: there is no file {path}.");
        }

        if (new FileInfo(path).Length > LongestSecret)
        {
            throw new WorldFailure($"--secret: {path} has more than {LongestSecret} bytes. {Allowed}");
        }

        using var document = MatchLines.Parse(File.ReadAllText(path), out _);
        return document is not null && OperationKey.TryParse(Text(document, "operation"), out var operation) && BlindSecret.TryParse(Text(document, "secret"), out var secret)
            ? (operation, secret)
            : throw new WorldFailure($"--secret: {path} holds no secret of an operation. {Allowed}");
    }

    private static string? Text(JsonDocument document, string name) =>
        document.RootElement.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static string Place(BlindWish wish)
    {
        var place = Path.GetFullPath(wish.To);
        return Directory.Exists(place) ? throw new WorldFailure($"--out: {wish.To} is a folder. Allowed: a file.")
            : place == Path.GetFullPath(wish.Holdings) || place == Path.GetFullPath(wish.Secret) ? throw new WorldFailure($"--out: {wish.To} is a file that is read. Allowed: another file.")
            : place;
    }

    private static BlindFilter Build(BlindSecret secret, BlindTerms terms, IEnumerable<Entity> holdings)
    {
        try
        {
            return BlindFilter.Build(secret, terms, holdings, RandomNumberGenerator.GetBytes(SHA256.HashSizeInBytes));
        }
        catch (InvalidDataException tooMany)
        {
            throw new WorldFailure($"The holdings have {tooMany.Message}. Allowed: at most {BlindFilter.MostKeys}.", tooMany);
        }
    }

    private static IEnumerable<Entity> Entities(MatchLines lines, MatchProblems problems)
    {
        while (lines.Next() is { } text)
        {
            using var line = MatchLines.Parse(text, out var reason);
            var read = line is null ? null : FollowTheMoney.Read(line.RootElement);
            if (read?.Entity is { } entity)
            {
                yield return entity;
            }
            else
            {
                problems.Bad(lines.Count, lines.Line, read is null ? reason : string.Join("; ", read.Errors) + ".");
            }
        }
    }
}
