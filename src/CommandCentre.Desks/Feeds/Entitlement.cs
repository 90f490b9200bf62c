namespace CommandCentre.Desks.Feeds;

/// <summary>Whether a connection may still be written to: looked up anew only when the rights version has moved.</summary>
/// <param name="version">The present rights version, cheap to read.</param>
/// <param name="holds">The full look-up: session, key, role, country.</param>
public sealed class Entitlement(Func<long> version, Func<bool> holds)
{
    private long _checked = version();
    private bool _held = holds();

    /// <summary>For connections nobody can withdraw, as in tests.</summary>
    public static Entitlement Always => new(() => 0, () => true);

    /// <summary>Asked before every write.</summary>
    public bool Holds()
    {
        var now = version();
        if (now != _checked)
        {
            _held = holds();
            _checked = now;
        }

        return _held;
    }
}
