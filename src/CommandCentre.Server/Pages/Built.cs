using System.Text.Json;

namespace CommandCentre.Server.Pages;

/// <summary>Where the built script, stylesheet, icons, flags and outlines are. Each name carries its content's hash, so a browser may keep them for ever.</summary>
public static class Built
{
    /// <summary>The folder the web files are served from: beside the DLL, whatever the working folder is.</summary>
    public static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "wwwroot");

    private static readonly Lazy<Dictionary<string, string>> Manifest = new(Read);

    /// <summary>The address of a built file by its plain name, such as <c>site.css</c>.</summary>
    /// <exception cref="ArgumentException">The front end was built without that file.</exception>
    public static string File(string name) => Manifest.Value.TryGetValue(name, out var built)
        ? "/built/" + built
        : throw new ArgumentException($"'{name}' is not a built file. Built are: {string.Join(", ", Manifest.Value.Keys)}.", nameof(name));

    /// <summary>The address of one icon of the sprite (names: <c>Islands/icons.json</c>).</summary>
    public static string Icon(string name) => File("icons.svg") + "#" + name;

    /// <summary>The address of a country's flag by its two-letter code.</summary>
    public static string Flag(string code)
    {
        ArgumentNullException.ThrowIfNull(code);
#pragma warning disable CA1308 // The flags' files are named in lower case.
        return $"{File("flags")}/{code.ToLowerInvariant()}.svg";
#pragma warning restore CA1308
    }

    private static Dictionary<string, string> Read()
    {
        var path = Path.Combine(Folder, "built", "manifest.json");
        return JsonSerializer.Deserialize<Dictionary<string, string>>(System.IO.File.ReadAllText(path))
            ?? throw new InvalidOperationException($"{path} is empty: build the project again.");
    }
}
