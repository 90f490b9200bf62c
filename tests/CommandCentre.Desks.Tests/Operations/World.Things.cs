using System.Globalization;
using CommandCentre.Domain.Codes;
using CommandCentre.Domain.Operations;

namespace CommandCentre.Desks.Tests.Operations;

/// <content>What was said, and of what.</content>
internal sealed partial class World
{
    /// <summary>A line as it was said.</summary>
    public sealed record Said(int Canary, LineKind Kind, Thing? Of, DateTimeOffset At, long Number)
    {
        public string? OpenOwner { get; init; }

        public string Owner => Of?.Owner ?? OpenOwner!;

        public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"line {Number} {Kind} of {Owner} {Of?.Codes} to {string.Join(',', Of?.To ?? [])}");
    }

    /// <summary>A record as its owner keeps it.</summary>
    public sealed class Thing(Guid id, long first, LineKind kind, string owner)
    {
        public Guid Id => id;

        public long First => first;

        public LineKind Kind => kind;

        public string Owner => owner;

        public HandlingCodes Codes { get; set; }

        public HashSet<string> To { get; set; } = [];

        /// <summary>The canary in its H3 text: that of the marks as they are now, which stand on every line of the record.</summary>
        public int Restriction { get; set; }

        public bool Withdrawn { get; set; }

        /// <summary>Number of its last correction.</summary>
        public long Corrected { get; set; }

        /// <summary>The two records a link is between.</summary>
        public (Thing Left, Thing Right)? Ends { get; set; }

        public bool Closed { get; set; }

        /// <summary>Steps of a lead that were reported.</summary>
        public int Steps { get; set; }

        public HashSet<string> Asked { get; set; } = [];

        /// <summary>Line of each country's standing answer.</summary>
        public Dictionary<string, long> Answers { get; } = [];
    }
}
