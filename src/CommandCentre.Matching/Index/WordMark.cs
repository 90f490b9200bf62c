namespace CommandCentre.Matching.Index;

/// <summary>What a search asks of a word, in one place of memory.</summary>
/// <param name="Form">The hash of its form.</param>
/// <param name="Class">The class of its sound.</param>
/// <param name="First">Its first letter.</param>
/// <param name="Role">What it is.</param>
internal readonly record struct WordMark(uint Form, int Class, char First, Names.PartRole Role);
