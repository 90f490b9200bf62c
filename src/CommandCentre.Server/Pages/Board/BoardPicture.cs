using System.Text.Json;
using CommandCentre.Desks.Operations;
using CommandCentre.Domain.Operations;
using CommandCentre.Server.Resources;

namespace CommandCentre.Server.Pages.Board;

/// <summary>A board's figures in the words of its page: what the page draws first, and what live pictures bring after.</summary>
public static class BoardPicture
{
    /// <summary>A country that has said nothing for longer than this is silent.</summary>
    public static readonly TimeSpan Silence = TimeSpan.FromHours(3);

    /// <summary>The six published figures: name in live pictures, label, value, and the lines behind it.</summary>
    public static IReadOnlyList<BoardFigure> Figures(OperationView view)
    {
        ArgumentNullException.ThrowIfNull(view);
        var (total, hours) = (view.Figures.Total, view.Hours);
        BoardFigure Figure(string name, string label, long value, string lines, Func<Counts, long>? count) =>
            new(name, label, value, $"/operations/{view.Summary.Key}/lines?{lines}", count is null ? PageTexts.OnDutyNow.With(view.OnDuty) : Added(view, hours, count), count is null ? null : [.. hours.Select(hour => count(hour.Counts))]);
        return
        [
            Figure("parcels", PageTexts.FigureParcels, total.Parcels, "kind=tally-reported", counts => counts.Parcels),
            Figure("officers", PageTexts.FigureOfficers, view.Figures.Officers, "kind=duty-joined", null),
            Figure("firearms", PageTexts.FigureFirearms, total.Firearms, "kind=seizure-reported&item=firearm", counts => counts.Firearms),
            Figure("parts", PageTexts.FigureParts, total.Parts, "kind=seizure-reported&item=part", counts => counts.Parts),
            Figure("ammunition", PageTexts.FigureAmmunition, total.Ammunition, "kind=seizure-reported&item=ammunition", counts => counts.Ammunition),
            Figure("weapons", PageTexts.FigureWeapons, total.OtherWeapons, "kind=seizure-reported&item=other-weapon", counts => counts.OtherWeapons),
        ];
    }

    /// <summary>The scale of activity that fits the countries now.</summary>
    public static ActivityScale Scale(IEnumerable<CountryRow> countries) => ActivityScale.For(countries.Select(country => country.Counts.Parcels));

    /// <summary>Whether a country has been silent for too long.</summary>
    public static bool IsSilent(CountryRow country, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(country);
        return country.LastHeard is not { } heard || now - heard > Silence;
    }

    /// <summary>How many things wait for the viewer's country: requests to answer, questions for release and leads to close.</summary>
    public static int Queue(OperationView view)
    {
        ArgumentNullException.ThrowIfNull(view);
        return view.Queue.Count
            + view.OpenQuestions.Count(row => row.Question.Owner == view.Viewer.Country)
            + view.LeadsToFinish;
    }

    /// <summary>The action day, from 1, and how many there are; absent outside the action week's days.</summary>
    public static (int Day, int Of)? Day(OperationSummary operation)
    {
        ArgumentNullException.ThrowIfNull(operation);
        var day = DateOnly.FromDateTime(operation.Now.UtcDateTime);
        return operation.Phase is OperationPhase.Action && day >= operation.FirstDay && day <= operation.LastDay
            ? (day.DayNumber - operation.FirstDay.DayNumber + 1, operation.LastDay.DayNumber - operation.FirstDay.DayNumber + 1)
            : null;
    }

    /// <summary>Hours with the labels that an axis has room for: the day's name only where a day begins.</summary>
    public static IReadOnlyList<(HourRow Hour, string Label)> Labelled(IReadOnlyList<HourRow> hours) =>
        [.. hours.Select((hour, index) => (hour, index == 0 || hours[index - 1].Hour.Date != hour.Hour.Date
            ? hour.Hour.ToString("ddd HH:mm", Wording.Culture)
            : hour.Hour.HourMinute()))];

    /// <summary>The picture as JSON for the islands (<c>Islands/picture.ts</c>).</summary>
    public static ReadOnlyMemory<byte> Write(OperationView view)
    {
        ArgumentNullException.ThrowIfNull(view);
        var (summary, figures, countries) = (view.Summary, Figures(view), view.Countries);
        var scale = Scale(countries);
        return JsonSerializer.SerializeToUtf8Bytes(new
        {
            head = summary.Head,
            at = summary.Now.Machine(),
            figures = figures.ToDictionary(figure => figure.Name, figure => figure.Value),
            notes = figures.ToDictionary(figure => figure.Name, figure => figure.Note ?? string.Empty),
            queue = Queue(view),
            phase = summary.Phase.Label(),
            day = Day(summary) is var (day, of) ? Texts.DayOf.With(day, of) : string.Empty,
            countries = countries.Select(country => new
            {
                code = country.Country.Value,
                @checked = country.Counts.Parcels,
                hits = country.Hits,
                seizures = country.Counts.Seizures,
                open = country.OpenRequests,
                duty = country.OnDuty,
                heard = country.LastHeard?.Machine(),
                silent = IsSilent(country, summary.Now),
                step = scale.Step(country.Counts.Parcels),
            }),
            legend = scale.Legend,
            hours = Labelled(view.Hours).Select(hour => new { hour = hour.Hour.Hour.Machine(), label = hour.Label, @checked = hour.Hour.Counts.Parcels, finds = hour.Hour.Counts.Finds }),
        });
    }

    private static string? Added(OperationView view, IReadOnlyList<HourRow> hours, Func<Counts, long> count) =>
        hours is [.., var last] && last.Hour == Tallies.HourOf(view.Now) && count(last.Counts) is > 0 and var added ? PageTexts.AddedInHour.With(added.Grouped()) : null;
}

/// <summary>One of the six figures as a tile.</summary>
/// <param name="Name">Its name in live pictures.</param>
/// <param name="Label">Its label.</param>
/// <param name="Value">Its value.</param>
/// <param name="Href">The lines behind it.</param>
/// <param name="Note">A short second line.</param>
/// <param name="Hours">The figure hour by hour, oldest first.</param>
public sealed record BoardFigure(string Name, string Label, long Value, string Href, string? Note, IReadOnlyList<long>? Hours);
