namespace CommandCentre.Domain.Operations;

/// <summary>An officer on duty.</summary>
/// <param name="Officer">Who.</param>
/// <param name="Site">Where.</param>
/// <param name="Since">Since when, operation time.</param>
public sealed record Duty(Actor Officer, string Site, DateTimeOffset Since);
