namespace CommandCentre.Load.Checking;

/// <summary>Collects findings; of each invariant only so many that a person can look at.</summary>
internal sealed class Findings
{
    private const int OfEach = 200;

    private readonly List<Finding> _all = [];
    private readonly int[] _counts = new int[8];

    internal IReadOnlyList<Finding> All => _all;

    internal void Add(Invariant invariant, string who, long number, string what)
    {
        if (_counts[(int)invariant]++ < OfEach)
        {
            _all.Add(new Finding(invariant, who, number, what));
        }
    }
}
