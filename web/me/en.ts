import type { MyWords } from './words.ts';

export const en: MyWords = {
  greeting: (name) => `Hello ${name}`,
  myLearning: 'My learning',
  nothing: 'There is nothing that you have to do at the moment.',
  count: (all, overdue) =>
    `You are enrolled in ${all} ${all === 1 ? 'training' : 'trainings'}${overdue > 0 ? `, ${overdue} of them overdue` : ''}.`,
  overdue: 'Overdue',
  by: (deadline) => `To be completed by ${deadline}`,
  noDeadline: 'No deadline',
  progress: (percent) => `${percent} % done`,
  more: 'There is more than is shown here: what is due first comes first.',
  sessions: 'Where you are signed in',
  thisOne: 'This browser',
  method: { provider: 'With your company account', link: 'By a link from a mail' },
  since: (when) => `Since ${when}`,
  lastSeen: (when) => `Used last on ${when}`,
  everywhere: 'Sign out everywhere',
  everywhereHint:
    'Ends all of these, also this one. Do it when you have left a device behind, or do not know one of these.',
};
