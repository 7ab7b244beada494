import type { ReportColumn } from '../domain/reports/kinds.ts';
import { isLikeFormula } from './csv.ts';
import type { Cell } from './pages.ts';

/*
 * The parts of a workbook as ECMA-376 has them, as few as spreadsheets want. Texts stand in their cells: a table of all texts
 * would have to be held until the end.
 */

const encoder = new TextEncoder();
export const bytes = (text: string): Uint8Array => encoder.encode(text);

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/** The content type of a workbook. */
export const WORKBOOK_TYPE = `${TYPE}.sheet`;

/** What a cell looks like, by its place in `STYLES`. */
const STYLE = { head: 1, date: 2, instant: 3, textLikeFormula: 4 } as const;
const STYLES = `${XML}<styleSheet xmlns="${MAIN}"><numFmts count="2"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/><numFmt numFmtId="165" formatCode="yyyy\\-mm\\-dd\\ hh:mm:ss"/></numFmts><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="5"><xf/><xf fontId="1" applyFont="1"/><xf numFmtId="164" applyNumberFormat="1"/><xf numFmtId="165" applyNumberFormat="1"/><xf quotePrefix="1"/></cellXfs></styleSheet>`;

export const sheetPath = (sheet: number): string => `xl/worksheets/sheet${sheet}.xml`;

/** Wide enough to read, by what is in it. */
const WIDTHS: Readonly<Record<ReportColumn['type'], number>> = { text: 24, number: 12, date: 12, instant: 20 };

/** A sheet up to its first row, with the heads frozen. */
export function sheetHead(columns: readonly ReportColumn[]): string {
  const widths = columns.map(
    ({ type }, at) => `<col min="${at + 1}" max="${at + 1}" width="${WIDTHS[type]}" customWidth="1"/>`,
  );
  return `${XML}<worksheet xmlns="${MAIN}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>${widths.join('')}</cols><sheetData>`;
}

/** The end of a sheet of so many columns and rows. */
export function sheetFoot(columns: number, rows: number): string {
  return `</sheetData><autoFilter ref="A1:${letters(columns)}${rows}"/></worksheet>`;
}

export function headRow(heads: readonly string[]): string {
  return `<row r="1">${heads.map((head) => inline(head, STYLE.head)).join('')}</row>`;
}

export function row(number: number, cells: readonly Cell[], columns: readonly ReportColumn[]): string {
  return `<row r="${number}">${cells.map((cell, at) => cellOf(cell, columns[at]?.type ?? 'text')).join('')}</row>`;
}

/** Cells follow each other without addresses; one that is empty keeps its place. */
function cellOf(cell: Cell, type: ReportColumn['type']): string {
  if (cell === null) return '<c/>';
  if (type === 'number' && typeof cell === 'number' && Number.isFinite(cell)) return `<c><v>${cell}</v></c>`;
  const day = type === 'date' || type === 'instant' ? serialOf(String(cell)) : null;
  if (day !== null) return `<c s="${type === 'date' ? STYLE.date : STYLE.instant}"><v>${day}</v></c>`;
  const text = String(cell);
  return inline(text, isLikeFormula(text) ? STYLE.textLikeFormula : 0);
}

const DAY_MS = 86_400_000;
/** The day before the first of spreadsheets, as they count from March 1900 on. */
const DAY_ZERO = Date.UTC(1899, 11, 30);
/** Before it they count otherwise, and what they show is another day. */
const FIRST_COUNTED = 61;

/** A day or an instant (in UTC) as spreadsheets count days; null: they do not know it. */
function serialOf(text: string): number | null {
  const serial = (Date.parse(text) - DAY_ZERO) / DAY_MS;
  return serial >= FIRST_COUNTED ? serial : null;
}

/** As long as a cell may be. */
const LONGEST = 32_767;

function inline(text: string, style: number): string {
  return `<c t="inlineStr"${style === 0 ? '' : ` s="${style}"`}><is><t xml:space="preserve">${escaped(text)}</t></is></c>`;
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** XML has no other control characters than these; and `_x000A_` in a text would be read as one. */
function escaped(text: string): string {
  return text
    .slice(0, LONGEST)
    .replaceAll(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
    .replaceAll(/[&<>"]/g, (mark) => ENTITIES[mark] ?? mark)
    .replaceAll(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '');
}

/** `A`, `Z`, `AA` */
function letters(column: number): string {
  const rest = Math.floor((column - 1) / 26);
  return (rest > 0 ? letters(rest) : '') + String.fromCharCode(65 + ((column - 1) % 26));
}

/** What holds the sheets together. */
export function* frame(sheets: number): Generator<readonly [path: string, xml: string]> {
  const numbers = Array.from({ length: sheets }, (_, at) => at + 1);
  const each = (part: (n: number) => string) => numbers.map(part).join('');
  yield [
    '[Content_Types].xml',
    `${XML}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${TYPE}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${TYPE}.styles+xml"/>${each((n) => `<Override PartName="/${sheetPath(n)}" ContentType="${TYPE}.worksheet+xml"/>`)}</Types>`,
  ];
  yield [
    '_rels/.rels',
    `${XML}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${RELATIONS}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
  ];
  yield [
    'xl/workbook.xml',
    `${XML}<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><sheets>${each((n) => `<sheet name="Report${n === 1 ? '' : ` ${n}`}" sheetId="${n}" r:id="rId${n}"/>`)}</sheets></workbook>`,
  ];
  yield [
    'xl/_rels/workbook.xml.rels',
    `${XML}<Relationships xmlns="${PACKAGE}/relationships">${each((n) => `<Relationship Id="rId${n}" Type="${RELATIONS}/worksheet" Target="worksheets/sheet${n}.xml"/>`)}<Relationship Id="rId${sheets + 1}" Type="${RELATIONS}/styles" Target="styles.xml"/></Relationships>`,
  ];
  yield ['xl/styles.xml', STYLES];
}
