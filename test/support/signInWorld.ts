import pino from 'pino';
import type { Config } from '../../config/config.ts';
import type { CaughtMail } from '../../local/caughtMail.ts';
import { drainMails } from '../../mail/drain.ts';
import { createMailer } from '../../mail/sender.ts';
import { type Pages, servePages } from './pages.ts';
import { type MailCatcher, startMailCatcher } from './smtp.ts';
import type { Shown, Surfer } from './surfer.ts';
import { createWorld, type World } from './world.ts';

/** A world with its pages and a mailbox, in which people sign in. */
export interface SignInWorld {
  readonly world: World;
  readonly pages: Pages;
  readonly smtp: MailCatcher;
  /** Lets minutes pass, by the clock. */
  pass(minutes: number): void;
  /** Sends what waits. */
  drain(): Promise<void>;
  /** Asks for a link by a name, and shows the page that answers. */
  ask(surfer: Surfer, name: string, returnTo?: string): Promise<Shown>;
  /** The mail with the newest link to this address, and the link. */
  mailed(email: string): Promise<{ mail: CaughtMail; link: string }>;
  /** Signs somebody in by a mailed link. */
  signIn(surfer: Surfer, email: string, returnTo?: string): Promise<Shown>;
  close(): Promise<void>;
}

export async function createSignInWorld(config: Partial<Config> = {}): Promise<SignInWorld> {
  const world = await createWorld({ workers: 0, background: false });
  const pages = await servePages(world, {}, { proxies: 1, ...config });
  const smtp = await startMailCatcher();
  const mailer = createMailer({ smtpUrl: smtp.url });
  const { sql, clock } = world;
  const { baseUrl, signingKey } = pages;
  const sending = { baseUrl, signingKey, mailFrom: 'Training <training@example.com>' };
  const log = pino({ level: 'silent' });

  const on: SignInWorld = {
    world,
    pages,
    smtp,
    pass: (minutes) => clock.moveTo(new Date(Date.parse(clock.now()) + minutes * 60_000).toISOString()),
    drain: async () => {
      while ((await drainMails({ sql, clock, mailer, config: sending, log })) > 0);
    },
    ask: async (surfer, name, returnTo) => {
      const query = returnTo === undefined ? '' : `?${new URLSearchParams({ return_to: returnTo })}`;
      return surfer.send(await surfer.open(`${baseUrl}/sign-in${query}`), { name });
    },
    mailed: async (email) => {
      await on.drain();
      const mail = smtp.mails().findLast(({ to }) => to[0]?.address === email);
      if (!mail) throw new Error(`no mail to ${email}`);
      return { mail, link: /https?:\/\/\S+\/sign-in\/link\/\S+/.exec(mail.text)?.[0] ?? '' };
    },
    signIn: async (surfer, email, returnTo) => {
      await on.ask(surfer, email, returnTo);
      const { link } = await on.mailed(email);
      return surfer.send(await surfer.open(link));
    },
    close: async () => {
      mailer.close();
      await smtp.close();
      await pages.close();
      await world.close();
    },
  };
  return on;
}
