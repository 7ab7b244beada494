import type { About, PageWords } from './words.ts';

const decided = (did: string, a: About) =>
  a.decider === null
    ? `The time limit passed on ${a.when}, and by its rules the enrolment of ${a.learner} in ${a.title} was ${did}.`
    : `${a.decider} ${did} the enrolment of ${a.learner} in ${a.title} on ${a.when}.`;

export const en: PageWords = {
  product: 'Approvals',
  footer: 'This page is meant for you alone: whoever has its address can decide. Please do not share it.',
  asks: (learner, title, own) =>
    own ? `${learner} would like to enrol in ${title}` : `${learner} is to be enrolled in ${title}`,
  pleaseDecide: 'The enrolment needs your approval before it can go ahead.',
  mandatory: (learner) =>
    `This training is mandatory for ${learner}, so it can be approved but not declined. If the time does not suit, your training administration can set a later deadline.`,
  decidingAs: (name) => `You are deciding as ${name}.`,
  wrote: (name) => `${name} wrote:`,
  comment: 'Comment (optional)',
  commentHint: (learner) => `${learner} and further approvers can read it.`,
  approve: 'Approve',
  decline: 'Decline',
  tryAgain: 'Try again',
  soFar: 'What happened so far',
  aboutTheRequest: 'The request',
  taskWas: {
    approved: (who, when) => `${who} approved it on ${when}.`,
    approvedByTime: (_who, when) => `The time limit passed on ${when}, and it counts as approved.`,
    declined: (who, when) => `${who} declined it on ${when}.`,
    reassigned: (who, when) => `It was with ${who} until ${when}, and then passed on, as responsibilities changed.`,
    escalated: (who, when) => `It was with ${who} until ${when}, and then passed on, as it was not decided in time.`,
    expired: (who, when) => `It was with ${who} until ${when}, when the time limit passed.`,
    withdrawn: (who, when) => `It was with ${who} until ${when}, when the request ended.`,
  },
  administration: { acts: 'The training administration', holds: 'the training administration' },

  approved: (a) => ({ heading: 'Approved', lines: [decided('approved', a)] }),
  declined: (a) => ({ heading: 'Declined', lines: [decided('declined', a)] }),
  contrary: (decision, a) => ({
    heading: `This request was ${decision} before`,
    lines: [
      decided(decision, a),
      'Your decision was not stored. If the first one was a mistake, please talk to your training administration, who can correct it.',
    ],
  }),
  movedOn: (how, a) => ({
    heading: 'This request is with somebody else now',
    lines: [
      how === 'escalated'
        ? `The enrolment of ${a.learner} in ${a.title} was not decided in time and was passed on on ${a.when}.`
        : `Responsibilities changed, and the enrolment of ${a.learner} in ${a.title} was passed on on ${a.when}.`,
    ],
  }),
  timedOut: (a) => ({
    heading: 'The time for a decision has passed',
    lines: [`The enrolment of ${a.learner} in ${a.title} was not decided by ${a.when} and has ended.`],
  }),
  ended: (how, a) => ({
    heading: 'No decision is needed any more',
    lines: [
      {
        withdrawn: `The request for ${a.learner} to take part in ${a.title} was withdrawn on ${a.when}.`,
        cancelled: `The enrolment of ${a.learner} in ${a.title} was cancelled on ${a.when}.`,
        expired: `The enrolment of ${a.learner} in ${a.title} ended on ${a.when}, before it was decided.`,
        otherwise: `The enrolment of ${a.learner} in ${a.title} has not needed a decision since ${a.when}.`,
      }[how],
    ],
  }),
  expiredLink: (stillOpen) => ({
    heading: 'This link has expired',
    lines: stillOpen
      ? [
          'The request still waits for a decision. Please use the link in the newest mail about it, or ask your training administration.',
        ]
      : [],
  }),
  invalidLink: {
    heading: 'This link does not work',
    lines: ['It may have been cut off on its way. Please open it from the mail once more, or copy the whole address.'],
  },
  reportGone: {
    heading: 'There is no report here for you',
    lines: ['Reports are kept for 30 days, for those alone who may see them. Your training administration can help.'],
  },
  trouble: { heading: 'This does not work just now', lines: ['Please try again in a moment.'] },
  uncertain: {
    heading: 'Your decision may not have arrived',
    lines: ['Please try again in a moment. If it did arrive, trying again does no harm.'],
  },
  mayNotDecline: (learner) => ({
    heading: 'Mandatory training cannot be declined',
    lines: [
      `It is required of ${learner}. You can approve it; if the time does not suit, your training administration can set a later deadline.`,
    ],
  }),
  ownRequest: {
    heading: 'This is your own request',
    lines: ['Nobody decides on their own request. It has to be somebody else.'],
  },
  notYours: {
    heading: 'This request waits for somebody else',
    lines: ['You are signed in, but it is not you who decides it. Please sign out if you have another account.'],
  },
  noSeat: {
    heading: 'There is no free seat',
    lines: [
      'All seats are taken, and there is no waiting list, so the request cannot be approved now. Nothing was stored.',
    ],
  },
  refused: {
    heading: 'This is not possible at the moment',
    lines: ['Your decision was not stored. The request stands as shown below.'],
  },
  chooseOne: { heading: 'Please choose', lines: ['Approve or decline the request with one of the buttons below.'] },
  tooLong: (length, most) => ({
    heading: 'Your comment is too long',
    lines: [`It has ${length} characters, and ${most} are possible. Nothing has been decided yet.`],
  }),
  unreadable: {
    heading: 'Your decision could not be read',
    lines: ['Please decide once more, below. Nothing has been decided yet.'],
  },

  now: {
    waitsForOther: (who, step) => `The request now waits for ${who}${step ? ` (step ${step})` : ''}.`,
    waitlisted: (learner, position) =>
      `All seats are taken at the moment: ${learner} is ${position === null ? '' : `number ${position} `}on the waiting list and gets a seat as soon as one is free.`,
    enrolled: (learner, deadline) =>
      `${learner} is enrolled${deadline ? ` and is to complete it by ${deadline}` : ''}.`,
    other: (status) => `The enrolment is now: ${status}.`,
  },
};
