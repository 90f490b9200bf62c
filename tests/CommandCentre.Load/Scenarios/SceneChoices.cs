using CommandCentre.Load.Centres;

namespace CommandCentre.Load.Scenarios;

/// <summary>Who takes part in a scenario.</summary>
public sealed record SceneChoices
{
    /// <summary>Boards, spread over 25 countries, the coordination centre and 4 roles.</summary>
    public int Boards { get; init; } = 500;

    /// <summary>Every so-manieth of them is a national system that gets lines as JSON, which are looked at field by field; 0 for none.</summary>
    public int EveryLines { get; init; } = 5;

    /// <summary>Systems that give commands, half of them of liaison officers, half of customs.</summary>
    public int Senders { get; init; } = 10;

    /// <summary>Data folder that is there already; absent for a new one.</summary>
    public string? DataFolder { get; init; }

    /// <summary>Where boards begin when they have never joined.</summary>
    public long Begin { get; init; }

    /// <summary>Users for all of them.</summary>
    internal Population Population
    {
        get
        {
            var places = Population.For(Boards).Users.Where(user => user.Role != "coordinator").Select(user => new Place(user.Country, user.Agency, user.Role));
            return Population.Of([new Place("EU", "coordination", "observer"), .. places]);
        }
    }
}
