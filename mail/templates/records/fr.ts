import type { RecordWords } from '../recordContent.ts';

export const fr: RecordWords = {
  labels: { record: 'Attestation', validUntil: 'Valable jusqu’au' },
  record_expiring: (v) => ({
    subject: `Rappel : ${v.bareTitle}, valable jusqu’au ${v.expiresOn}`,
    heading: `Votre attestation ${v.title} expire bientôt`,
    lines: [
      `Elle est valable jusqu’au ${v.expiresOn}. Merci de la renouveler à temps.`,
      ...(v.activity ? [`Pour la renouveler, terminez ${v.activity}.`] : []),
    ],
  }),
  team_record_expiring: (v) => ({
    subject: `Rappel : ${v.learner}, ${v.bareTitle}`,
    heading: `${v.learner} : l’attestation ${v.title} expire bientôt`,
    lines: [
      `Elle est valable jusqu’au ${v.expiresOn}. Merci d’en parler avec votre collaborateur ou collaboratrice et de prévoir le temps du renouvellement.`,
    ],
  }),
};
