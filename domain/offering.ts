import type { EnrolmentState } from './state.ts';

/** R17: does a seat that becomes free go to this enrolment as an offer? Mandatory training is given: nobody may refuse it. */
export function isOffered({ policy, obligation }: Pick<EnrolmentState, 'policy' | 'obligation'>): boolean {
  return policy.rules.seats.offer != null && obligation !== 'mandatory';
}
