import type { CertificationWords } from '../certificationContent.ts';

export const en: CertificationWords = {
  labels: { certification: 'Certification', validUntil: 'Valid until' },
  certification_reminder: (v) => ({
    subject: `Reminder: ${v.bareTitle}, valid until ${v.expiresOn}`,
    heading: `Your certification ${v.title} expires soon`,
    lines: [
      `It is valid until ${v.expiresOn}. Please renew it in time.`,
      ...(v.activity ? [`You renew it by completing ${v.activity}.`] : []),
    ],
  }),
  team_certification_reminder: (v) => ({
    subject: `Reminder: ${v.learner}, ${v.bareTitle}`,
    heading: `${v.learner}: the certification ${v.title} expires soon`,
    lines: [`It is valid until ${v.expiresOn}. Please speak with your team member and find the time to renew it.`],
  }),
  certification_window_open: (v) => ({
    subject: `To be renewed: ${v.bareTitle}`,
    heading: `You can renew your certification ${v.title} now`,
    lines: [
      `It is valid until ${v.expiresOn}, and from now on you can renew it.`,
      ...(v.activity ? [`You renew it by completing ${v.activity}.`] : []),
    ],
  }),
  certification_expired: (v) => ({
    subject: `Expired: ${v.bareTitle}`,
    heading: `Your certification ${v.title} has expired`,
    lines: [`It was valid until ${v.expiresOn} and was not renewed. Please renew it as soon as you can.`],
  }),
  team_certification_expired: (v) => ({
    subject: `Expired: ${v.learner}, ${v.bareTitle}`,
    heading: `${v.learner}: the certification ${v.title} has expired`,
    lines: [
      `It was valid until ${v.expiresOn} and was not renewed. Please speak with your team member and find the time for it.`,
    ],
  }),
  certification_revoked: (v) => ({
    subject: `Revoked: ${v.bareTitle}`,
    heading: `Your certification ${v.title} was revoked`,
    lines: ['It is not valid any more. Your training administration can tell you the reason.'],
  }),
};
