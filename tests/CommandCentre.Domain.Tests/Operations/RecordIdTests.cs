using CommandCentre.Domain.Operations;

namespace CommandCentre.Domain.Tests.Operations;

public sealed class RecordIdTests
{
    private static readonly Guid Command = Guid.Parse("0b9c7e0a-6f0e-4f0e-9d55-7f3f6f1c2a01");

    /// <summary>RFC 9562: version 8 in the 13th hex digit, variant 8 to b in the 17th.</summary>
    [Fact]
    public void For_SameSenderAndCommand_IsTheSameVersion8Id()
    {
        var id = RecordId.For("DE-CUS-07", Command);
        Assert.Equal(id, RecordId.For("DE-CUS-07", Command));
        Assert.Matches("^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$", id.ToString("D"));
    }

    /// <summary>Stored in journals: it may never change. SHA-256 of "record DE-CUS-07 0b9c…", computed with sha256sum.</summary>
    [Fact]
    public void For_IsTheFirst16BytesOfSha256() => Assert.Equal(Guid.Parse("53959c26-15db-8064-949f-acb016675244"), RecordId.For("DE-CUS-07", Command));

    [Fact]
    public void Ids_OfOtherSenderCommandOrDueTime_Differ()
    {
        var due = Story.Morning;
        Guid[] ids =
        [
            RecordId.For("DE-CUS-07", Command), RecordId.For("DE-CUS-08", Command), RecordId.For("DE-CUS-07", Guid.Parse(Command.ToString("D").Replace('0', '1'))),
            RecordId.ForDeadline(Command, due), RecordId.ForDeadline(Command, due.AddTicks(1)),
        ];
        Assert.Equal(ids.Length, ids.Distinct().Count());
    }

    [Fact]
    public void ForDeadline_SameMomentInAnotherZone_IsTheSame() =>
        Assert.Equal(RecordId.ForDeadline(Command, Story.Morning), RecordId.ForDeadline(Command, Story.Morning.ToOffset(TimeSpan.FromHours(2))));
}
