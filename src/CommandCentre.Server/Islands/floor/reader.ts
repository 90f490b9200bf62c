import { BarcodeFormat, BinaryBitmap, DecodeHintType, HybridBinarizer, MultiFormatReader, RGBLuminanceSource } from "@zxing/library";

// What posts and couriers print on parcels.
const formats = [BarcodeFormat.CODE_128, BarcodeFormat.CODE_39, BarcodeFormat.ITF, BarcodeFormat.DATA_MATRIX, BarcodeFormat.PDF_417, BarcodeFormat.QR_CODE];
const reader = new MultiFormatReader();
reader.setHints(new Map<DecodeHintType, unknown>([[DecodeHintType.POSSIBLE_FORMATS, formats], [DecodeHintType.TRY_HARDER, true]]));

/** The text of a barcode in a picture; null where none is read. The picture stays in this browser. */
export const decode = ({ data, width, height }: ImageData): string | null => {
  const grey = new Uint8ClampedArray(width * height);
  // Weights of red, green and blue by their brightness: ITU-R BT.601.
  for (let at = 0; at < grey.length; at++) grey[at] = (data[4 * at] ?? 0) * 0.299 + (data[4 * at + 1] ?? 0) * 0.587 + (data[4 * at + 2] ?? 0) * 0.114;
  try {
    return reader.decode(new BinaryBitmap(new HybridBinarizer(new RGBLuminanceSource(grey, width, height)))).getText();
  } catch {
    // The library says by an exception that there is none, or none that it could read through: the next picture comes.
    return null;
  }
};
