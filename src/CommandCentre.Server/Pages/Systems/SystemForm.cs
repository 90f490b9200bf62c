using System.Globalization;
using CommandCentre.Domain.Codes;
using CommandCentre.Domain.Operations;
using CommandCentre.Server.Identity;
using CommandCentre.Server.Identity.Systems;
using CommandCentre.Server.Pages.People;
using CommandCentre.Server.Resources;

namespace CommandCentre.Server.Pages.Systems;

/// <summary>What the form of a new system says, as typed.</summary>
/// <param name="Number">Service number.</param>
/// <param name="Appointment">Operation, country, agency and role.</param>
/// <param name="Commands">Words of its scope.</param>
/// <param name="Rate">Commands a second.</param>
public sealed record SystemForm(string? Number, RoleForm Appointment, IReadOnlyList<string> Commands, string? Rate)
{
    /// <summary>Reads it: a system that has nothing to come in by yet; null when something is wrong.</summary>
    /// <param name="by">Who makes it.</param>
    /// <param name="countries">Those whose system it may be.</param>
    /// <param name="now">Wall time.</param>
    /// <param name="problems">Takes what is wrong.</param>
    public NationalSystem? Read(SignedIn by, IReadOnlyList<CountryCode> countries, DateTimeOffset now, ICollection<FieldProblem> problems)
    {
        ArgumentNullException.ThrowIfNull(countries);
        ArgumentNullException.ThrowIfNull(problems);
        var before = problems.Count;
        var (wanted, wrong) = Appointment.Read();
        foreach (var problem in wrong)
        {
            problems.Add(problem);
        }

        Judge(by, wanted, countries, now, problems);
        var number = ReadNumber(wanted?.Country, problems);
        var rate = ReadRate(problems);
        var unknown = Commands.FirstOrDefault(word => !CommandScope.Allowed.Contains(word));
        if (unknown is not null)
        {
            problems.Add(CredentialForm.Wrong(nameof(Commands), SystemTexts.Commands, unknown, string.Join(", ", CommandScope.Allowed)));
        }

        return problems.Count > before || wanted is null
            ? null
            : new NationalSystem(number, Rights.Of(wanted.Country, wanted.Agency, wanted.Assignment.Role), wanted.Assignment.Operation!.Value, [.. CommandScope.Allowed.Where(Commands.Contains)], rate, []);
    }

    private static void Judge(SignedIn by, Appointment? wanted, IReadOnlyList<CountryCode> countries, DateTimeOffset now, ICollection<FieldProblem> problems)
    {
        if (wanted is null)
        {
            return;
        }

        if (!countries.Contains(wanted.Country))
        {
            problems.Add(CredentialForm.Wrong(nameof(RoleForm.Country), EdgeTexts.Country, wanted.Country.Value, string.Join(", ", countries)));
        }
        else if (Appointments.Against(by, wanted, now) is { } objection)
        {
            problems.Add(objection.Problem());
        }
    }

    private string ReadNumber(CountryCode? country, ICollection<FieldProblem> problems)
    {
        if (country is not null && !ServiceNumbers.TryRead(Number, country.Value, out var number))
        {
            problems.Add(new FieldProblem(nameof(Number), EdgeTexts.ServiceNumberWrong.With(Number, ServiceNumbers.Allowed(country.Value))));
            return number;
        }

        return (Number ?? string.Empty).Trim().ToUpperInvariant();
    }

    private int ReadRate(ICollection<FieldProblem> problems)
    {
        if (string.IsNullOrWhiteSpace(Rate))
        {
            return SystemKey.DefaultCommandsPerSecond;
        }

        if (int.TryParse(Rate.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var rate) && rate is >= 1 and <= NationalSystem.Fastest)
        {
            return rate;
        }

        problems.Add(CredentialForm.Wrong(nameof(Rate), SystemTexts.Rate, Rate, SystemTexts.RateAllowed.With(NationalSystem.Fastest)));
        return 0;
    }
}
