import { SMTPServer } from 'smtp-server';

/** A mail server that takes everything and keeps nothing but the links. */
export interface MailTaker {
  readonly url: string;
  /** The approval link of the mail about a learner, by family name; already taken or yet to come. */
  linkFor(familyName: string): Promise<string>;
  /** How many mails were taken. */
  taken(): number;
  close(): Promise<void>;
}

/** Learners are named so that a mail about one is told from all others. */
export const LEARNER = /Learner\d{7}/;

export async function startMailTaker(): Promise<MailTaker> {
  const links = new Map<string, string>();
  const waiting = new Map<string, (link: string) => void>();
  let taken = 0;

  function take(raw: string): void {
    taken += 1;
    const text = raw.replaceAll('=\r\n', '').replaceAll('=3D', '=');
    const link = /https?:\/\/[^\s"<>]+\/approvals\/[\w.-]+/.exec(text)?.[0];
    const learner = LEARNER.exec(text)?.[0];
    if (!link || !learner) return;
    const wait = waiting.get(learner);
    waiting.delete(learner);
    if (wait) wait(link);
    else links.set(learner, link);
  }

  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    onData(stream, _session, callback) {
      const parts: Buffer[] = [];
      stream.on('data', (part: Buffer) => parts.push(part));
      stream.once('end', () => {
        take(Buffer.concat(parts).toString('latin1'));
        callback();
      });
    },
  });
  server.on('error', () => undefined);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.server.address();
  return {
    url: `smtp://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`,
    linkFor: (learner) => {
      const link = links.get(learner);
      links.delete(learner);
      return link === undefined ? new Promise((resolve) => waiting.set(learner, resolve)) : Promise.resolve(link);
    },
    taken: () => taken,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
