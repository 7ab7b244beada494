import type { ReportedCommand } from './achieveCommands.ts';
import { achieve } from './achieving.ts';
import { begin } from './beginning.ts';
import { ruleOf } from './completion.ts';
import type { Draft } from './draft.ts';
import { learn } from './learning.ts';
import type { Rejection } from './outcome.ts';
import { accessOf, isEnded } from './words.ts';

type Statement = Extract<ReportedCommand, { type: 'statement' }>;

/** What a learning record statement means for the enrolment that it is about. It never takes anything back (R25). */
export function hear(draft: Draft, { verb, part, percent, startedAt }: Statement): Rejection | null {
  const { state, actor } = draft;
  if (isEnded(state.status)) {
    draft.event('late', {}, { command: 'statement', verb, ...(part !== null && { part }) });
    return null;
  }
  switch (verb) {
    case 'initialized':
      return part === null
        ? learn(draft, { type: 'start', actor })
        : learn(draft, { type: 'progress', percent: 0, part, actor });
    case 'progressed':
      return learn(draft, { type: 'progress', percent: percent ?? 0, ...(part !== null && { part }), actor });
    case 'launched':
    case 'terminated':
      return learn(draft, { type: 'visit', actor });
    case 'passed':
    case 'failed': {
      const passed = verb === 'passed';
      const quiz = ruleOf(state).tries !== null || state.activityType === 'quiz';
      if (part === null && quiz) return achieve(draft, { type: 'try', percent, passed, startedAt });
      // Content without a rule for its tries may be tried again: failing it ends nothing.
      return passed ? done(draft, part) : learn(draft, { type: 'visit', actor });
    }
    case 'completed':
    case 'satisfied':
      return done(draft, part);
  }
}

/** The content says that it, or a part of it, is done. With a rule of its own that is whole progress, and no more. */
function done(draft: Draft, part: string | null): Rejection | null {
  const { state, actor } = draft;
  if (part !== null) return learn(draft, { type: 'progress', percent: 100, part, actor });
  if (state.completion === null && accessOf(state.status).activity) {
    begin(draft);
    return learn(draft, { type: 'complete', actor });
  }
  return learn(draft, { type: 'progress', percent: 100, actor });
}
