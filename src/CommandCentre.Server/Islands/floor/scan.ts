import { Sure } from "./sure";

interface Found { readonly rawValue: string }
interface Detector { detect(source: HTMLVideoElement): Promise<readonly Found[]> }
interface DetectorMaker { new(options: { formats: readonly string[] }): Detector; getSupportedFormats(): Promise<readonly string[]> }
type Read = (video: HTMLVideoElement) => Promise<string | null>;

// The names of the browser's own detector for what reader.ts reads.
const wanted = ["code_128", "code_39", "itf", "data_matrix", "pdf417", "qr_code"];
const between = 100;
// Wider pictures take longer and read no better.
const widest = 1280;

/** How a look through the camera ended; nothing where it was stopped. */
export type End = { readonly kind: "read"; readonly text: string } | { readonly kind: "shut" | "none" };

/** The camera as a reader of one number at a time. Pictures are looked at in this browser and go nowhere. */
export class Camera {
  #stream: MediaStream | null = null;

  constructor(private readonly video: HTMLVideoElement, private readonly reader: string, private readonly shown: (seen: boolean) => void) {}

  static get isThere(): boolean {
    return typeof navigator.mediaDevices?.getUserMedia === "function";
  }

  /** Looks until a number is sure; called again meanwhile, it stops. */
  async toggle(): Promise<End | null> {
    if (this.#stream) {
      this.stop();
      return null;
    }
    try {
      this.#stream = await navigator.mediaDevices.getUserMedia({ audio: false, video: { facingMode: "environment", width: { ideal: widest } } });
    } catch (why) {
      return { kind: why instanceof DOMException && why.name === "NotAllowedError" ? "shut" : "none" };
    }
    return this.#look(this.#stream);
  }

  stop(): void {
    this.#stream?.getTracks().forEach(track => track.stop());
    this.#stream = null;
    this.video.srcObject = null;
    this.shown(false);
  }

  async #look(stream: MediaStream): Promise<End | null> {
    this.shown(true);
    this.video.srcObject = stream;
    await this.video.play().catch(() => undefined);
    const [read, sure] = [await this.#read(), new Sure()];
    while (this.#stream === stream) {
      const text = await read(this.video);
      const number = text === null ? null : sure.take(text);
      if (number !== null && this.#stream === stream) {
        this.stop();
        return { kind: "read", text: number };
      }
      await new Promise(next => setTimeout(next, between));
    }
    return null;
  }

  // The browser's own where it has one that reads what posts print; otherwise ours, which is fetched only now.
  async #read(): Promise<Read> {
    const maker = (globalThis as { BarcodeDetector?: DetectorMaker }).BarcodeDetector;
    const formats = (await maker?.getSupportedFormats().catch(() => []) ?? []).filter(format => wanted.includes(format));
    if (maker && formats.includes("code_128")) {
      const detector = new maker({ formats });
      return async video => (await detector.detect(video).catch(() => []))[0]?.rawValue ?? null;
    }
    const { decode } = await (import(this.reader) as Promise<typeof import("./reader")>);
    const canvas = document.createElement("canvas");
    const drawing = canvas.getContext("2d", { willReadFrequently: true });
    return video => {
      const shrunk = Math.min(1, widest / Math.max(1, video.videoWidth));
      [canvas.width, canvas.height] = [Math.round(video.videoWidth * shrunk), Math.round(video.videoHeight * shrunk)];
      if (!drawing || canvas.width === 0) return Promise.resolve(null);
      drawing.drawImage(video, 0, 0, canvas.width, canvas.height);
      return Promise.resolve(decode(drawing.getImageData(0, 0, canvas.width, canvas.height)));
    };
  }
}
