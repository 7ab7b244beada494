import type { SignInMailWords } from '../signInContent.ts';

export const de: SignInMailWords = {
  subject: 'Ihr Link zum Anmelden',
  heading: 'Melden Sie sich bei Ihren Schulungen an',
  lines: [
    'Sie haben einen Link zum Anmelden angefordert. Er öffnet eine Seite mit einer Schaltfläche; angemeldet sind Sie, wenn Sie sie drücken.',
  ],
  button: 'Anmelden',
  aboutTheLink: (until) =>
    `Der Link gilt einmal, bis ${until}. Wer ihn hat, kann sich als Sie anmelden: Bitte leiten Sie diese Nachricht nicht weiter.`,
  notYou: 'Haben Sie ihn nicht angefordert, brauchen Sie nichts zu tun: Ohne den Link kommt niemand hinein.',
};
