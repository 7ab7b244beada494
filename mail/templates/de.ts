import { de as sessions } from './sessions/de.ts';
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

const asks = (v: View) => ({
  subject: `Freigabe erforderlich: ${v.learner}, ${v.bareTitle}`,
  heading: asksFor(v),
  lines: [
    v.passedOn === 'escalated'
      ? 'Der Antrag wurde nicht rechtzeitig entschieden und ist deshalb nun bei Ihnen.'
      : v.passedOn === 'reassigned'
        ? 'Der Antrag ist nun bei Ihnen, weil sich die Zuständigkeit geändert hat.'
        : 'Für die Anmeldung wird Ihre Freigabe benötigt.',
    ...(v.standsInFor === null ? [] : [`Sie werden gefragt, weil Sie ${v.standsInFor} vertreten.`]),
  ],
});

export const de: MailWords = {
  greeting: (v) => `Guten Tag ${v.recipient.name},`,
  mails: {
    ...sessions,
    approval_request: asks,
    approval_digest: asks,
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
        v.toConfirm
          ? `Gute Nachrichten: Sie sind für ${v.title} angemeldet. Welchen Termin Sie besuchen, ist noch offen.`
          : v.isEvent
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
    seat_offered: (v) => ({
      subject: `Ein Platz für Sie: ${v.bareTitle}`,
      heading: 'Ein Platz ist frei geworden: Möchten Sie ihn?',
      lines: [
        `Sie warten auf ${v.title}. Bis ${v.offeredUntil} wird ein Platz für Sie freigehalten.`,
        'Bitte nehmen Sie ihn bis dahin dort an, wo Sie sich angemeldet haben, oder sagen Sie Ihrer Schulungsverwaltung, dass Sie ihn nehmen. Möchten Sie ihn nicht mehr, lehnen Sie ihn bitte dort ab, damit ihn die nächste Person bekommt.',
        'Wenn Sie nichts tun, verfällt das Angebot zu diesem Zeitpunkt.',
      ],
    }),
    offer_reminder: (v) => ({
      subject: `Noch frei für Sie: ${v.bareTitle}`,
      heading: 'Ein Platz wird noch für Sie freigehalten',
      lines: [
        `Der Platz, der Ihnen für ${v.title} angeboten wurde, wird bis ${v.offeredUntil} freigehalten.`,
        'Bitte nehmen Sie ihn bis dahin dort an, wo Sie sich angemeldet haben, oder sagen Sie Ihrer Schulungsverwaltung, dass Sie ihn nehmen.',
      ],
    }),
    offer_lapsed: (v) => ({
      subject: `Das Angebot ist verfallen: ${v.bareTitle}`,
      heading: 'Der Platz ging an die nächste Person',
      lines: [
        `Ihnen wurde ein Platz für ${v.title} angeboten, der nicht rechtzeitig angenommen wurde.`,
        v.waits
          ? 'Sie stehen wieder auf der Warteliste, an ihrem Ende. Wir schreiben Ihnen, sobald wieder ein Platz für Sie frei wird.'
          : 'Damit endet auch Ihr Platz auf der Warteliste. Möchten Sie weiterhin teilnehmen, melden Sie sich bitte erneut an.',
      ],
    }),
    lot_drawn: (v) => ({
      subject: `Die Verlosung der Plätze: ${v.bareTitle}`,
      heading: 'Die Plätze wurden verlost, für Sie war keiner dabei',
      lines: [
        `Für ${v.title} gab es mehr Interessierte als Plätze; sie wurden verlost.`,
        `Sie bleiben auf der Warteliste, in der Reihenfolge der Verlosung.${v.queuePosition === null ? '' : ` Sie sind jetzt Nummer ${v.queuePosition}.`} Sobald ein Platz für Sie frei wird, schreiben wir Ihnen.`,
      ],
    }),
    waitlist_closed: (v) => ({
      subject: `Kein Platz wurde frei: ${v.bareTitle}`,
      heading: 'Die Warteliste ist beendet',
      lines: [
        `${v.title} hat begonnen, und vorher wurde kein Platz für Sie frei. Die Warteliste ist damit beendet.`,
        v.mandatory
          ? 'Die Schulung bleibt für Sie verpflichtend: Bitte fragen Sie nach einem anderen Termin.'
          : 'Möchten Sie weiterhin teilnehmen, fragen Sie bitte nach einem anderen Termin.',
      ],
    }),
    seat_released: (v) => ({
      subject: `Ihr Platz wurde freigegeben: ${v.bareTitle}`,
      heading: 'Ihr Platz wurde freigegeben',
      lines: [
        `Ihre Anmeldung für ${v.title} ruht, und Ihr Platz wurde für die dafür vorgesehene Zeit gehalten. Jetzt steht er anderen offen.`,
        'Sobald Ihre Anmeldung weiterläuft, erhalten Sie wieder einen Platz, wenn einer frei ist.',
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
    access_ended: (v) => ({
      subject: `Zugang beendet: ${v.bareTitle}`,
      heading: `Ihr Zugang zu ${v.title} ist beendet`,
      lines: [
        `Die Schulung stand Ihnen bis ${v.dueOn} offen und wurde bis dahin nicht abgeschlossen. Damit ist auch die Anmeldung beendet.`,
        'Wenn Sie die Schulung weiterhin benötigen, wenden Sie sich bitte an Ihre Schulungsverwaltung.',
      ],
    }),
    team_deadline_passed: (v) => ({
      subject: v.over ? `Beendet: ${v.learner}, ${v.bareTitle}` : `Überfällig: ${v.learner}, ${v.bareTitle}`,
      heading: v.over
        ? `${v.learner} hat ${v.title} nicht rechtzeitig abgeschlossen`
        : `${v.learner} ist mit ${v.title} im Verzug`,
      lines: [
        `Diese Schulung war bis ${v.deadline} abzuschließen.`,
        v.over
          ? 'Mit dem Ablauf der Frist ist die Anmeldung beendet. Wenn die Schulung weiterhin nötig ist, wenden Sie sich bitte an Ihre Schulungsverwaltung.'
          : 'Sie ist noch offen. Bitte sprechen Sie die Person an und finden Sie gemeinsam einen Termin dafür.',
      ],
    }),
    tries_used_up: (v) => ({
      subject: `Nicht bestanden: ${v.bareTitle}`,
      heading: `${v.title} wurde nicht bestanden`,
      lines: [
        'Die nötige Punktzahl wurde nicht erreicht, und alle Versuche sind verbraucht.',
        'Bitte wenden Sie sich an Ihre Schulungsverwaltung: Sie kann einen weiteren Versuch gewähren.',
      ],
    }),
    evidence_rejected: (v) => ({
      subject: `Nachweis nicht anerkannt: ${v.bareTitle}`,
      heading: `Ihr Nachweis für ${v.title} wurde nicht anerkannt`,
      lines: [
        'Die Schulung bleibt offen. Bitte reichen Sie einen anderen Nachweis ein.',
        'Den Grund nennt Ihnen Ihre Schulungsverwaltung.',
      ],
    }),
    automation_reminder: (v) => ({
      subject: `Erinnerung: ${v.bareTitle}`,
      heading: `Eine Erinnerung: ${v.title}`,
      lines: [
        v.deadline && !v.overdue
          ? `Diese Schulung wartet auf Sie. Bitte schließen Sie sie bis ${v.deadline} ab.`
          : v.deadline
            ? `Diese Schulung war am ${v.deadline} fällig und ist noch nicht abgeschlossen. Bitte holen Sie das so bald wie möglich nach.`
            : 'Diese Schulung wartet auf Sie. Bitte schließen Sie sie ab.',
      ],
    }),
    automation_notice: (v) => ({
      subject: `Zur Kenntnis: ${v.learner}, ${v.bareTitle}`,
      heading: `${v.learner}: ${v.title}`,
      lines: [
        `Stand der Einschreibung: ${v.status}.`,
        ...(v.deadline
          ? [
              v.overdue
                ? `Die Schulung war bis ${v.deadline} abzuschließen.`
                : `Die Schulung ist bis ${v.deadline} abzuschließen.`,
            ]
          : []),
      ],
    }),
    automation_after_end: (v) => ({
      subject: v.toLearner ? `Zu Ihrer Schulung: ${v.bareTitle}` : `Zur Kenntnis: ${v.learner}, ${v.bareTitle}`,
      heading: v.toLearner ? `Zu Ihrer Schulung ${v.title}` : `${v.learner}: ${v.title}`,
      lines: [v.toLearner ? `Stand Ihrer Einschreibung: ${v.status}.` : `Stand der Einschreibung jetzt: ${v.status}.`],
    }),
  },
  button: 'Ansehen und entscheiden',
  aboutTheLink: (until) =>
    `Der Link öffnet eine Seite mit dem Antrag; entschieden wird erst, wenn Sie dort eine Schaltfläche drücken. Er ist nur für Sie bestimmt und gilt bis ${until}. Bitte leiten Sie diese Nachricht nicht weiter.`,
  mayNotBeDeclined: 'Die Schulung ist Pflicht: Der Antrag kann freigegeben, aber nicht abgelehnt werden.',
  wrote: (name) => `${name} schrieb:`,
  footer: 'Rollbook versendet diese Nachricht automatisch im Auftrag Ihrer Schulungsverwaltung.',
};
