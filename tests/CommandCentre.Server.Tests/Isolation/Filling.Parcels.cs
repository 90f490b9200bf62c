
namespace CommandCentre.Server.Tests.Isolation;

/// <content>The life of parcels, and what posts and carriers are asked.</content>
internal sealed partial class Filling
{
    /// <summary>The life of a parcel: steps of leads, controls and decisions; exhibits that go from hand to hand; what came of it.</summary>
    private async Task LiveAsync()
    {
        foreach (var (index, lead) in Ledger.Records.Values.Where(record => record.Kind == "lead-sent").ToList().Index())
        {
            var country = lead.Bound.Single();
            await CustomsAsync(country, "move-lead", $$""" "lead":"{{lead.Id:D}}","stage":"located","site":"§N:site§","text":"§N:text§" """, Reply(index + 5, lead.Owner), lead);
            var control = await CustomsAsync(country, "report-control", $$""" "parcel":"§K:parcel§","lead":"{{lead.Id:D}}","site":"§O:site§","level":"opened","method":"hand-search","result":"found","controlled":"2020-11-16T09:30:00Z","text":"§N:text§" """, Reply(index + 1, lead.Owner), lead);
            await CustomsAsync(country, "decide-parcel", $$""" "control":"{{control.Record.Id:D}}","measure":"seize","approval":"§P:approval§","text":"§N:text§" """, Other(country, index), control.Record);
        }

        foreach (var (index, seizure) in Ledger.Records.Values.Where(record => record.Kind == "seizure-reported").ToList().Index())
        {
            var exhibit = await CustomsAsync(seizure.Owner, "seal-exhibit", $$""" "seizure":"{{seizure.Id:D}}","parts":[{"item":0,"pieces":1}],"seal":"§N:seal§","site":"§N:site§" """, Other(seizure.Owner, index), seizure);
            if (index % 2 == 0)
            {
                var receiver = Another(seizure.Owner, index + 4);
                await CustomsAsync(seizure.Owner, "hand-over-exhibit", $$""" "exhibit":"{{exhibit.Record.Id:D}}","receiver":"{{receiver}}/customs","seal":"§N:seal§","text":"§N:text§" """, null, exhibit.Record);
                await CustomsAsync(receiver, "receive-exhibit", $$""" "exhibit":"{{exhibit.Record.Id:D}}","seal":"§N:seal§","intact":true,"site":"§N:site§","text":"§N:text§" """, null, exhibit.Record);
            }

            await CustomsAsync(seizure.Owner, "add-follow-up", $$""" "seizure":"{{seizure.Id:D}}","outcome":"arrest","happened":"2020-11-16T09:30:00Z","text":"§N:text§" """, Other(seizure.Owner, index + 2), seizure);
        }

        foreach (var (index, record) in Ledger.Records.Values.Where(record => record.Kind is "seizure-reported" or "exhibit-sealed" or "control-reported").ToList().Index())
        {
            var file = await telling.AttachAsync(record.Owner, record, index % 2 == 0, Other(record.Owner, index + 1));
            if (index % 2 == 0)
            {
                await ReadAsync(file.Record, index);
            }
        }

        await ReferAsync();
        await PoliceAsync("DE", "set-legal-clock", """ "measure":"detain","hours":48 """);
        await PoliceAsync("DE", "state-legality", """ "what":"pistol","standing":"authorisation","from":"2020-01-01","source":"the law of DE" """);
    }

    /// <summary>Countries refer parcels to their operators, under marks of every kind; some are answered, asked again, accepted.</summary>
    private async Task ReferAsync()
    {
        foreach (var (turn, country) in new[] { "DE", "FR", "SE" }.Index())
        {
            var asked = (await PoliceAsync(country, "register-operator", """ "trade":"carrier","name":"Nordpost","contact":"§P:contact§" """)).Record;
            for (var index = 0; index < 6; index++)
            {
                var referral = await CustomsAsync(country, "refer-parcel", $$""" "operator":"{{asked.Id:D}}","ask":"request-for-information","parcel":"§K:parcel§","question":"§N:question§","fields":["consignor","number"],"minutes":2880,"desk":"§P:desk§","reason":"§N:reason§" """, Other(country, turn + index));
                if (index % 2 == 0)
                {
                    await telling.AnsweredAsync(referral.Record, asked.Id);
                    await PoliceAsync(country, "move-referral", $$""" "referral":"{{referral.Record.Id:D}}","move":"ask-again","text":"§N:text§","minutes":2880 """);
                    await telling.AnsweredAsync(referral.Record, asked.Id);
                    await CustomsAsync(country, "move-referral", $$""" "referral":"{{referral.Record.Id:D}}","move":"accept","text":"§N:text§" """);
                }
            }
        }
    }

    /// <summary>An image is read: by one, by two, blind; some of the blind ones wait for their counterpart to the end.</summary>
    private async Task ReadAsync(SaidRecord file, int index)
    {
        var second = (index / 2 % 4) switch { 0 => "none", 1 => "asked", _ => "blind" };
        var first = await CustomsAsync(file.Owner, "read-image", $$""" "file":"{{file.Id:D}}","verdict":"suspicious","regions":[{"left":10,"top":20,"width":300,"height":40,"word":"§P:word§"}],"text":"§P:text§","second":"{{second}}" """, Other(file.Owner, index + 3), file);
        if (index / 2 % 4 is 1 or 2)
        {
            await PoliceAsync(file.Owner, "read-image-again", $$""" "first":"{{first.Record.Id:D}}","verdict":"cannot-tell","regions":[{"left":15,"top":20,"width":300,"height":40,"word":"§P:word§"}],"text":"§P:text§" """);
        }
    }
}
