import { write } from "../words";
import { Camera } from "./scan";

/** The button that opens the camera, where there is one. */
export const aim = (form: HTMLFormElement, signal: AbortSignal, scanned: (text: string) => void, say: (text: string | undefined) => void): void => {
  const [button, box] = [form.querySelector<HTMLButtonElement>("[data-scan]"), form.querySelector<HTMLElement>("[data-camera]")];
  const video = box?.querySelector("video");
  if (!button || !box || !video || !Camera.isThere) return;
  button.hidden = false;
  const camera = new Camera(video, form.dataset.reader ?? "", seen => {
    box.hidden = !seen;
    write(button.querySelector("span"), (seen ? button.dataset.textOn : button.dataset.textOff) ?? "");
  });
  button.addEventListener("click", () => void camera.toggle().then(end => {
    if (end?.kind === "read") scanned(end.text);
    if (end?.kind === "shut") say(form.dataset.textCameraShut);
    if (end?.kind === "none") say(form.dataset.textCameraNone);
  }), { signal });
  document.addEventListener("visibilitychange", () => { if (document.hidden) camera.stop(); }, { signal });
  signal.addEventListener("abort", () => camera.stop());
};
