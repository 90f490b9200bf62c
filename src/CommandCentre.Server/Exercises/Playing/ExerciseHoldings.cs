using System.Security.Cryptography;
using System.Text;
using CommandCentre.Desks.Access;
using CommandCentre.Desks.Blind;
using CommandCentre.Desks.CrossChecks;
using CommandCentre.Desks.Holdings;
using CommandCentre.Desks.Operations;
using CommandCentre.Domain.Codes;
using CommandCentre.Domain.CrossChecks;
using CommandCentre.Domain.Operations;
using CommandCentre.Domain.Sharing;
using CommandCentre.Matching.Blind;
using CommandCentre.Matching.Entities;
using CommandCentre.Server.Api;
using CommandCentre.Server.Identity;

namespace CommandCentre.Server.Exercises.Playing;

/// <summary>Brings in what the exercise's countries hold, the way their own liaison officers would: an import each, or a blind filter.</summary>
public sealed class ExerciseHoldings(HoldingsRoom holdings, BlindFilters blind, CrossCheckRoom checks, Accounting accounting, TimeProvider wall)
{
    private const string Label = "Exercise: earlier cases";

    /// <summary>Loads every country's file; one that was loaded before stays as it is.</summary>
    public async Task LoadAsync(ExerciseScript script, int seed, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(script);
        foreach (var file in script.Files.Where(file => !file.IsBlind))
        {
            if (holdings.For(Liaison(file.Country)) is { } own)
            {
                var wish = new ImportWish(RecordId.Derived($"exercise holdings 2 {seed} {file.Country}"), Label, ImportForm.FollowTheMoney, null, HoldingTerms.Usual);
                using var lines = new MemoryStream(Encoding.UTF8.GetBytes(string.Join('\n', file.Lines)));
                await own.ImportAsync(wish, lines, cancellationToken: cancellationToken).ConfigureAwait(false);
            }
        }
    }

    /// <summary>Publishes the filters of the countries that load nothing, where they have not; the operation is open by now.</summary>
    public async Task PublishAsync(ExerciseScript script, OperationDesk desk, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(script);
        ArgumentNullException.ThrowIfNull(desk);
        foreach (var file in script.Files.Where(file => file.IsBlind))
        {
            if (desk.View(Liaison(file.Country)) is { } view && blind.For(view) is { Published: null } own && await own.SecretAsync(cancellationToken).ConfigureAwait(false) is { } secret)
            {
                var officer = view.Viewer.Actor.Officer;
                await accounting.KeepAsync(officer, own.Country, AccessKind.BlindSecretTold, null, [desk.Key]).ConfigureAwait(false);
                var terms = new BlindTerms(desk.Key, file.Country, BlindTerms.UsualRate, wall.GetUtcNow());
                var filter = BlindFilter.Build(secret, terms, file.Lines.Select(FollowTheMoney.Read).Select(read => read.Entity).OfType<Entity>(), RandomNumberGenerator.GetBytes(SHA256.HashSizeInBytes));
                await own.PublishAsync(filter.Write(secret), made => accounting.KeepAsync(officer, own.Country, AccessKind.BlindFilterPublished, BlindEndpoints.Subject(made), [desk.Key]), cancellationToken).ConfigureAwait(false);
            }
        }
    }

    /// <summary>A step's command as it is to be given: a check is looked up before, as at the edge.</summary>
    public OperationCommand Prepared(OperationDesk desk, ScriptStep step)
    {
        ArgumentNullException.ThrowIfNull(step);
        return step.Command is MakeCrossCheck check ? checks.Prepare(desk, check, step.By, CheckPreparation.PersonBudget) : step.Command;
    }

    private static Viewer Liaison(CountryCode country) => new(new Actor($"{country}-EXERCISE", country, AgencyKind.Police, Role.LiaisonOfficer));
}
