/** What became of an entry that was sent. `now` is operation time, by which the page's clock goes on. */
export type Outcome =
  | { readonly kind: "delivered"; readonly text: string; readonly door: string; readonly now: string }
  | { readonly kind: "refused"; readonly text: string; readonly now: string }
  /** The page's clock ran ahead of the operation's, as in an exercise that pauses: the same entry, made at this moment, can be sent. */
  | { readonly kind: "ahead"; readonly now: string }
  /** Not now: no connection, or the centre is busy. The same entry can be sent again. */
  | { readonly kind: "later" }
  | { readonly kind: "signed-out" }
  /** The page's guard is of another sign-in. */
  | { readonly kind: "stale" };

/** What the centre answered, read to its end: one that breaks off is none. */
export interface Said { readonly status: number; readonly ok: boolean; readonly text: string }

interface Answer { readonly text: string; readonly now: string; readonly door?: string; readonly ahead: boolean }

/** The field that carries a page's guard. */
export const guard = "__RequestVerificationToken";

/** Fields as a form sends them, to an address of the centre; null where nothing answers, or the answer breaks off. */
export const post = async (address: string, fields: Iterable<readonly [string, string]>, token: string, accept: string, signal?: AbortSignal): Promise<Said | null> => {
  const body = new URLSearchParams([[guard, token], ...fields].map(([name, value]) => [name ?? "", value ?? ""]));
  try {
    const answer = await fetch(address, { method: "POST", body, headers: { Accept: accept }, redirect: "error", ...(signal ? { signal } : {}) });
    return { status: answer.status, ok: answer.ok, text: await answer.text() };
  } catch {
    return null;
  }
};

/** Sends one entry. An answer that makes no sense, as of a centre that failed over it, is told as refused with `failed`: it must not hold up the others. */
export const send = async (address: string, fields: Iterable<readonly [string, string]>, token: string, failed: string): Promise<Outcome> => {
  const answer = await post(address, fields, token, "application/json");
  switch (answer?.status) {
    case 200: {
      const { text, door, now } = JSON.parse(answer.text) as Answer;
      return { kind: "delivered", text, door: door ?? "", now };
    }
    case 422: {
      const { text, ahead, now } = JSON.parse(answer.text) as Answer;
      return ahead ? { kind: "ahead", now } : { kind: "refused", text, now };
    }
    case 400: return { kind: "stale" };
    case 401: return { kind: "signed-out" };
    case undefined: case 429: case 502: case 503: case 504: return { kind: "later" };
    default: return { kind: "refused", text: failed, now: "" };
  }
};
