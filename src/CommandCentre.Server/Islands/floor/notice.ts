/** A word of the page's own, in the shape of the others. */
export const notice = (tone: string, text: string | undefined, door?: { readonly to: string; readonly text: string | undefined }): HTMLElement => {
  const word = Object.assign(document.createElement("div"), { className: `notice notice-${tone}` });
  const inner = Object.assign(document.createElement("div"), { className: "notice-text" });
  inner.append(Object.assign(document.createElement("p"), { className: "notice-title", textContent: text ?? "" }));
  if (door) inner.append(Object.assign(document.createElement("a"), { href: door.to, textContent: door.text ?? "" }));
  word.append(document.createElement("span"), inner);
  return word;
};
