import { en as sessions } from './sessions/en.ts';
import type { View } from './view.ts';
import type { MailWords } from './words.ts';

const asksFor = (v: View) =>
  v.ownRequest ? `${v.learner} would like to enrol in ${v.title}` : `${v.learner} is to be enrolled in ${v.title}`;

const ended = (v: View) =>
  ({
    withdrawn: `The request was withdrawn on ${v.closedOn}.`,
    cancelled: `The enrolment was cancelled on ${v.closedOn}.`,
    expired: `The request ended on ${v.closedOn}, before it was decided.`,
    otherwise: `The request no longer waits for a decision. The enrolment is now: ${v.status}.`,
  })[v.ended];

const noDecision = (v: View) => ({
  subject: `No decision needed any more: ${v.learner}, ${v.bareTitle}`,
  heading: 'No decision needed any more',
  lines: [
    `You were asked to approve an enrolment of ${v.learner} in ${v.title}.`,
    `${ended(v)} There is nothing left for you to do.`,
  ],
});

const asks = (v: View) => ({
  subject: `Approval needed: ${v.learner}, ${v.bareTitle}`,
  heading: asksFor(v),
  lines: [
    v.passedOn === 'escalated'
      ? 'This request was not decided in time and has been passed on to you.'
      : v.passedOn === 'reassigned'
        ? 'This request has been passed on to you because responsibilities have changed.'
        : 'The enrolment needs your approval before it can go ahead.',
    ...(v.standsInFor === null ? [] : [`You are asked because you stand in for ${v.standsInFor}.`]),
  ],
});

export const en: MailWords = {
  greeting: (v) => `Hello ${v.recipient.givenName},`,
  mails: {
    ...sessions,
    approval_request: asks,
    approval_digest: asks,
    approval_reminder: (v) => ({
      subject: `Reminder: ${v.learner}, ${v.bareTitle}`,
      heading: `${v.learner} is still waiting for your decision`,
      lines: [`${asksFor(v)}. The request has been with you since ${v.openedOn}.`],
    }),
    approval_withdrawn: noDecision,
    approval_closed: noDecision,
    request_approved: (v) => ({
      subject: `Approved: ${v.bareTitle}`,
      heading: 'Your enrolment has been approved',
      lines: [
        v.toConfirm
          ? `Good news: you are in ${v.title}. Which session you attend is still to be settled.`
          : v.isEvent
            ? `Good news: your place at ${v.title} is confirmed.`
            : `Good news: you are enrolled in ${v.title} and can start whenever it suits you.`,
        ...(v.deadline ? [`Please complete it by ${v.deadline}.`] : []),
      ],
    }),
    request_declined: (v) => ({
      subject: `Not approved: ${v.bareTitle}`,
      heading: 'Your enrolment was not approved',
      lines: [
        `Your enrolment in ${v.title} was declined on ${v.closedOn}.`,
        'If you have questions, please talk to the person who decided, or to your training administration.',
      ],
    }),
    request_timed_out: (v) => ({
      subject: `Not decided in time: ${v.bareTitle}`,
      heading: 'Your request was not decided in time',
      lines: [
        `Nobody decided on your enrolment in ${v.title} within the time limit, and so it has ended.`,
        'If you would still like to take part, please ask again, or talk to your training administration.',
      ],
    }),
    waitlisted: (v) => ({
      subject: `On the waiting list: ${v.bareTitle}`,
      heading: 'You are on the waiting list',
      lines: [
        `${v.approved ? 'Your enrolment was approved, but all' : 'All'} seats for ${v.title} are taken at the moment.${v.queuePosition === null ? '' : ` You are number ${v.queuePosition} on the waiting list.`}`,
        'There is nothing you need to do. As soon as a seat becomes free for you, it is yours, and we will write to you.',
      ],
    }),
    enrolled: (v) => ({
      subject: `You are enrolled: ${v.bareTitle}`,
      heading: `You are enrolled in ${v.title}`,
      lines: [
        v.mandatory ? 'This training is mandatory for you.' : 'You can start whenever it suits you.',
        ...(v.deadline ? [`Please complete it by ${v.deadline}.`] : []),
      ],
    }),
    seat_granted: (v) => ({
      subject: `A seat for you: ${v.bareTitle}`,
      heading: 'A seat has become free for you',
      lines: [
        `You were waiting for ${v.title}. Now you have a seat and are enrolled.`,
        ...(v.deadline ? [`Please complete it by ${v.deadline}.`] : []),
      ],
    }),
    seat_offered: (v) => ({
      subject: `A seat is offered to you: ${v.bareTitle}`,
      heading: 'A seat has become free: would you like it?',
      lines: [
        `You are waiting for ${v.title}. A seat is kept for you until ${v.offeredUntil}.`,
        'Please accept it by then where you asked for this training, or tell your training administration that you take it. If you do not want it any more, please decline it there, so that it can go to the next person.',
        'If you do nothing, the offer lapses at that time.',
      ],
    }),
    offer_reminder: (v) => ({
      subject: `Still open: your seat for ${v.bareTitle}`,
      heading: 'A seat is still kept for you',
      lines: [
        `The seat that was offered to you for ${v.title} is kept until ${v.offeredUntil}.`,
        'Please accept it by then where you asked for this training, or tell your training administration that you take it.',
      ],
    }),
    offer_lapsed: (v) => ({
      subject: `The offer has lapsed: ${v.bareTitle}`,
      heading: 'The seat has gone to the next person',
      lines: [
        `A seat for ${v.title} was offered to you, and was not claimed in time.`,
        v.waits
          ? 'You are on the waiting list again, at its end. We will write to you when another seat becomes free for you.'
          : 'Your place on the waiting list has ended with it. If you still want to take part, please ask again.',
      ],
    }),
    lot_drawn: (v) => ({
      subject: `The draw for ${v.bareTitle}`,
      heading: 'Lots were drawn, and there was no seat for you',
      lines: [
        `There were more people than seats for ${v.title}, and the seats were handed out by lot.`,
        `You stay on the waiting list in the order of the draw.${v.queuePosition === null ? '' : ` You are number ${v.queuePosition} now.`} As soon as a seat becomes free for you, we will write to you.`,
      ],
    }),
    waitlist_closed: (v) => ({
      subject: `No seat became free: ${v.bareTitle}`,
      heading: 'The waiting list has ended',
      lines: [
        `${v.title} has begun, and no seat became free for you before. The waiting list has ended with that.`,
        v.mandatory
          ? 'The training is still mandatory for you: please ask for another date.'
          : 'If you still want to take part, please ask for another date.',
      ],
    }),
    seat_released: (v) => ({
      subject: `Your seat was given up: ${v.bareTitle}`,
      heading: 'Your seat has been given up',
      lines: [
        `Your enrolment in ${v.title} is suspended, and your seat was held for the time that is provided for this. It is free for others now.`,
        'When your enrolment goes on, you will be given a seat as soon as there is one.',
      ],
    }),
    deadline_reminder: (v) => ({
      subject: v.overdue ? `Overdue: ${v.bareTitle}` : `Reminder: ${v.bareTitle}, due ${v.deadline}`,
      heading: v.overdue ? `${v.title} is overdue` : `${v.title} is due soon`,
      lines: [
        v.overdue
          ? `This training was due on ${v.deadline} and is not completed yet. Please complete it as soon as you can.`
          : `A friendly reminder: please complete this training by ${v.deadline}.`,
      ],
    }),
    deadline_passed: (v) => ({
      subject: `Overdue: ${v.bareTitle}`,
      heading: `${v.title} is overdue`,
      lines: [
        `This training was due on ${v.deadline} and is not completed yet.`,
        'It stays open for you: please complete it as soon as you can.',
      ],
    }),
    expired: (v) => ({
      subject: `Ended: ${v.bareTitle}`,
      heading: `Your enrolment in ${v.title} has ended`,
      lines: [
        `The training was to be completed by ${v.deadline}. That date has passed, and the enrolment has ended with it.`,
        'If you still need this training, please talk to your training administration.',
      ],
    }),
    access_ended: (v) => ({
      subject: `Access ended: ${v.bareTitle}`,
      heading: `Your access to ${v.title} has ended`,
      lines: [
        `The training was open to you until ${v.dueOn}, and was not completed by then. The enrolment has ended with it.`,
        'If you still need this training, please talk to your training administration.',
      ],
    }),
    team_deadline_passed: (v) => ({
      subject: v.over ? `Ended: ${v.learner}, ${v.bareTitle}` : `Overdue: ${v.learner}, ${v.bareTitle}`,
      heading: v.over ? `${v.learner} did not complete ${v.title} in time` : `${v.learner} is overdue with ${v.title}`,
      lines: [
        `This training was to be completed by ${v.deadline}.`,
        v.over
          ? 'That date has passed, and the enrolment has ended with it. If the training is still needed, please talk to your training administration.'
          : 'It is still open. Please speak with your team member and find the time for it.',
      ],
    }),
    tries_used_up: (v) => ({
      subject: `Not passed: ${v.bareTitle}`,
      heading: `${v.title} was not passed`,
      lines: [
        'The pass mark was not reached, and all tries are used up.',
        'Please talk to your training administration: they may grant one more try.',
      ],
    }),
    evidence_rejected: (v) => ({
      subject: `Evidence not accepted: ${v.bareTitle}`,
      heading: `Your evidence for ${v.title} was not accepted`,
      lines: [
        'The training stays open. Please hand in other evidence.',
        'Your training administration can tell you the reason.',
      ],
    }),
    automation_reminder: (v) => ({
      subject: `Reminder: ${v.bareTitle}`,
      heading: `A reminder: ${v.title}`,
      lines: [
        v.deadline && !v.overdue
          ? `This training is waiting for you. Please complete it by ${v.deadline}.`
          : v.deadline
            ? `This training was due on ${v.deadline} and is not completed yet. Please complete it as soon as you can.`
            : 'This training is waiting for you. Please complete it.',
      ],
    }),
    automation_notice: (v) => ({
      subject: `For your information: ${v.learner}, ${v.bareTitle}`,
      heading: `${v.learner}: ${v.title}`,
      lines: [
        `The enrolment is at present: ${v.status}.`,
        ...(v.deadline
          ? [v.overdue ? `It was to be completed by ${v.deadline}.` : `It is to be completed by ${v.deadline}.`]
          : []),
      ],
    }),
    automation_after_end: (v) => ({
      subject: v.toLearner ? `About ${v.bareTitle}` : `For your information: ${v.learner}, ${v.bareTitle}`,
      heading: v.toLearner ? `About ${v.title}` : `${v.learner}: ${v.title}`,
      lines: [v.toLearner ? `Your enrolment is now: ${v.status}.` : `The enrolment is now: ${v.status}.`],
    }),
  },
  button: 'View and decide',
  aboutTheLink: (until) =>
    `The link opens a page that shows the request; nothing is decided until you press a button there. It is meant for you alone and works until ${until}, so please do not forward this message.`,
  mayNotBeDeclined: 'The training is mandatory, so the request can be approved but not declined.',
  wrote: (name) => `${name} wrote:`,
  footer: 'Rollbook sends this message automatically for your training administration.',
};
