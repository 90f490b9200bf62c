using System.Globalization;
using System.Text.RegularExpressions;
using CommandCentre.Desks.Holdings;
using CommandCentre.Domain.Codes;
using CommandCentre.Domain.Sharing;
using CommandCentre.Matching.Entities;

namespace CommandCentre.Server.Tests.Isolation;

/// <summary>A holding with a canary in every field but the phone number by which it is found, and its terms as the oracle reads them.</summary>
internal sealed partial class Held
{
    private static int _last = 1_000_000;

    public Held(string owner, HoldingMode mode, int[] codes, string[] to, int number)
    {
        (Owner, Mode) = (owner, mode);
        Phone = string.Create(CultureInfo.InvariantCulture, $"+49 30 {7_130_000 + (number * 37)}");
        Terms = new SaidRecord(Guid.Empty, owner, "cross-checked") { Codes = codes, To = [.. to] };
        Line = new SaidLine(0, "cross-checked", Terms, default, []);
    }

    public string Owner { get; }

    public HoldingMode Mode { get; }

    /// <summary>Found by it; no canary, because who asks says it themselves.</summary>
    public string Phone { get; }

    /// <summary>Its terms, as of a record: the same rule is asked.</summary>
    public SaidRecord Terms { get; }

    /// <summary>A line of that record.</summary>
    public SaidLine Line { get; }

    /// <summary>Its id, known once it is held.</summary>
    public Guid Id { get; set; }

    /// <summary>What its owner's own people see, and others where the rule says full.</summary>
    public HashSet<string> Canaries { get; } = [];

    /// <summary>What its owner's people alone see, whatever the rule says: their own id of it.</summary>
    public string OwnId { get; private set; } = string.Empty;

    /// <summary>Whom to ask: told with a hit that is not silent.</summary>
    public string Contact { get; private set; } = string.Empty;

    public override string ToString() => $"{Mode} holding of {Owner}, {Terms.Said()}";

    /// <summary>Puts it among its owner's holdings.</summary>
    public async Task PutAsync(OwnHoldings own)
    {
        (OwnId, Contact) = (New(), New());
        var entity = new Entity(OwnId, "Person", FollowTheMoney.KindOf("Person"),
        [
            new(ValueKind.Name, Kept("Mirela")), new(ValueKind.Name, Kept("Popa")), new(ValueKind.Address, Kept("Storgata")), new(ValueKind.Phone, Phone), new(ValueKind.Email, $"{Kept("m")}@x.example"),
            new(ValueKind.Document, Kept("P")),
        ]);
        var codes = Terms.Codes!;
        var text = codes.Contains(3) ? Kept("only") : null;
        var handling = new Handling(codes.Aggregate(HandlingCodes.H0, (set, code) => set | (HandlingCodes)(1 << (code - 1))), text);
        Id = await own.PutAsync(OwnId, entity, new HoldingTerms(handling, ValueList.Set(Terms.To.Select(Addressee.Parse)), Mode, CaseReference: Kept("C"), Contact: Contact));
    }

    /// <summary>Every canary of a holding in a text, each once.</summary>
    public static HashSet<string> In(string text) => [.. Written().Matches(text).Select(found => found.Value.ToUpperInvariant())];

    private string Kept(string word)
    {
        var canary = New();
        Canaries.Add(canary);
        return word + canary;
    }

    private static string New() => string.Create(CultureInfo.InvariantCulture, $"HXQ{Interlocked.Increment(ref _last)}");

    [GeneratedRegex("HXQ[0-9]{7}", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Written();
}
