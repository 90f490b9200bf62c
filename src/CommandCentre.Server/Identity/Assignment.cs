using System.Globalization;
using System.Text.Json.Serialization;
using CommandCentre.Domain.Operations;

namespace CommandCentre.Server.Identity;

/// <summary>A role that somebody has in one operation, or in every one.</summary>
/// <param name="Role">The role.</param>
/// <param name="Operation">The operation; absent for every one, which only an exercise gives.</param>
/// <param name="From">Wall time at which the duty window opens; absent for an open beginning.</param>
/// <param name="Until">Wall time at which it closes: reading goes on without persons, writing ends; absent for no end.</param>
public sealed record Assignment(Role Role, OperationKey? Operation = null, DateTimeOffset? From = null, DateTimeOffset? Until = null)
{
    private const string Moment = "yyyy-MM-dd HH:mm 'UTC'";

    /// <summary>Whether persons of other countries may be seen: not by those invited to observe one operation. An exercise's observers stand for their country.</summary>
    [JsonIgnore]
    public bool SeesPersons => Role is not Role.Observer || Operation is null;

    /// <summary>Whether the duty window is open.</summary>
    public bool IsOpen(DateTimeOffset now) => (From is null || now >= From) && (Until is null || now < Until);

    /// <summary>The duty window as text, such as <c>2026-11-16 08:00 UTC to 2026-11-20 20:00 UTC</c>; empty when it is always open.</summary>
    [JsonIgnore]
    public string Window => (From, Until) switch
    {
        ({ } from, { } until) => $"{Text(from)} to {Text(until)}",
        ({ } from, null) => $"from {Text(from)}",
        (null, { } until) => $"until {Text(until)}",
        _ => string.Empty,
    };

    /// <summary>Whether the window opened or closed after one moment and not after another.</summary>
    internal bool TurnedBetween(DateTimeOffset after, DateTimeOffset now) => (From > after && From <= now) || (Until > after && Until <= now);

    private static string Text(DateTimeOffset moment) => moment.ToUniversalTime().ToString(Moment, CultureInfo.InvariantCulture);
}
