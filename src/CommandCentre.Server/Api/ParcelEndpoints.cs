using System.Globalization;
using CommandCentre.Desks;
using CommandCentre.Desks.Operations;
using CommandCentre.Domain.Codes;
using CommandCentre.Domain.Fields;
using CommandCentre.Domain.Leads;
using CommandCentre.Domain.Parcels;

namespace CommandCentre.Server.Api;

/// <summary>Leads and parcels as national systems read them: what the pages show, by the same views.</summary>
internal static class ParcelEndpoints
{
    private const string Json = "application/json";

    internal static void MapParcels(this RouteGroupBuilder api)
    {
        api.MapGet("operations/{key}/leads", ListAsync)
            .Described("listLeads", "LeadPage", "Leads you may read: open ones by arrival, the next first; closed ones the last closed first.")
            .WithMetadata(
                new QueryPart("side", "To or from your country; all when left out.") { Words = Words.All<LeadSide>() },
                new QueryPart("show", "Open ones when left out; of them those that were missed; or closed ones.") { Words = LeadQuery.Shown },
                new QueryPart("stage", "Only of this stage.") { Words = Words.All<LeadStage>() },
                new QueryPart("skip", "How many to pass over; 0 when left out."),
                new QueryPart("limit", $"1 to {OperationView.PageLimit}; {LeadQuery.LimitWhenLeftOut} when left out."));
        api.MapGet("operations/{key}/leads/{record:guid}", (string key, Guid record, HttpContext context, DeskRoom room) => Operations.SeenAsync(key, context, room, view => view.Lead(record) is { } lead
                ? Results.Bytes(ParcelJson.Of(view, lead, Operations.Log(context)), Json)
                : Problems.Absent()))
            .Described("getLead", "LeadStory", "One lead, and everything said on it as far as you may read it, rising.");
        api.MapGet("operations/{key}/parcels/{number}", ParcelAsync)
            .Described("getParcel", "Parcel", "Everything you may read that names a parcel: its number within one window of 12 months, for numbers are issued again.")
            .WithMetadata(new QueryPart("since", "A moment of the window; the last window when left out.") { Format = "date-time" });
    }

    private static Task<IResult> ListAsync(string key, HttpContext context, DeskRoom room)
    {
        var errors = new List<FieldError>();
        var asked = LeadQuery.Read(context.Request.Query, errors);
        return errors.Count > 0
            ? Task.FromResult(Operations.Wrong(errors))
            : Operations.SeenAsync(key, context, room, view => Results.Bytes(ParcelJson.Of(view, view.LeadPage(asked.Filter, asked.Skip, asked.Limit), asked.Skip, Operations.Log(context)), Json));
    }

    private static Task<IResult> ParcelAsync(string key, string number, HttpContext context, DeskRoom room)
    {
        var sent = context.Request.Query["since"];
        DateTimeOffset? since = DateTimeOffset.TryParse(sent.ToString(), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var within) ? within : null;
        return sent.Count > 0 && since is null
            ? Task.FromResult(Operations.Wrong([new FieldError("since", Operations.Cut(sent.ToString()), FieldRule.Moment, "2020-11-16T09:00:00Z")]))
            : Operations.SeenAsync(key, context, room, view => ParcelNumber.TryParse(number, out var wanted) && view.Parcel(wanted, since) is { } parcel
                ? Results.Bytes(ParcelJson.Of(view, parcel, Operations.Log(context)), Json)
                : Problems.Absent());
    }
}
