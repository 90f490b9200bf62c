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
        var partial = @out.FullName + ".partial";
        try
        {
            var written = await WriteAsync(ExerciseScript.Generate(seed, ExerciseNames.First), partial, cancel).ConfigureAwait(false);
            File.Move(partial, @out.FullName, overwrite: true);
            return written;
        }
        finally
        {
            if (@out.Directory is { Exists: true })
            {
                File.Delete(partial);
            }
        }
    }

    private static async Task<int> WriteAsync(ExerciseScript script, string path, CancellationToken cancel)
    {
        var written = 0;
        await using var file = new StreamWriter(path, false, new UTF8Encoding(false)) { NewLine = "\n" };
        foreach (var line in ExerciseJson.Lines(script))
        {
            await file.WriteLineAsync(line.AsMemory(), cancel).ConfigureAwait(false);
            written++;
        }

        return written;
    }
}
