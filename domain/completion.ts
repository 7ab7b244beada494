import type { EnrolmentState, TextRef } from './state.ts';
import type { ActivityType, Duration, Instant } from './words.ts';

/** Tries at a quiz: what passes, how many there are, and how long to wait in between. */
export interface TryRule {
  /** Per cent, 0 to 100. */
  readonly passMark: number;
  /** Null: as many as one likes. */
  readonly maxTries: number | null;
  /** From the end of one try to the start of the next; weeks, days and hours of fixed length (see `lengthMs`). */
  readonly coolingTime: Duration | null;
  /** Which score counts. The last is the one that was taken last, whenever it arrives. */
  readonly counts: 'best' | 'last';
}

/** A document at one version, as it is to be acknowledged. */
export interface DocumentRef {
  readonly version: string;
  /** SHA-256 of its bytes, hexadecimal; null where only the version is known. */
  readonly sha256: string | null;
}

export interface AcknowledgementRule {
  /** By the learner's typed name, or by a signature service's signed callback. */
  readonly by: 'typed_name' | 'signature';
  readonly document: DocumentRef | null;
  /** Must the typed name be the learner's? See `sameName`. */
  readonly name: 'matching' | 'any';
}

/** What may be handed in as evidence. */
export interface EvidenceRule {
  readonly mediaTypes: readonly string[];
  /** Bytes. */
  readonly maxSize: number;
}

/** Conditions of which all that are set must be met; together they complete (R25). */
export interface CompletionRule {
  /** The whole progress, as the content tells it. */
  readonly progress: boolean;
  /** All required parts, any one, or at least so many, the required ones among them. */
  readonly parts: 'all' | 'any' | number | null;
  readonly tries: TryRule | null;
  readonly acknowledgement: AcknowledgementRule | null;
  /** An objective: signed off by the manager or an administrator. */
  readonly signOff: boolean;
  readonly evidence: EvidenceRule | null;
  readonly attendance: boolean;
}

export interface Part {
  readonly code: string;
  readonly required: boolean;
}

/** The rule and the parts with which an enrolment began; it keeps them, whatever becomes of the activity's. */
export interface PinnedCompletion {
  readonly rule: CompletionRule;
  readonly parts: readonly Part[];
}

export interface Try {
  readonly startedAt: Instant;
  readonly at: Instant;
  /** The score in per cent; null where only the outcome is known. */
  readonly percent: number | null;
  readonly passed: boolean;
}

/** What has been done so far towards the completion. Codes, numbers and references only (R35). */
export interface Achieved {
  /** Per cent by the code of the part. */
  readonly parts: Readonly<Record<string, number>>;
  /** In the order in which they were taken; of many the last fifty. */
  readonly tries: readonly Try[];
  readonly triesUsed: number;
  /** Tries that an administrator granted beyond the rule's. */
  readonly triesGranted: number;
  /** Did any try pass, and what was the best score? */
  readonly passedOnce: boolean;
  readonly best: number | null;
  readonly acknowledged: {
    readonly at: Instant;
    readonly by: AcknowledgementRule['by'];
    readonly name: TextRef | null;
    readonly document: DocumentRef | null;
  } | null;
  readonly signedOffAt: Instant | null;
  readonly evidence: { readonly id: string; readonly state: 'submitted' | 'accepted' | 'rejected' } | null;
  readonly attendedAt: Instant | null;
}

export const NOTHING_ACHIEVED: Achieved = {
  parts: {},
  tries: [],
  triesUsed: 0,
  triesGranted: 0,
  passedOnce: false,
  best: null,
  acknowledged: null,
  signedOffAt: null,
  evidence: null,
  attendedAt: null,
};

/** A rule without any condition; `complete` says when it is done. */
export const NO_CONDITION: CompletionRule = {
  progress: false,
  parts: null,
  tries: null,
  acknowledgement: null,
  signOff: false,
  evidence: null,
  attendance: false,
};

/** What completes an activity that has no rule of its own; beside it, `complete` always does. */
const BY_TYPE: Readonly<Record<ActivityType, CompletionRule>> = {
  course: { ...NO_CONDITION, progress: true },
  quiz: { ...NO_CONDITION, progress: true },
  external: { ...NO_CONDITION, progress: true },
  event: { ...NO_CONDITION, attendance: true },
  objective: { ...NO_CONDITION, signOff: true },
  acknowledgement: { ...NO_CONDITION, acknowledgement: { by: 'typed_name', document: null, name: 'matching' } },
};

/** The rule that an enrolment follows: the pinned one, or its type's. */
export function ruleOf({ completion, activityType }: Pick<EnrolmentState, 'completion' | 'activityType'>) {
  return completion?.rule ?? BY_TYPE[activityType];
}

/** The rule to be pinned: an activity with parts and without a rule wants all of them; with neither it has none. */
export function pin(rule: CompletionRule | null, parts: readonly Part[]): PinnedCompletion | null {
  if (rule) return { rule, parts };
  return parts.length > 0 ? { rule: { ...NO_CONDITION, parts: 'all' }, parts } : null;
}

/** How many parts are needed, how many of them are done, and how far that is in per cent. */
export function partsDone(
  { parts, rule }: PinnedCompletion,
  percentOf: Achieved['parts'],
): { needed: number; done: number; percent: number; open: string[] } {
  const percent = ({ code }: Part) => percentOf[code] ?? 0;
  const anyRequired = parts.some(({ required }) => required);
  const must = parts.filter(({ required }) => required || (rule.parts === 'all' && !anyRequired));
  const optional = parts.filter((part) => !must.includes(part)).sort((a, b) => percent(b) - percent(a));
  const atLeast = rule.parts === 'any' ? 1 : rule.parts;
  const needed = typeof atLeast === 'number' ? Math.min(parts.length, Math.max(atLeast, must.length)) : must.length;
  const counted = [...must, ...optional.slice(0, needed - must.length)];
  const sum = counted.reduce((total, part) => total + percent(part), 0);
  return {
    needed,
    done: counted.filter((part) => percent(part) >= 100).length,
    percent: needed === 0 ? 100 : Math.floor(sum / needed),
    open: counted.filter((part) => percent(part) < 100).map(({ code }) => code),
  };
}

/** The tries that there are in all; null: without limit. */
export function triesAllowed({ maxTries }: TryRule, achieved: Achieved): number | null {
  return maxTries === null ? null : maxTries + achieved.triesGranted;
}

/** By the score that counts. */
export function hasPassed({ counts }: TryRule, { passedOnce, tries }: Achieved): boolean {
  return counts === 'best' ? passedOnce : (tries.at(-1)?.passed ?? false);
}

/** When the next try may start, if one has to wait for it. */
export function nextTryAt({ coolingTime }: TryRule, { tries }: Achieved): Instant | null {
  const last = tries.at(-1);
  if (!last || !coolingTime) return null;
  return new Date(Date.parse(last.at) + lengthMs(coolingTime)).toISOString();
}

const UNIT_MS: Readonly<Record<string, number>> = { W: 604_800_000, D: 86_400_000, H: 3_600_000, M: 60_000, S: 1_000 };
const FIXED_LENGTH = /^P(?=\d|T\d)(?:\d+W)?(?:\d+D)?(?:T(?=\d)(?:\d+H)?(?:\d+M)?(?:\d+S)?)?$/;

/** Is it a duration whose length does not depend on the calendar: weeks, days of 24 hours, hours, minutes, seconds? */
export function isFixedLength(duration: Duration): boolean {
  return FIXED_LENGTH.test(duration);
}

/** The milliseconds of a duration of fixed length. */
export function lengthMs(duration: Duration): number {
  return [...duration.matchAll(/(\d+)([WDHMS])/g)].reduce(
    (total, [, count, unit]) => total + Number(count) * (UNIT_MS[unit ?? ''] ?? 0),
    0,
  );
}
