import QRCode from 'qrcode';

/** A bar of dark modules: where it begins, and how long it is. */
export interface Bar {
  readonly x: number;
  readonly y: number;
  readonly length: number;
}

/** A QR code as rows of bars, in modules; around it belong four modules of nothing. */
export function qrOf(text: string): { readonly size: number; readonly bars: readonly Bar[] } {
  const { modules } = QRCode.create(text, { errorCorrectionLevel: 'M' });
  const bars: Bar[] = [];
  for (let y = 0; y < modules.size; y++) {
    for (let x = 0; x < modules.size; x++) {
      if (!modules.get(y, x)) continue;
      let length = 1;
      while (x + length < modules.size && modules.get(y, x + length)) length++;
      bars.push({ x, y, length });
      x += length;
    }
  }
  return { size: modules.size, bars };
}
