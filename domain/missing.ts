import { hasPassed, nextTryAt, partsDone, ruleOf, triesAllowed } from './completion.ts';
import type { EnrolmentState } from './state.ts';
import type { Instant } from './words.ts';

export type Condition = 'progress' | 'parts' | 'tries' | 'acknowledgement' | 'sign_off' | 'evidence' | 'attendance';

/** A condition that is not met yet, in words without names. */
export interface Missing {
  readonly condition: Condition;
  readonly detail: string;
  /** From when on it can be met, if that lies ahead. */
  readonly possibleAt: Instant | null;
}

/**
 * What the completion rule still wants (R25); empty: nothing. Pure and independent of the order in which things arrived.
 *
 * @param now leaves out the instants that have passed; left out, all are told
 */
export function missing(state: EnrolmentState, now: Instant = ''): Missing[] {
  const rule = ruleOf(state);
  const { achieved, completion, progress } = state;
  const found: Missing[] = [];
  const miss = (condition: Condition, detail: string, possibleAt: Instant | null = null) =>
    found.push({ condition, detail, possibleAt: possibleAt !== null && possibleAt > now ? possibleAt : null });
  if (rule.progress && progress < 100) miss('progress', `${progress} % of 100 %`);
  if (rule.parts !== null && completion) {
    const { needed, done, open } = partsDone(completion, achieved.parts);
    if (done < needed) miss('parts', `${done} of ${needed} parts; open: ${open.join(', ')}`);
  }
  if (rule.tries && !hasPassed(rule.tries, achieved)) {
    miss('tries', triesInWords(state, now), nextTryAt(rule.tries, achieved));
  }
  if (rule.acknowledgement && achieved.acknowledged === null) {
    const { by, document } = rule.acknowledgement;
    const what = document ? `version ${document.version} of the document` : 'the document';
    miss('acknowledgement', by === 'signature' ? `a signature under ${what}` : `${what}, acknowledged by name`);
  }
  if (rule.signOff && achieved.signedOffAt === null) miss('sign_off', 'the sign-off by the manager');
  if (rule.evidence && achieved.evidence?.state !== 'accepted') {
    const how = {
      submitted: 'evidence that waits to be accepted',
      rejected: 'other evidence, as the last was rejected',
    };
    const { evidence } = achieved;
    miss('evidence', evidence && evidence.state !== 'accepted' ? how[evidence.state] : 'evidence');
  }
  if (rule.attendance && achieved.attendedAt === null) miss('attendance', 'the attendance');
  return found;
}

function triesInWords({ achieved, ...state }: EnrolmentState, now: Instant): string {
  const { tries } = ruleOf(state);
  if (!tries) return '';
  const allowed = triesAllowed(tries, achieved);
  const mark = `a score of ${tries.passMark} %`;
  if (allowed !== null && achieved.triesUsed >= allowed) return `${mark}, and all ${allowed} tries are used up`;
  const next = nextTryAt(tries, achieved);
  const nth = `try ${achieved.triesUsed + 1}${allowed === null ? '' : ` of ${allowed}`}`;
  return `${mark}: ${nth}, ${next !== null && next > now ? `possible at ${next}` : 'possible now'}`;
}
