import type { PassedOver } from './automations/firing.ts';
import type { Draft } from './draft.ts';
import { end } from './ends.ts';
import { suspend } from './pausing.ts';
import { standsStill } from './standstill.ts';
import type { DeadlinePlan, EnrolmentState } from './state.ts';
import { type Instant, isEnded, type Relation } from './words.ts';

/** One thing that a rule does to this enrolment, or did elsewhere because of it; with whom it is about, by id. */
export type ToldAct =
  | { readonly act: 'remind' | 'suspend' | 'cancel' }
  /** Only while the deadline is still the one that it was counted from. */
  | { readonly act: 'extend'; readonly from: Instant; readonly deadline: DeadlinePlan }
  /** Where no approval is open, this person is told; null: nobody was found. */
  | { readonly act: 'escalate'; readonly to: string | null }
  /** Null: nobody was found, or it is for the administrators, who see it in their list. */
  | { readonly act: 'notify'; readonly whom: Relation; readonly to: string | null }
  /** It was enrolled elsewhere, or found enrolled, or refused; all that was done before this was told. */
  | {
      readonly act: 'enrol';
      readonly outcome: 'enrolled' | 'enrolled_already' | 'refused';
      readonly enrolmentId: string | null;
      readonly code: string | null;
    };

/** What a firing tells its enrolment. */
export interface AutomateCommand {
  readonly type: 'automate';
  readonly automation: string;
  readonly version: number;
  readonly firing: string;
  /** The instant that dates all of it. */
  readonly dueAt: Instant;
  /** Is it about the end, so that it holds good after it (R23)? */
  readonly aboutEnd: boolean;
  /** Each with its place among the rule's actions. */
  readonly acts: readonly (ToldAct & { readonly index: number })[];
}

/** Carries out what a rule says, in its order. Never refused: what is not possible any more is passed over, with why. */
export function automate(draft: Draft, command: AutomateCommand): null {
  for (const act of command.acts) one(draft, command, act, act.index);
  return null;
}

function one(draft: Draft, command: AutomateCommand, told: ToldAct, index: number): void {
  const { automation, version, firing, aboutEnd } = command;
  const say = (outcome: string, data: Record<string, unknown> = {}) =>
    draft.event('automated', {}, { automation, version, firing, index, act: told.act, outcome, ...data });
  const passOver = (why: PassedOver) => say('passed_over', { why });
  const { state } = draft;
  const occurrence = `${firing}/${index}`;
  const over = isEnded(state.status);
  const notice = aboutEnd ? 'automation_after_end' : 'automation_notice';
  switch (told.act) {
    case 'enrol':
      say(told.outcome, { enrolmentId: told.enrolmentId, ...(told.code && { code: told.code }) });
      return;
    case 'remind':
      if (over && !aboutEnd) passOver('ended');
      // R32: reminders pause.
      else if (standsStill(state)) passOver('stands_still');
      else {
        say('done');
        draft.mail(aboutEnd ? 'automation_after_end' : 'automation_reminder', state.userId, occurrence, { once: true });
      }
      return;
    case 'notify':
      if (over && !aboutEnd) passOver('ended');
      else if (told.whom === 'administrators') say('listed', { whom: told.whom });
      else if (told.to === null) passOver('nobody');
      else {
        say('done', { whom: told.whom, to: told.to });
        draft.mail(notice, told.to, occurrence);
      }
      return;
    case 'escalate':
      if (state.task && state.task.assigneeId === null) passOver('top_level');
      else if (state.task) {
        say('done', { taskId: state.task.taskId });
        draft.ask({
          kind: 'assignee',
          step: state.task.step,
          escalation: state.task.escalation + 1,
          why: 'escalated',
        });
      } else if (over && !aboutEnd) passOver('ended');
      else if (told.to === null) passOver('nobody');
      else {
        say('done', { whom: 'managers_manager', to: told.to });
        draft.mail(notice, told.to, occurrence);
      }
      return;
    case 'extend':
      extend(draft, told, say, passOver);
      return;
    case 'suspend': {
      if (suspend(draft)) passOver('not_possible');
      else say('done');
      return;
    }
    case 'cancel':
      if (over) passOver('ended');
      // What was asked for before has to find it alive.
      else if (draft.asking) passOver('not_possible');
      else {
        say('done');
        end(draft, 'cancelled', 'cancelled', 'cancelled', { automation });
      }
  }
}

/** R22: at once, with all reminders planned anew. It revives nothing: that is done by hand. */
function extend(
  draft: Draft,
  { from, deadline }: Extract<ToldAct, { act: 'extend' }>,
  say: (outcome: string, data?: Record<string, unknown>) => void,
  passOver: (why: PassedOver) => void,
): void {
  const { state, now } = draft;
  const why = whyNotExtend(state, from, deadline, now);
  if (why) {
    passOver(why);
    return;
  }
  say('done', { before: from, deadline: deadline.deadline.at });
  draft.event(
    'deadline_set',
    {
      deadline,
      deadlinePassed: false,
      remindedUntil: now,
      pausedSince: state.pausedSince && now,
    },
    { before: from, deadline: deadline.deadline.at },
  );
}

function whyNotExtend(
  { status, deadline }: EnrolmentState,
  from: Instant,
  to: DeadlinePlan,
  now: Instant,
): PassedOver | null {
  if (isEnded(status)) return 'ended';
  if (deadline?.deadline.at !== from) return 'deadline_moved';
  return to.deadline.at <= now ? 'deadline_in_past' : null;
}
