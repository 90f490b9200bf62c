using System.Collections.Immutable;
using CommandCentre.Domain.CrossChecks;

namespace CommandCentre.Server.CrossChecks.Recognition;

/// <summary>What was found in a text that somebody pasted.</summary>
/// <param name="Values">Typed values in the order they stand in the text, at most <see cref="MostValues"/>; each can be corrected before it is sent.</param>
/// <param name="Subject">What it seems to be about; <see cref="AskedSubject.Unknown"/> where nothing tells.</param>
/// <param name="Cut">Whether the text holds more than was read.</param>
public sealed record Recognised(ImmutableArray<AskedValue> Values, AskedSubject Subject, bool Cut)
{
    /// <summary>Values of one question.</summary>
    public const int MostValues = 20;

    /// <summary>Letters of a value.</summary>
    public const int LongestValue = 300;

    /// <summary>Letters of a text that are read: 64 KB.</summary>
    public const int LongestText = 65_536;

    /// <summary>Nothing found.</summary>
    public static Recognised Nothing { get; } = new([], AskedSubject.Unknown, false);
}

/// <summary>A value with where it came from, while a text is read.</summary>
/// <param name="Kind">What it is; null for text that is neither name nor address by itself.</param>
/// <param name="Text">As written.</param>
/// <param name="Cue">The label it stood under.</param>
/// <param name="Line">Its line, from 0.</param>
/// <param name="Alone">Whether nothing else stands in its line.</param>
internal readonly record struct Find(AskedKind? Kind, string Text, Cue Cue, int Line, bool Alone);
