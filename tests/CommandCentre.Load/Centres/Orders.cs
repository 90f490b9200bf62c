using System.Text.Json;
using System.Text.Json.Nodes;

namespace CommandCentre.Load.Centres;

/// <summary>Commands as systems send them, all right as they stand. Ids are given: a sender that repeats gives the same one again.</summary>
public static class Orders
{
    /// <summary>The operation that load goes into; it runs on the wall clock.</summary>
    public const string Operation = "LOAD";

    /// <summary>An id from a sender and a count: unique per run, known again after it.</summary>
    public static Guid Id(int sender, long count) => new(sender, 0, 0x4000, [0x80, 0, .. BitConverter.GetBytes(System.Buffers.Binary.BinaryPrimitives.ReverseEndianness(count)).AsSpan(2)]);

    /// <summary>Opens the operation with participants, from yesterday for a week.</summary>
    public static JsonObject Open(Guid id, DateTimeOffset today, IReadOnlyList<string>? countries = null) => Of("open-operation", id, $$"""
        {"name":"Load","firstDay":"{{today.AddDays(-1):yyyy-MM-dd}}","lastDay":"{{today.AddDays(6):yyyy-MM-dd}}",
         "participants":[{{string.Join(',', (countries ?? Population.Countries).Select(country => $$"""{"country":"{{country}}","agencies":["police","customs"]}"""))}}]}
        """);

    /// <summary>Moves it to the action phase.</summary>
    public static JsonObject Act(Guid id) => Of("change-phase", id, """{"to":"action"}""");

    /// <summary>Pushes a hit; a liaison officer's.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="summary">What is known: where a canary stands.</param>
    /// <param name="handling">H0 alone, or any of H1, H2, H3.</param>
    /// <param name="handlingText">Text for H3; absent otherwise.</param>
    /// <param name="to">Addressees; none named means all participants (H0, H1) or the coordination centre alone (H2, H3).</param>
    public static JsonObject Hit(Guid id, string summary, string handling = "H0", string? handlingText = null, params IReadOnlyList<string> to) => Of("push-hit", id, $$"""
        {"report":{{Report(id, summary)}},{{Marks(handling, handlingText, to)}}}
        """);

    /// <summary>Corrects a hit; its owner's.</summary>
    public static JsonObject Correct(Guid id, Guid hit, string summary, string handling = "H0", string? handlingText = null, params IReadOnlyList<string> to) => Of("correct-hit", id, $$"""
        {"hit":"{{hit}}","report":{{Report(id, summary)}},"reason":"counted again",{{Marks(handling, handlingText, to)}}}
        """);

    /// <summary>Withdraws a hit; its owner's.</summary>
    public static JsonObject Withdraw(Guid id, Guid hit) => Of("withdraw-hit", id, $$"""{"hit":"{{hit}}","reason":"it was a toy after all"}""");

    /// <summary>Posts a message; a liaison officer's.</summary>
    public static JsonObject Message(Guid id, string text, string handling = "H0", string? handlingText = null, params IReadOnlyList<string> to) =>
        Of("post-message", id, $$"""{"text":{{JsonSerializer.Serialize(text)}},{{Marks(handling, handlingText, to)}}}""");

    /// <summary>Reports parcels checked; an agency officer's.</summary>
    public static JsonObject Tally(Guid id, DateTimeOffset hour, int parcels, string site = "Leipzig hub") => Of("report-tally", id, $$"""
        {"site":"{{site}}","method":"xray","hour":"{{hour:yyyy-MM-dd'T'HH}}:00:00Z","parcels":{{parcels}}}
        """);

    /// <summary>Reports a seizure; an agency officer's.</summary>
    public static JsonObject Seizure(Guid id, DateTimeOffset found, string text, string handling = "H0", string? handlingText = null, params IReadOnlyList<string> to) => Of("report-seizure", id, $$"""
        {"site":"Leipzig hub","method":"opened","found":"{{found:yyyy-MM-dd'T'HH:mm:ss}}Z","items":[{"kind":"part","subKind":"barrel","count":2}],"parcel":"{{Strangers.Parcel(id)}}",
         "consignor":{{Strangers.Party(id, 1)}},"consignee":{{Strangers.Party(id, 2)}},"text":{{JsonSerializer.Serialize(text)}},{{Marks(handling, handlingText, to)}}}
        """);

    /// <summary>A command of a kind with its fields.</summary>
    public static JsonObject Of(string kind, Guid id, string fields)
    {
        var command = JsonNode.Parse(fields)!.AsObject();
        command.Insert(0, "kind", kind);
        command.Insert(1, "id", id.ToString("D"));
        return command;
    }

    /// <summary>The same with the operation in it, as the hub's <c>Submit</c> takes it.</summary>
    public static JsonObject For(this JsonObject command, string operation)
    {
        ArgumentNullException.ThrowIfNull(command);
        command["operation"] = operation;
        return command;
    }

    private static string Report(Guid id, string summary) => $$"""
        {"subject":"consignor","summary":{{JsonSerializer.Serialize(summary)}},"consignor":{{Strangers.Party(id, 1)}},"consignee":{{Strangers.Party(id, 2)}},"parcel":"{{Strangers.Parcel(id)}}","origin":"US","destination":"DE"}
        """;

    private static string Marks(string handling, string? handlingText, IReadOnlyList<string> to) =>
        $"\"handling\":[{string.Join(',', handling.Split(' ').Select(code => $"\"{code}\""))}],"
        + (handlingText is null ? string.Empty : $"\"handlingText\":{JsonSerializer.Serialize(handlingText)},")
        + $"\"evaluation\":\"B2\",\"to\":[{string.Join(',', to.Select(country => $"\"{country}\""))}]";
}
