using CommandCentre.Desks.Files;
using CommandCentre.Desks.Operations;
using CommandCentre.Domain.Files;
using CommandCentre.Domain.Operations;
using CommandCentre.Server.Files;

namespace CommandCentre.Server.Exercises.Playing;

/// <summary>Attaches the exercise's images the way an officer's form does: looked into, made anew, sealed.</summary>
public sealed class ExerciseFiles(FileRoom files, FileInspection inspection)
{
    /// <summary>Attaches an image; a repeat answers as the first time.</summary>
    public async Task<Answer> AddAsync(OperationDesk desk, AddFile add, byte[] picture, Actor by, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(picture);
        var (content, fault) = await inspection.LookAsync(picture, picture.Length, cancellationToken).ConfigureAwait(false);
        return await files.AddAsync(desk, add, content ?? throw new InvalidOperationException($"a picture of the exercise is none: {fault}"), by, () => true, cancellationToken).ConfigureAwait(false);
    }
}
