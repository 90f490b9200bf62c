namespace CommandCentre.Server.Tests.Isolation;

/// <summary>Holds whatever came out against what its owners let out of their holdings.</summary>
internal sealed class HeldJudging(FieldOracle oracle, IReadOnlyList<Held> holdings)
{
    private readonly Dictionary<string, Held> _byCanary = holdings.SelectMany(held => held.Canaries.Append(held.OwnId).Append(held.Contact).Select(canary => (canary, held))).ToDictionary(one => one.canary, one => one.held);
    private readonly Dictionary<object, int> _forbidden = [];
    private readonly Dictionary<string, long> _byOutlet = [];
    private readonly List<string> _wrong = [];

    /// <summary>How many canaries and ids were looked for where they must not be, or asked for where they must.</summary>
    public long Checks { get; private set; }

    /// <summary>Canaries that had to be there and were.</summary>
    public long Present { get; private set; }

    public IReadOnlyDictionary<string, long> ByOutlet => _byOutlet;

    public void AssertNothingWrong() => Assert.True(_wrong.Count == 0, $"{_wrong.Count} wrong of {Checks} checks:\n{string.Join('\n', _wrong.Take(25))}");

    /// <summary>Whether somebody reads their country's own holdings and alerts: everybody who sees persons, on duty; no wall and no observer (decision 10).</summary>
    public static bool ReadsOwn(Who who) => who.Place is "on-duty" && who.Role != "observer";

    /// <summary>Whether a holding may be told to somebody in full.</summary>
    public bool IsFull(Who who, Held held) => who.Country == held.Owner ? ReadsOwn(who) : held.Mode is Desks.Holdings.HoldingMode.Open && oracle.Of(who, held.Line).Level == "full";

    /// <summary>A text: no canary and no id that its reader may not have.</summary>
    public void Text(Who who, string outlet, string text)
    {
        Count(outlet, Forbidden(who));
        foreach (var canary in Held.In(text))
        {
            Expect(_byCanary.TryGetValue(canary, out var held) && May(who, held, canary), who, outlet, () => $"shows {canary} of {(object?)held ?? "nobody"}: {Around(text, canary)}");
        }

        foreach (var held in holdings.Where(held => held.Owner != who.Country || !ReadsOwn(who)))
        {
            Expect(!text.Contains(held.Id.ToString("D"), StringComparison.OrdinalIgnoreCase) && !text.Contains(held.Id.ToString("N"), StringComparison.OrdinalIgnoreCase), who, outlet, () => $"names the {held}");
        }
    }

    /// <summary>A holding that must be told: else an empty answer would pass.</summary>
    public void Must(Who who, string outlet, string text, Held held, bool entityOnly = false)
    {
        var found = Held.In(text);
        foreach (var canary in entityOnly ? held.Canaries.Take(5) : held.Canaries)
        {
            Count(outlet, 1);
            Present++;
            Expect(found.Contains(canary), who, outlet, () => $"lacks {canary} of the {held}");
        }
    }

    public void Same(Who who, string outlet, string what, string? expected, string? actual)
    {
        Count(outlet, 1);
        Expect(expected == actual, who, outlet, () => $"{what} is {actual ?? "absent"} and should be {expected ?? "absent"}");
    }

    private bool May(Who who, Held held, string canary) =>
        canary == held.OwnId ? who.Country == held.Owner && ReadsOwn(who)
        : canary == held.Contact ? (who.Country == held.Owner ? ReadsOwn(who) : held.Mode is not Desks.Holdings.HoldingMode.Silent)
        : IsFull(who, held);

    private int Forbidden(Who who)
    {
        if (!_forbidden.TryGetValue(who.Class, out var count))
        {
            _forbidden[who.Class] = count = _byCanary.Count(one => !May(who, one.Value, one.Key));
        }

        return count;
    }

    private void Expect(bool holds, Who who, string outlet, Func<string> wrong)
    {
        if (!holds)
        {
            _wrong.Add($"{outlet} for {who}: {wrong()}");
        }
    }

    private void Count(string outlet, long checks)
    {
        Checks += checks;
        _byOutlet[outlet] = _byOutlet.GetValueOrDefault(outlet) + checks;
    }

    private static string Around(string text, string canary)
    {
        var at = text.IndexOf(canary, StringComparison.OrdinalIgnoreCase);
        return text[Math.Max(0, at - 120)..Math.Min(text.Length, at + 40)].Replace('\n', ' ');
    }
}
