import { mkdirSync, readdirSync } from 'node:fs';
import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { uuidv7 } from 'uuidv7';
import { type CaughtMail, readMail } from './caughtMail.ts';

/** Older mails make room for newer ones. */
const KEPT = 5_000;

/** The mails of the mailbox: each one file as it came (.eml) and one as it is shown (.json), named by a rising id. */
export class MailStore {
  readonly #folder: string;
  /** Oldest first. */
  #ids: string[];

  constructor(folder: string) {
    this.#folder = folder;
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const files = readdirSync(folder).filter((name) => /^[0-9a-f-]{36}\.eml$/.test(name));
    this.#ids = files.map((name) => name.slice(0, -'.eml'.length)).sort();
  }

  get count(): number {
    return this.#ids.length;
  }

  has(id: string): boolean {
    return this.#ids.includes(id);
  }

  /** Keeps a mail. When this resolves it is on disk, and outlives a crash. */
  async add(raw: Buffer, envelope: CaughtMail['envelope']): Promise<CaughtMail> {
    const mail = await readMail(raw, { id: uuidv7(), time: new Date().toISOString(), envelope });
    await this.#write(`${mail.id}.json`, JSON.stringify(mail), false);
    await this.#write(`${mail.id}.eml`, raw, true);
    // Two that came at the same time may be written in either order.
    this.#ids.push(mail.id);
    this.#ids.sort();
    for (const old of this.#ids.splice(0, Math.max(0, this.#ids.length - KEPT))) await this.#remove(old);
    return mail;
  }

  /** A part of the list, the newest first. */
  async newest(count = KEPT, before?: string): Promise<CaughtMail[]> {
    const end = before === undefined ? this.#ids.length : this.#ids.findIndex((id) => id >= before);
    const ids = this.#ids.slice(Math.max(0, end - count), Math.max(0, end)).reverse();
    return (await Promise.all(ids.map((id) => this.get(id)))).filter((mail) => mail !== undefined);
  }

  async get(id: string): Promise<CaughtMail | undefined> {
    if (!this.has(id)) return undefined;
    const json = await this.#read(`${id}.json`);
    return json && (JSON.parse(json.toString()) as CaughtMail);
  }

  /** A mail as it came over the wire. */
  async raw(id: string): Promise<Buffer | undefined> {
    return this.has(id) ? this.#read(`${id}.eml`) : undefined;
  }

  async clear(): Promise<void> {
    for (const id of this.#ids.splice(0)) await this.#remove(id);
  }

  async #write(name: string, content: string | Buffer, flush: boolean): Promise<void> {
    const draft = join(this.#folder, `${name}.part`);
    await writeFile(draft, content, { mode: 0o600, ...(flush ? { flush } : {}) });
    await rename(draft, join(this.#folder, name));
  }

  async #read(name: string): Promise<Buffer | undefined> {
    try {
      return await readFile(join(this.#folder, name));
    } catch (error) {
      // Made room for a newer one meanwhile.
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
      throw error;
    }
  }

  async #remove(id: string): Promise<void> {
    await rm(join(this.#folder, `${id}.eml`), { force: true });
    await rm(join(this.#folder, `${id}.json`), { force: true });
  }
}
