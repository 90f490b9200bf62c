using System.Net;

namespace CommandCentre.Server.CommandLine;

/// <summary>What the centre is run for.</summary>
public enum CentreMode
{
    /// <summary>Everything is made up; a door lets visitors in from the same machine.</summary>
    Exercise,

    /// <summary>Real: no door, no default account.</summary>
    Live,
}

/// <summary>How the centre is to be served, as chosen on the command line.</summary>
public sealed record ServeChoices
{
    /// <summary>Where everything recorded lies; made when missing. Full path.</summary>
    public string DataFolder { get; init; } = Path.GetFullPath("data");

    /// <summary>Addresses to listen on, such as <c>http://localhost:5080</c>; several stand between semicolons.</summary>
    public string Urls { get; init; } = DefaultUrl;

    /// <summary>Exercise or live.</summary>
    public CentreMode Mode { get; init; }

    /// <summary>Seed of the exercise: the same seed plays the same week. 0 or more.</summary>
    public int Seed { get; init; } = 7;

    /// <summary>Operation seconds in one second of an exercise; absent for the exercise's own default (the week in about 25 minutes).</summary>
    public double? Speed { get; init; }

    /// <summary>Whether an exercise plays its made-up week; else it is left to those who take part.</summary>
    public bool PlaysWeek { get; init; } = true;

    /// <summary>File of the owners' keys, outside the data folder; absent for the default beside it.</summary>
    public string? OwnerKeys { get; init; }

    /// <summary>Addresses of the proxies that end TLS in front of the centre; only they may say who is calling.</summary>
    public IReadOnlyList<IPAddress> Proxies { get; init; } = [];

    /// <summary>Addresses under which people reach the centre, such as <c>https://centre.example</c>: the only origins of live connections.</summary>
    public IReadOnlyList<string> Origins { get; init; } = [];

    /// <summary>PEM file with the certificate chain for https addresses.</summary>
    public string? Certificate { get; init; }

    /// <summary>PEM file with the certificate's private key; absent when it is in the same file.</summary>
    public string? CertificateKey { get; init; }

    /// <summary>Whether the log is JSON, one object a line.</summary>
    public bool LogsJson { get; init; }

    /// <summary>Where metrics and traces are sent by OTLP over HTTP; absent for nowhere.</summary>
    public Uri? Otlp { get; init; }

    /// <summary>The address without any choice.</summary>
    public const string DefaultUrl = "http://localhost:5080";

    /// <summary>Whether everything here is made up.</summary>
    public bool IsExercise => Mode is CentreMode.Exercise;

    /// <summary>The addresses one by one.</summary>
    public IReadOnlyList<ListenAddress> Addresses =>
        [.. Urls.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(ListenAddress.Parse)];

    /// <summary>Whether only this machine can reach the centre, directly: no address beyond loopback and no proxy.</summary>
    public bool IsLoopbackOnly => Proxies.Count == 0 && Addresses.All(address => address.IsLoopback);

    /// <summary>Whether the centre is spoken to without TLS, which is allowed on loopback only.</summary>
    public bool IsPlainLoopback => IsLoopbackOnly && Addresses.Any(address => !address.IsTls);
}
