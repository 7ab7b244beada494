import type { Obligation, Source } from '../../domain/words.ts';
import { saveText } from '../../store/personalText.ts';
import { type Pages, servePages } from './pages.ts';
import { managerApproval, seedActivity, seedPolicy, seedUser } from './seed.ts';
import { createWorld, type World, type WorldOptions } from './world.ts';

/** What differs from Rob asking for the leadership programme. */
export interface Given {
  policy?: 'asks' | 'declines' | 'no-list' | 'two' | 'signs-in' | 'signs-in-above';
  locale?: string;
  learner?: { givenName: string; familyName: string };
  obligation?: Obligation;
  source?: Source;
  maximum?: number;
  reason?: string;
  title?: string;
}

/** A world in which requests wait for their approvers, with its pages. */
export interface ApprovalWorld {
  readonly world: World;
  readonly pages: Pages;
  /** A request of Rob's that waits for Maria, whose own manager is Ada. */
  request(given?: Given): Promise<Request>;
  /** What would be another if anything had changed. */
  footprint(enrolmentId: string): Promise<unknown>;
  close(): Promise<void>;
}

export interface Request {
  readonly id: string;
  readonly learner: { id: string; email: string };
  readonly boss: { id: string; email: string };
  readonly above: { id: string };
  readonly activityId: string;
  readonly link: string;
}

const step = { remindAfter: [], timeLimit: null, onTimeout: 'escalate' } as const;

export async function createApprovalWorld(options: WorldOptions = {}): Promise<ApprovalWorld> {
  const world = await createWorld(options);
  const pages = await servePages(world);
  const { sql } = world;
  await seedPolicy(sql, 'asks', managerApproval({ timeLimit: 'P5D' }));
  await seedPolicy(sql, 'declines', managerApproval({ timeLimit: 'P5D', onTimeout: 'decline' }));
  const seats = { duringApproval: 'none', holdFor: null, waitingList: false } as const;
  await seedPolicy(sql, 'no-list', { ...managerApproval(), seats });
  const steps = (['manager', 'managers_manager'] as const).map((relation) => ({ assignee: { relation }, ...step }));
  await seedPolicy(sql, 'two', { approval: { steps } });
  await seedPolicy(sql, 'signs-in', { approval: { steps, signIn: true } });
  const [first, second] = steps;
  await seedPolicy(sql, 'signs-in-above', { approval: { steps: [first!, { ...second!, signIn: true }] } });
  return {
    world,
    pages,
    request: (given = {}) => request(world, pages, given),
    footprint: async (id) => {
      const [row] = await sql`
        select version, seq, status, (select count(*)::int from commands where enrolment_id = e.id) as commands,
          (select count(*)::int from personal_text) as texts
        from enrolments e where id = ${id}`;
      return row;
    },
    close: async () => {
      await pages.close();
      await world.close();
    },
  };
}

async function request(world: World, pages: Pages, given: Given): Promise<Request> {
  const { sql, clock } = world;
  const above = await seedUser(sql, { givenName: 'Ada', familyName: 'Above' });
  const boss = await seedUser(sql, {
    givenName: 'Maria',
    familyName: 'Lopez',
    managerId: above.id,
    locale: given.locale ?? 'en',
    timezone: 'Europe/Berlin',
  });
  const learner = await seedUser(sql, {
    givenName: 'Rob',
    familyName: 'Walters',
    ...given.learner,
    managerId: boss.id,
  });
  const activityId = await seedActivity(sql, {
    policy: given.policy ?? 'asks',
    title: given.title ?? 'Leadership Programme',
    deadlineAfter: 'P90D',
    ...(given.maximum === undefined ? {} : { maximum: given.maximum }),
  });
  const reason = given.reason ? await saveText(sql, learner.id, given.reason, clock.now()) : null;
  const actor = { kind: 'user', id: learner.id, onBehalfOf: null } as const;
  const { obligation = 'optional', source = 'self' } = given;
  const id = await world.enrol({ userId: learner.id, activityId, obligation, source, actor, reason });
  return { id, learner, boss, above, activityId, link: await pages.linkTo(id) };
}

/** What a link answers, without being sent on. */
export async function open(link: string, init: RequestInit = {}) {
  const response = await fetch(link, { redirect: 'manual', ...init });
  return { status: response.status, headers: response.headers, text: await response.text() };
}

/** Posts the page's form. */
export function post(link: string, form: Record<string, string>) {
  return open(link, { method: 'POST', body: new URLSearchParams(form) });
}
