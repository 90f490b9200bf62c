using System.Text.Json;
using CommandCentre.Matching.Entities;
using CommandCentre.Matching.Names;

namespace CommandCentre.Matching.Tests.Entities;

public sealed class FollowTheMoneyTests
{
    [Fact]
    public void Read_WholeEntity_GivesTypedValues()
    {
        var read = FollowTheMoney.Read("""{"id":"x","schema":"Person","properties":{"name":["Anna Karlsen"],"birthDate":"1970","passportNumber":["A1"],"notes":["n","m"]}}""");
        Assert.Empty(read.Errors);
        Assert.Equal(("x", "Person", NameKind.Person, 2), (read.Entity!.Id, read.Entity.Schema, read.Entity.Kind, read.Ignored));
        Assert.Equal(
            [new Value(ValueKind.Name, "Anna Karlsen", "name"), new Value(ValueKind.Date, "1970", "birthDate"), new Value(ValueKind.Document, "A1", "passportNumber")],
            read.Entity.Values);
    }

    [Theory]
    [InlineData("""{"schema":"Person","properties":{"name":[{"a":1}]}}""", "name holds an object")]
    [InlineData("""{"schema":"Person","properties":{"birthDate":1970}}""", "birthDate holds a number")]
    [InlineData("""{"schema":"Person"}""", "properties is missing")]
    [InlineData("""{"properties":{}}""", "schema is missing")]
    [InlineData("""{"schema":7,"properties":{}}""", "schema is a number")]
    [InlineData("""[]""", "the entity is a list")]
    [InlineData("""{"schema":"Person","properties":[]}""", "properties is a list")]
    [InlineData("""{"schema":"Person","properties":{"name":["\ud800"]}}""", "half of a surrogate pair")]
    [InlineData("""{not json""", "the line is no JSON")]
    public void Read_WrongShape_SaysWhatStoodThereAndWhatIsAllowed(string json, string expected)
    {
        var read = FollowTheMoney.Read(json);
        Assert.Null(read.Entity);
        Assert.Contains(expected, Assert.Single(read.Errors), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Person", "title", "Dr")]
    [InlineData("Company", "kppCode", "770801001")]
    [InlineData("UserAccount", "service", "telegram")]
    [InlineData("Person", "sourceUrl", "https://list.example/1")]
    [InlineData("Person", "addressEntity", "addr-0d1f")]
    public void Read_PropertyWhoseValuesManyShare_IsCountedAndLeftOut(string schema, string property, string value)
    {
        var read = FollowTheMoney.Read($$$"""{"schema":"{{{schema}}}","properties":{"{{{property}}}":["{{{value}}}"]}}""");
        Assert.Equal((0, 1), (read.Entity!.Values.Length, read.Ignored));
    }

    [Fact]
    public void Read_NestedAddress_IsOneLineInItsUsualOrder()
    {
        var read = FollowTheMoney.Read("""{"schema":"Person","properties":{"addressEntity":[{"id":"a","schema":"Address","properties":{"city":["Dublin"],"street":["Quay Street 12"]}}]}}""");
        Assert.Equal([new Value(ValueKind.Address, "Quay Street 12, Dublin", "address")], read.Entity!.Values);
    }

    [Fact]
    public void Read_BareProperties_TakesTheSchemaGiven()
    {
        using var document = JsonDocument.Parse("""{"name":["Anna"]}""");
        Assert.Equal("Person", FollowTheMoney.Read("Person", document.RootElement).Entity!.Schema);
    }

    [Fact]
    public void Write_WhatWasRead_IsReadTheSame()
    {
        var entity = FollowTheMoney.Read("""{"id":"x","schema":"Company","properties":{"name":["Ж & Co"],"jurisdiction":["nl"],"innCode":["7707083893","7707083893"]}}""").Entity!;
        var again = FollowTheMoney.Read(FollowTheMoney.Write(entity)).Entity!;
        Assert.Equal(entity.Values, again.Values);
        Assert.Equal((entity.Id, entity.Schema), (again.Id, again.Schema));
    }
}
