import type { RecordWords } from '../recordContent.ts';

export const de: RecordWords = {
  labels: { record: 'Schulungsnachweis', validUntil: 'Gültig bis' },
  record_expiring: (v) => ({
    subject: `Erinnerung: ${v.bareTitle}, gültig bis ${v.expiresOn}`,
    heading: `Ihr Nachweis ${v.title} läuft bald ab`,
    lines: [
      `Er ist gültig bis ${v.expiresOn}. Bitte erneuern Sie ihn rechtzeitig.`,
      ...(v.activity ? [`Sie erneuern ihn, indem Sie ${v.activity} abschließen.`] : []),
    ],
  }),
  team_record_expiring: (v) => ({
    subject: `Erinnerung: ${v.learner}, ${v.bareTitle}`,
    heading: `${v.learner}: Der Nachweis ${v.title} läuft bald ab`,
    lines: [
      `Er ist gültig bis ${v.expiresOn}. Bitte sprechen Sie mit Ihrem Teammitglied und finden Sie Zeit für die Erneuerung.`,
    ],
  }),
};
