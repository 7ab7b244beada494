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
      'Sobald ein Platz für Sie frei wird, schreiben wir Ihnen. Bis dahin können Sie einen anderen Termin wählen.',
    ],
  }),
  session_offered: (v) => ({
    subject: `Ein Platz für Sie: ${v.bareTitle}, ${v.session.begins}`,
    heading: 'Ein Platz ist frei geworden: Möchten Sie ihn?',
    lines: [
      `In diesem Termin von ${v.title} wird bis ${v.session.claimUntil} ein Platz für Sie freigehalten:`,
      ...v.session.when,
      'Bitte nehmen Sie ihn bis dahin dort an, wo Sie sich angemeldet haben, oder sagen Sie Ihrer Schulungsverwaltung, dass Sie ihn nehmen. Möchten Sie ihn nicht mehr, lehnen Sie ihn bitte dort ab, damit ihn die nächste Person bekommt.',
      'Wenn Sie nichts tun, verfällt das Angebot zu diesem Zeitpunkt.',
    ],
  }),
  session_offer_reminder: (v) => ({
    subject: `Noch frei für Sie: ${v.bareTitle}, ${v.session.begins}`,
    heading: 'Ein Platz wird noch für Sie freigehalten',
    lines: [
      `Der Platz, der Ihnen in diesem Termin von ${v.title} angeboten wurde, wird bis ${v.session.claimUntil} freigehalten:`,
      ...v.session.when,
      'Bitte nehmen Sie ihn bis dahin dort an, wo Sie sich angemeldet haben, oder sagen Sie Ihrer Schulungsverwaltung, dass Sie ihn nehmen.',
    ],
  }),
  session_offer_lapsed: (v) => ({
    subject: `Das Angebot ist verfallen: ${v.bareTitle}, ${v.session.begins}`,
    heading: 'Der Platz ging an die nächste Person',
    lines: [
      `In diesem Termin von ${v.title} wurde Ihnen ein Platz angeboten, der nicht rechtzeitig angenommen wurde:`,
      ...v.session.when,
      v.session.waits
        ? 'Sie stehen wieder auf seiner Warteliste, an ihrem Ende. Wir schreiben Ihnen, sobald wieder ein Platz für Sie frei wird.'
        : 'Für die Veranstaltung sind Sie weiterhin angemeldet. Möchten Sie weiterhin teilnehmen, wählen Sie bitte erneut einen Termin.',
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
