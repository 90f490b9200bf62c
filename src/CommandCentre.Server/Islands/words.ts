// Words come from the page, in the reader's language; this only fills their gaps and writes numbers and spans.
const language = document.documentElement.lang || "en";
const whole = new Intl.NumberFormat(language);

export const grouped = (value: number): string => whole.format(value);

export const fill = (pattern: string | undefined, ...values: (string | number)[]): string =>
  (pattern ?? "").replace(/\{(\d)\}/g, (_, index: string) => String(values[Number(index)] ?? ""));

// The same form as the server writes (Wording.Short): 42 s, 12 min, 2 h 5 min, 3 d 4 h.
export const span = (milliseconds: number): string => {
  const seconds = Math.floor(Math.abs(milliseconds) / 1000);
  const [minutes, hours, days] = [Math.floor(seconds / 60), Math.floor(seconds / 3600), Math.floor(seconds / 86400)];
  if (minutes < 1) return `${seconds} s`;
  if (hours < 1) return `${minutes} min`;
  if (days < 1) return minutes % 60 === 0 ? `${hours} h` : `${hours} h ${minutes % 60} min`;
  return hours % 24 === 0 ? `${days} d` : `${days} d ${hours % 24} h`;
};

// The same form as Wording.Rough: the largest unit only.
export const rough = (milliseconds: number): string => span(milliseconds).split(" ", 2).join(" ");

export const hourMinute = (time: number): string => new Date(time).toISOString().slice(11, 16);

const dayOf = new Intl.DateTimeFormat(language, { weekday: "short", day: "numeric", month: "short", timeZone: "UTC" });
export const day = (time: number): string => dayOf.format(time);

/** Writes text only where it changed, so that nothing is announced or laid out twice. */
export const write = (element: Element | null | undefined, text: string): void => {
  if (element && element.textContent !== text) element.textContent = text;
};
