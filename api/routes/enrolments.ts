import { z } from 'zod';
import { readTabCounts } from '../../store/counters.ts';
import { type EnrolmentView, readEnrolmentView, readEnrolmentViews } from '../../store/enrolmentView.ts';
import { type EventRow, enrolmentExists, listEvents } from '../../store/history.ts';
import {
  COUNTED,
  countLedger,
  countTabsWithin,
  type LedgerFilter,
  type LedgerKey,
  listLedgerKeys,
  listLedgerRows,
} from '../../store/ledger.ts';
import type { AppDeps } from '../deps.ts';
import { unavailable } from '../http/failures.ts';
import { csvReply, type Listing, listOf, page, pageQuery } from '../http/list.ts';
import { people } from '../http/people.ts';
import { notFound } from '../http/problems.ts';
import { type Input, ok, type Reply, type Route, route } from '../http/route.ts';
import { ledgerColumns, presentEnrolment } from '../presenters/enrolments.ts';
import { presentEvent } from '../presenters/events.ts';
import { presentWorkflow } from '../presenters/workflow.ts';
import { idParam } from '../schemas/common.ts';
import {
  askedEnrolment,
  enrolment,
  event,
  ledger,
  ledgerQuery,
  newEnrolment,
  workflow,
} from '../schemas/enrolments.ts';
import { resolveFilter } from './ledgerFilter.ts';
import { requestEnrolment } from './requestEnrolment.ts';
import { seenBy, shownEnrolment } from './shownEnrolment.ts';

const TAG = 'Enrolments';
const key = z.object({ id: z.uuid(), deadlineAt: z.iso.datetime().nullable() });

/** The ledger; asking for an enrolment; one enrolment, its history and the workflow behind it. */
export function enrolmentRoutes(deps: AppDeps): Route[] {
  const { sql, clock } = deps;

  async function ledgerReply(input: Input<undefined, z.output<typeof ledgerQuery>, undefined>): Promise<Reply> {
    const { query, client, may } = input;
    const { sort } = query;
    const reached = may.reach('enrolments:view');
    const found = await resolveFilter(deps, query);
    const filter = found && { ...found, reached };
    const name = `enrolments-${sort}`;
    if (input.wantsCsv) {
      const read = async (after: LedgerKey | null, limit: number) =>
        filter ? listLedgerRows(sql, filter, sort, after, limit) : [];
      return csvReply({ name, key, keyOf, read, columns: ledgerColumns });
    }
    const read = async (after: LedgerKey | null, limit: number) =>
      filter ? listLedgerKeys(sql, filter, sort, after, limit) : [];
    const [keys, tabs] = await Promise.all([
      page({ name, key, keyOf, read }, query, ({ id }) => id),
      reached === 'all' ? readTabCounts(sql) : countTabsWithin(sql, reached),
    ]);
    const views = await readEnrolmentViews(sql, keys.items as string[]);
    const seen = await seenBy(deps, client, may, keys.items as string[]);
    const now = clock.now();
    return ok({
      items: views.map((view) => presentEnrolment(view, seen(view), now)),
      next: keys.next,
      tabs: { all: tabs.active + tabs.completed + tabs.cancelled, ...tabs },
      total: query.cursor === undefined ? await total(filter) : null,
    });
  }

  async function total(filter: LedgerFilter | null): Promise<{ count: number; orMore: boolean }> {
    const found = filter ? await countLedger(sql, filter) : 0;
    return { count: Math.min(found, COUNTED), orMore: found > COUNTED };
  }

  async function view(id: string): Promise<EnrolmentView> {
    const found = await readEnrolmentView(sql, id);
    if (!found) throw notFound('enrolment');
    return found;
  }

  return [
    route({
      method: 'post',
      path: '/v1/enrolments',
      operationId: 'requestEnrolment',
      tag: TAG,
      summary: 'Ask for an enrolment',
      description:
        'One live enrolment for a person and an activity: asking again answers 200 with the live one, unchanged, and `existing: true` (R1). After an attempt that has ended, the next one begins.',
      access: 'write',
      people: people('enrolments:enrol', 'body:user+activity'),
      body: newEnrolment,
      answers: {
        201: {
          description: 'It was born.',
          schema: askedEnrolment,
          headers: { ETag: 'The version.', Location: 'The address.' },
        },
        200: { description: 'It was there already.', schema: askedEnrolment, headers: { ETag: 'The version.' } },
      },
      refusals: [409],
      handle: ({ body, client, may, commandId }) => requestEnrolment(deps, body, client, may, commandId),
    }),
    route({
      method: 'get',
      path: '/v1/enrolments',
      operationId: 'listEnrolments',
      tag: TAG,
      summary: 'The ledger',
      description: 'Enrolments by tab, search and filters, page by page. As `text/csv` the whole selection.',
      access: 'read',
      people: people('enrolments:view'),
      query: ledgerQuery,
      answers: { 200: { description: 'A page, with the counts of the tabs.', schema: ledger, also: ['text/csv'] } },
      handle: ledgerReply,
    }),
    route({
      method: 'get',
      path: '/v1/enrolments/{id}',
      operationId: 'getEnrolment',
      tag: TAG,
      summary: 'One enrolment',
      description: 'With what it opens, what is possible now, and the reason of each fact.',
      access: 'read',
      people: people('enrolments:view', 'enrolment'),
      params: idParam,
      answers: { 200: { description: 'The enrolment.', schema: enrolment, headers: { ETag: 'The version.' } } },
      handle: async ({ params, client, may }) => shownEnrolment(deps, await view(params.id), client, may),
    }),
    route({
      method: 'get',
      path: '/v1/enrolments/{id}/history',
      operationId: 'getEnrolmentHistory',
      tag: TAG,
      summary: 'The history of an enrolment',
      description: 'Every event, in order, each chained to the one before by its hash (R36).',
      access: 'read',
      people: people('enrolments:view_history', 'enrolment'),
      params: idParam,
      query: z.strictObject(pageQuery),
      answers: { 200: { description: 'A page.', schema: listOf(event).meta({ id: 'EventList' }) } },
      handle: async ({ params, query }) => {
        if (!(await enrolmentExists(sql, params.id))) throw notFound('enrolment');
        const read = (after: { seq: number } | null, limit: number) => listEvents(sql, params.id, after, limit);
        const list: Listing<EventRow, { seq: number }> = {
          name: 'events',
          key: z.object({ seq: z.int() }),
          keyOf: ({ seq }) => ({ seq }),
          read,
        };
        return ok(await page(list, query, presentEvent));
      },
    }),
    route({
      method: 'get',
      path: '/v1/enrolments/{id}/workflow',
      operationId: 'getEnrolmentWorkflow',
      tag: TAG,
      summary: 'The workflow behind an enrolment',
      description: 'Whether it sleeps, runs or is closed, what it waits for, and whether it and Postgres say the same.',
      access: 'read',
      people: people('workflows:view', 'enrolment'),
      params: idParam,
      answers: { 200: { description: 'The workflow.', schema: workflow } },
      handle: async ({ params }) => {
        const found = await view(params.id);
        const facts = await deps.dispatch.describe(params.id).catch(() => {
          throw unavailable();
        });
        return ok(presentWorkflow(found, facts, clock.now()));
      },
    }),
  ];
}

const keyOf = ({ id, deadlineAt }: LedgerKey): LedgerKey => ({ id, deadlineAt });
