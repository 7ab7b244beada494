import type { SessionWords } from '../sessionWords.ts';

export const en: SessionWords = {
  session_confirmed: (v) => ({
    subject: `Confirmed: ${v.bareTitle}, ${v.session.begins}`,
    heading: `You have a seat in ${v.title}`,
    lines: [`You have a seat in this session:`, ...v.session.when, ...v.session.led('Led by')],
  }),
  session_waitlisted: (v) => ({
    subject: `On the waiting list: ${v.bareTitle}, ${v.session.begins}`,
    heading: 'You are waiting for a seat in this session',
    lines: [
      `All seats in this session of ${v.title} are taken at the moment:`,
      ...v.session.when,
      'As soon as a seat becomes free for you, we will write to you. Until then you can choose another session.',
    ],
  }),
  session_offered: (v) => ({
    subject: `A seat is offered to you: ${v.bareTitle}, ${v.session.begins}`,
    heading: 'A seat has become free: would you like it?',
    lines: [
      `A seat in this session of ${v.title} is kept for you until ${v.session.claimUntil}:`,
      ...v.session.when,
      'Please accept it by then where you asked for this training, or tell your training administration that you take it. If you do not want it any more, please decline it there, so that it can go to the next person.',
      'If you do nothing, the offer lapses at that time.',
    ],
  }),
  session_offer_reminder: (v) => ({
    subject: `Still open: your seat for ${v.bareTitle}, ${v.session.begins}`,
    heading: 'A seat is still kept for you',
    lines: [
      `The seat that was offered to you in this session of ${v.title} is kept until ${v.session.claimUntil}:`,
      ...v.session.when,
      'Please accept it by then where you asked for this training, or tell your training administration that you take it.',
    ],
  }),
  session_offer_lapsed: (v) => ({
    subject: `The offer has lapsed: ${v.bareTitle}, ${v.session.begins}`,
    heading: 'The seat has gone to the next person',
    lines: [
      `A seat in this session of ${v.title} was offered to you, and was not claimed in time:`,
      ...v.session.when,
      v.session.waits
        ? 'You are on its waiting list again, at the end. We will write to you when another seat becomes free for you.'
        : 'You are still in the event. If you still want to take part, please choose a session again.',
    ],
  }),
  session_changed: (v) => ({
    subject: `Changed: ${v.bareTitle}, ${v.session.begins}`,
    heading: `Your session of ${v.title} has changed`,
    lines: ['This is how it stands now:', ...v.session.when, ...v.session.led('Led by')],
  }),
  session_cancelled: (v) => ({
    subject: `Cancelled: ${v.bareTitle}, ${v.session.begins}`,
    heading: `Your session of ${v.title} is cancelled`,
    lines: [
      'This session does not take place:',
      ...v.session.when,
      ...(v.session.offers.length > 0
        ? [
            `Instead you can choose${v.session.offerUntil ? `, until ${v.session.offerUntil},` : ''} one of these:`,
            ...v.session.offers,
          ]
        : ['You are still in the event. Please choose another session.']),
    ],
  }),
  session_left: (v) => ({
    subject: `Seat given back: ${v.bareTitle}, ${v.session.begins}`,
    heading: 'You no longer have a seat in this session',
    lines: [`You are no longer in this session of ${v.title}:`, ...v.session.when],
  }),
  session_lost: (v) => ({
    subject: `Please choose another session: ${v.bareTitle}`,
    heading: 'You have no seat in this session',
    lines: [
      `There was no seat for you in this session of ${v.title}, or it cannot be chosen any more:`,
      ...v.session.when,
      'You are still in the event. Please choose another session.',
    ],
  }),
  session_below_minimum: (v) => ({
    subject: `Fewer than the minimum: ${v.bareTitle}, ${v.session.begins}`,
    heading: `A session of ${v.title} has not reached its minimum`,
    lines: [
      `It must be decided whether this session takes place. Seats wanted at least: ${v.session.minimum}. Seats taken: ${v.session.taken}.`,
      ...v.session.when,
      'If nothing is done, it takes place. It can be cancelled, with other sessions offered to everybody.',
    ],
  }),
  session_reminder: (v) => ({
    subject: `Reminder: ${v.bareTitle}, ${v.session.begins}`,
    heading: `${v.title} begins soon`,
    lines: ['A friendly reminder of your session:', ...v.session.when, ...v.session.led('Led by')],
  }),
};
