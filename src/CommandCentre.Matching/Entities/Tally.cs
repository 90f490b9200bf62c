using System.Collections.Immutable;
using CommandCentre.Matching.Addresses;
using CommandCentre.Matching.Names;

namespace CommandCentre.Matching.Entities;
/// <summary>Adds up one comparison; with <c>explains</c> it keeps the parts, without it only the sums.</summary>
internal struct Tally(bool explains)
{
    private readonly ImmutableArray<Part>.Builder? _parts = explains ? ImmutableArray.CreateBuilder<Part>() : null;

    private int _gained;
    private int _lost;

    /// <summary>The sum held to its range: what agrees cannot make up in advance for what differs, so gains are held to the full score first.</summary>
    public readonly int Points => Math.Max(0, Math.Min(_gained, Comparison.Full) - _lost);

    /// <summary>What has been gained so far.</summary>
    public readonly int Gained => _gained;

    /// <summary>Hundredths of a bit.</summary>
    public int Evidence { get; private set; }

    /// <summary>Something that should agree does not.</summary>
    public bool Contradicted { get; private set; }

    /// <summary>Something beside the name agrees.</summary>
    public bool Confirmed { get; private set; }

    /// <summary>Points of the names alone; -1 when one side has no name.</summary>
    public int Name { get; set; } = -1;

    /// <summary>One holder's number is the same on both sides.</summary>
    public bool SameHolder { get; set; }

    /// <summary>The day of birth is the same on both sides.</summary>
    public bool SameBirthday { get; set; }

    /// <summary>A number or a contact is the same, whatever the names.</summary>
    public bool SameContact { get; set; }

    /// <summary>A whole address, with its house, is the same on both sides.</summary>
    public bool SameHome { get; set; }

    /// <summary>The day of birth is the same, and so are the names or nearly so.</summary>
    public readonly bool SameDay => SameBirthday && Name >= Weights.NameFull;

    /// <summary>The pair of names that was taken; null when one side has none.</summary>
    public (NameForm Left, NameForm Right)? Names { get; set; }

    /// <summary>
    /// Whether a telling word of one name stands against another of the other, or so far from it that it may be another (the twins Iyad
    /// and Ihab), rather than that one is missing or misspelt. Costs a comparison of names, so it is asked last.
    /// </summary>
    public readonly bool NamesConflict
    {
        get
        {
            if (Names is not { } names)
            {
                return false;
            }

            var comparison = NameComparer.Compare(names.Left, names.Right);
            var shared = comparison.Parts.Count(part => part.Left is not null && part.Right is not null && part.Ground != Ground.Differs);
            return comparison.Standing == Standing.Contradicted
                || comparison.Parts.Any(part => part.Ground == Ground.Spelling && part.Points * shared < Weights.FarSpelling);
        }
    }

    /// <summary>Something rare agrees, so that a difference of a trait is a fault of one record rather than another person.</summary>
    public readonly bool IsCertain => SameHolder || SameDay;

    public readonly bool Explains => _parts is not null;

    /// <summary>Takes over the parts of a comparison of names or addresses.</summary>
    public void Take(Comparison comparison)
    {
        _gained += comparison.Points;
        Evidence += comparison.Evidence;
        Contradicted |= comparison.Standing == Standing.Contradicted;
        _parts?.AddRange(comparison.Parts);
    }

    /// <summary>Takes over the comparison of two addresses that are the whole of both entities.</summary>
    public void Take(AddressForm one, AddressForm other, int points)
    {
        if (_parts is null)
        {
            Take(points);
        }
        else
        {
            Take(AddressComparer.Compare(one, other));
        }
    }

    public void Take(int points) => _gained += points;

    public void Add(Feature feature, string? left, string? right, Ground ground, int points, int evidence)
    {
        _gained += Math.Max(0, points);
        _lost -= Math.Min(0, points);
        Evidence += evidence;
        _parts?.Add(new Part(feature, left, right, ground, points));
    }

    /// <summary>Takes points for a difference; one that takes much contradicts.</summary>
    public void Against(Feature feature, string? left, string? right, int points, int evidence)
    {
        Add(feature, left, right, Ground.Differs, points, evidence);
        Contradicted |= points <= Weights.Contradicting;
    }

    public void Contradict() => Contradicted = true;

    public void Confirm() => Confirmed = true;

    /// <summary>The outcome, with a part that says by how much the sum was held to its range.</summary>
    public readonly Comparison Finish()
    {
        var held = Points - (_gained - _lost);
        if (held != 0)
        {
            _parts?.Add(new Part(Feature.Whole, null, null, Ground.Limit, held));
        }

        var standing = Contradicted ? Standing.Contradicted : Confirmed ? Standing.Confirmed : Standing.Open;
        return new(Points, Evidence, standing, _parts?.ToImmutable() ?? []);
    }

    /// <summary>Lifts the score to a least value, and says so in a part of its own.</summary>
    public void Raise(int least)
    {
        var lift = least - (Math.Min(_gained, Comparison.Full) - _lost);
        if (lift > 0)
        {
            _lost -= lift;
            _parts?.Add(new Part(Feature.Whole, null, null, Ground.Together, lift));
        }
    }

    /// <summary>Holds what has been gained so far to a highest value.</summary>
    public void Limit(int most)
    {
        if (_gained > most)
        {
            _parts?.Add(new Part(Feature.Whole, null, null, Ground.Limit, most - _gained));
            _gained = most;
        }
    }
}
