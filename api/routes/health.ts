import { z } from 'zod';
import { answers } from '../../store/health.ts';
import { backlog } from '../../store/relay.ts';
import { countDeliveries } from '../../store/webhooks.ts';
import type { AppDeps } from '../deps.ts';
import type { Metrics } from '../http/observe.ts';
import { within } from '../http/patience.ts';
import { ok, type Reply, type Route, route } from '../http/route.ts';

const TAG = 'Operations';
const PATIENCE_MS = 3_000;
const state = z.enum(['ok', 'down']);
const readiness = z.object({ postgres: state, temporal: state }).meta({ id: 'Readiness' });

/** For who watches over the process. */
export function healthRoutes({ sql, dispatch }: AppDeps, metrics: Metrics): Route[] {
  async function ready(): Promise<Reply> {
    const [postgres, temporal] = await Promise.all([standing(answers(sql)), standing(dispatch.ping())]);
    const up = postgres === 'ok' && temporal === 'ok';
    return { status: up ? 200 : 503, body: { postgres, temporal }, headers: up ? {} : { 'Retry-After': '2' } };
  }

  return [
    route({
      method: 'get',
      path: '/healthz',
      operationId: 'getHealth',
      tag: TAG,
      summary: 'Is the process alive?',
      description: 'Asks nobody else.',
      access: 'public',
      answers: { 200: { description: 'It is.', schema: z.object({ status: z.literal('ok') }) } },
      handle: async () => ok({ status: 'ok' }),
    }),
    route({
      method: 'get',
      path: '/readyz',
      operationId: 'getReadiness',
      tag: TAG,
      summary: 'Can it serve?',
      description: 'Whether Postgres and Temporal answer.',
      access: 'public',
      answers: {
        200: { description: 'Both answer.', schema: readiness },
        503: { description: 'One does not.', schema: readiness },
      },
      handle: ready,
    }),
    route({
      method: 'get',
      path: '/metrics',
      operationId: 'getMetrics',
      tag: TAG,
      summary: 'Metrics for Prometheus',
      description: 'Without addresses and without people.',
      access: 'public',
      answers: { 200: { description: 'The metrics.', also: ['text/plain'] } },
      handle: async () => {
        // While Postgres is away, the rest is told all the same.
        await patiently(backlog(sql).then((counts) => metrics.setWaiting(counts)));
        await patiently(countDeliveries(sql).then((counts) => metrics.setDeliveries(counts)));
        const { contentType } = metrics.registry;
        return { status: 200, content: { type: contentType, chunks: [await metrics.registry.metrics()] } };
      },
    }),
  ];
}

async function standing(check: Promise<unknown>): Promise<'ok' | 'down'> {
  return (await patiently(check)) ? 'ok' : 'down';
}

/** Did it succeed in time? */
async function patiently(work: Promise<unknown>): Promise<boolean> {
  try {
    await within(PATIENCE_MS, work);
    return true;
  } catch {
    return false;
  }
}
