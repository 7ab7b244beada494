import type { View } from './view.ts';
import type { MailWords } from './words.ts';

const asksFor = (v: View) =>
  v.ownRequest
    ? `${v.learner} möchte sich für ${v.title} anmelden`
    : `${v.learner} soll für ${v.title} angemeldet werden`;

const ended = (v: View) =>
  ({
    withdrawn: `Der Antrag wurde am ${v.closedOn} zurückgezogen.`,
    cancelled: `Die Anmeldung wurde am ${v.closedOn} storniert.`,
    expired: `Der Antrag ist am ${v.closedOn} abgelaufen, bevor er entschieden wurde.`,
    otherwise: `Der Antrag wartet nicht mehr auf eine Entscheidung. Stand der Anmeldung: ${v.status}.`,
  })[v.ended];

const noDecision = (v: View) => ({
  subject: `Keine Entscheidung mehr nötig: ${v.learner}, ${v.bareTitle}`,
  heading: 'Keine Entscheidung mehr nötig',
  lines: [
    `Sie wurden um die Freigabe einer Anmeldung gebeten: ${v.learner}, ${v.title}.`,
    `${ended(v)} Sie müssen nichts weiter tun.`,
  ],
});

export const de: MailWords = {
  greeting: (v) => `Guten Tag ${v.recipient.name},`,
  mails: {
    approval_request: (v) => ({
      subject: `Freigabe erforderlich: ${v.learner}, ${v.bareTitle}`,
      heading: asksFor(v),
      lines: [
        v.passedOn === 'escalated'
          ? 'Der Antrag wurde nicht rechtzeitig entschieden und ist deshalb nun bei Ihnen.'
          : v.passedOn === 'reassigned'
            ? 'Der Antrag ist nun bei Ihnen, weil sich die Zuständigkeit geändert hat.'
            : 'Für die Anmeldung wird Ihre Freigabe benötigt.',
      ],
    }),
    approval_reminder: (v) => ({
      subject: `Erinnerung: ${v.learner}, ${v.bareTitle}`,
      heading: `${v.learner} wartet noch auf Ihre Entscheidung`,
      lines: [`${asksFor(v)}. Der Antrag liegt seit ${v.openedOn} bei Ihnen.`],
    }),
    approval_withdrawn: noDecision,
    approval_closed: noDecision,
    request_approved: (v) => ({
      subject: `Freigegeben: ${v.bareTitle}`,
      heading: 'Ihre Anmeldung wurde freigegeben',
      lines: [
        v.isEvent
          ? `Gute Nachricht: Ihr Platz bei ${v.title} ist bestätigt.`
          : `Gute Nachricht: Sie sind für ${v.title} angemeldet und können jederzeit beginnen.`,
        ...(v.deadline ? [`Bitte schließen Sie die Schulung bis ${v.deadline} ab.`] : []),
      ],
    }),
    request_declined: (v) => ({
      subject: `Nicht freigegeben: ${v.bareTitle}`,
      heading: 'Ihre Anmeldung wurde nicht freigegeben',
      lines: [
        `Ihre Anmeldung für ${v.title} wurde am ${v.closedOn} abgelehnt.`,
        'Bei Fragen wenden Sie sich bitte an die Person, die entschieden hat, oder an Ihre Schulungsverwaltung.',
      ],
    }),
    request_timed_out: (v) => ({
      subject: `Nicht rechtzeitig entschieden: ${v.bareTitle}`,
      heading: 'Ihr Antrag wurde nicht rechtzeitig entschieden',
      lines: [
        `Über Ihre Anmeldung für ${v.title} wurde nicht innerhalb der Frist entschieden. Sie ist deshalb beendet.`,
        'Wenn Sie weiterhin teilnehmen möchten, stellen Sie den Antrag bitte erneut oder wenden Sie sich an Ihre Schulungsverwaltung.',
      ],
    }),
    waitlisted: (v) => ({
      subject: `Auf der Warteliste: ${v.bareTitle}`,
      heading: 'Sie stehen auf der Warteliste',
      lines: [
        `${v.approved ? 'Ihre Anmeldung wurde freigegeben, doch alle' : 'Alle'} Plätze für ${v.title} sind zurzeit belegt.${v.queuePosition === null ? '' : ` Sie haben Platz ${v.queuePosition} auf der Warteliste.`}`,
        'Sie müssen nichts tun. Sobald ein Platz für Sie frei wird, gehört er Ihnen, und wir schreiben Ihnen.',
      ],
    }),
    enrolled: (v) => ({
      subject: `Sie sind angemeldet: ${v.bareTitle}`,
      heading: `Sie sind für ${v.title} angemeldet`,
      lines: [
        v.mandatory ? 'Diese Schulung ist für Sie Pflicht.' : 'Sie können jederzeit beginnen.',
        ...(v.deadline ? [`Bitte schließen Sie die Schulung bis ${v.deadline} ab.`] : []),
      ],
    }),
    seat_granted: (v) => ({
      subject: `Ein Platz für Sie: ${v.bareTitle}`,
      heading: 'Ein Platz ist für Sie frei geworden',
      lines: [
        `Sie haben auf ${v.title} gewartet. Jetzt haben Sie einen Platz und sind angemeldet.`,
        ...(v.deadline ? [`Bitte schließen Sie die Schulung bis ${v.deadline} ab.`] : []),
      ],
    }),
    deadline_reminder: (v) => ({
      subject: v.overdue ? `Überfällig: ${v.bareTitle}` : `Erinnerung: ${v.bareTitle}, bis ${v.deadline}`,
      heading: v.overdue ? `${v.title} ist überfällig` : `${v.title} ist bald fällig`,
      lines: [
        v.overdue
          ? `Diese Schulung war bis ${v.deadline} abzuschließen und ist noch offen. Bitte holen Sie sie so bald wie möglich nach.`
          : `Zur Erinnerung: Bitte schließen Sie diese Schulung bis ${v.deadline} ab.`,
      ],
    }),
    deadline_passed: (v) => ({
      subject: `Überfällig: ${v.bareTitle}`,
      heading: `${v.title} ist überfällig`,
      lines: [
        `Diese Schulung war bis ${v.deadline} abzuschließen und ist noch offen.`,
        'Sie bleibt für Sie verfügbar: Bitte schließen Sie sie so bald wie möglich ab.',
      ],
    }),
    expired: (v) => ({
      subject: `Beendet: ${v.bareTitle}`,
      heading: `Ihre Anmeldung für ${v.title} ist beendet`,
      lines: [
        `Die Schulung war bis ${v.deadline} abzuschließen. Mit dem Ablauf der Frist ist die Anmeldung beendet.`,
        'Wenn Sie die Schulung weiterhin benötigen, wenden Sie sich bitte an Ihre Schulungsverwaltung.',
      ],
    }),
  },
  button: 'Ansehen und entscheiden',
  aboutTheLink: (until) =>
    `Der Link öffnet eine Seite mit dem Antrag; entschieden wird erst, wenn Sie dort eine Schaltfläche drücken. Er ist nur für Sie bestimmt und gilt bis ${until}. Bitte leiten Sie diese Nachricht nicht weiter.`,
  mayNotBeDeclined: 'Die Schulung ist Pflicht: Der Antrag kann freigegeben, aber nicht abgelehnt werden.',
  wrote: (name) => `${name} schrieb:`,
  footer: 'Rollbook versendet diese Nachricht automatisch im Auftrag Ihrer Schulungsverwaltung.',
};
