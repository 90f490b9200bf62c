// The floor's worker: keeps the shell of that one page with its script and style, and nothing else: no data, no other page. It is put in
// place by the page while somebody is signed in, and taken away when they sign out.
interface Waiting extends Event { waitUntil(done: Promise<unknown>): void }
interface Fetching extends Waiting { readonly request: Request; respondWith(answer: Promise<Response>): void }
interface Scope {
  readonly registration: ServiceWorkerRegistration;
  readonly clients: { claim(): Promise<void> };
  skipWaiting(): Promise<void>;
  addEventListener(kind: "install" | "activate", act: (event: Waiting) => void): void;
  addEventListener(kind: "fetch", act: (event: Fetching) => void): void;
}

const scope = self as unknown as Scope;
// What is kept stands in the worker's own address, so that a new build is a new worker.
const wishes = new URL(location.href).searchParams;
const shell = wishes.get("shell") ?? "";
const parts = wishes.getAll("part");
const name = `floor ${location.search}`;
// A network that does not answer within this time counts as none: an officer with a parcel in hand does not wait for it.
const patience = 4_000;

const keep = async (address: string): Promise<void> => {
  const answer = await fetch(address, { cache: "reload", credentials: "same-origin" });
  // Signed out meanwhile, it would be the page to sign in.
  if (!answer.ok || answer.redirected) throw new Error(`${address} answered ${answer.status}`);
  await (await caches.open(name)).put(address, answer);
};

const kept = async (address: string): Promise<Response> => await caches.match(address) ?? Response.error();

const page = async (request: Request): Promise<Response> => {
  const late = new Promise<null>(resolve => { setTimeout(() => resolve(null), patience); });
  const answer = await Promise.race([fetch(request).catch(() => null), late]);
  return answer ?? kept(shell);
};

scope.addEventListener("install", event => event.waitUntil(Promise.all([shell, ...parts].map(keep)).then(() => scope.skipWaiting())));

scope.addEventListener("activate", event => event.waitUntil(caches.keys()
  .then(names => Promise.all(names.filter(other => other !== name).map(other => caches.delete(other))))
  .then(() => scope.clients.claim())));

scope.addEventListener("fetch", event => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== "GET" || origin !== location.origin) return;
  if (request.mode === "navigate" && pathname === new URL(scope.registration.scope).pathname) event.respondWith(page(request));
  else if (parts.includes(pathname)) event.respondWith(caches.match(pathname).then(answer => answer ?? fetch(request)));
});

export {};
