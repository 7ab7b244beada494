import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import express, { type Request, type Response, type Router } from 'express';
import type { Logger } from 'pino';
import type { Clock } from '../domain/clock.ts';
import { LANGUAGES, languageOf } from '../mail/language.ts';
import { readReportToken } from '../mail/reportTokens.ts';
import { signingKeys } from '../mail/tokens.ts';
import type { Sql } from '../store/db.ts';
import { bytesOf, fileFor, type ReportFile } from '../store/reports/files.ts';
import { card, notice } from './components.ts';
import { type Page, sendPage } from './layout.ts';
import { type PageWords, type Statement, wordsFor } from './words/words.ts';

export interface ReportPageDeps {
  readonly sql: Sql;
  readonly clock: Clock;
  readonly config: { readonly signingKey: string | undefined };
  readonly log: Logger;
}

const TYPES = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const;

/**
 * What the links in mails about reports open: `/reports/{token}`, the recipient's own file. The token is neither logged nor
 * passed on (R7); whether they may still see it is asked each time.
 */
export function reportPages({ sql, clock, config, log }: ReportPageDeps): Router {
  if (!config.signingKey) throw new TypeError('the links to reports need a signing key');
  const keys = signingKeys(config.signingKey);

  async function serve(req: Request, res: Response): Promise<void> {
    const now = clock.now();
    const link = await readReportToken(String(req.params.token), keys, now);
    const file = link && (await fileFor(sql, link.runId, link.userId, now));
    if (!file)
      return sendPage(
        res,
        statementPage(req, 404, (words) => words.reportGone),
      );
    res.writeHead(200, headersOf(file));
    if (req.method === 'HEAD') return void res.end();
    await pipeline(Readable.from(bytesOf(sql, file.id)), res);
  }

  const router = express.Router();
  router
    .route('/reports/:token')
    .all((_req, res, next) => {
      res.locals.route = '/reports/{token}';
      next();
    })
    .get(async (req, res) => {
      try {
        await serve(req, res);
      } catch (error) {
        const { name, code } = error as { name?: string; code?: string };
        log.error({ requestId: res.locals.requestId, error: name, code }, 'a report’s file was not sent');
        // Cut off, it cannot be taken for whole.
        if (res.headersSent) res.destroy();
        else sendPage(res, { ...statementPage(req, 503, (words) => words.trouble), headers: { 'Retry-After': '5' } });
      }
    })
    .all((req, res) => {
      sendPage(res, { ...statementPage(req, 405, (words) => words.reportGone), headers: { Allow: 'GET, HEAD' } });
    });
  return router;
}

function headersOf({ format, dueAt, bytes }: ReportFile): Record<string, string> {
  return {
    'Content-Type': TYPES[format],
    'Content-Length': String(bytes),
    'Content-Disposition': `attachment; filename="report-${dueAt.slice(0, 10)}.${format}"`,
    'Cache-Control': 'no-store',
    'Referrer-Policy': 'no-referrer',
    'X-Robots-Tag': 'noindex',
  };
}

function statementPage(req: Request, status: number, choose: (words: PageWords) => Statement): Page {
  const language = languageOf(req.acceptsLanguages(...LANGUAGES) || 'en');
  const { heading, lines } = choose(wordsFor(language));
  return { status, language, title: heading, body: card(notice('warn', heading, lines, 'alert')), personal: false };
}
