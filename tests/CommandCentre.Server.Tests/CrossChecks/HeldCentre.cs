using System.Text.Json.Nodes;
using CommandCentre.Desks.Holdings;
using CommandCentre.Domain.Codes;
using CommandCentre.Domain.Operations;
using CommandCentre.Domain.Sharing;
using CommandCentre.Matching.Entities;
using CommandCentre.Server.Identity;
using CommandCentre.Server.Tests.Running;

namespace CommandCentre.Server.Tests.CrossChecks;

/// <summary>A centre in its action week in which France holds persons, and a system of Germany that asks as fast as it likes.</summary>
public sealed class HeldCentre : IAsyncDisposable
{
    private static readonly CountryCode France = CountryCode.Parse("FR");

    // Syllables that no two of them are alike: two made names are near each other by chance only.
    private static readonly string[] Syllables = ["ba", "ko", "mi", "ru", "te", "vo", "sha", "len", "dor", "gim", "pek", "zul", "fan", "jor", "wex", "hin", "cle", "tau", "nyb", "qua"];

    private int _systems;

    private HeldCentre(RunningCentre centre) => Centre = centre;

    public RunningCentre Centre { get; }

    private OwnHoldings Own => Centre.Get<HoldingsRoom>().For(new Viewer(new Actor("FR-POL-01", France, AgencyKind.Police, Role.LiaisonOfficer)))!;

    /// <summary>A centre in which France holds somebody openly, so that it answers.</summary>
    public static async Task<HeldCentre> StartAsync()
    {
        var held = new HeldCentre(await RunningCentre.StartAsync(watches: true));
        await Commands.OpenAsync(held.Centre);
        await held.HoldAsync("Oddvar Ellingsen", HoldingMode.Open);
        return held;
    }

    /// <summary>A made name: the same for the same number, like no other.</summary>
    public static string Name(int number)
    {
        var random = new Random(number);
        return $"{Word(random, 3)} {Word(random, 4)}";
    }

    /// <summary>France holds a person of a name from now on, or holds them otherwise.</summary>
    public Task<Guid> HoldAsync(string name, HoldingMode mode) =>
        Own.PutAsync(name, new Entity(name, "Person", FollowTheMoney.KindOf("Person"), [new Value(ValueKind.Name, name)]), new HoldingTerms(Handling.H0, [], mode));

    /// <summary>France holds a person no more.</summary>
    public Task WithdrawAsync(IEnumerable<Guid> holdings) => Own.WithdrawAsync(HoldingPick.Of([.. holdings]), "it was a mistake");

    /// <summary>A system of Germany whose rate is no bound, and its key.</summary>
    public (SignedIn By, string Key) Asker()
    {
        var token = Secret.NewToken();
        var keys = Centre.Get<SystemKeys>();
        keys.Add(new SystemKey(Secret.Kept(token), $"DE-FAST-{Interlocked.Increment(ref _systems)}", new Rights("DE", "police", "liaison officer"), 1_000_000));
        return (keys.ByKey(token)!, token);
    }

    /// <summary>A check of a name, as sent.</summary>
    public static JsonObject Check(string name) => new()
    {
        ["id"] = Commands.NewId(),
        ["values"] = new JsonArray(new JsonObject { ["kind"] = "name", ["text"] = name }),
        ["subject"] = "person",
        ["purpose"] = "a parcel in hand",
        ["caseReference"] = "C-1",
        ["asked"] = new JsonArray("FR", "NL"),
    };

    public ValueTask DisposeAsync() => Centre.DisposeAsync();

    private static string Word(Random random, int syllables)
    {
        var word = string.Concat(Enumerable.Range(0, syllables).Select(_ => Syllables[random.Next(Syllables.Length)]));
        return char.ToUpperInvariant(word[0]) + word[1..];
    }
}
