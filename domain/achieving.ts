import type { AchieveCommand, ReportedCommand } from './achieveCommands.ts';
import { begin } from './beginning.ts';
import { type Achieved, type DocumentRef, partsDone, ruleOf } from './completion.ts';
import { type Draft, notPossible, reject } from './draft.ts';
import { complete } from './ends.ts';
import { handIn, judge } from './evidence.ts';
import { missing } from './missing.ts';
import type { Rejection } from './outcome.ts';
import { grantTry, take, triesAreUp } from './tries.ts';
import { isEnded } from './words.ts';

type Achieve = AchieveCommand | Exclude<ReportedCommand, { type: 'statement' }>;

/** What comes from outside and can come too late: kept in the history then (R25). */
const REPORTED: readonly Achieve['type'][] = ['try', 'acknowledge', 'submit-evidence', 'signed', 'attended'];

/** Whatever counts towards the completion rule, beside progress. */
export function achieve(draft: Draft, command: Achieve): Rejection | null {
  const { state } = draft;
  if (command.type === 'grant-try') return grantTry(draft);
  if (command.type === 'try' && command.percent !== null && !(command.percent >= 0 && command.percent <= 100)) {
    return reject('bad-request', 'the score must be from 0 to its maximum', state);
  }
  if (isEnded(state.status)) {
    if (!REPORTED.includes(command.type)) return notPossible(state, command.type);
    draft.event('late', {}, { command: command.type, ...(command.type === 'try' && { percent: command.percent }) });
    return null;
  }
  if (command.type === 'adopt-rule') return adopt(draft, command.completion);
  if (state.status !== 'enrolled' && state.status !== 'in_progress') return notPossible(state, command.type);
  switch (command.type) {
    case 'try':
      return take(draft, command) ?? settled(draft);
    case 'acknowledge':
      return acknowledge(draft, command);
    case 'signed':
      return sign(draft, command.document);
    case 'sign-off':
      return signOff(draft);
    case 'attended':
      return attended(draft);
    case 'submit-evidence':
      return handIn(draft, command.evidenceId);
    default:
      return judge(draft, command) ?? settled(draft);
  }
}

/** R25: nothing of the rule is open any more, so it is complete; or nothing can fulfil it any more, so it has failed. */
export function finish(draft: Draft): void {
  const rule = ruleOf(draft.state);
  const wanted =
    rule.parts !== null || Object.values(rule).some((condition) => condition !== null && condition !== false);
  if (wanted && missing(draft.state).length === 0) complete(draft, 'completed');
  else triesAreUp(draft);
}

function settled(draft: Draft): null {
  finish(draft);
  return null;
}

/** How far a part is: never backwards (R25). The percentage of the whole follows from its parts. */
export function advancePart(draft: Draft, code: string, percent: number): Rejection | null {
  const { completion, achieved, progress } = draft.state;
  if (!completion?.parts.some((part) => part.code === code)) {
    return reject('bad-request', `the activity had no part ${code} when this enrolment began`, draft.state);
  }
  if (percent > (achieved.parts[code] ?? 0)) {
    const parts = { ...achieved.parts, [code]: percent };
    const whole = completion.rule.parts === null ? progress : partsDone(completion, parts).percent;
    draft.event(
      'progressed',
      { achieved: { ...achieved, parts }, progress: Math.max(progress, whole) },
      { part: code, percent },
    );
  }
  if (percent === 100) finish(draft);
  return null;
}

/** Done before, and only waiting for something else: said again it changes nothing. After a reopening it does. */
const knownAlready = (draft: Draft, before: unknown): boolean => before !== null && missing(draft.state).length > 0;

function achieved(draft: Draft, patch: Partial<Achieved>): { achieved: Achieved } {
  return { achieved: { ...draft.state.achieved, ...patch } };
}

/** Read and acknowledged by the learner's typed name: which document, when, and the name by reference (R35). */
function acknowledge(draft: Draft, command: Extract<AchieveCommand, { type: 'acknowledge' }>): Rejection | null {
  const { state } = draft;
  const rule = ruleOf(state).acknowledgement;
  if (!rule) return reject('not-for-this-type', 'its completion rule wants no acknowledgement', state);
  if (rule.by === 'signature') return reject('not-for-this-type', 'it is signed by the signature service', state);
  const refused = otherDocument(draft, rule.document, command.document);
  if (refused) return refused;
  if (rule.name === 'matching' && !command.nameMatches) {
    return reject('name-differs', 'the typed name is not the name of the learner', state);
  }
  if (knownAlready(draft, state.achieved.acknowledged)) return null;
  begin(draft);
  const { name } = command;
  const document = command.document ?? rule.document;
  draft.event('acknowledged', achieved(draft, { acknowledged: { at: draft.at, by: 'typed_name', name, document } }), {
    by: 'typed_name',
    commitment: name.commitment,
    nameMatches: command.nameMatches,
    document,
  });
  return settled(draft);
}

function otherDocument(draft: Draft, wanted: DocumentRef | null, given: DocumentRef | null): Rejection | null {
  if (!wanted) return null;
  const same =
    given !== null &&
    given.version === wanted.version &&
    (given.sha256 === null || wanted.sha256 === null || given.sha256 === wanted.sha256);
  return same ? null : reject('other-document', `what is to be acknowledged is version ${wanted.version}`, draft.state);
}

/** Signed with a signature service, which said so with its own signature. */
function sign(draft: Draft, document: DocumentRef | null): Rejection | null {
  const { state } = draft;
  const rule = ruleOf(state).acknowledgement;
  if (rule?.by !== 'signature') return reject('not-for-this-type', 'its completion rule wants no signature', state);
  const refused = document && otherDocument(draft, rule.document, document);
  if (refused) return refused;
  if (knownAlready(draft, state.achieved.acknowledged)) return null;
  begin(draft);
  const signed = { at: draft.at, by: 'signature', name: null, document: document ?? rule.document } as const;
  draft.event('acknowledged', achieved(draft, { acknowledged: signed }), {
    by: 'signature',
    document: signed.document,
  });
  return settled(draft);
}

/** An objective is reached: by the manager's or an administrator's word, never by the learner's own (R3). */
function signOff(draft: Draft): Rejection | null {
  const { state, actor } = draft;
  if (!ruleOf(state).signOff) return reject('not-for-this-type', 'its completion rule wants no sign-off', state);
  if (actor.onBehalfOf === state.userId || (actor.kind === 'user' && actor.id === state.userId)) {
    return reject('own-request', 'nobody signs off for themselves (R3)', state);
  }
  if (knownAlready(draft, state.achieved.signedOffAt)) return null;
  begin(draft);
  draft.event('signed_off', achieved(draft, { signedOffAt: draft.at }));
  return settled(draft);
}

/**
 * The one way by which "was there" completes: sessions call it (or send `attended`) when all of the enrolment's sessions
 * have been attended as their own rules want. It completes what wants attendance, when nothing else is open.
 */
export function attended(draft: Draft): Rejection | null {
  const { state } = draft;
  if (!ruleOf(state).attendance) return reject('not-for-this-type', 'its completion rule wants no attendance', state);
  if (knownAlready(draft, state.achieved.attendedAt)) return null;
  begin(draft);
  draft.event('attended', achieved(draft, { attendedAt: draft.at }));
  return settled(draft);
}

/** Explicitly moved to the rule that the activity has now. What was achieved stays; progress does not go back (R25). */
function adopt(draft: Draft, completion: Extract<AchieveCommand, { type: 'adopt-rule' }>['completion']): null {
  const { state } = draft;
  if (JSON.stringify(completion) === JSON.stringify(state.completion)) return null;
  const whole = completion && completion.rule.parts !== null ? partsDone(completion, state.achieved.parts).percent : 0;
  draft.event(
    'rule_adopted',
    { completion, progress: Math.max(state.progress, whole) },
    { before: conditionsOf(state), conditions: conditionsOf({ ...state, completion }) },
  );
  if (state.status === 'enrolled' || state.status === 'in_progress') finish(draft);
  return null;
}

function conditionsOf(state: Draft['state']): string[] {
  return Object.entries(ruleOf(state)).flatMap(([name, value]) => (value === null || value === false ? [] : [name]));
}
