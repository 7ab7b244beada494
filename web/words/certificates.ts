import type { Language } from '../../mail/language.ts';
import type { Statement } from './words.ts';

/** What the page says that verifies a certificate. Each language is one such list, so none can miss a sentence. */
export interface CertificateWords {
  readonly valid: Statement;
  expired(day: string): Statement;
  superseded(day: string): Statement;
  revoked(day: string): Statement;
  /** Its record is restricted (R35): nothing is said of it. */
  readonly withheld: Statement;
  /** There is no certificate with this number. */
  readonly unknown: Statement;
  /** The number cannot be one: it was mistyped. */
  readonly mistyped: Statement;
  readonly tooMany: Statement;
  readonly trouble: Statement;
  /** Above what the paper says. */
  readonly compare: string;
  readonly labels: Record<
    'name' | 'title' | 'provider' | 'completed' | 'qualification' | 'validUntil' | 'issuer' | 'issued' | 'number',
    string
  >;
}

const en: CertificateWords = {
  valid: { heading: 'This certificate is valid', lines: ['It was issued here, and it stands.'] },
  expired: (day) => ({
    heading: 'This certificate has expired',
    lines: [`It is genuine. It was valid until ${day}.`],
  }),
  superseded: (day) => ({
    heading: 'This certificate was superseded',
    lines: [`It was issued here, and was superseded on ${day}. Please ask for the new one: this one holds no longer.`],
  }),
  revoked: (day) => ({
    heading: 'This certificate was revoked',
    lines: [`It was issued here, and was revoked on ${day}. It does not prove anything any more.`],
  }),
  withheld: {
    heading: 'This certificate cannot be verified at present',
    lines: ['It was issued here. Please ask whoever issued it.'],
  },
  unknown: {
    heading: 'There is no such certificate',
    lines: ['No certificate with this number was issued here. Please compare it with the paper.'],
  },
  mistyped: {
    heading: 'This is no number of a certificate',
    lines: ['A character is wrong or missing. Please compare it with the paper.'],
  },
  tooMany: { heading: 'Too many requests', lines: ['Please try again in a minute.'] },
  trouble: { heading: 'This does not work just now', lines: ['Please try again in a moment.'] },
  compare: 'The paper must say the same',
  labels: {
    name: 'Name',
    title: 'Achievement',
    provider: 'Provider',
    completed: 'Completed on',
    qualification: 'Qualification',
    validUntil: 'Valid until',
    issuer: 'Issued by',
    issued: 'Issued on',
    number: 'Certificate number',
  },
};

const de: CertificateWords = {
  valid: { heading: 'Diese Urkunde ist gültig', lines: ['Sie wurde hier ausgestellt, und sie gilt.'] },
  expired: (day) => ({
    heading: 'Diese Urkunde ist abgelaufen',
    lines: [`Sie ist echt. Sie galt bis ${day}.`],
  }),
  superseded: (day) => ({
    heading: 'Diese Urkunde wurde ersetzt',
    lines: [
      `Sie wurde hier ausgestellt und am ${day} durch eine neue ersetzt. Bitte lassen Sie sich die neue zeigen: Diese gilt nicht mehr.`,
    ],
  }),
  revoked: (day) => ({
    heading: 'Diese Urkunde wurde widerrufen',
    lines: [`Sie wurde hier ausgestellt und am ${day} widerrufen. Sie beweist nichts mehr.`],
  }),
  withheld: {
    heading: 'Diese Urkunde kann zurzeit nicht geprüft werden',
    lines: ['Sie wurde hier ausgestellt. Bitte fragen Sie, wer sie ausgestellt hat.'],
  },
  unknown: {
    heading: 'Diese Urkunde gibt es nicht',
    lines: ['Hier wurde keine Urkunde mit dieser Nummer ausgestellt. Bitte vergleichen Sie sie mit dem Papier.'],
  },
  mistyped: {
    heading: 'Das ist keine Nummer einer Urkunde',
    lines: ['Ein Zeichen ist falsch oder fehlt. Bitte vergleichen Sie sie mit dem Papier.'],
  },
  tooMany: { heading: 'Zu viele Anfragen', lines: ['Bitte versuchen Sie es in einer Minute noch einmal.'] },
  trouble: { heading: 'Das geht gerade nicht', lines: ['Bitte versuchen Sie es gleich noch einmal.'] },
  compare: 'Auf dem Papier muss dasselbe stehen',
  labels: {
    name: 'Name',
    title: 'Leistung',
    provider: 'Anbieter',
    completed: 'Abgeschlossen am',
    qualification: 'Qualifikation',
    validUntil: 'Gültig bis',
    issuer: 'Ausgestellt von',
    issued: 'Ausgestellt am',
    number: 'Nummer der Urkunde',
  },
};

const fr: CertificateWords = {
  valid: { heading: 'Ce certificat est valide', lines: ['Il a été délivré ici et il est en vigueur.'] },
  expired: (day) => ({
    heading: 'Ce certificat a expiré',
    lines: [`Il est authentique. Il était valable jusqu’au ${day}.`],
  }),
  superseded: (day) => ({
    heading: 'Ce certificat a été remplacé',
    lines: [
      `Il a été délivré ici et remplacé le ${day}. Veuillez demander le nouveau : celui-ci n’est plus en vigueur.`,
    ],
  }),
  revoked: (day) => ({
    heading: 'Ce certificat a été révoqué',
    lines: [`Il a été délivré ici et révoqué le ${day}. Il ne prouve plus rien.`],
  }),
  withheld: {
    heading: 'Ce certificat ne peut pas être vérifié pour le moment',
    lines: ['Il a été délivré ici. Veuillez vous adresser à l’organisme qui l’a délivré.'],
  },
  unknown: {
    heading: 'Ce certificat n’existe pas',
    lines: ['Aucun certificat portant ce numéro n’a été délivré ici. Veuillez le comparer avec le document.'],
  },
  mistyped: {
    heading: 'Ce n’est pas un numéro de certificat',
    lines: ['Un caractère est faux ou manque. Veuillez le comparer avec le document.'],
  },
  tooMany: { heading: 'Trop de demandes', lines: ['Veuillez réessayer dans une minute.'] },
  trouble: { heading: 'Cela ne fonctionne pas pour le moment', lines: ['Veuillez réessayer dans un instant.'] },
  compare: 'Le document doit indiquer la même chose',
  labels: {
    name: 'Nom',
    title: 'Formation',
    provider: 'Organisme',
    completed: 'Achevée le',
    qualification: 'Qualification',
    validUntil: 'Valable jusqu’au',
    issuer: 'Délivré par',
    issued: 'Délivré le',
    number: 'Numéro du certificat',
  },
};

const WORDS: Record<Language, CertificateWords> = { en, de, fr };

export function certificateWords(language: Language): CertificateWords {
  return WORDS[language];
}
