import type { CertificationWords } from '../certificationContent.ts';

export const de: CertificationWords = {
  labels: { certification: 'Zertifizierung', validUntil: 'Gültig bis' },
  certification_reminder: (v) => ({
    subject: `Erinnerung: ${v.bareTitle}, gültig bis ${v.expiresOn}`,
    heading: `Ihre Zertifizierung ${v.title} läuft bald ab`,
    lines: [
      `Sie ist gültig bis ${v.expiresOn}. Bitte erneuern Sie sie rechtzeitig.`,
      ...(v.activity ? [`Sie erneuern sie, indem Sie ${v.activity} abschließen.`] : []),
    ],
  }),
  team_certification_reminder: (v) => ({
    subject: `Erinnerung: ${v.learner}, ${v.bareTitle}`,
    heading: `${v.learner}: Die Zertifizierung ${v.title} läuft bald ab`,
    lines: [
      `Sie ist gültig bis ${v.expiresOn}. Bitte sprechen Sie mit Ihrem Teammitglied und finden Sie Zeit für die Erneuerung.`,
    ],
  }),
  certification_window_open: (v) => ({
    subject: `Zu erneuern: ${v.bareTitle}`,
    heading: `Sie können Ihre Zertifizierung ${v.title} jetzt erneuern`,
    lines: [
      `Sie ist gültig bis ${v.expiresOn}; ab jetzt können Sie sie erneuern.`,
      ...(v.activity ? [`Sie erneuern sie, indem Sie ${v.activity} abschließen.`] : []),
    ],
  }),
  certification_expired: (v) => ({
    subject: `Abgelaufen: ${v.bareTitle}`,
    heading: `Ihre Zertifizierung ${v.title} ist abgelaufen`,
    lines: [
      `Sie war gültig bis ${v.expiresOn} und wurde nicht erneuert. Bitte erneuern Sie sie, sobald es Ihnen möglich ist.`,
    ],
  }),
  team_certification_expired: (v) => ({
    subject: `Abgelaufen: ${v.learner}, ${v.bareTitle}`,
    heading: `${v.learner}: Die Zertifizierung ${v.title} ist abgelaufen`,
    lines: [
      `Sie war gültig bis ${v.expiresOn} und wurde nicht erneuert. Bitte sprechen Sie mit Ihrem Teammitglied und finden Sie Zeit dafür.`,
    ],
  }),
  certification_revoked: (v) => ({
    subject: `Widerrufen: ${v.bareTitle}`,
    heading: `Ihre Zertifizierung ${v.title} wurde widerrufen`,
    lines: ['Sie ist nicht mehr gültig. Den Grund kann Ihnen Ihre Schulungsverwaltung nennen.'],
  }),
};
