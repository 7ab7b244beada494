import type { RecordWords } from '../recordContent.ts';

export const en: RecordWords = {
  labels: { record: 'Training record', validUntil: 'Valid until' },
  record_expiring: (v) => ({
    subject: `Reminder: ${v.bareTitle}, valid until ${v.expiresOn}`,
    heading: `Your record ${v.title} expires soon`,
    lines: [
      `It is valid until ${v.expiresOn}. Please renew it in time.`,
      ...(v.activity ? [`You renew it by completing ${v.activity}.`] : []),
    ],
  }),
  team_record_expiring: (v) => ({
    subject: `Reminder: ${v.learner}, ${v.bareTitle}`,
    heading: `${v.learner}: the record ${v.title} expires soon`,
    lines: [`It is valid until ${v.expiresOn}. Please speak with your team member and find the time to renew it.`],
  }),
};
