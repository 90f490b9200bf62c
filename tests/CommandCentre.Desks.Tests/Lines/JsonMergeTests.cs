using System.Text;
using System.Text.Json.Nodes;
using CommandCentre.Desks.Lines;
using FsCheck;
using FsCheck.Fluent;

namespace CommandCentre.Desks.Tests.Lines;

public sealed class JsonMergeTests
{
    [Theory]
    [InlineData("{}", "{}", "{}")]
    [InlineData("""{"a":1}""", "{}", """{"a":1}""")]
    [InlineData("{}", """{"a":{"b":"}"}}""", """{"a":{"b":"}"}}""")]
    [InlineData("""{"a":1,"r":{"x":[1,{"y":2}]}}""", """{"r":{"n":"Ö \"q\" \\"},"t":null}""", """{"a":1,"r":{"x":[1,{"y":2}],"n":"Ö \"q\" \\"},"t":null}""")]
    [InlineData("""{"a":1,"b":{"c":2}}""", """{"a":{"d":3},"b":4}""", """{"a":{"d":3},"b":4}""")]
    public void Merged_TwoObjects_HoldWhatBothHold(string open, string taken, string expected) =>
        Assert.Equal(expected, Merged(open, taken));

    /// <summary>Any object, its properties dealt out to two at every depth, comes back whole.</summary>
    [Fact]
    public void Merged_WhatWasDealtOut_IsWholeAgain() => Prop.ForAll<int>(seed =>
    {
        var random = new Random(seed);
        var whole = Made(random, 3);
        var (open, taken) = Dealt(whole, random);
        Assert.True(JsonNode.DeepEquals(whole, JsonNode.Parse(Merged(open.ToJsonString(), taken.ToJsonString()))));
    }).QuickCheckThrowOnFailure();

    private static string Merged(string open, string taken) =>
        Encoding.UTF8.GetString(JsonMerge.Of(Encoding.UTF8.GetBytes(open), Encoding.UTF8.GetBytes(taken)));

    private static JsonObject Made(Random random, int depth) =>
        new(Enumerable.Range(0, random.Next(4)).Select(turn => KeyValuePair.Create<string, JsonNode?>(
            $"name{turn}",
            depth > 0 && random.Next(2) == 0 ? Made(random, depth - 1) : JsonValue.Create(random.Next(2) == 0 ? "te\"xt{,}" : "ж"))));

    private static (JsonObject Open, JsonObject Taken) Dealt(JsonObject whole, Random random)
    {
        var (open, taken) = (new JsonObject(), new JsonObject());
        foreach (var (name, value) in whole)
        {
            if (value is JsonObject inner && random.Next(2) == 0)
            {
                (open[name], taken[name]) = Dealt(inner, random);
            }
            else
            {
                (random.Next(2) == 0 ? open : taken)[name] = value?.DeepClone();
            }
        }

        return (open, taken);
    }
}
