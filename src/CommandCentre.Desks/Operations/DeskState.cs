using CommandCentre.Desks.Journals;
using CommandCentre.Domain.Operations;

namespace CommandCentre.Desks.Operations;

/// <summary>What a desk publishes after each commit: the fold, its place in the journal, and the lines up to it.</summary>
internal sealed record DeskState(Operation Operation, JournalHead Head, LineLog Lines);
