import { randomUUID } from 'node:crypto';
import type { NextFunction, Request, Response } from 'express';
import type { Logger } from 'pino';
import { Gauge, Histogram, Registry } from 'prom-client';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** The metrics of one app. Labels are patterns and numbers: no address, no person. */
export class Metrics {
  readonly registry = new Registry();
  private readonly seconds = new Histogram({
    name: 'rollbook_http_request_seconds',
    help: 'How long requests took, by route, method and status.',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
    registers: [this.registry],
  });

  private readonly waiting = new Gauge({
    name: 'rollbook_waiting',
    help: 'What is on its way: messages, syncs, births not armed, mails.',
    labelNames: ['what'],
    registers: [this.registry],
  });

  private readonly deliveries = new Gauge({
    name: 'rollbook_webhook_deliveries',
    help: 'Events on their way to webhooks, and those that were given up (dead).',
    labelNames: ['status'],
    registers: [this.registry],
  });

  /** How many deliveries of webhooks wait, and how many are dead letters. */
  setDeliveries(counts: { readonly waiting: number; readonly dead: number }): void {
    for (const [status, n] of Object.entries(counts)) this.deliveries.set({ status }, n);
  }

  /** How much is on its way just now. */
  setWaiting(counts: Readonly<Record<string, number>>): void {
    for (const [what, n] of Object.entries(counts)) this.waiting.set({ what }, n);
  }

  observe(method: string, route: string, status: number, seconds: number): void {
    this.seconds.observe({ method, route, status: String(status) }, seconds);
  }
}

/**
 * Logs and measures each request when it has been answered: method, route pattern, status, time, request id. Neither
 * address nor query nor body, as these name people (R35).
 */
export function observe(log: Logger, metrics: Metrics) {
  return (req: Request, res: Response, next: NextFunction): void => {
    const began = process.hrtime.bigint();
    const given = req.get('x-request-id');
    const requestId = given && UUID.test(given) ? given : randomUUID();
    res.locals.requestId = requestId;
    res.setHeader('X-Request-Id', requestId);
    res.once('close', () => {
      const ms = Number(process.hrtime.bigint() - began) / 1e6;
      const method = KNOWN_METHODS.has(req.method) ? req.method : 'OTHER';
      const route = patternOf(req, res);
      const status = res.writableFinished ? res.statusCode : 499;
      metrics.observe(method, route, status, ms / 1000);
      const level = status >= 500 ? 'error' : QUIET.has(route) ? 'debug' : 'info';
      log[level]({ requestId, method, route, status, ms: Math.round(ms * 10) / 10 }, 'request');
    });
    next();
  };
}

const KNOWN_METHODS = new Set(['GET', 'HEAD', 'POST', 'PATCH', 'PUT', 'DELETE', 'OPTIONS']);
const QUIET = new Set(['/healthz', '/readyz', '/metrics']);

/** The pattern of the route that answered, never the address itself. */
function patternOf(req: Request, res: Response): string {
  if (typeof res.locals.route === 'string') return res.locals.route;
  const path: unknown = req.route?.path;
  return typeof path === 'string' ? path : 'unknown';
}
