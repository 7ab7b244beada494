import type { WatcherKind } from './watching.ts';

/** The ids of workflows and system commands: each is made here and nowhere else. None carries personal data (R35). */

export const enrolmentWorkflowId = (enrolmentId: string): string => `enrolment/${enrolmentId}`;
export const poolWorkflowId = (poolId: string): string => `pool/${poolId}`;
export const watcherWorkflowId = (kind: WatcherKind, targetId: string): string => `${kind}/${targetId}`;
export const importWorkflowId = (importId: string): string => `import/${importId}`;

/**
 * R21: who waits for this completion hears of it under one id, however often the message is delivered. A completion that was
 * taken back and came again is another one.
 */
export const completionCommandId = (completed: string, at: string, waiting: string): string =>
  `completed/${completed}/${at}/${waiting}`;

/** A timer's command: one for each version, so that the same state never carries out the same due instant twice. */
export const dueCommandId = (enrolmentId: string, version: number): string => `due/${enrolmentId}/${version}`;

/** What a firing of an automation tells its enrolment: once, however often it is delivered. */
export const automationCommandId = (firing: string): string => `automation/${firing}`;

/** What a learning record statement says to an enrolment is said once, however often it is delivered. */
export const statementCommandId = (statementId: string): string => `statement/${statementId}`;

/** R37: a move to another version of a policy is told once to each enrolment. */
export const policyMoveCommandId = (move: string, enrolmentId: string): string => `policy-move/${move}/${enrolmentId}`;

/** R33: that somebody left the audience is told once for each time that they leave. */
export const leaveCommandId = (ruleId: string, enrolmentId: string, version: number): string =>
  `rule/${ruleId}/${enrolmentId}/${version}`;

/** A signature is told once for each request for one. */
export const signatureCommandId = (requestId: string): string => `signed/${requestId}`;
