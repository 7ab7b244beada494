import { createHmac } from 'node:crypto';
import type { Item } from './lines.ts';

/** What the texts of an event come to: how many fit, how many are erased, and what does not fit; null where all does. */
export interface TextsChecked {
  readonly fit: number;
  readonly erased: number;
  readonly fault: string | null;
}

/** Compares the texts of an event with their commitments, which its hash covers. An erased one is gone, salt and body (R35). */
export function checkTexts({ event, texts }: Item): TextsChecked {
  if (!texts || !event) return { fit: 0, erased: 0, fault: null };
  const expected = [...(event.reasonCommitment === null ? [] : [event.reasonCommitment]), ...commitmentsIn(event.data)];
  const given = texts.map(({ commitment }) => commitment);
  if (JSON.stringify(expected) !== JSON.stringify(given)) {
    return { fit: 0, erased: 0, fault: 'a text of it is left out or put in' };
  }
  const erased = texts.filter(({ salt, body }) => salt === null && body === null).length;
  const fit = texts.filter(isAsCommitted).length;
  const fault = fit + erased === texts.length ? null : 'a text of it is not the one that was written';
  return { fit, erased, fault };
}

function isAsCommitted({ salt, body, commitment }: NonNullable<Item['texts']>[number]): boolean {
  if (salt === null || body === null) return false;
  const key = Buffer.from(salt, 'base64');
  // One salt is written in one way only.
  if (key.toString('base64') !== salt) return false;
  return createHmac('sha256', key).update(body, 'utf8').digest('hex') === commitment;
}

/** The commitments of texts that stand in an event's data with the ids of the texts. */
function commitmentsIn(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  const { id, commitment } = value as { id?: unknown; commitment?: unknown };
  if (typeof id === 'string' && /^[0-9a-f-]{36}$/.test(id) && typeof commitment === 'string') return [commitment];
  return Object.values(value).flatMap(commitmentsIn);
}
