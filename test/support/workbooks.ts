import { strFromU8, unzipSync } from 'fflate';

/** A cell as it is read back: what it is, and how it is shown. */
export interface ReadCell {
  readonly kind: 'text' | 'number' | 'empty';
  readonly value: string;
  /** Of a date or an instant: as it is shown. */
  readonly shown: string | null;
  readonly style: number;
}

export interface ReadSheet {
  readonly name: string;
  readonly rows: readonly (readonly ReadCell[])[];
  readonly xml: string;
}

const DAY_MS = 86_400_000;
/** By the places of the formats in the styles. */
const DATE = 2;
const INSTANT = 3;

/** Reads a workbook back by the archive alone, as a spreadsheet would. */
export function readWorkbook(bytes: Uint8Array): ReadSheet[] {
  const files = unzipSync(bytes);
  const text = (path: string) => strFromU8(files[path] ?? new Uint8Array());
  const targets = new Map(
    [...text('xl/_rels/workbook.xml.rels').matchAll(/Id="(\w+)"[^>]*Target="([^"]+)"/g)].map(
      ([, id = '', target = '']) => [id, target],
    ),
  );
  return [...text('xl/workbook.xml').matchAll(/<sheet name="([^"]+)"[^>]*r:id="(\w+)"/g)].map(
    ([, name = '', id = '']) => {
      const xml = text(`xl/${targets.get(id)}`);
      return { name, xml, rows: [...xml.matchAll(/<row [^>]*>(.*?)<\/row>/gs)].map(([, row = '']) => cellsOf(row)) };
    },
  );
}

function cellsOf(row: string): ReadCell[] {
  return [...row.matchAll(/<c((?: [a-z]+="[^"]*")*)(?:\/>|>(.*?)<\/c>)/gs)].map(([, attributes = '', inner]) => {
    const style = Number(/s="(\d+)"/.exec(attributes)?.[1] ?? 0);
    const inline = inner && /<t[^>]*>(.*)<\/t>/s.exec(inner)?.[1];
    if (inline !== undefined && inline !== '') return { kind: 'text', value: unescaped(inline), shown: null, style };
    const number = inner && /<v>(.*)<\/v>/.exec(inner)?.[1];
    if (!number) return { kind: 'empty', value: '', shown: null, style };
    return { kind: 'number', value: number, shown: shownAs(Number(number), style), style };
  });
}

function shownAs(serial: number, style: number): string | null {
  if (style !== DATE && style !== INSTANT) return null;
  const at = new Date(Math.round(Date.UTC(1899, 11, 30) + serial * DAY_MS)).toISOString();
  return style === DATE ? at.slice(0, 10) : at;
}

const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"' };

function unescaped(xml: string): string {
  return xml
    .replaceAll(/&(amp|lt|gt|quot);/g, (_, name: string) => NAMED[name] ?? '')
    .replaceAll(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
}
