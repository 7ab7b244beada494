import type { PartTold } from '../domain/sessionMail.ts';

/** What calendars do with an invitation: put it in or change it, or take it out. */
export type CalendarMethod = 'REQUEST' | 'CANCEL';

export interface Invitation {
  readonly method: CalendarMethod;
  /** The same for all invitations to this part. */
  readonly uid: string;
  /** Rises with every one of them. */
  readonly sequence: number;
  readonly summary: string;
  readonly description: string;
  readonly part: PartTold;
  readonly organizer: { readonly name: string; readonly address: string };
  readonly attendee: { readonly name: string; readonly address: string };
  /** When it was written, as RFC 3339. */
  readonly stamp: string;
}

/**
 * An invitation as a calendar object (RFC 5545, 5546). One object has one event, as that is what Outlook and Gmail read: a
 * session of several parts is several objects. Times are in UTC, which every calendar shows in its own zone.
 */
export function toIcs(invitation: Invitation): string {
  const { method, uid, sequence, part, organizer, attendee } = invitation;
  const where = part.place ?? part.link;
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Rollbook//Sessions//EN',
    'CALSCALE:GREGORIAN',
    `METHOD:${method}`,
    'BEGIN:VEVENT',
    `UID:${text(uid)}`,
    `SEQUENCE:${sequence}`,
    `DTSTAMP:${utc(invitation.stamp)}`,
    `DTSTART:${utc(part.startsAt)}`,
    `DTEND:${utc(part.endsAt)}`,
    `SUMMARY:${text(invitation.summary)}`,
    `DESCRIPTION:${text(invitation.description)}`,
    ...(where ? [`LOCATION:${text(where)}`] : []),
    ...(part.link && isUri(part.link) ? [`URL:${part.link}`] : []),
    `ORGANIZER;CN=${parameter(organizer.name)}:mailto:${organizer.address}`,
    `ATTENDEE;CUTYPE=INDIVIDUAL;ROLE=REQ-PARTICIPANT;PARTSTAT=ACCEPTED;RSVP=FALSE;CN=${parameter(attendee.name)}:mailto:${attendee.address}`,
    `STATUS:${method === 'CANCEL' ? 'CANCELLED' : 'CONFIRMED'}`,
    'TRANSP:OPAQUE',
    'END:VEVENT',
    'END:VCALENDAR',
  ];
  return `${lines.map(folded).join('\r\n')}\r\n`;
}

/** `20260331T070000Z` */
function utc(instant: string): string {
  return `${new Date(instant).toISOString().slice(0, 19).replaceAll(/[-:]/g, '')}Z`;
}

/** RFC 5545, 3.3.11: backslash, semicolon, comma and line breaks; other control characters are none of a text's. */
function text(value: string): string {
  return value
    .replaceAll(/[\\;,]/g, (mark) => `\\${mark}`)
    .replaceAll(/\r\n|\r|\n/g, '\\n')
    .replaceAll(/[\p{Cc}]/gu, '');
}

/** A parameter's value in quotation marks, which it cannot hold itself (RFC 6868 knows a way that few read). */
function parameter(value: string): string {
  return `"${value.replaceAll('"', "'").replaceAll(/[\p{Cc}]/gu, ' ')}"`;
}

function isUri(link: string): boolean {
  return /^https?:\/\/[^\s\p{Cc}]+$/u.test(link);
}

/** RFC 5545, 3.1: at most 75 octets in a line, the next one begun with a space; never within a character. */
function folded(line: string): string {
  const lines: string[] = [];
  let present = '';
  let octets = 0;
  for (const character of line) {
    const size = Buffer.byteLength(character);
    if (octets + size > 75) {
      lines.push(present);
      present = ' ';
      octets = 1;
    }
    present += character;
    octets += size;
  }
  return [...lines, present].join('\r\n');
}
