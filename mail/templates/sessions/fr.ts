import type { SessionWords } from '../sessionWords.ts';

export const fr: SessionWords = {
  session_confirmed: (v) => ({
    subject: `Confirmée\u00a0: ${v.bareTitle}, ${v.session.begins}`,
    heading: `Vous avez une place\u00a0: ${v.title}`,
    lines: ['Vous avez une place dans cette session\u00a0:', ...v.session.when, ...v.session.led('Animée par')],
  }),
  session_waitlisted: (v) => ({
    subject: `Sur liste d’attente\u00a0: ${v.bareTitle}, ${v.session.begins}`,
    heading: 'Vous attendez une place dans cette session',
    lines: [
      `Toutes les places de cette session de ${v.title} sont prises pour le moment\u00a0:`,
      ...v.session.when,
      'Dès qu’une place se libère pour vous, elle est à vous, et nous vous écrirons. D’ici là, vous pouvez choisir une autre session.',
    ],
  }),
  session_changed: (v) => ({
    subject: `Modifiée\u00a0: ${v.bareTitle}, ${v.session.begins}`,
    heading: `Votre session de ${v.title} a changé`,
    lines: ['Voici ce qui est prévu maintenant\u00a0:', ...v.session.when, ...v.session.led('Animée par')],
  }),
  session_cancelled: (v) => ({
    subject: `Annulée\u00a0: ${v.bareTitle}, ${v.session.begins}`,
    heading: `Votre session de ${v.title} est annulée`,
    lines: [
      'Cette session n’aura pas lieu\u00a0:',
      ...v.session.when,
      ...(v.session.offers.length > 0
        ? [
            `À la place, vous pouvez choisir${v.session.offerUntil ? ` (jusqu’au ${v.session.offerUntil})` : ''} l’une de celles-ci\u00a0:`,
            ...v.session.offers,
          ]
        : ['Votre inscription à la formation reste valable. Merci de choisir une autre session.']),
    ],
  }),
  session_left: (v) => ({
    subject: `Place rendue\u00a0: ${v.bareTitle}, ${v.session.begins}`,
    heading: 'Vous n’avez plus de place dans cette session',
    lines: [`Vous ne participez plus à cette session de ${v.title}\u00a0:`, ...v.session.when],
  }),
  session_lost: (v) => ({
    subject: `Merci de choisir une autre session\u00a0: ${v.bareTitle}`,
    heading: 'Vous n’avez pas de place dans cette session',
    lines: [
      `Il n’y a pas eu de place pour vous dans cette session de ${v.title}, ou elle ne peut plus être choisie\u00a0:`,
      ...v.session.when,
      'Votre inscription à la formation reste valable. Merci de choisir une autre session.',
    ],
  }),
  session_below_minimum: (v) => ({
    subject: `Minimum non atteint : ${v.bareTitle}, ${v.session.begins}`,
    heading: `Une session de ${v.title} n’a pas atteint son minimum`,
    lines: [
      `Il faut décider si cette session a lieu. Minimum : ${v.session.minimum}. Places prises : ${v.session.taken}.`,
      ...v.session.when,
      'Sans décision, elle a lieu. Elle peut être annulée ; d’autres sessions sont alors proposées à tous.',
    ],
  }),
  session_reminder: (v) => ({
    subject: `Rappel\u00a0: ${v.bareTitle}, ${v.session.begins}`,
    heading: `${v.title} commence bientôt`,
    lines: ['Petit rappel de votre session\u00a0:', ...v.session.when, ...v.session.led('Animée par')],
  }),
};
