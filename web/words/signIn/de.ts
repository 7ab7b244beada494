import type { SignInWords } from './words.ts';

const ADMINISTRATION = 'Sollte das ein Irrtum sein, fragen Sie bitte Ihre Schulungsverwaltung.';

export const de: SignInWords = {
  signIn: 'Anmelden',
  byLink: 'Sie erhalten eine Mail mit einem Link, der Sie anmeldet. Ein Passwort gibt es nicht.',
  byProvider: 'Sie melden sich mit dem Konto an, das Sie von Ihrem Unternehmen haben.',
  providerButton: 'Mit dem Firmenkonto anmelden',
  name: 'E-Mail-Adresse oder Benutzername',
  nameHint: 'So, wie Ihr Unternehmen Sie führt.',
  nameMissing: {
    heading: 'Es fehlt etwas',
    lines: ['Bitte geben Sie Ihre E-Mail-Adresse oder Ihren Benutzernamen ein.'],
  },
  send: 'Link zusenden',
  sent: {
    heading: 'Sehen Sie in Ihr Postfach',
    lines: [
      'Wenn wir Sie kennen, ist eine Mail mit einem Link unterwegs. Er gilt 15 Minuten lang, und einmal.',
      'Nach ein paar Minuten ist nichts da? Sehen Sie bitte im Spam-Ordner nach, und prüfen Sie Ihre Eingabe.',
    ],
  },
  signInAs: (name) => `Als ${name} anmelden`,
  pressToSignIn: 'Angemeldet sind Sie, wenn Sie die Schaltfläche drücken.',
  elsewhere: [
    'Dieser Link wurde in einem anderen Browser oder auf einem anderen Gerät angefordert. Bitte gehen Sie nur weiter, wenn Sie selbst ihn angefordert haben.',
  ],
  itWasMe: 'Das war ich: anmelden',
  link: {
    used: {
      heading: 'Dieser Link wurde schon benutzt',
      lines: ['Jeder Link gilt einmal. Haben nicht Sie ihn benutzt, fragen Sie bitte Ihre Schulungsverwaltung.'],
    },
    replaced: {
      heading: 'Es gibt einen neueren Link',
      lines: [
        'Nach diesem wurde ein anderer angefordert, oder Sie wurden überall abgemeldet. Nur der neueste Link gilt.',
      ],
    },
    expired: {
      heading: 'Dieser Link ist zu alt',
      lines: ['Ein Link gilt 15 Minuten lang. Bitte fordern Sie einen neuen an.'],
    },
    unknown: {
      heading: 'Dieser Link funktioniert nicht',
      lines: [
        'Vielleicht wurde er unterwegs abgeschnitten. Bitte öffnen Sie ihn noch einmal aus der Mail, oder fordern Sie einen neuen an.',
      ],
    },
  },
  askAgain: 'Neuen Link anfordern',
  turnedAway: {
    deactivated: {
      heading: 'Ihr Zugang ist geschlossen',
      lines: ['Ihr Konto ist deaktiviert, darum können Sie sich nicht anmelden.', ADMINISTRATION],
    },
    expired: {
      heading: 'Ihr Zugang ist abgelaufen',
      lines: [
        'Ihr Konto war befristet, und die Zeit ist vorbei. Darum können Sie sich nicht anmelden.',
        ADMINISTRATION,
      ],
    },
  },
  unknownPerson: {
    heading: 'Sie sind hier nicht bekannt',
    lines: [
      'Sie haben sich bei Ihrem Unternehmen angemeldet, aber mit diesem Konto gibt es hier niemanden.',
      ADMINISTRATION,
    ],
  },
  unverified: {
    heading: 'Ihre Adresse ist nicht bestätigt',
    lines: [
      'Der Anmeldedienst Ihres Unternehmens hat Ihre E-Mail-Adresse nicht bestätigt. Bitte bestätigen Sie sie dort, und melden Sie sich noch einmal an.',
    ],
  },
  noClaim: {
    heading: 'Wir haben nicht erfahren, wer Sie sind',
    lines: [
      'Der Anmeldedienst Ihres Unternehmens hat nicht gesagt, woran wir Sie erkennen. Das muss Ihre Verwaltung einrichten.',
    ],
  },
  denied: {
    heading: 'Sie sind nicht angemeldet',
    lines: ['Die Anmeldung wurde abgebrochen, oder der Anmeldedienst Ihres Unternehmens hat sie nicht erlaubt.'],
  },
  providerRefused: {
    heading: 'Die Anmeldung hat nicht geklappt',
    lines: [
      'Der Anmeldedienst Ihres Unternehmens hat etwas geantwortet, das wir nicht annehmen können. Bitte versuchen Sie es noch einmal; bleibt es so, sagen Sie es Ihrer Verwaltung.',
    ],
  },
  notOurs: {
    heading: 'Diese Anmeldung wurde nicht hier begonnen, oder vor zu langer Zeit',
    lines: ['Bitte beginnen Sie noch einmal. Es ist nichts geschehen.'],
  },
  providerAway: {
    heading: 'Der Anmeldedienst ist nicht erreichbar',
    lines: ['Der Anmeldedienst Ihres Unternehmens antwortet gerade nicht. Bitte versuchen Sie es gleich noch einmal.'],
  },
  tryAgain: 'Noch einmal versuchen',
  asSomebodyElse: 'Mit einem anderen Konto anmelden',
  tooMany: {
    heading: 'Zu viele Versuche',
    lines: ['Bitte warten Sie eine Minute, und versuchen Sie es dann noch einmal.'],
  },
  formTooOld: {
    heading: 'Diese Seite war zu lange offen',
    lines: ['Es ist nichts geschehen. Bitte gehen Sie zurück, laden Sie die Seite neu und drücken Sie noch einmal.'],
  },
  notFound: { heading: 'Hier ist nichts', lines: ['Bitte melden Sie sich auf andere Weise an.'] },
  signOut: 'Abmelden',
  reallySignOut: 'Sie sind in diesem Browser angemeldet.',
  signedOut: { heading: 'Sie sind abgemeldet', lines: ['In diesem Browser ist jetzt niemand angemeldet.'] },
  signOutThere: 'Auch vom Firmenkonto abmelden',
};
