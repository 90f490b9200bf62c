using CommandCentre.Desks.Holdings;
using CommandCentre.Domain.Tests.Fuzzing;

namespace CommandCentre.Desks.Tests.Holdings;

/// <summary>B1 of quality.md: files of holdings, given anything: every row is taken or says what is wrong.</summary>
public sealed class HoldingsFuzzTests
{
    private static readonly string[] Tables =
    [
        HoldingsUnderTest.Persons, "id,name,handling,handlingText,to,expires\n1,\"a,\"\"b\"\"\nc\",H1 H3,x,FR/customs @AB,2021-01-01\n,Jan Nowak,H0 H1,,,\n", "schema,name,passportNumber\nCompany,Acme,AB 123\n",
    ];

    private static readonly string[] Lines =
    [
        """{"id":"a","schema":"Person","properties":{"name":["Jan Kowalski"],"address":{"schema":"Address","properties":{"street":["x 1"]}}},"handling":["H1","H3"],"handlingText":"x","to":["FR"],"mode":"silent","expires":"2021-01-01"}""",
        "{\"schema\":\"Company\",\"properties\":{\"name\":\"Acme\"}}\n{\"id\":\"b\",\"schema\":\"Vessel\",\"properties\":{\"imoNumber\":[\"9074729\"]},\"mode\":{}}\n",
    ];

    [Fact]
    public void Csv_OfAnything_IsTakenOrExplained() => Fuzz.Texts(21, Tables, text => Read(text, ImportForm.Csv));

    [Fact]
    public void FollowTheMoney_OfAnything_IsTakenOrExplained() => Fuzz.Texts(22, Lines, text => Read(text, ImportForm.FollowTheMoney));

    private static void Read(string text, ImportForm form)
    {
        var wish = new ImportWish(Guid.Empty, "fuzz", form, null, HoldingTerms.Usual);
        try
        {
            var rows = HeldRows.Of(wish, new StringReader(text), FakeTime.Morning);
            while (rows.Next() is { } row)
            {
                Assert.True(row.Held is null == row.Wrong.Count > 0);
                Assert.All(row.Wrong, wrong => Assert.True(wrong.Value.Length <= 81 && wrong.Allowed.Length > 0, wrong.ToString()));
            }
        }
        catch (FileUnreadable unreadable)
        {
            Assert.NotEmpty(unreadable.Error.Allowed);
        }
    }
}
