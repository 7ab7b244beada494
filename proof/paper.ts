import PDFDocument from 'pdfkit';
import type { CertificateFacts } from '../domain/certificates/certificate.ts';
import { fillIn, PAGE_SIZES, type Paragraph, type TemplateRules, writtenDay } from '../domain/certificates/template.ts';
import { type FaceName, faceOf } from './faces.ts';
import { linesOf } from './lines.ts';
import { qrOf } from './qr.ts';
import { directionOf, runsOf, type Style, settable, widthOf } from './runs.ts';

/** A certificate as it is given out. */
export interface Paper {
  readonly pdf: Buffer;
  /** Characters of the wording that no font has: in their place stands �. */
  readonly unshown: readonly string[];
}

const LABELS = {
  en: { number: 'Certificate number', verify: 'Verify this certificate at', issued: 'Issued on' },
  de: { number: 'Nummer der Urkunde', verify: 'Diese Urkunde prüfen unter', issued: 'Ausgestellt am' },
  fr: { number: 'Numéro du certificat', verify: 'Vérifier ce certificat sur', issued: 'Délivré le' },
} as const;

/** Points from the edge of the page to the frame, and from there to what is written. */
const [EDGE, INSIDE] = [24, 36];
/** The height of what stands at the foot: signature, number and QR code. */
const FOOT = 96;
const LOGO_HEIGHT = 56;

/** How large the parts are, and in which face. */
const SETTING = {
  heading: { size: 32, face: 'NotoSans-Bold' },
  name: { size: 30, face: 'NotoSans-Regular' },
  title: { size: 21, face: 'NotoSans-Bold' },
  text: { size: 13, face: 'NotoSans-Regular' },
} as const satisfies Record<Paragraph['role'] | 'heading', { size: number; face: FaceName }>;
/** Between two parts, of the larger one's size. */
const SPACE = 0.42;
/** Of the size: from one line to the next. Thai and Devanagari stand high. */
const LEADING = 1.4;

interface SetLine {
  readonly text: string;
  readonly style: Style;
  readonly size: number;
  readonly accent: boolean;
  /** From the top of the first line to the foot of this one. */
  readonly baseline: number;
}

/**
 * Draws a certificate. The same facts and template make the same bytes, whenever and wherever: there is no chance in it, no
 * clock, and no compression, which differs between releases of the platform; only a logo with transparency has some (R27).
 */
export async function drawCertificate(facts: CertificateFacts, rules: TemplateRules): Promise<Paper> {
  const [width, height] = PAGE_SIZES[rules.pageSize];
  const unshown = new Set<string>();
  const doc = new PDFDocument({
    size: [width, height],
    margin: 0,
    compress: false,
    pdfVersion: '1.7',
    lang: rules.language,
    displayTitle: true,
    info: {
      // Of our own words alone: the library puts it into XML as it is.
      Title: `${LABELS[rules.language].number} ${facts.serial}`,
      Creator: 'Rollbook',
      CreationDate: new Date(facts.issuedAt),
      ModDate: new Date(facts.issuedAt),
    },
  });
  const pdf = collected(doc);
  const sheet = new Sheet(doc, rules.colours, (cluster) => unshown.add(cluster));
  frame(doc, rules.colours.accent, width, height);
  const top = logo(doc, rules.logo, width);
  const room = height - top - FOOT - EDGE - INSIDE / 2;
  const lines = fitted(paragraphs(facts, rules), facts.locale, width - 2 * (EDGE + INSIDE), room);
  const above = top + Math.max(0, (room - (lines.at(-1)?.baseline ?? 0)) / 2);
  for (const line of lines) sheet.centred(line, above, width);
  foot(sheet, facts, rules, width, height);
  doc.end();
  return { pdf: await pdf, unshown: [...unshown] };
}

/** Writes text run by run, each in a face that has it. */
class Sheet {
  private readonly faces = new Set<FaceName>();
  readonly doc: PDFKit.PDFDocument;
  readonly colours: TemplateRules['colours'];
  private readonly unshown: (cluster: string) => void;

  constructor(doc: PDFKit.PDFDocument, colours: TemplateRules['colours'], unshown: (cluster: string) => void) {
    this.doc = doc;
    this.colours = colours;
    this.unshown = unshown;
  }

  centred({ text, style, size, accent, baseline }: SetLine, top: number, width: number): void {
    const runs = runsOf(text, style);
    const wide = runs.reduce((sum, run) => sum + run.width, 0) * size;
    this.write(text, style, size, (width - wide) / 2, top + baseline, accent);
  }

  /** Writes a line from `x` on. */
  write(text: string, style: Style, size: number, x: number, baseline: number, accent = false): void {
    this.doc.fillColor(accent ? this.colours.accent : this.colours.text).fontSize(size);
    let at = x;
    // Glyphs are shared between letters and come in the order of the eye: what is copied or searched is the text itself.
    this.doc.markContent('Span', { actual: text });
    for (const run of runsOf(text, style, this.unshown)) {
      this.face(run.face);
      // With features named, if none, a run is shaped as a whole and not word by word.
      this.doc.text(run.text, at, baseline, { lineBreak: false, baseline: 'alphabetic', features: [] });
      at += run.width * size;
    }
    this.doc.endMarkedContent();
  }

  private face(name: FaceName): void {
    if (!this.faces.has(name)) this.doc.registerFont(name, faceOf(name).file);
    this.faces.add(name);
    this.doc.font(name);
  }
}

function paragraphs(facts: CertificateFacts, rules: TemplateRules): (Paragraph | { role: 'heading'; text: string })[] {
  const { language, issuer } = rules;
  const values = {
    name: facts.name,
    title: facts.title,
    provider: facts.trainingProvider,
    completionDate: writtenDay(facts.completionDate, language),
    expiresAt: facts.expiresAt && writtenDay(facts.expiresAt, language),
    qualificationCode: facts.qualificationCode,
    serial: facts.serial,
    issuer,
  };
  return [{ role: 'heading', text: rules.heading }, ...fillIn(rules.wording, values)];
}

/** The paragraphs in lines, as large as they fit into the room: long ones are set smaller. */
function fitted(parts: ReturnType<typeof paragraphs>, locale: string, width: number, room: number): SetLine[] {
  for (let scale = 1; ; scale -= 0.05) {
    const lines: SetLine[] = [];
    let [baseline, before] = [0, 0];
    for (const { role, text } of parts) {
      const { size: full, face } = SETTING[role];
      const size = full * scale;
      const style = { base: face, locale, direction: directionOf(text) };
      if (lines.length > 0) baseline += Math.max(size, before) * SPACE;
      before = size;
      for (const line of linesOf(text, style, width / size)) {
        baseline += size * (lines.length === 0 ? 1 : LEADING);
        lines.push({ text: line, style, size, accent: role === 'heading', baseline });
      }
    }
    if (baseline <= room || scale < 0.3) return lines;
  }
}

function frame(doc: PDFKit.PDFDocument, colour: string, width: number, height: number): void {
  doc
    .lineWidth(2.5)
    .strokeColor(colour)
    .rect(EDGE, EDGE, width - 2 * EDGE, height - 2 * EDGE)
    .stroke();
  doc
    .lineWidth(0.6)
    .rect(EDGE + 5, EDGE + 5, width - 2 * EDGE - 10, height - 2 * EDGE - 10)
    .stroke();
}

/** Draws the logo, and says where what follows begins. */
function logo(doc: PDFKit.PDFDocument, file: string | null, width: number): number {
  const top = EDGE + INSIDE;
  if (file === null) return top;
  doc.image(Buffer.from(file, 'base64'), width / 2 - 1.5 * LOGO_HEIGHT, top - 10, {
    fit: [3 * LOGO_HEIGHT, LOGO_HEIGHT],
    align: 'center',
    valign: 'center',
  });
  return top + LOGO_HEIGHT;
}

function foot(sheet: Sheet, facts: CertificateFacts, rules: TemplateRules, width: number, height: number): void {
  const { doc, colours } = sheet;
  const small = { base: 'NotoSans-Regular', locale: facts.locale, direction: 'ltr' } as const;
  const labels = LABELS[rules.language];
  const bottom = height - EDGE - INSIDE / 1.6;
  const side = 74;
  const right = width - EDGE - INSIDE / 1.6;
  qr(doc, facts.verifyAt, right - side, bottom - side, side);
  const left = EDGE + INSIDE;
  const middle = width / 2;
  if (rules.signatory) {
    const most = middle - left - 24;
    doc
      .lineWidth(0.8)
      .strokeColor(colours.text)
      .moveTo(left, bottom - 40)
      .lineTo(left + Math.min(most, 190), bottom - 40)
      .stroke();
    short(sheet, rules.signatory.name, small, 11, left, bottom - 25, most);
    if (rules.signatory.title !== null) short(sheet, rules.signatory.title, small, 9, left, bottom - 11, most);
  }
  const issued = `${labels.issued} ${writtenDay(facts.issuedAt.slice(0, 10), rules.language)} · ${rules.issuer}`;
  const about = [`${labels.number}: ${facts.serial}`, issued, labels.verify, facts.verifyAt].map(settable);
  const room = right - side - 16 - middle;
  const smaller = Math.min(8.5, ...about.map((line) => room / widthOf(line, small)));
  for (const [n, line] of about.entries()) sheet.write(line, small, smaller, middle, bottom - 2 - 13 * (3 - n));
  doc.link(right - side, bottom - side, side, side, facts.verifyAt);
}

/** A line that is set smaller where it would be too long. */
function short(
  sheet: Sheet,
  text: string,
  style: Style,
  size: number,
  x: number,
  baseline: number,
  most: number,
): void {
  const line = settable(text);
  sheet.write(line, style, Math.min(size, most / Math.max(widthOf(line, style), 0.01)), x, baseline);
}

function qr(doc: PDFKit.PDFDocument, text: string, x: number, y: number, side: number): void {
  const { size, bars } = qrOf(text);
  const module = side / size;
  for (const bar of bars) doc.rect(x + bar.x * module, y + bar.y * module, bar.length * module, module);
  // Black on white, whatever the colours are: it is to be read by machines.
  doc.fillColor('#000000').fill();
}

function collected(doc: PDFKit.PDFDocument): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    doc.on('data', (chunk: Buffer) => chunks.push(chunk));
    doc.on('end', () => resolve(Buffer.concat(chunks)));
    doc.on('error', reject);
  });
}
