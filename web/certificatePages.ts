import express, { type Request, type RequestHandler, type Router } from 'express';
import { rateLimit } from 'express-rate-limit';
import type { Logger } from 'pino';
import { standingOf } from '../domain/certificates/certificate.ts';
import { readSerial } from '../domain/certificates/serial.ts';
import { writtenDay } from '../domain/certificates/template.ts';
import type { Clock } from '../domain/clock.ts';
import { LANGUAGES, type Language, languageOf } from '../mail/language.ts';
import type { Row } from '../mail/requestRows.ts';
import { type CertificateRow, readCertificate } from '../store/certificates.ts';
import type { Sql } from '../store/db.ts';
import { card, facts, notice, type Tone } from './components.ts';
import { html } from './html.ts';
import { type Page, sendPage } from './layout.ts';
import { type CertificateWords, certificateWords } from './words/certificates.ts';
import type { Statement } from './words/words.ts';

export interface CertificatePageDeps {
  readonly sql: Sql;
  readonly clock: Clock;
  readonly log: Logger;
  /** Requests of one address in a minute; left out: {@link VISITS_PER_MINUTE}. */
  readonly visitsPerMinute?: number;
}

/** Nobody verifies so many papers by hand; who tries numbers is slowed down. */
export const VISITS_PER_MINUTE = 120;

const TONES = { valid: 'good', expired: 'warn', superseded: 'stop', revoked: 'stop', withheld: 'plain' } as const;

/**
 * The page behind the QR code of a certificate, `/certificates/{serial}`: for whoever holds the paper, without a key. Of one
 * that stands it shows what the paper says, to be compared with it, and nothing else; of one that is superseded or revoked
 * only that, as its record was wrong or is no more.
 */
export function certificatePages(deps: CertificatePageDeps): Router {
  const router = express.Router();
  router
    .route('/certificates/:serial')
    .all((_req, res, next) => {
      res.locals.route = '/certificates/{serial}';
      next();
    })
    .all(slowed(deps.visitsPerMinute ?? VISITS_PER_MINUTE))
    .get(show(deps))
    .all((req, res) => {
      const headers = { Allow: 'GET, HEAD' };
      sendPage(res, { ...statement(languageFor(req), 405, 'warn', (words) => words.unknown), headers });
    });
  return router;
}

function show({ sql, clock, log }: CertificatePageDeps): RequestHandler {
  return async (req, res) => {
    const language = languageFor(req);
    try {
      const serial = readSerial(String(req.params.serial));
      if (serial === null)
        return sendPage(
          res,
          statement(language, 404, 'warn', (words) => words.mistyped),
        );
      const row = await readCertificate(sql, serial);
      if (!row)
        return sendPage(
          res,
          statement(language, 404, 'warn', (words) => words.unknown),
        );
      sendPage(res, certificatePage(row, language, clock.now()));
    } catch (error) {
      const { name, code } = error as { name?: string; code?: string };
      log.error({ requestId: res.locals.requestId, error: name, code }, 'a certificate page failed');
      const page = statement(language, 503, 'warn', (words) => words.trouble);
      sendPage(res, { ...page, headers: { 'Retry-After': '5' } });
    }
  };
}

function certificatePage(row: CertificateRow, language: Language, now: string): Page {
  const words = certificateWords(language);
  // R35: of a restricted record nothing is told, not even whether it stands.
  const standing = row.restricted ? 'withheld' : standingOf(row, now);
  const { heading, lines } = said(words, row, standing, language);
  const stands = standing === 'valid' || standing === 'expired';
  const body = card(
    notice(TONES[standing], heading, lines),
    stands ? html`<h2>${words.compare}</h2>` : null,
    facts(stands ? onPaper(row, words, language) : onlyThis(row, words, language)),
  );
  return { status: 200, language, title: heading, body, personal: false };
}

function said(
  words: CertificateWords,
  row: CertificateRow,
  standing: keyof typeof TONES,
  language: Language,
): Statement {
  if (standing === 'valid' || standing === 'withheld') return words[standing];
  const day = standing === 'expired' ? row.facts.expiresAt : row.endedAt?.slice(0, 10);
  return words[standing](writtenDay(day ?? '', language));
}

function onPaper({ facts: paper, issuer, ...row }: CertificateRow, words: CertificateWords, language: Language): Row[] {
  const { labels } = words;
  const rows: [string, string | null][] = [
    [labels.name, paper.name],
    [labels.title, paper.title],
    [labels.provider, paper.trainingProvider],
    [labels.completed, writtenDay(paper.completionDate, language)],
    [labels.qualification, paper.qualificationCode],
    [labels.validUntil, paper.expiresAt && writtenDay(paper.expiresAt, language)],
    [labels.issuer, issuer],
    [labels.issued, writtenDay(row.issuedAt.slice(0, 10), language)],
    [labels.number, row.serial],
  ];
  return rows.filter((one): one is [string, string] => one[1] !== null);
}

function onlyThis({ issuedAt, serial }: CertificateRow, { labels }: CertificateWords, language: Language): Row[] {
  return [
    [labels.issued, writtenDay(issuedAt.slice(0, 10), language)],
    [labels.number, serial],
  ];
}

/** So many visits of one address of the network in a minute. */
function slowed(limit: number): RequestHandler {
  return rateLimit({
    windowMs: 60_000,
    limit,
    standardHeaders: 'draft-8',
    legacyHeaders: false,
    identifier: 'visits',
    validate: false,
    // It has set Retry-After by then.
    handler: (req, res) =>
      sendPage(
        res,
        statement(languageFor(req), 429, 'warn', (words) => words.tooMany),
      ),
  });
}

function languageFor(req: Request): Language {
  return languageOf(req.acceptsLanguages(...LANGUAGES) || 'en');
}

function statement(
  language: Language,
  status: number,
  tone: Tone,
  choose: (words: CertificateWords) => Statement,
): Page {
  const { heading, lines } = choose(certificateWords(language));
  return { status, language, title: heading, body: card(notice(tone, heading, lines, 'alert')), personal: false };
}
