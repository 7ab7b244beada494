import PostalMime, { type Address } from 'postal-mime';

/** One mail as the mailbox shows it as JSON: maildev's form. */
export interface CaughtMail {
  id: string;
  /** When it was taken, RFC 3339. */
  time: string;
  from: Person[];
  to: Person[];
  cc: Person[];
  subject: string;
  text: string;
  html: string;
  /** By lower-case name; a header that occurs several times has all its values. */
  headers: Record<string, string | string[]>;
  messageId: string | null;
  inReplyTo: string | null;
  references: string[];
  date: string | null;
  attachments: CaughtAttachment[];
  /** What the sender said in SMTP, which may differ from the headers. */
  envelope: { from: string; to: string[] };
  /** Bytes. */
  size: number;
}

export interface Person {
  address: string;
  name: string;
}

export interface CaughtAttachment {
  fileName: string;
  contentType: string;
  contentDisposition: string | null;
  contentId: string | null;
  /** Bytes. */
  length: number;
}

export interface Arrival {
  id: string;
  time: string;
  envelope: CaughtMail['envelope'];
}

/** Reads a mail as it came over the wire. What is not a mail at all is still shown, with its bytes as its text. */
export async function readMail(raw: Buffer, arrival: Arrival): Promise<CaughtMail> {
  const mail = await PostalMime.parse(raw);
  return {
    ...arrival,
    from: people(mail.from ? [mail.from] : []),
    to: people(mail.to ?? []),
    cc: people(mail.cc ?? []),
    subject: mail.subject ?? '',
    text: mail.text ?? '',
    html: mail.html ?? '',
    headers: headersOf(mail.headers),
    messageId: bare(mail.messageId),
    inReplyTo: bare(mail.inReplyTo),
    references: (mail.references ?? '')
      .split(/\s+/)
      .filter(Boolean)
      .map((id) => bare(id) ?? ''),
    date: mail.date ?? null,
    attachments: mail.attachments.map((part, index) => ({
      fileName: part.filename ?? `part-${index + 1}`,
      contentType: part.mimeType,
      contentDisposition: part.disposition ?? null,
      contentId: bare(part.contentId),
      length: bytesOf(part.content).length,
    })),
    size: raw.length,
  };
}

/** The bytes of one attachment, by its place in the list; undefined when there is none. */
export async function readAttachment(raw: Buffer, index: number): Promise<Buffer | undefined> {
  const { attachments } = await PostalMime.parse(raw);
  const part = attachments[index];
  return part && bytesOf(part.content);
}

function bytesOf(content: ArrayBuffer | Uint8Array | string): Buffer {
  return typeof content === 'string' ? Buffer.from(content) : Buffer.from(content as Uint8Array);
}

function people(addresses: Address[]): Person[] {
  return addresses.flatMap((entry) =>
    entry.group ? people(entry.group) : [{ address: entry.address ?? '', name: entry.name ?? '' }],
  );
}

function headersOf(headers: ReadonlyArray<{ key: string; value: string }>): CaughtMail['headers'] {
  const byName: CaughtMail['headers'] = {};
  // The parser lists them from the last to the first.
  for (const { key, value } of [...headers].reverse()) {
    const before = byName[key];
    byName[key] = before === undefined ? value : [before, value].flat();
  }
  return byName;
}

function bare(id: string | undefined): string | null {
  return id?.trim().replace(/^<|>$/g, '') || null;
}
