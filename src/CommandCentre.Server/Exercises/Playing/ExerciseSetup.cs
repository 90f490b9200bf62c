using CommandCentre.Domain.Operations;

namespace CommandCentre.Server.Exercises.Playing;

/// <summary>Puts the exercise into the server.</summary>
public static class ExerciseSetup
{
    /// <summary>Adds the exercise's clocks and player; before the desks, which take operation time from here.</summary>
    public static IServiceCollection AddExercise(this IServiceCollection services, ExerciseOptions options)
    {
        services.AddSingleton(options);
        services.AddSingleton<ExerciseClocks>();
        services.AddSingleton<Func<OperationKey, TimeProvider>>(provider => provider.GetRequiredService<ExerciseClocks>().For);
        services.AddSingleton<ExerciseHoldings>().AddSingleton<ExerciseFiles>().AddSingleton<ExercisePlayer>();
        services.AddHostedService<PlayWhenListening>();
        return services;
    }
}
