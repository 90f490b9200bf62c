using System.Collections.Frozen;
using CommandCentre.Matching.Tables;

namespace CommandCentre.Matching.Values;

/// <summary>The dial plans of all territories.</summary>
internal static class DialPlans
{
    private static readonly DialPlan[] All = [.. Table.Rows("phones").Select(row => new DialPlan(row))];

    private static readonly FrozenDictionary<string, DialPlan> ByRegion =
        All.Where(plan => plan.Region != "001").ToFrozenDictionary(plan => plan.Region, StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, DialPlan[]> ByCode =
        All.GroupBy(plan => plan.Code).ToFrozenDictionary(group => group.Key, group => group.OrderByDescending(plan => plan.IsMain).ToArray(), StringComparer.Ordinal);

    /// <summary>The plan of a country, or null.</summary>
    public static DialPlan? Of(string region) => ByRegion.GetValueOrDefault(region);

    /// <summary>The plans that share the country code digits begin with, the main one first; none when no code is meant.</summary>
    public static ReadOnlySpan<DialPlan> Abroad(string digits)
    {
        for (var length = 1; length <= 3 && length < digits.Length; length++)
        {
            if (ByCode.TryGetValue(digits[..length], out var plans))
            {
                return plans;
            }
        }

        return [];
    }
}
