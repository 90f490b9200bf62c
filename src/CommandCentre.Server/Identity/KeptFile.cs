using System.Text.Json;
using System.Text.Json.Nodes;
using CommandCentre.Desks.Journals;

namespace CommandCentre.Server.Identity;

/// <summary>One JSON file that is read at start and replaced whole at every change; readable by its owner alone.</summary>
/// <param name="path">Where it lies; its folder is made when missing.</param>
/// <param name="upgrade">Makes of an older form what is read now.</param>
internal sealed class KeptFile<T>(string path, Func<JsonNode, JsonNode>? upgrade = null)
    where T : class
{
    internal string Path { get; } = path;

    /// <summary>The content; null when there is no file yet.</summary>
    /// <exception cref="IOException">The file is there and is not what this program wrote.</exception>
    internal T? Read()
    {
        if (!File.Exists(Path))
        {
            return null;
        }

        try
        {
            return (JsonNode.Parse(File.ReadAllBytes(Path)) is { } kept ? (upgrade?.Invoke(kept) ?? kept).Deserialize<T>(IdentityJson.Shape) : null) ?? throw new IOException($"{Path} is empty.");
        }
        catch (JsonException failure)
        {
            throw new IOException($"{Path} cannot be read: {failure.Message}", failure);
        }
    }

    /// <summary>Replaces the content; after a crash the old or the new is there, whole.</summary>
    internal void Write(T content) => DurableFiles.Replace(Path, JsonSerializer.SerializeToUtf8Bytes(content, IdentityJson.Shape));
}
