import type { PublicCommandType } from '../commands.ts';
import type { PLAN_COMMANDS } from '../plans/state.ts';
import type { Permission } from './permissions.ts';

/**
 * What each command of an enrolment asks of a person; any one of them will do. Who has which is in `builtIn.ts`: a learner
 * learns, an instructor evaluates, a manager who is asked decides, and administrators do the rest. What says how far somebody
 * came (`progress`, `try`, `complete`) is said by the content that they use or by who manages it, not by themselves.
 */
export const COMMAND_PERMISSIONS: Readonly<Record<PublicCommandType, readonly Permission[]>> = {
  approve: ['approvals:decide'],
  decline: ['approvals:decide'],
  accept: ['enrolments:learn'],
  dismiss: ['enrolments:learn'],
  visit: ['enrolments:learn'],
  start: ['enrolments:learn'],
  acknowledge: ['enrolments:learn'],
  'submit-evidence': ['enrolments:learn'],
  'choose-sessions': ['enrolments:learn', 'enrolments:manage'],
  'change-session': ['enrolments:learn', 'enrolments:manage'],
  'leave-session': ['enrolments:learn', 'enrolments:manage'],
  withdraw: ['enrolments:learn'],
  grade: ['enrolments:evaluate', 'enrolments:manage'],
  feedback: ['enrolments:evaluate', 'enrolments:manage'],
  note: ['enrolments:evaluate', 'enrolments:manage'],
  'sign-off': ['enrolments:evaluate', 'enrolments:manage'],
  'accept-evidence': ['enrolments:evaluate', 'enrolments:manage'],
  'reject-evidence': ['enrolments:evaluate', 'enrolments:manage'],
  attendance: ['sessions:mark_attendance', 'enrolments:manage'],
  progress: ['enrolments:manage'],
  try: ['enrolments:manage'],
  'grant-try': ['enrolments:manage'],
  complete: ['enrolments:manage'],
  fail: ['enrolments:manage'],
  suspend: ['enrolments:manage'],
  resume: ['enrolments:manage'],
  overbook: ['enrolments:manage'],
  'admit-beyond-maximum': ['enrolments:manage'],
  rank: ['enrolments:manage'],
  cancel: ['enrolments:manage'],
  reopen: ['enrolments:manage'],
  reset: ['enrolments:manage'],
  'set-deadline': ['enrolments:manage'],
  'set-access': ['enrolments:manage'],
  'set-status': ['enrolments:manage'],
  'adopt-rule': ['enrolments:manage'],
};

/** The same for the commands of a plan enrolment. */
export const PLAN_COMMAND_PERMISSIONS: Readonly<Record<(typeof PLAN_COMMANDS)[number], readonly Permission[]>> = {
  withdraw: ['plan_enrolments:leave'],
  cancel: ['plan_enrolments:manage'],
  reopen: ['plan_enrolments:manage'],
  'set-deadline': ['plan_enrolments:manage'],
};

/** The permissions that commands ask for, each once. */
export const COMMANDING: readonly Permission[] = [...new Set(Object.values(COMMAND_PERMISSIONS).flat())];
