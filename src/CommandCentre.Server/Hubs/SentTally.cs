namespace CommandCentre.Server.Hubs;

/// <summary>What connections were sent, in all.</summary>
/// <param name="Messages">Messages.</param>
/// <param name="Frames">Frames in them: lines new and redrawn, figures, pulses.</param>
/// <param name="Resyncs">Times a connection that had fallen behind was told to join again.</param>
/// <param name="Cut">Connections ended because they were not read, could not be written to, or had lost their right.</param>
internal readonly record struct SentTally(long Messages, long Frames, long Resyncs, long Cut)
{
    public static SentTally operator +(SentTally one, SentTally other) =>
        new(one.Messages + other.Messages, one.Frames + other.Frames, one.Resyncs + other.Resyncs, one.Cut + other.Cut);
}
