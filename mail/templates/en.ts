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

export const en: MailWords = {
  greeting: (v) => `Hello ${v.recipient.givenName},`,
  mails: {
    approval_request: (v) => ({
      subject: `Approval needed: ${v.learner}, ${v.bareTitle}`,
      heading: asksFor(v),
      lines: [
        v.passedOn === 'escalated'
          ? 'This request was not decided in time and has been passed on to you.'
          : v.passedOn === 'reassigned'
            ? 'This request has been passed on to you because responsibilities have changed.'
            : 'The enrolment needs your approval before it can go ahead.',
      ],
    }),
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
        v.isEvent
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
  },
  button: 'View and decide',
  aboutTheLink: (until) =>
    `The link opens a page that shows the request; nothing is decided until you press a button there. It is meant for you alone and works until ${until}, so please do not forward this message.`,
  mayNotBeDeclined: 'The training is mandatory, so the request can be approved but not declined.',
  wrote: (name) => `${name} wrote:`,
  footer: 'Rollbook sends this message automatically for your training administration.',
};
