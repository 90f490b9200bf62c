using CommandCentre.Desks.Journals;
using CommandCentre.Domain.Codes;
using CommandCentre.Domain.Operations;
using CommandCentre.Matching.Blind;

namespace CommandCentre.Desks.Blind;

/// <summary>A country's own place among the blind filters of an operation, for who speaks for it.</summary>
public sealed class OwnBlind
{
    private readonly BlindFilters _filters;
    private readonly OperationKey _operation;

    internal OwnBlind(BlindFilters filters, OperationKey operation, CountryCode country) => (_filters, _operation, Country) = (filters, operation, country);

    /// <summary>The country.</summary>
    public CountryCode Country { get; }

    /// <summary>The filter it publishes now; absent for none, and for one that cannot be read.</summary>
    public BlindFilter? Published => _filters.Published(_operation, Country);

    /// <summary>The countries that publish a filter here, each with the rate it states: whoever hears "possible" has to know what that is worth.</summary>
    public IReadOnlyList<BlindPublisher> Publishers =>
        [.. _filters.CountriesOf(_operation).Order().Select(country => BlindPublisher.Of(country, _filters.Published(_operation, country)))];

    /// <summary>The operation's secret, made when it is first asked for. Account for it before it leaves.</summary>
    /// <returns>The secret; absent when the operation is over meanwhile.</returns>
    /// <exception cref="JournalUnavailable">The keys cannot be written.</exception>
    /// <exception cref="RecordNotRestored">The key it is sealed under was not restored.</exception>
    /// <exception cref="IOException">It cannot be kept.</exception>
    public Task<BlindSecret?> SecretAsync(CancellationToken cancellationToken = default) => _filters.SecretAsync(_operation, cancellationToken);

    /// <summary>Publishes a filter in place of the one before.</summary>
    /// <param name="filter">Its bytes.</param>
    /// <param name="accounted">Accounts for a filter that can be taken, before it is kept; what it throws leaves the one before.</param>
    /// <param name="cancellationToken">Looked at until the writing begins.</param>
    /// <returns>The filter as it was read, or why it was refused; absent when the operation is over meanwhile.</returns>
    /// <exception cref="JournalUnavailable">The keys cannot be written.</exception>
    /// <exception cref="RecordNotRestored">The key it is sealed under was not restored.</exception>
    /// <exception cref="IOException">It cannot be kept; the one before stays.</exception>
    public Task<BlindReading?> PublishAsync(ReadOnlyMemory<byte> filter, Func<BlindFilter, Task> accounted, CancellationToken cancellationToken = default) =>
        _filters.PublishAsync(_operation, Country, filter, accounted, cancellationToken);

    /// <summary>Takes the filter away: it is not asked any more when the call returns.</summary>
    /// <returns>Whether there was one.</returns>
    /// <exception cref="IOException">Its file cannot be deleted; it is not asked any more all the same.</exception>
    public Task<bool> WithdrawAsync(CancellationToken cancellationToken = default) => _filters.WithdrawAsync(_operation, Country, cancellationToken);
}
