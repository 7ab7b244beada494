import type { About, PageWords } from './words.ts';

const decided = (did: 'acceptée' | 'refusée', a: About) =>
  a.decider === null
    ? `Le délai est passé le ${a.when}\u00a0; selon ses règles, l’inscription de ${a.learner} à ${a.title} a été ${did}.`
    : `L’inscription de ${a.learner} à ${a.title} a été ${did} par ${a.decider} le ${a.when}.`;

export const fr: PageWords = {
  product: 'Validations',
  footer:
    'Cette page vous est personnelle\u00a0: quiconque en possède l’adresse peut décider. Merci de ne pas la transmettre.',
  asks: (learner, title, own) =>
    own ? `${learner} souhaite s’inscrire à ${title}` : `Inscription de ${learner} à ${title}`,
  pleaseDecide: 'L’inscription attend votre validation.',
  mandatory: (learner) =>
    `Cette formation est obligatoire pour ${learner}\u00a0: elle peut être acceptée, mais pas refusée. Si le moment ne convient pas, votre service formation peut fixer une échéance plus lointaine.`,
  decidingAs: (name) => `Vous décidez en tant que ${name}.`,
  wrote: (name) => `${name} a écrit\u00a0:`,
  comment: 'Commentaire (facultatif)',
  commentHint: (learner) => `Il pourra être lu par ${learner} et par les validateurs suivants.`,
  approve: 'Accepter',
  decline: 'Refuser',
  tryAgain: 'Réessayer',
  soFar: 'Ce qui s’est passé jusqu’ici',
  aboutTheRequest: 'La demande',
  taskWas: {
    approved: (who, when) => `Acceptée par ${who} le ${when}.`,
    approvedByTime: (_who, when) => `Délai passé le ${when}\u00a0; elle est considérée comme acceptée.`,
    declined: (who, when) => `Refusée par ${who} le ${when}.`,
    reassigned: (who, when) =>
      `Confiée à ${who} jusqu’au ${when}, puis transmise à la suite d’un changement de responsable.`,
    escalated: (who, when) => `Confiée à ${who} jusqu’au ${when}, puis transmise, faute de réponse à temps.`,
    expired: (who, when) => `Confiée à ${who} jusqu’au ${when}, fin du délai.`,
    withdrawn: (who, when) => `Confiée à ${who} jusqu’au ${when}, date à laquelle la demande a pris fin.`,
  },
  administration: { acts: 'le service formation', holds: 'le service formation' },

  approved: (a) => ({ heading: 'Demande acceptée', lines: [decided('acceptée', a)] }),
  declined: (a) => ({ heading: 'Demande refusée', lines: [decided('refusée', a)] }),
  contrary: (decision, a) => ({
    heading: `Cette demande a déjà été ${decision === 'approved' ? 'acceptée' : 'refusée'}`,
    lines: [
      decided(decision === 'approved' ? 'acceptée' : 'refusée', a),
      'Votre décision n’a pas été enregistrée. Si la première était une erreur, adressez-vous à votre service formation, qui peut la corriger.',
    ],
  }),
  movedOn: (how, a) => ({
    heading: 'Cette demande est maintenant confiée à une autre personne',
    lines: [
      how === 'escalated'
        ? `L’inscription de ${a.learner} à ${a.title} n’a pas reçu de réponse à temps et a été transmise le ${a.when}.`
        : `À la suite d’un changement de responsable, l’inscription de ${a.learner} à ${a.title} a été transmise le ${a.when}.`,
    ],
  }),
  timedOut: (a) => ({
    heading: 'Le délai de décision est passé',
    lines: [
      `L’inscription de ${a.learner} à ${a.title} n’a pas fait l’objet d’une décision avant le ${a.when} et a pris fin.`,
    ],
  }),
  ended: (how, a) => ({
    heading: 'Votre décision n’est plus nécessaire',
    lines: [
      {
        withdrawn: `La demande d’inscription de ${a.learner} à ${a.title} a été retirée le ${a.when}.`,
        cancelled: `L’inscription de ${a.learner} à ${a.title} a été annulée le ${a.when}.`,
        expired: `L’inscription de ${a.learner} à ${a.title} a pris fin le ${a.when}, avant toute décision.`,
        otherwise: `L’inscription de ${a.learner} à ${a.title} n’attend plus de décision depuis le ${a.when}.`,
      }[how],
    ],
  }),
  expiredLink: (stillOpen) => ({
    heading: 'Ce lien a expiré',
    lines: stillOpen
      ? [
          'La demande attend toujours une décision. Utilisez le lien du message le plus récent à son sujet, ou adressez-vous à votre service formation.',
        ]
      : [],
  }),
  invalidLink: {
    heading: 'Ce lien ne fonctionne pas',
    lines: ['Il a peut-être été coupé en chemin. Ouvrez-le de nouveau depuis le message, ou copiez l’adresse entière.'],
  },
  reportGone: {
    heading: 'Il n’y a pas de rapport ici pour vous',
    lines: [
      'Les rapports sont conservés 30 jours, et seulement pour les personnes qui peuvent les voir. Votre service de formation peut vous aider.',
    ],
  },
  trouble: { heading: 'Cela ne fonctionne pas pour le moment', lines: ['Merci de réessayer dans un instant.'] },
  uncertain: {
    heading: 'Votre décision n’est peut-être pas arrivée',
    lines: ['Merci de réessayer dans un instant. Si elle est bien arrivée, un second essai est sans conséquence.'],
  },
  mayNotDecline: (learner) => ({
    heading: 'Une formation obligatoire ne peut pas être refusée',
    lines: [
      `Elle est exigée de ${learner}. Vous pouvez l’accepter\u00a0; si le moment ne convient pas, votre service formation peut fixer une échéance plus lointaine.`,
    ],
  }),
  ownRequest: {
    heading: 'C’est votre propre demande',
    lines: ['Personne ne décide de sa propre demande. Une autre personne doit s’en charger.'],
  },
  notYours: {
    heading: 'Cette demande attend une autre personne',
    lines: [
      'Vous êtes connecté, mais ce n’est pas à vous de décider. Si vous avez un autre compte, merci de vous déconnecter.',
    ],
  },
  noSeat: {
    heading: 'Il n’y a plus de place',
    lines: [
      'Toutes les places sont prises et il n’y a pas de liste d’attente\u00a0: la demande ne peut pas être acceptée maintenant. Rien n’a été enregistré.',
    ],
  },
  refused: {
    heading: 'Ce n’est pas possible pour le moment',
    lines: ['Votre décision n’a pas été enregistrée. L’état de la demande est affiché ci-dessous.'],
  },
  chooseOne: {
    heading: 'Merci de choisir',
    lines: ['Acceptez ou refusez la demande à l’aide des boutons ci-dessous.'],
  },
  tooLong: (length, most) => ({
    heading: 'Votre commentaire est trop long',
    lines: [`Il compte ${length} caractères, le maximum est de ${most}. Rien n’a encore été décidé.`],
  }),
  unreadable: {
    heading: 'Votre décision n’a pas pu être lue',
    lines: ['Merci de décider à nouveau ci-dessous. Rien n’a encore été décidé.'],
  },

  now: {
    waitsForOther: (who, step) =>
      `La demande attend maintenant une décision\u00a0: ${who}${step ? ` (étape ${step})` : ''}.`,
    waitlisted: (learner, position) =>
      `Toutes les places sont prises pour le moment\u00a0: ${learner} est ${position === null ? '' : `en position ${position} `}sur la liste d’attente et obtiendra la première place disponible.`,
    enrolled: (learner, deadline) =>
      `L’inscription de ${learner} est confirmée${deadline ? `. Échéance\u00a0: ${deadline}` : ''}.`,
    other: (status) => `État de l’inscription\u00a0: ${status}.`,
  },
};
