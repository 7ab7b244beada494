import type { SessionWords } from '../sessionWords.ts';

export const de: SessionWords = {
  session_confirmed: (v) => ({
    subject: `Bestätigt: ${v.bareTitle}, ${v.session.begins}`,
    heading: `Sie haben einen Platz in ${v.title}`,
    lines: ['Sie haben einen Platz in diesem Termin:', ...v.session.when, ...v.session.led('Leitung')],
  }),
  session_waitlisted: (v) => ({
    subject: `Auf der Warteliste: ${v.bareTitle}, ${v.session.begins}`,
    heading: 'Sie warten auf einen Platz in diesem Termin',
    lines: [
      `In diesem Termin von ${v.title} sind zurzeit alle Plätze vergeben:`,
      ...v.session.when,
      'Sobald ein Platz für Sie frei wird, gehört er Ihnen, und wir schreiben Ihnen. Bis dahin können Sie einen anderen Termin wählen.',
    ],
  }),
  session_changed: (v) => ({
    subject: `Geändert: ${v.bareTitle}, ${v.session.begins}`,
    heading: `Ihr Termin von ${v.title} hat sich geändert`,
    lines: ['So steht es jetzt:', ...v.session.when, ...v.session.led('Leitung')],
  }),
  session_cancelled: (v) => ({
    subject: `Abgesagt: ${v.bareTitle}, ${v.session.begins}`,
    heading: `Ihr Termin von ${v.title} ist abgesagt`,
    lines: [
      'Dieser Termin findet nicht statt:',
      ...v.session.when,
      ...(v.session.offers.length > 0
        ? [
            `Stattdessen können Sie${v.session.offerUntil ? ` bis ${v.session.offerUntil}` : ''} einen von diesen wählen:`,
            ...v.session.offers,
          ]
        : ['Für die Veranstaltung sind Sie weiterhin angemeldet. Bitte wählen Sie einen anderen Termin.']),
    ],
  }),
  session_left: (v) => ({
    subject: `Platz zurückgegeben: ${v.bareTitle}, ${v.session.begins}`,
    heading: 'Sie haben in diesem Termin keinen Platz mehr',
    lines: [`Sie nehmen an diesem Termin von ${v.title} nicht mehr teil:`, ...v.session.when],
  }),
  session_lost: (v) => ({
    subject: `Bitte wählen Sie einen anderen Termin: ${v.bareTitle}`,
    heading: 'Sie haben in diesem Termin keinen Platz',
    lines: [
      `In diesem Termin von ${v.title} gab es keinen Platz für Sie, oder er kann nicht mehr gewählt werden:`,
      ...v.session.when,
      'Für die Veranstaltung sind Sie weiterhin angemeldet. Bitte wählen Sie einen anderen Termin.',
    ],
  }),
  session_below_minimum: (v) => ({
    subject: `Weniger als die Mindestzahl: ${v.bareTitle}, ${v.session.begins}`,
    heading: `Ein Termin von ${v.title} hat seine Mindestzahl nicht erreicht`,
    lines: [
      `Es ist zu entscheiden, ob dieser Termin stattfindet. Mindestzahl: ${v.session.minimum}. Belegte Plätze: ${v.session.taken}.`,
      ...v.session.when,
      'Geschieht nichts, findet er statt. Er kann abgesagt werden; allen werden dann andere Termine angeboten.',
    ],
  }),
  session_reminder: (v) => ({
    subject: `Erinnerung: ${v.bareTitle}, ${v.session.begins}`,
    heading: `${v.title} beginnt bald`,
    lines: ['Zur Erinnerung, Ihr Termin:', ...v.session.when, ...v.session.led('Leitung')],
  }),
};
