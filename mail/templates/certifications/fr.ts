import type { CertificationWords } from '../certificationContent.ts';

export const fr: CertificationWords = {
  labels: { certification: 'Certification', validUntil: 'Valable jusqu’au' },
  certification_reminder: (v) => ({
    subject: `Rappel : ${v.bareTitle}, valable jusqu’au ${v.expiresOn}`,
    heading: `Votre certification ${v.title} expire bientôt`,
    lines: [
      `Elle est valable jusqu’au ${v.expiresOn}. Merci de la renouveler à temps.`,
      ...(v.activity ? [`Pour la renouveler, terminez ${v.activity}.`] : []),
    ],
  }),
  team_certification_reminder: (v) => ({
    subject: `Rappel : ${v.learner}, ${v.bareTitle}`,
    heading: `${v.learner} : la certification ${v.title} expire bientôt`,
    lines: [
      `Elle est valable jusqu’au ${v.expiresOn}. Merci d’en parler avec votre collaborateur ou collaboratrice et de prévoir le temps du renouvellement.`,
    ],
  }),
  certification_window_open: (v) => ({
    subject: `À renouveler : ${v.bareTitle}`,
    heading: `Vous pouvez renouveler votre certification ${v.title}`,
    lines: [
      `Elle est valable jusqu’au ${v.expiresOn}, et vous pouvez la renouveler dès maintenant.`,
      ...(v.activity ? [`Pour la renouveler, terminez ${v.activity}.`] : []),
    ],
  }),
  certification_expired: (v) => ({
    subject: `Expirée : ${v.bareTitle}`,
    heading: `Votre certification ${v.title} a expiré`,
    lines: [
      `Elle était valable jusqu’au ${v.expiresOn} et n’a pas été renouvelée. Merci de la renouveler dès que possible.`,
    ],
  }),
  team_certification_expired: (v) => ({
    subject: `Expirée : ${v.learner}, ${v.bareTitle}`,
    heading: `${v.learner} : la certification ${v.title} a expiré`,
    lines: [
      `Elle était valable jusqu’au ${v.expiresOn} et n’a pas été renouvelée. Merci d’en parler avec votre collaborateur ou collaboratrice.`,
    ],
  }),
  certification_revoked: (v) => ({
    subject: `Révoquée : ${v.bareTitle}`,
    heading: `Votre certification ${v.title} a été révoquée`,
    lines: ['Elle n’est plus valable. Votre service de formation peut vous en donner la raison.'],
  }),
};
