using CommandCentre.Desks.Access;
using CommandCentre.Domain.Codes;
using CommandCentre.Domain.Operations;
using CommandCentre.Server.Identity;
using CommandCentre.Server.Identity.Systems;
using CommandCentre.Server.Pages.People;
using CommandCentre.Server.Resources;
using Microsoft.AspNetCore.Components;

namespace CommandCentre.Server.Pages.Systems;

/// <summary>The national systems of an operation, or of all, and what may be done about them; whatever is posted is judged anew.</summary>
/// <remarks>Coordinators keep the systems of their operation. Administrators withdraw any system, but give keys only as they make people: to the centre's own coordinators, because a key reads cases.</remarks>
public sealed partial class SystemsDesk
{
    private readonly List<FieldProblem> _problems = [];
    private IReadOnlyList<NationalSystem> _systems = [];
    private NationalSystem? _chosen;
    private Told? _told;
    private (string Officer, SystemCredential Credential)? _registered;

    /// <summary>The operation; absent for all, as administrators keep them.</summary>
    [Parameter]
    public OperationKey? Operation { get; set; }

    /// <summary>The countries whose systems there may be.</summary>
    [Parameter, EditorRequired]
    public IReadOnlyList<CountryCode> Countries { get; set; } = [];

    /// <summary>The page's own path.</summary>
    [Parameter, EditorRequired]
    public string Root { get; set; } = "";

    [CascadingParameter]
    private HttpContext Context { get; set; } = null!;

    [SupplyParameterFromQuery(Name = "system")]
    private string? Chosen { get; set; }

    [SupplyParameterFromForm]
    private string? Number { get; set; }

    [SupplyParameterFromForm]
    private string? Into { get; set; }

    [SupplyParameterFromForm]
    private string? Country { get; set; }

    [SupplyParameterFromForm]
    private string? Agency { get; set; }

    [SupplyParameterFromForm]
    private string? Role { get; set; }

    [SupplyParameterFromForm]
    private string[]? Commands { get; set; }

    [SupplyParameterFromForm]
    private string? Rate { get; set; }

    [SupplyParameterFromForm]
    private string? Ends { get; set; }

    [SupplyParameterFromForm]
    private string? Certificate { get; set; }

    [SupplyParameterFromForm]
    private string? OldEnd { get; set; }

    private DateTimeOffset Now { get; set; }

    private SignedIn Me => Context.RequireSignedIn();

    private bool MayManage => Operation is null
        ? Me.IsAdministrator
        : Me is { IsSystem: false, IsWall: false } && Me.At(Operation) is { Role: Domain.Operations.Role.Coordinator } own && own.IsOpen(Now);

    private bool HasSide => MayManage;

    private IReadOnlyList<Option> CountryOptions => [.. Countries.Select(country => new Option(country.Value, country.Name()))];

    private IReadOnlyList<Option> AgencyOptions => [.. Enum.GetValues<AgencyKind>().Where(agency => Operation is not null || agency is AgencyKind.Coordination).Select(agency => new Option(Words.Of(agency), agency.Label()))];

    private IReadOnlyList<Option> RoleOptions =>
        [.. (Operation is null ? [Domain.Operations.Role.Coordinator] : Enum.GetValues<Role>()).OrderBy(role => role is Domain.Operations.Role.Coordinator).Select(role => new Option(Words.Of(role), role.Label()))];

    /// <inheritdoc/>
    protected override void OnInitialized() => Look();

    private string? Of(string field) => _problems.FirstOrDefault(problem => problem.Field == field)?.Text;

    private string PathOf(NationalSystem system) => $"{Root}?system={system.Officer}";

    private void Look()
    {
        Now = Time.GetUtcNow();
        var kept = Systems.All.Where(system => !system.Withdrawn);
        _systems =
        [
            .. (Operation is { } key ? kept.Where(system => system.Operation == key.Value && (MayManage || system.Rights.Country == Me.Country.Value)) : kept.Concat(Roll.Keys.Select(Older)))
                .OrderBy(system => system.Officer, StringComparer.Ordinal),
        ];
        _chosen = MayManage ? _systems.FirstOrDefault(system => system.Officer == Chosen) : null;
    }

    private bool MayGive(NationalSystem system) =>
        OperationKey.TryParse(system.Operation, out var operation) && system.Rights.As(system.Officer) is { } actor
        && Appointments.Against(Me, new Appointment(actor.Country, actor.Agency, new Assignment(actor.Role, operation)), Now) is null;

    // From before systems had an operation: it can only be withdrawn.
    private static NationalSystem Older(SystemKey key) => new(key.Officer, key.Rights, string.Empty, CommandScope.Allowed, key.CommandsPerSecond, [new SystemCredential(key.Kept, false, default, "-")]);

    private async Task GiveAsync()
    {
        if (!MayManage)
        {
            Refuse();
            return;
        }

        var form = new SystemForm(Number, new RoleForm(Operation?.Value ?? Into, Country, Agency, Role, null, null), Commands ?? [], Rate);
        var system = form.Read(Me, Countries, Now, _problems);
        var credential = new CredentialForm(Certificate, Ends).Read(Now, Me.Officer, _problems);
        if (system is null || credential is not var (kept, key))
        {
            Refuse();
            return;
        }

        var entered = system with { Credentials = [kept] };
        switch (Systems.Against(entered))
        {
            case EntryOutcome.Entered:
                await AccountAsync(AccessKind.KeyGiven, system);
                Tell(Systems.Enter(entered) is EntryOutcome.Entered, system.Officer, kept, key);
                break;
            case EntryOutcome.NumberTaken:
                Refuse(new FieldProblem(nameof(Number), EdgeTexts.ServiceNumberWrong.With(Number, ServiceNumbers.Allowed(system.Rights.Country))));
                break;
            default:
                RefuseRegistered(kept);
                break;
        }
    }

    private async Task RotateAsync()
    {
        if (_chosen is not { } system || !MayGive(system))
        {
            Refuse();
            return;
        }

        if (new CredentialForm(Certificate, Ends).Read(Now, Me.Officer, _problems) is not var (kept, key))
        {
            Refuse();
        }
        else if (Systems.IsRegistered(kept))
        {
            RefuseRegistered(kept);
        }
        else
        {
            await AccountAsync(AccessKind.KeyGiven, system);
            Tell(Systems.Rotate(system.Officer, kept, Now + TimeSpan.FromHours(SystemPanel.Hours.GetValueOrDefault(OldEnd ?? string.Empty, SystemPanel.Hours["day"]))), system.Officer, kept, key);
        }
    }

    private async Task TakeAsync()
    {
        if (_chosen is { } system)
        {
            if (!Systems.Withdraw(system.Officer))
            {
                Roll.Withdraw(system.Officer);
            }

            await Accounting.TakenAsync(Me, AccessKind.KeyWithdrawn, system.Officer, OperationOf(system));
        }

        LocalPath.SeeOther(Context, Root);
    }

    // On disk before a key is good or shown: one that nobody accounts for is given to nobody.
    private Task AccountAsync(AccessKind what, NationalSystem system) =>
        Accounting.KeepAsync(Me, what, system.Officer, OperationOf(system));

    private static OperationKey? OperationOf(NationalSystem system) => OperationKey.TryParse(system.Operation, out var operation) ? operation : null;

    private void Tell(bool done, string officer, SystemCredential kept, string? key)
    {
        if (!done)
        {
            // Somebody else was faster.
            RefuseRegistered(kept);
            return;
        }

        if (key is null)
        {
            _registered = (officer, kept);
        }
        else
        {
            _told = new Told(SystemTexts.KeyTold.With(officer), key, SystemTexts.KeyToldText);
        }

        (Number, Certificate, Ends, Commands) = (null, null, null, null);
        Look();
    }

    private void RefuseRegistered(SystemCredential kept) => Refuse(new FieldProblem(nameof(Certificate), SystemTexts.CertificateKnown.With(ScopeWords.Spelled(kept.Kept))));

    private void Refuse(FieldProblem? problem = null)
    {
        if (problem is not null)
        {
            _problems.Add(problem);
        }

        Context.Response.StatusCode = _problems.Count > 0 ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status403Forbidden;
    }
}
