using CommandCentre.Domain.Operations;
using CommandCentre.Domain.Sharing;

namespace CommandCentre.Domain.Messages;

/// <summary>Posting a message.</summary>
internal static class MessageRules
{
    internal static Ruling Decide(Operation operation, PostMessage post, Actor by) =>
        post.About is { } about && !Reads(operation, about, by)
            ? OperationRules.NoSuchRecord("about", about)
            : Ruling.Recorded(RecordId.For(by.Officer, post.Id), by.Country, post.Marks, new MessagePosted(post.Text, post.About));

    private static bool Reads(Operation operation, Guid record, Actor by) =>
        operation.Records.TryGetValue(record, out var state)
        && operation.SightOf(operation.SeatOf(Seer.Of(by)), record, state.Kind).IsReadable;
}
