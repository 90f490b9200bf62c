using System.Text;

namespace CommandCentre.Server.Exercises;

/// <summary>The command line's <c>exercise generate --seed N --out FILE</c>.</summary>
public static class ExerciseCommand
{
    /// <summary>Writes the week as JSON lines (<see cref="ExerciseJson"/>), UTF-8 without mark, lines ended by LF; the same seed gives the same bytes.</summary>
    /// <returns>How many lines were written.</returns>
    /// <exception cref="IOException">The file cannot be written; nothing is left of it but what was there.</exception>
    public static async Task<int> GenerateAsync(int seed, FileInfo @out, CancellationToken cancel)
    {
        var written = 0;
        var partial = @out.FullName + ".partial";
        await using (var file = new StreamWriter(partial, false, new UTF8Encoding(false)) { NewLine = "\n" })
        {
            foreach (var line in ExerciseJson.Lines(ExerciseScript.Generate(seed, ExerciseNames.First)))
            {
                await file.WriteLineAsync(line.AsMemory(), cancel).ConfigureAwait(false);
                written++;
            }
        }

        File.Move(partial, @out.FullName, overwrite: true);
        return written;
    }
}
