namespace CommandCentre.Server.Pages.Board;

/// <summary>How one asked country stands.</summary>
public enum AnswerState
{
    /// <summary>It has answered.</summary>
    Given,

    /// <summary>It has not answered, and still has time.</summary>
    Waiting,

    /// <summary>It has not answered in time.</summary>
    Late,
}

/// <summary>One asked country.</summary>
/// <param name="Country">Its code.</param>
/// <param name="State">How it stands.</param>
public sealed record AskedCountry(string Country, AnswerState State);

/// <summary>A cross-check request that waits for answers, as one viewer sees it.</summary>
/// <param name="Asker">The asking country's code.</param>
/// <param name="AskerName">Its name in the reader's language.</param>
/// <param name="Title">What is asked about, as far as this viewer may read.</param>
/// <param name="Href">The request's own page.</param>
/// <param name="Due">Operation time of the deadline.</param>
/// <param name="Asked">Who was asked, and how each stands.</param>
/// <param name="Mine">Whether it waits for this reader's country.</param>
public sealed record OpenCheck(string Asker, string AskerName, string Title, string Href, DateTimeOffset Due, IReadOnlyList<AskedCountry> Asked, bool Mine)
{
    /// <summary>How many have answered.</summary>
    public int Answered => Asked.Count(asked => asked.State is AnswerState.Given);

    /// <summary>Who has not.</summary>
    public IEnumerable<string> Open => Asked.Where(asked => asked.State is not AnswerState.Given).Select(asked => asked.Country);
}
