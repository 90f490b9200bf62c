// A national system at the command centre, in Node 20 or later:
//   CENTRE_KEY=... node client.mjs http://localhost:5080 ARMSTRONG-VII [UNTIL]
// Pushes one hit and prints every line of the operation once and in order, whatever happens to the connection.
// Ends when it has printed line UNTIL; without UNTIL it goes on for ever.
import { randomUUID } from "node:crypto";
import { setTimeout as wait } from "node:timers/promises";
import { HttpTransportType, HubConnectionBuilder, LogLevel } from "@microsoft/signalr";

const [address, operation, until] = process.argv.slice(2);
const headers = { Authorization: `Bearer ${process.env.CENTRE_KEY}` };

// All that must outlive a connection. A real system keeps it on disk and so outlives its own restarts, too.
let last = 0; // number of the last line it has
const unanswered = [
  {
    operation,
    kind: "push-hit",
    id: randomUUID(), // made once and kept: however often it is sent, it is recorded once
    report: { subject: "parcel", summary: "Pistol slide in a coffee machine", parcel: "RR473124829GB" },
    handling: ["H0"],
    evaluation: "B2",
  },
];

const isDone = () => until !== undefined && last >= Number(until) && unanswered.length === 0;

// Takes a page or a message: drops what it has, says false at a gap.
function take({ lines, redrawn }) {
  if (lines.length > 0 && lines.at(-1).number <= last) return true; // an old message: its redrawn lines are old, too
  for (const line of lines) {
    if (line.number <= last) continue;
    if (line.number > last + 1) return false;
    last = line.number;
    show("line", line);
  }
  for (const line of redrawn) show("redrawn", line);
  return true;
}

function show(what, { number, kind = "-", owner = "-", sight }) {
  console.log(`${what} ${number} ${kind} ${owner} ${sight.level}`);
}

// Is the key good and the operation there? Asked over HTTP, where the answer says what is wrong.
async function look() {
  const answer = await fetch(`${address}/api/operations/${operation}`, { headers });
  if (answer.ok) return;
  const problem = await answer.json();
  console.log(`problem ${problem.status} ${problem.reason}: ${problem.detail}`);
  if ([400, 401, 403, 404].includes(problem.status)) process.exit(1); // asking again would not help
  throw new Error(problem.reason);
}

// One connection, from its beginning to its end.
async function follow() {
  const hub = new HubConnectionBuilder()
    .withUrl(`${address}/hub/live`, { headers, transport: HttpTransportType.WebSockets, skipNegotiation: true })
    .configureLogging(LogLevel.None)
    .build();
  const closed = new Promise((resolve) => hub.onclose(resolve));

  // Asks for pages after its last line until the centre says that the rest comes by itself; one asking after the other.
  let asking = Promise.resolve();
  const catchUp = () => (asking = asking.then(ask));
  async function ask() {
    for (let live = false; !live; ) {
      const page = await hub.invoke("Join", operation, last);
      take(page);
      live = page.live;
    }
    console.log(`live after ${last}`);
  }

  const again = () => catchUp().catch(() => hub.stop());
  hub.on("Lines", (message) => {
    if (!take(message)) again();
    if (isDone()) hub.stop();
  });
  hub.on("Resync", again);
  hub.on("Pulse", () => {}); // every 5 s: {head, at, recorded}, for showing how old the picture is

  try {
    await hub.start();
    await catchUp();
    await submit(hub);
    if (!isDone()) await closed;
  } finally {
    await hub.stop();
  }
}

async function submit(hub) {
  while (unanswered.length > 0) {
    const answer = await hub.invoke("Submit", unanswered[0]);
    console.log(`answer ${answer.ruling} ${answer.number ?? `${answer.reason}: ${answer.message}`}`);
    if (answer.ruling === "not-recorded") await wait(1000); // the same again, with the same id
    else unanswered.shift();
  }
}

// For ever: connect, follow, and after a cut wait a little longer each time, never all systems at the same moment.
let pause = 500;
while (!isDone()) {
  const before = last;
  try {
    await look();
    await follow();
  } catch (error) {
    console.error(error.message);
  }
  if (isDone()) break;
  pause = last > before ? 500 : Math.min(2 * pause, 30_000);
  console.log(`cut after ${last}`);
  await wait(pause * (0.5 + Math.random() / 2));
}
