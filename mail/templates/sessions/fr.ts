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
      'Dès qu’une place se libère pour vous, nous vous écrirons. D’ici là, vous pouvez choisir une autre session.',
    ],
  }),
  session_offered: (v) => ({
    subject: `Une place vous est proposée\u00a0: ${v.bareTitle}, ${v.session.begins}`,
    heading: 'Une place s’est libérée\u00a0: la voulez-vous\u00a0?',
    lines: [
      `Une place vous est réservée jusqu’au ${v.session.claimUntil} dans cette session de ${v.title}\u00a0:`,
      ...v.session.when,
      'Veuillez l’accepter d’ici là à l’endroit où vous avez demandé cette formation, ou dire au service formation que vous la prenez. Si vous n’en voulez plus, veuillez la refuser au même endroit, afin qu’elle aille à la personne suivante.',
      'Sans réponse de votre part, la proposition expire à ce moment-là.',
    ],
  }),
  session_offer_reminder: (v) => ({
    subject: `Toujours à prendre\u00a0: votre place pour ${v.bareTitle}, ${v.session.begins}`,
    heading: 'Une place vous est encore réservée',
    lines: [
      `La place qui vous a été proposée dans cette session de ${v.title} vous est réservée jusqu’au ${v.session.claimUntil}\u00a0:`,
      ...v.session.when,
      'Veuillez l’accepter d’ici là à l’endroit où vous avez demandé cette formation, ou dire au service formation que vous la prenez.',
    ],
  }),
  session_offer_lapsed: (v) => ({
    subject: `La proposition a expiré\u00a0: ${v.bareTitle}, ${v.session.begins}`,
    heading: 'La place est allée à la personne suivante',
    lines: [
      `Une place vous a été proposée dans cette session de ${v.title}\u00a0; elle n’a pas été prise à temps\u00a0:`,
      ...v.session.when,
      v.session.waits
        ? 'Vous êtes de nouveau sur sa liste d’attente, à la fin. Nous vous écrirons dès qu’une autre place se libère pour vous.'
        : 'Votre inscription à la formation reste valable. Si vous souhaitez toujours participer, merci de choisir de nouveau une session.',
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
