using CommandCentre.Domain.Codes;
using CommandCentre.Domain.Fields;
using CommandCentre.Domain.Operations;

namespace CommandCentre.Domain.Tests.Operations;

public sealed class CommandScopeTests
{
    public static TheoryData<string> Kinds => [.. CommandReading.Kinds];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Scope_OfOneKind_HoldsThatKindAlone(string kind)
    {
        var scope = new CommandScope([kind]);
        Assert.Equal([kind], CommandScope.Allowed.Where(scope.Has));
        Assert.True(CommandScope.Everything.Has(kind));
    }

    [Fact]
    public void Scope_OfNothing_RefusesEveryCommandAndNamesNoneAsAllowed()
    {
        var scope = new CommandScope(ValueList.Create<string>([]));
        Assert.DoesNotContain(CommandScope.Allowed, scope.Has);
        Assert.Equal(new Refusal(RefusalReason.CommandNotInScope, "kind", "leave-duty"), scope.RefusalOf(new LeaveDuty(Given.Id())));
    }

    [Fact]
    public void Scope_OfEverything_RefusesNothing() => Assert.Null(CommandScope.Everything.RefusalOf(Given.Message()));

    [Fact]
    public void Words_OfScopes_AreTheKindsThatCanBeSentAndThreeMore() => Assert.Equal([.. CommandReading.Kinds, "add-file", "downgrade", "export", "blind"], CommandScope.Allowed);
}
