using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using System.Net;
using CommandCentre.Server.Exercises.Playing;

namespace CommandCentre.Server.CommandLine;

/// <summary>The options of <c>serve</c> and how they are read; every error says what was allowed.</summary>
internal sealed class ServeOptions
{
    private static readonly string SpeedAllowed = string.Create(CultureInfo.InvariantCulture, $"{ExerciseClock.Slowest} to {ExerciseClock.Fastest}");

    private readonly Option<string> _data = DataFolder();

    private readonly Option<string> _urls = new("--urls")
    {
        Description = $"Address to listen on; several stand between semicolons (default {ServeChoices.DefaultUrl}).",
        HelpName = "URL",
        CustomParser = result => Read(result, AreAddresses, text => text, ListenAddress.Allowed),
    };

    private readonly Option<CentreMode> _mode = new("--mode")
    {
        Description = "exercise plays a made-up week and has a door; live has neither (default exercise).",
        HelpName = "exercise|live",
        CustomParser = result => Read(result, text => text is "exercise" or "live", text => Enum.Parse<CentreMode>(text, true), "exercise, live"),
    };

    private readonly Option<int> _seed = Seed();

    private readonly Option<double?> _speed = new("--speed")
    {
        Description = $"Operation seconds in one second of an exercise, {SpeedAllowed} (default {ExerciseOptions.DefaultSpeed}: the week in 25 minutes).",
        HelpName = "X",
        CustomParser = result => Read<double?>(result, text => Speed(text) is >= ExerciseClock.Slowest and <= ExerciseClock.Fastest, text => Speed(text), "a number from " + SpeedAllowed),
    };

    private readonly Option<string?> _play = new("--play")
    {
        Description = "What an exercise plays: week for the made-up week, nothing to leave it to those who take part (default week).",
        HelpName = "week|nothing",
        CustomParser = result => Read<string?>(result, text => text is "week" or "nothing", text => text, "week, nothing"),
    };

    private readonly Option<string?> _ownerKeys = OwnerKeys();

    private readonly Option<string[]> _proxies = new("--proxy")
    {
        Description = "IP address of a proxy that ends TLS in front of the centre; may be given several times.",
        HelpName = "IP",
    };

    private readonly Option<string[]> _origins = new("--origin")
    {
        Description = "Address under which people reach the centre, such as https://centre.example; may be given several times.",
        HelpName = "URL",
    };

    private readonly Option<string?> _certificate = new("--certificate") { Description = "PEM file with the certificate chain for https addresses.", HelpName = "FILE" };

    private readonly Option<string?> _certificateKey = new("--certificate-key") { Description = "PEM file with the certificate's private key.", HelpName = "FILE" };

    private readonly Option<string?> _log = new("--log")
    {
        Description = "Form of the log: plain text, or one JSON object a line (default plain).",
        HelpName = "plain|json",
        CustomParser = result => Read<string?>(result, text => text is "plain" or "json", text => text, "plain, json"),
    };

    private readonly Option<Uri?> _otlp = new("--otlp")
    {
        Description = "Collector that metrics and traces are sent to by OTLP over HTTP, such as http://localhost:4318 (default nowhere).",
        HelpName = "URL",
        CustomParser = result => Read(result, text => IsOrigin(text.TrimEnd('/')), text => new Uri(text), "http://HOST:PORT or https://HOST:PORT without a path"),
    };

    internal ServeOptions()
    {
        _proxies.Validators.Add(result => Check(result, text => IPAddress.TryParse(text, out _), "an IP address such as 10.0.0.5"));
        _origins.Validators.Add(result => Check(result, IsOrigin, "https://HOST or https://HOST:PORT without a path"));
    }

    internal static Option<string> DataFolder() => new("--data")
    {
        Description = "Folder of everything recorded (default ./data).",
        HelpName = "DIR",
        DefaultValueFactory = _ => "data",
    };

    internal static Option<string?> OwnerKeys() => new("--owner-keys")
    {
        Description = "File of the owners' keys, outside the data folder (default DIR-owner-keys/owner-keys.json).",
        HelpName = "FILE",
    };

    internal static Option<int> Seed() => new("--seed")
    {
        Description = "Seed of the exercise, 0 to 2147483647 (default 7): the same seed plays the same week.",
        HelpName = "N",
        DefaultValueFactory = _ => new ServeChoices().Seed,
        CustomParser = result => Read(result, text => Whole(text) is not null, text => Whole(text)!.Value, "a whole number from 0 to 2147483647"),
    };

    internal void AddTo(Command command)
    {
        Option[] all = [_data, _urls, _mode, _seed, _speed, _play, _ownerKeys, _proxies, _origins, _certificate, _certificateKey, _log, _otlp];
        foreach (var option in all)
        {
            command.Add(option);
        }
    }

    internal ServeChoices Of(ParseResult parsed) => new()
    {
        DataFolder = Path.GetFullPath(parsed.GetValue(_data)!),
        Urls = parsed.GetValue(_urls) ?? ServeChoices.DefaultUrl,
        Mode = parsed.GetValue(_mode),
        Seed = parsed.GetValue(_seed),
        Speed = parsed.GetValue(_speed),
        PlaysWeek = parsed.GetValue(_play) is not "nothing",
        OwnerKeys = parsed.GetValue(_ownerKeys) is { } file ? Path.GetFullPath(file) : null,
        Proxies = [.. (parsed.GetValue(_proxies) ?? []).Select(IPAddress.Parse)],
        Origins = parsed.GetValue(_origins) ?? [],
        Certificate = parsed.GetValue(_certificate) is { } certificate ? Path.GetFullPath(certificate) : null,
        CertificateKey = parsed.GetValue(_certificateKey) is { } key ? Path.GetFullPath(key) : null,
        LogsJson = parsed.GetValue(_log) == "json",
        Otlp = parsed.GetValue(_otlp),
    };

    private static T? Read<T>(ArgumentResult result, Func<string, bool> allowed, Func<string, T> read, string what)
    {
        var text = result.Tokens[0].Value;
        if (allowed(text))
        {
            return read(text);
        }

        result.AddError($"{((OptionResult)result.Parent!).Option.Name}: '{text}' is not allowed. Allowed: {what}.");
        return default;
    }

    private static void Check(OptionResult result, Func<string, bool> allowed, string what)
    {
        foreach (var token in result.Tokens.Where(token => !allowed(token.Value)))
        {
            result.AddError($"{result.Option.Name}: '{token.Value}' is not allowed. Allowed: {what}.");
        }
    }

    private static bool AreAddresses(string text) =>
        text.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) is { Length: > 0 } urls
        && Array.TrueForAll(urls, url => ListenAddress.TryParse(url, out _));

    private static bool IsOrigin(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https"
        && string.Equals(uri.GetLeftPart(UriPartial.Authority), text, StringComparison.OrdinalIgnoreCase);

    private static double? Speed(string text) =>
        double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var speed) ? speed : null;

    private static int? Whole(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
