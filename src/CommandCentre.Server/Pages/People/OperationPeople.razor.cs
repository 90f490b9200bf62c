using CommandCentre.Desks.Access;
using CommandCentre.Desks.Operations;
using CommandCentre.Domain.Codes;
using CommandCentre.Domain.Operations;
using CommandCentre.Server.Identity;
using CommandCentre.Server.Resources;
using Microsoft.AspNetCore.Components;

namespace CommandCentre.Server.Pages.People;

/// <summary>Who is in an operation, and what may be done about it; what is posted is judged by <see cref="Appointments"/> anew.</summary>
public sealed partial class OperationPeople
{
    private readonly List<FieldProblem> _problems = [];
    private IReadOnlyList<PersonRow> _rows = [];
    private IReadOnlyList<Role> _gives = [];
    private List<OneTimeCode> _codes = [];
    private List<OneTimeCode> _wallCodes = [];
    private IReadOnlyList<Session> _screens = [];
    private PersonRow? _chosen;
    private DateTimeOffset _now;
    private Told? _told;
    private bool _changing;
    private bool _walls;

    /// <summary>The operation as its reader sees it.</summary>
    [Parameter, EditorRequired]
    public OperationView View { get; set; } = null!;

    [CascadingParameter]
    private HttpContext Context { get; set; } = null!;

    [SupplyParameterFromQuery(Name = "person")]
    private string? Chosen { get; set; }

    [SupplyParameterFromForm]
    private string? Role { get; set; }

    [SupplyParameterFromForm]
    private string? NewRole { get; set; }

    [SupplyParameterFromForm]
    private string? Officer { get; set; }

    [SupplyParameterFromForm]
    private string? Country { get; set; }

    [SupplyParameterFromForm]
    private string? Agency { get; set; }

    [SupplyParameterFromForm]
    private string? From { get; set; }

    [SupplyParameterFromForm]
    private string? Until { get; set; }

    [SupplyParameterFromForm]
    private string? Do { get; set; }

    [SupplyParameterFromForm]
    private string? Handle { get; set; }

    private OperationKey Key => View.Summary.Key;

    private string Path => $"/operations/{Key}/people";

    private SignedIn Me => Context.RequireSignedIn();

    private bool HasSide => _chosen is not null || _gives.Count > 0;

    private string RowsTitle => View.Viewer.Actor.Role switch
    {
        Domain.Operations.Role.Coordinator => PeopleTexts.RolesAll,
        Domain.Operations.Role.LiaisonOfficer => PeopleTexts.RolesOfCountry.With(View.Viewer.Country.Name()),
        _ => PeopleTexts.RolesMine,
    };

    private IReadOnlyList<Option> Roles => [.. _gives.Select(role => new Option(Words.Of(role), role.Label()))];

    private IReadOnlyList<Option> Countries => Appointments.OnlyCountry(Me, Key) is { } only
        ? [new Option(only.Value, only.Name())]
        : [.. View.Summary.Participants.Select(participant => participant.Country).Append(CountryCode.CoordinationCentre).Distinct().Order().Select(country => new Option(country.Value, country.Name()))];

    private static IReadOnlyList<Option> Agencies => [.. Enum.GetValues<AgencyKind>().Select(agency => new Option(Words.Of(agency), agency.Label()))];

    /// <inheritdoc/>
    protected override void OnInitialized() => Find();

    private void Find()
    {
        _now = Time.GetUtcNow();
        _rows = PersonRow.Of(View, Roll, Sessions);
        _gives = Appointments.Roles(Me, Key, _now);
        _walls = Appointments.MayMakeWalls(Me, Key, _now);
        _codes = [.. Roll.Codes.Where(code => _now < code.Until && IsMine(code.For))];
        _wallCodes = [.. Roll.Codes.Where(code => _now < code.Until && code.For.Wall == Key)];
        _screens = [.. Sessions.All.Where(session => session.Wall == Key)];
        _chosen = _rows.FirstOrDefault(row => row.Officer == Chosen);
    }

    // Invitations into this operation that this reader could have made.
    private bool IsMine(Invitation made) =>
        made.Wall is null && (made.Renews is { } officer
            ? Roll.Find(officer) is { } person && Appointments.Manages(Me, person, _now)
            : made.Assignments.Any(assignment => assignment.Operation == Key) && (Appointments.OnlyCountry(Me, Key) ?? made.Country) == made.Country);

    private string? Of(string field, bool changing = false) => changing == _changing ? _problems.FirstOrDefault(problem => problem.Field == field)?.Text : null;

    private string PathOf(Person person) => $"{Path}?person={person.Officer}";

    private IReadOnlyList<Assignment> Takeable(Person person) =>
        [.. person.Assignments.Where(assignment => assignment.Operation == Key && Appointments.MayTake(Me, person, assignment, _now))];

    private async Task GiveAsync()
    {
        if (Choices.IsExercise)
        {
            Refuse(new FieldProblem("Role", PeopleTexts.ExerciseInvites));
            return;
        }

        var known = string.IsNullOrWhiteSpace(Officer) ? null : Known(Officer.Trim().ToUpperInvariant());
        if (_problems.Count > 0 || Wanted(known?.Country.Value ?? Country, known is null ? Agency : Words.Of(known.Agency), Role) is not { } wanted)
        {
            Refuse();
        }
        else if (known is null)
        {
            await TellAsync(Invitation.To(wanted.Country, wanted.Agency, wanted.Assignment), Entrance.FirstPath);
        }
        else
        {
            await Accounting.KeepAsync(Me, AccessKind.RoleGiven, Accounting.Subject(known.Officer, wanted.Assignment), Key);
            Roll.Assign(known.Officer, wanted.Assignment);
            LocalPath.SeeOther(Context, PathOf(known));
        }
    }

    // A person with an account, to whom a role of this operation may be given instead of the one they have in it.
    private Person? Known(string officer)
    {
        var only = Appointments.OnlyCountry(Me, Key);
        if (Roll.Find(officer) is not { IsAdministrator: false } person || (only is not null && person.Country != only))
        {
            _problems.Add(new FieldProblem("Officer", PeopleTexts.NoSuchPerson.With(officer)));
            return null;
        }

        if (person.Officer == Me.Officer || person.Assignments.Any(assignment => assignment.Operation == Key && !Appointments.MayTake(Me, person, assignment, _now)))
        {
            _problems.Add(new FieldProblem("Officer", PeopleTexts.NotYoursToChange.With(officer)));
        }

        return person;
    }

    private Appointment? Wanted(string? country, string? agency, string? role)
    {
        var (wanted, problems) = new RoleForm(Key.Value, country, agency, role, From, Until).Read();
        _problems.AddRange(problems);
        if (wanted is not null && Appointments.Against(Me, wanted, _now) is { } objection)
        {
            _problems.Add(objection.Problem());
        }

        return _problems.Count == 0 ? wanted : null;
    }

    private async Task ChangeAsync()
    {
        _changing = true;
        if (_chosen?.Person is not { } person || Takeable(person).Count == 0)
        {
            Refuse(new FieldProblem("Role", PeopleTexts.NotYoursToChange.With(Chosen)));
        }
        else if (Wanted(person.Country.Value, Words.Of(person.Agency), NewRole) is { } wanted)
        {
            await Accounting.KeepAsync(Me, AccessKind.RoleGiven, Accounting.Subject(person.Officer, wanted.Assignment), Key);
            Roll.Assign(person.Officer, wanted.Assignment);
            LocalPath.SeeOther(Context, PathOf(person));
        }
        else
        {
            Refuse();
        }
    }

    private async Task ActAsync()
    {
        if (_chosen?.Person is not { } person)
        {
            Refuse(new FieldProblem("Officer", PeopleTexts.NoSuchPerson.With(Chosen)));
            return;
        }

        switch ((Do ?? string.Empty).Split(' '))
        {
            case [AccountPanel.Renew] when Appointments.Manages(Me, person, _now):
                await TellAsync(new Invitation(person.Country, person.Agency, ValueList.Create<Assignment>([]), Renews: person.Officer), Entrance.FirstPath);
                return;
            case [AccountPanel.Withdraw] when Appointments.Manages(Me, person, _now):
                Roll.Withdraw(person.Officer);
                await Accounting.TakenAsync(Me, AccessKind.Withdrawn, person.Officer, Accounting.Of(person.Assignments));
                LocalPath.SeeOther(Context, Path);
                return;
            case [AccountPanel.EndSessions] when Appointments.MayEnd(Me, person, _now):
                Sessions.EndAllOf(person.Officer);
                await Accounting.TakenAsync(Me, AccessKind.SessionsEnded, person.Officer, Key);
                break;
            case [AccountPanel.Take, var operation] when operation == Key.Value && Takeable(person).Count > 0:
                Roll.Unassign(person.Officer, Key);
                await Accounting.TakenAsync(Me, AccessKind.RoleTaken, person.Officer, Key);
                LocalPath.SeeOther(Context, Path);
                return;
            default:
                Refuse(new FieldProblem("Officer", PeopleTexts.NotYoursToChange.With(person.Officer)));
                return;
        }

        LocalPath.SeeOther(Context, PathOf(person));
    }

    private void TakeBack()
    {
        if (_codes.Any(code => code.Handle == Handle))
        {
            Roll.TakeBack(Handle!);
        }

        LocalPath.SeeOther(Context, Path);
    }

    private async Task ActOnWallAsync()
    {
        if (!_walls)
        {
            Refuse(new FieldProblem("Role", PeopleTexts.WallsOnlyCoordinators));
            return;
        }

        if (Do == WallsPanel.Make)
        {
            await TellAsync(new Invitation(Me.Country, Me.Agency, ValueList.Create<Assignment>([]), Wall: Key), Entrance.WallPath);
            return;
        }

        if (_screens.FirstOrDefault(screen => screen.Handle == Handle) is { } ended)
        {
            Sessions.EndAllOf(ended.Officer);
            await Accounting.TakenAsync(Me, AccessKind.SessionsEnded, ended.Officer, Key);
        }
        else if (_wallCodes.Any(code => code.Handle == Handle))
        {
            Roll.TakeBack(Handle!);
        }

        LocalPath.SeeOther(Context, Path);
    }

    private async Task TellAsync(Invitation invitation, string where)
    {
        await Accounting.KeepAsync(Me, AccessKind.Invited, Accounting.Subject(invitation), Key);
        var code = Roll.Invite(invitation, Me.Officer, _now);
        _told = new Told(invitation.Text(), code, (invitation.Wall is null ? PeopleTexts.CodeTold : PeopleTexts.WallTold).With(where));
        Find();
    }

    private void Refuse(FieldProblem? problem = null)
    {
        if (problem is not null)
        {
            _problems.Add(problem);
        }

        Context.Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
    }
}
