using CommandCentre.Desks.Operations;
using CommandCentre.Domain.Codes;
using CommandCentre.Domain.CrossChecks;
using CommandCentre.Domain.Fields;
using CommandCentre.Domain.Files;
using CommandCentre.Domain.Operations;
using CommandCentre.Domain.Tests.Fields;

namespace CommandCentre.Browser.Tests.Injection;

/// <content>What is said.</content>
public sealed partial class InjectionMatrix
{
    /// <summary>Commands of every kind with texts in all their text fields, straight to the desk.</summary>
    private sealed class Told(OperationDesk desk)
    {
        private static readonly string[] InRounds =
            ["push-hit", "correct-hit", "change-marks", "grant-use", "withdraw-grant", "ask-release", "withdraw-hit", "request-check", "chase-check", "answer-check", "make-cross-check", "state-indicator", "send-lead", "move-lead", "report-control", "decide-parcel", "give-feedback", "report-seizure", "seal-exhibit", "hand-over-exhibit", "receive-exhibit", "add-follow-up", "read-image", "read-image-again", "state-legality", "register-operator", "refer-parcel", "move-referral", "decide-match", "post-message", "report-tally", "join-duty"];

        private readonly Dictionary<string, Guid> _records = [];
        private readonly Dictionary<string, int> _next = [];
        private int _officers;
        private int _round;

        /// <summary>The texts that stood in each field.</summary>
        public Dictionary<string, HashSet<string>> Fields { get; } = new(StringComparer.Ordinal);

        public int Kinds => Fields.Keys.Select(name => name.Split('.')[0]).Distinct().Count();

        /// <summary>Forms that begin with what a record says.</summary>
        public List<(string Form, string Tie, Guid Record)> Forms { get; } = [];

        public List<Guid> Seizures { get; } = [];

        public List<Guid> Leads { get; } = [];

        /// <summary>Operators and what each was referred.</summary>
        public List<(Guid Operator, Guid Referral)> Referrals { get; } = [];

        public long Head { get; private set; }

        public async Task AllAsync(IReadOnlyList<string> corpus)
        {
            for (_round = 0; _round < corpus.Count; _round++)
            {
                foreach (var kind in InRounds)
                {
                    await (kind == "decide-match" ? LinkAsync() : kind == "read-image" ? FileAsync(corpus[_round]) : Task.CompletedTask);
                    await SayAsync(kind, corpus);
                }

                Seizures.Add(_records["report-seizure"]);
                Leads.Add(_records["send-lead"]);
                Referrals.Add((_records["register-operator"], _records["refer-parcel"]));
                Forms.AddRange([("correct-hit", "hit", _records["push-hit"]), ("post-message", "about", _records["post-message"]), ("answer-check", "check", _records["request-check"]), ("give-feedback", "lead", _records["send-lead"]), ("request-check", "hit", _records["push-hit"]), ("send-lead", "hit", _records["push-hit"]), ("register-operator", "operator", _records["register-operator"]), ("add-file", "record", _records["report-seizure"])]);
            }
        }

        /// <summary>The centre's own clock ties two records of the round together.</summary>
        private async Task LinkAsync()
        {
            var note = new NoteLink(Guid.CreateVersion7(), _records["send-lead"], _records["report-seizure"], LinkGround.Parcel, 9_500);
            _records["note-link"] = Assert.IsType<Answer.Recorded>(await desk.SubmitAsync(note, Actor.Clock)).Receipt.Record;
        }

        /// <summary>A picture with the text as its title, without its bytes.</summary>
        private async Task FileAsync(string text)
        {
            var title = WrittenText.IsClean(text, lines: false) && WrittenText.Normal(text) is { Length: >= 1 and <= 120 } fits ? fits : "an image";
            Note(FileTitle, title);
            var add = new AddFile(Guid.CreateVersion7(), _records["report-seizure"], FileSort.Xray, title, new Marks(new Handling(HandlingCodes.H0, null), null, [])) { Content = "c", Kept = new KeptFile(FileMedia.Png, 1, "d", 1, 1) };
            _records["file"] = Assert.IsType<Answer.Recorded>(await desk.SubmitAsync(add, Officer("report-seizure"))).Receipt.Record;
        }

        private async Task SayAsync(string kind, IReadOnlyList<string> corpus)
        {
            var sent = Shaped(kind, Samples.Of(kind)).With("id", Sent.Text(Guid.CreateVersion7().ToString("D")));
            foreach (var field in FieldCatalogue.Of(kind).Where(field => TextShapes.Contains(field.Shape) && (field.Path != "handlingText" || IsRestricted(kind))))
            {
                sent = Filled(kind, field, sent, corpus);
            }

            var read = CommandReading.Read(sent);
            Assert.True(read.Command is not null, $"{kind}: {string.Join("; ", read.Errors)}");
            var answer = await desk.SubmitAsync(read.Command, Officer(kind));
            var receipt = Assert.IsType<Answer.Recorded>(answer).Receipt;
            (_records[kind], Head) = (receipt.Record, receipt.Number);
        }

        /// <summary>The next text that a field may hold, by the reader's own word.</summary>
        private FieldTree.Group Filled(string kind, FieldSpec field, FieldTree.Group sent, IReadOnlyList<string> corpus)
        {
            var name = $"{kind}.{field.Path}";
            for (var tries = 0; tries < corpus.Count; tries++)
            {
                var at = _next.GetValueOrDefault(name, Math.Abs(name.Sum(letter => letter)) % corpus.Count);
                _next[name] = (at + 1) % corpus.Count;
                var text = field.Shape == "email" ? corpus[at].Replace(" ", string.Empty, StringComparison.Ordinal) + "@x.example" : corpus[at];
                var tried = sent.With(field.Path, Sent.Text(text));
                if (CommandReading.Read(tried).Errors.All(error => error.Field != field.Path))
                {
                    Note(name, text);
                    return tried;
                }
            }

            throw new InvalidOperationException($"no text of the corpus fits {name}");
        }

        public void Note(string field, string text) => (Fields.TryGetValue(field, out var held) ? held : Fields[field] = new(StringComparer.Ordinal)).Add(text);

        private FieldTree.Group Shaped(string kind, FieldTree.Group sample)
        {
            sample = sample.Fields.ContainsKey("to") ? Marked(kind, sample) : sample;
            return kind switch
            {
                "correct-hit" or "withdraw-hit" => sample.With("hit", Of("push-hit")),
                "change-marks" or "grant-use" => sample.With("record", Of("push-hit")),
                "withdraw-grant" => sample.With("record", Of("push-hit")).With("use", Sent.Text("passing-on")),
                "ask-release" => sample.With("line", Sent.Text($"{Head}")),
                "request-check" or "make-cross-check" => sample.With("asked", Sent.Text("FR")),
                "decide-match" => sample.With("link", Of("note-link")),
                "answer-check" or "chase-check" => sample.With("check", Of("request-check")),
                "send-lead" => sample.With("indicator", Of("state-indicator")),
                "give-feedback" or "move-lead" => sample.With("lead", Of("send-lead")),
                "report-control" => sample.With("lead", Of("send-lead")).With("indicator", null),
                "decide-parcel" => sample.With("control", Of("report-control")),
                "seal-exhibit" or "add-follow-up" => sample.With("seizure", Of("report-seizure")),
                "refer-parcel" => sample.With("about", null).With("operator", Of("register-operator")),
                "move-referral" => sample.With("referral", Of("refer-parcel")).With("move", Sent.Text("withdraw")).With("minutes", null),
                "hand-over-exhibit" => sample.With("exhibit", Of("seal-exhibit")).With("receiver", Sent.Text("FR/customs")),
                "read-image" => sample.With("file", Of("file")),
                "read-image-again" => sample.With("first", Of("read-image")),
                "receive-exhibit" => sample.With("exhibit", Of("seal-exhibit")),
                "report-seizure" => sample.With("lead", null).With("indicator", Of("state-indicator")).With("cause", Sent.Text("indicator")),
                "post-message" => sample.With("about", null),
                _ => sample,
            };
        }

        // H0 to all in one round, a text of H3 to the two countries in the next.
        private bool IsRestricted(string kind) => (_round + kind.Length) % 2 == 0;

        private FieldTree.Group Marked(string kind, FieldTree.Group sample) => IsRestricted(kind)
            ? sample.With("handling", Sent.Text("H3")).With("to", Sent.Text("DE FR"))
            : sample.With("handling", Sent.Text("H0")).With("handlingText", null).With("to", null);

        private FieldTree Of(string kind) => Sent.Text(_records[kind].ToString("D"));

        private Actor Officer(string kind)
        {
            Assert.True(Words.TryParse(kind, out CommandKind command));
            var role = Powers.RolesFor(command).Contains(Role.LiaisonOfficer) ? Role.LiaisonOfficer : Role.AgencyOfficer;
            var country = kind is "answer-check" or "give-feedback" or "ask-release" or "move-lead" or "report-control" or "decide-parcel" or "receive-exhibit" ? "FR" : "DE";
            return new Actor($"{country}-WICKED-{Interlocked.Increment(ref _officers)}", CountryCode.Parse(country), role is Role.AgencyOfficer ? AgencyKind.Customs : AgencyKind.Police, role);
        }
    }
}
