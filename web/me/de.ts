import type { MyWords } from './words.ts';

export const de: MyWords = {
  greeting: (name) => `Guten Tag, ${name}`,
  myLearning: 'Meine Schulungen',
  nothing: 'Im Augenblick haben Sie nichts zu tun.',
  count: (all, overdue) =>
    `Sie haben ${all} ${all === 1 ? 'Schulung' : 'Schulungen'} vor sich${overdue > 0 ? `, davon ${overdue} überfällig` : ''}.`,
  overdue: 'Überfällig',
  by: (deadline) => `Abzuschließen bis ${deadline}`,
  noDeadline: 'Keine Frist',
  progress: (percent) => `${percent} % erledigt`,
  more: 'Es gibt mehr, als hier steht: Was zuerst fällig ist, kommt zuerst.',
  sessions: 'Wo Sie angemeldet sind',
  thisOne: 'Dieser Browser',
  method: { provider: 'Mit Ihrem Firmenkonto', link: 'Über einen Link aus einer Mail' },
  since: (when) => `Seit ${when}`,
  lastSeen: (when) => `Zuletzt benutzt am ${when}`,
  everywhere: 'Überall abmelden',
  everywhereHint:
    'Beendet alle diese Anmeldungen, auch diese. Tun Sie es, wenn Sie ein Gerät zurückgelassen haben oder eine davon nicht kennen.',
};
