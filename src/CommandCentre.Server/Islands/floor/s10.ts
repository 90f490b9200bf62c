const weights = [8, 6, 4, 2, 3, 5, 9, 7] as const;

/** What a device can say of a number by itself: right or wrong as S10, or another kind of number that only the centre can read. */
export type Reading = { readonly kind: "right" } | { readonly kind: "wrong"; readonly digit: number } | { readonly kind: "other" } | { readonly kind: "none" };

/** A number as it is sent: upper case, without spaces and what a scanner puts around it. */
export const compact = (text: string): string => text.toUpperCase().replace(/[^A-Z0-9-]/g, "");

/** The check digit of eight serial digits: UPU S10, weights 8 6 4 2 3 5 9 7, modulus 11. */
export const checkDigit = (serial: string): number => {
  const sum = weights.reduce((total, weight, at) => total + weight * Number(serial[at]), 0);
  const digit = 11 - (sum % 11);
  return digit === 10 ? 0 : digit === 11 ? 5 : digit;
};

/**
 * Islands hold no rule (design.md, 5), but for this one: where there is no connection the centre cannot say that a digit was
 * misread, and hours later the parcel is gone. The centre reads every number again when it is sent, and its word counts.
 */
export const read = (text: string): Reading => {
  const number = compact(text);
  if (!/^(?=(?:[^0-9]*[0-9]){4})[A-Z0-9-]{6,40}$/.test(number)) return { kind: "none" };
  const s10 = /^[A-Z]{2}([0-9]{8})([0-9])[A-Z]{2}$/.exec(number);
  if (!s10) return { kind: "other" };
  const digit = checkDigit(s10[1] ?? "");
  return digit === Number(s10[2]) ? { kind: "right" } : { kind: "wrong", digit };
};
