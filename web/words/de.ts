import type { About, PageWords } from './words.ts';

const decided = (did: string, a: About) =>
  a.decider === null
    ? `Die Frist ist am ${a.when} abgelaufen; nach ihren Regeln wurde die Anmeldung von ${a.learner} für ${a.title} ${did}.`
    : `${a.decider} hat die Anmeldung von ${a.learner} für ${a.title} am ${a.when} ${did}.`;

export const de: PageWords = {
  product: 'Freigaben',
  footer:
    'Diese Seite ist nur für Sie bestimmt: Wer ihre Adresse hat, kann entscheiden. Bitte geben Sie sie nicht weiter.',
  asks: (learner, title, own) =>
    own ? `${learner} möchte sich für ${title} anmelden` : `${learner} soll für ${title} angemeldet werden`,
  pleaseDecide: 'Für die Anmeldung wird Ihre Freigabe benötigt.',
  mandatory: (learner) =>
    `Diese Schulung ist für ${learner} Pflicht. Sie kann deshalb freigegeben, aber nicht abgelehnt werden. Passt der Zeitpunkt nicht, kann Ihre Schulungsverwaltung eine spätere Frist setzen.`,
  decidingAs: (name) => `Sie entscheiden als ${name}.`,
  wrote: (name) => `${name} schrieb:`,
  comment: 'Kommentar (freiwillig)',
  commentHint: (learner) => `Er ist für ${learner} und für weitere Freigebende sichtbar.`,
  approve: 'Freigeben',
  decline: 'Ablehnen',
  tryAgain: 'Erneut versuchen',
  soFar: 'Was bisher geschah',
  aboutTheRequest: 'Der Antrag',
  taskWas: {
    approved: (who, when) => `${who} hat ihn am ${when} freigegeben.`,
    approvedByTime: (_who, when) => `Die Frist ist am ${when} abgelaufen; er gilt als freigegeben.`,
    declined: (who, when) => `${who} hat ihn am ${when} abgelehnt.`,
    reassigned: (who, when) =>
      `Er lag bis ${when} bei ${who} und wurde dann weitergegeben, weil sich die Zuständigkeit geändert hat.`,
    escalated: (who, when) =>
      `Er lag bis ${when} bei ${who} und wurde dann weitergegeben, weil er nicht rechtzeitig entschieden wurde.`,
    expired: (who, when) => `Er lag bei ${who}, bis am ${when} die Frist ablief.`,
    withdrawn: (who, when) => `Er lag bei ${who}, bis er am ${when} endete.`,
  },
  administration: { acts: 'Die Schulungsverwaltung', holds: 'der Schulungsverwaltung' },

  approved: (a) => ({ heading: 'Freigegeben', lines: [decided('freigegeben', a)] }),
  declined: (a) => ({ heading: 'Abgelehnt', lines: [decided('abgelehnt', a)] }),
  contrary: (decision, a) => ({
    heading: `Dieser Antrag wurde bereits ${decision === 'approved' ? 'freigegeben' : 'abgelehnt'}`,
    lines: [
      decided(decision === 'approved' ? 'freigegeben' : 'abgelehnt', a),
      'Ihre Entscheidung wurde nicht gespeichert. War die erste ein Versehen, wenden Sie sich bitte an Ihre Schulungsverwaltung, die sie berichtigen kann.',
    ],
  }),
  movedOn: (how, a) => ({
    heading: 'Dieser Antrag liegt jetzt bei jemand anderem',
    lines: [
      how === 'escalated'
        ? `Die Anmeldung von ${a.learner} für ${a.title} wurde nicht rechtzeitig entschieden und am ${a.when} weitergegeben.`
        : `Die Zuständigkeit hat sich geändert: Die Anmeldung von ${a.learner} für ${a.title} wurde am ${a.when} weitergegeben.`,
    ],
  }),
  timedOut: (a) => ({
    heading: 'Die Zeit für eine Entscheidung ist abgelaufen',
    lines: [`Die Anmeldung von ${a.learner} für ${a.title} wurde bis ${a.when} nicht entschieden und ist beendet.`],
  }),
  ended: (how, a) => ({
    heading: 'Es ist keine Entscheidung mehr nötig',
    lines: [
      {
        withdrawn: `Der Antrag für ${a.learner} und ${a.title} wurde am ${a.when} zurückgezogen.`,
        cancelled: `Die Anmeldung von ${a.learner} für ${a.title} wurde am ${a.when} storniert.`,
        expired: `Die Anmeldung von ${a.learner} für ${a.title} endete am ${a.when}, bevor sie entschieden wurde.`,
        otherwise: `Die Anmeldung von ${a.learner} für ${a.title} braucht seit ${a.when} keine Entscheidung mehr.`,
      }[how],
    ],
  }),
  expiredLink: (stillOpen) => ({
    heading: 'Dieser Link ist abgelaufen',
    lines: stillOpen
      ? [
          'Der Antrag wartet noch auf eine Entscheidung. Bitte benutzen Sie den Link aus der neuesten Nachricht dazu, oder fragen Sie Ihre Schulungsverwaltung.',
        ]
      : [],
  }),
  invalidLink: {
    heading: 'Dieser Link funktioniert nicht',
    lines: [
      'Vielleicht wurde er unterwegs abgeschnitten. Bitte öffnen Sie ihn noch einmal aus der Nachricht, oder kopieren Sie die ganze Adresse.',
    ],
  },
  reportGone: {
    heading: 'Hier liegt kein Bericht für Sie',
    lines: [
      'Berichte werden 30 Tage aufbewahrt, und nur für die, die sie sehen dürfen. Ihre Schulungsverwaltung kann Ihnen helfen.',
    ],
  },
  trouble: { heading: 'Das geht im Moment nicht', lines: ['Bitte versuchen Sie es gleich noch einmal.'] },
  uncertain: {
    heading: 'Ihre Entscheidung ist vielleicht nicht angekommen',
    lines: ['Bitte versuchen Sie es gleich noch einmal. Ist sie doch angekommen, schadet ein zweiter Versuch nicht.'],
  },
  mayNotDecline: (learner) => ({
    heading: 'Pflichtschulungen können nicht abgelehnt werden',
    lines: [
      `Diese Schulung ist für ${learner} vorgeschrieben. Sie können sie freigeben; passt der Zeitpunkt nicht, kann Ihre Schulungsverwaltung eine spätere Frist setzen.`,
    ],
  }),
  ownRequest: {
    heading: 'Das ist Ihr eigener Antrag',
    lines: ['Über den eigenen Antrag entscheidet niemand selbst. Das muss jemand anderes tun.'],
  },
  notYours: {
    heading: 'Dieser Antrag wartet auf jemand anderen',
    lines: [
      'Sie sind angemeldet, aber nicht Sie entscheiden darüber. Haben Sie ein anderes Konto, melden Sie sich bitte ab.',
    ],
  },
  noSeat: {
    heading: 'Es ist kein Platz frei',
    lines: [
      'Alle Plätze sind belegt, und es gibt keine Warteliste. Der Antrag kann daher jetzt nicht freigegeben werden. Es wurde nichts gespeichert.',
    ],
  },
  refused: {
    heading: 'Das ist im Moment nicht möglich',
    lines: ['Ihre Entscheidung wurde nicht gespeichert. Der Stand des Antrags ist unten zu sehen.'],
  },
  chooseOne: {
    heading: 'Bitte wählen Sie',
    lines: ['Geben Sie den Antrag mit einer der Schaltflächen unten frei, oder lehnen Sie ihn ab.'],
  },
  tooLong: (length, most) => ({
    heading: 'Ihr Kommentar ist zu lang',
    lines: [`Er hat ${length} Zeichen, möglich sind ${most}. Es wurde noch nichts entschieden.`],
  }),
  unreadable: {
    heading: 'Ihre Entscheidung konnte nicht gelesen werden',
    lines: ['Bitte entscheiden Sie unten noch einmal. Es wurde noch nichts entschieden.'],
  },

  now: {
    waitsForOther: (who, step) => `Der Antrag liegt jetzt bei ${who}${step ? ` (Schritt ${step})` : ''}.`,
    waitlisted: (learner, position) =>
      `Zurzeit sind alle Plätze belegt: ${learner} steht auf ${position === null ? '' : `Platz ${position} `}der Warteliste und erhält einen Platz, sobald einer frei wird.`,
    enrolled: (learner, deadline) => `${learner} ist angemeldet${deadline ? `. Abzuschließen bis: ${deadline}` : ''}.`,
    other: (status) => `Stand der Anmeldung: ${status}.`,
  },
};
