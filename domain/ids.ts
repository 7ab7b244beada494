/** The ids of workflows and system commands: each is made here and nowhere else. None carries personal data (R35). */

export const enrolmentWorkflowId = (enrolmentId: string): string => `enrolment/${enrolmentId}`;
export const poolWorkflowId = (poolId: string): string => `pool/${poolId}`;
export const importWorkflowId = (importId: string): string => `import/${importId}`;

/** A timer's command: one for each version, so that the same state never carries out the same due instant twice. */
export const dueCommandId = (enrolmentId: string, version: number): string => `due/${enrolmentId}/${version}`;
