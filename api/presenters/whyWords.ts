import type { Deadline } from '../../domain/state.ts';
import type { Status } from '../../domain/words.ts';
import type { TellingEvent } from '../../store/enrolmentView.ts';

/** The small words of which reasons are made. */

/** Who acted, as " by …". A machine is named by its key; the system itself is left out. */
export function by(event: TellingEvent | null): string {
  if (!event || event.actorKind === 'system') return '';
  const someone = event.actorKind === 'client' ? 'an API client' : 'somebody';
  return ` by ${event.actorName ? (event.actorKind === 'client' ? `the API client ${event.actorName}` : event.actorName) : someone}`;
}

export const day = (at: string): string => at.slice(0, 10);
export const minute = (at: string): string => `${at.slice(0, 10)} ${at.slice(11, 16)} UTC`;
export const spoken = (status: Status | null): string => (status ?? 'open').replaceAll('_', ' ');

export function untilWhen({ at, localDate, timezone }: Deadline): string {
  return localDate ? `the end of ${localDate} in ${timezone}` : minute(at);
}
