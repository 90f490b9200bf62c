namespace CommandCentre.Domain.Sharing;

/// <summary>Marks a field about identifiable persons: sealed in the journal under its record's key, whatever the marks.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class NominalAttribute : Attribute;

/// <summary>Marks free text, which may speak of anything: sealed in the journal unless the record is H0.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class NarrativeAttribute : Attribute;
