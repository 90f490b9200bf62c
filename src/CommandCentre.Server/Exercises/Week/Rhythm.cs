using CommandCentre.Domain.Codes;

namespace CommandCentre.Server.Exercises.Week;

/// <summary>When each country works: morning peaks, quiet countries, a late one, and hours of silence.</summary>
internal sealed class Rhythm
{
    /// <summary>The country whose officers come only after noon of the first day.</summary>
    public static readonly CountryCode Late = CountryCode.Parse("AL");

    private static readonly double[] ByHour = [1.30, 1.65, 1.45, 1.05, 0.70, 0.80, 0.95, 0.85, 0.65, 0.45];

    private static readonly double[] ByDay = [0.90, 1.15, 1.10, 1.00, 0.85];

    private static readonly string[] Silenced = ["RO", "PT", "GR", "HU", "BG", "IE", "NO", "FI", "CZ", "AT", "LT", "CH"];

    private readonly Dictionary<CountryCode, double[,]> _weights = [];
    private readonly Dictionary<CountryCode, (DateTimeOffset From, DateTimeOffset To)> _silences = [];

    public Rhythm(SeededRandom random)
    {
        foreach (var (code, day) in random.Some(Silenced, 4).Zip([1, 2, 2, 3]))
        {
            var hour = random.Between(1, 4);
            _silences.Add(CountryCode.Parse(code), (ExerciseWeek.At(day, hour), ExerciseWeek.At(day, hour + random.Between(3, 4))));
        }

        _silences.Add(Late, (ExerciseWeek.Opening, LateStart));
        foreach (var country in ExerciseCountry.Participants)
        {
            _weights.Add(country.Code, Weights(country, random));
        }

        _weights.Add(CountryCode.CoordinationCentre, Weights(ExerciseCountry.Participants[0], random));
    }

    /// <summary>When the late country comes.</summary>
    public static DateTimeOffset LateStart => ExerciseWeek.At(0, 5);

    /// <summary>Countries that fall silent, with the time of it.</summary>
    public IEnumerable<(CountryCode Country, DateTimeOffset From, DateTimeOffset To)> Silences =>
        _silences.Where(silence => silence.Key != Late).Select(silence => (silence.Key, silence.Value.From, silence.Value.To));

    /// <summary>How busy a country is in a working hour; 0 when nothing comes from it.</summary>
    public double Weight(CountryCode country, int day, int hour) => _weights[country][day, hour];

    /// <summary>The moment itself, or the end of the silence it falls into.</summary>
    public DateTimeOffset Awake(CountryCode country, DateTimeOffset moment) =>
        _silences.TryGetValue(country, out var silence) && moment >= silence.From && moment < silence.To
            ? silence.To.AddSeconds((moment - silence.From).TotalSeconds % 1500)
            : moment;

    /// <summary>A moment of the action week at which a country is active, by how busy it is.</summary>
    public DateTimeOffset Moment(CountryCode country, SeededRandom random)
    {
        var cells = Enumerable.Range(0, ExerciseWeek.Days * ExerciseWeek.Hours).ToList();
        var cell = random.Weighted(cells, cell => Weight(country, cell / ExerciseWeek.Hours, cell % ExerciseWeek.Hours));
        return ExerciseWeek.At(cell / ExerciseWeek.Hours, cell % ExerciseWeek.Hours).AddSeconds(random.Between(90, 3480));
    }

    private double[,] Weights(ExerciseCountry country, SeededRandom random)
    {
        var weights = new double[ExerciseWeek.Days, ExerciseWeek.Hours];
        for (var day = 0; day < ExerciseWeek.Days; day++)
        {
            for (var hour = 0; hour < ExerciseWeek.Hours; hour++)
            {
                var quiet = country.Officers < 9 && random.Percent(38);
                var at = ExerciseWeek.At(day, hour);
                weights[day, hour] = quiet || Awake(country.Code, at) != at ? 0 : ByDay[day] * ByHour[hour] * random.Between(0.65, 1.4);
            }
        }

        return weights;
    }
}
