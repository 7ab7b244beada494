import type { View } from './view.ts';
import type { MailWords } from './words.ts';

const asksFor = (v: View) =>
  v.ownRequest ? `${v.learner} souhaite s’inscrire à ${v.title}` : `Inscription de ${v.learner} à ${v.title}`;

const ended = (v: View) =>
  ({
    withdrawn: `La demande a été retirée le ${v.closedOn}.`,
    cancelled: `L’inscription a été annulée le ${v.closedOn}.`,
    expired: `La demande a pris fin le ${v.closedOn}, sans avoir fait l’objet d’une décision.`,
    otherwise: `La demande n’attend plus de décision. État de l’inscription\u00a0: ${v.status}.`,
  })[v.ended];

const noDecision = (v: View) => ({
  subject: `Décision devenue inutile\u00a0: ${v.learner}, ${v.bareTitle}`,
  heading: 'Votre décision n’est plus nécessaire',
  lines: [
    `Votre validation avait été demandée pour l’inscription de ${v.learner} à ${v.title}.`,
    `${ended(v)} Vous n’avez plus rien à faire.`,
  ],
});

export const fr: MailWords = {
  greeting: (v) => `Bonjour ${v.recipient.name},`,
  mails: {
    approval_request: (v) => ({
      subject: `Validation demandée\u00a0: ${v.learner}, ${v.bareTitle}`,
      heading: asksFor(v),
      lines: [
        v.passedOn === 'escalated'
          ? 'Cette demande n’a pas reçu de réponse à temps et vous est maintenant transmise.'
          : v.passedOn === 'reassigned'
            ? 'Cette demande vous est transmise à la suite d’un changement de responsable.'
            : 'L’inscription attend votre validation.',
      ],
    }),
    approval_reminder: (v) => ({
      subject: `Rappel\u00a0: ${v.learner}, ${v.bareTitle}`,
      heading: `${v.learner} attend toujours votre décision`,
      lines: [`${asksFor(v)}. La demande vous est confiée depuis le ${v.openedOn}.`],
    }),
    approval_withdrawn: noDecision,
    approval_closed: noDecision,
    request_approved: (v) => ({
      subject: `Acceptée\u00a0: ${v.bareTitle}`,
      heading: 'Votre inscription a été acceptée',
      lines: [
        v.isEvent
          ? `Bonne nouvelle\u00a0: votre place à ${v.title} est confirmée.`
          : `Bonne nouvelle\u00a0: votre inscription à ${v.title} est confirmée et vous pouvez commencer dès maintenant.`,
        ...(v.deadline ? [`Merci de terminer cette formation avant l’échéance\u00a0: ${v.deadline}.`] : []),
      ],
    }),
    request_declined: (v) => ({
      subject: `Refusée\u00a0: ${v.bareTitle}`,
      heading: 'Votre inscription n’a pas été acceptée',
      lines: [
        `Votre inscription à ${v.title} a été refusée le ${v.closedOn}.`,
        'Pour toute question, adressez-vous à la personne qui a pris la décision ou à votre service formation.',
      ],
    }),
    request_timed_out: (v) => ({
      subject: `Sans réponse dans le délai\u00a0: ${v.bareTitle}`,
      heading: 'Votre demande n’a pas reçu de réponse à temps',
      lines: [
        `Votre inscription à ${v.title} n’a pas fait l’objet d’une décision dans le délai prévu\u00a0; elle a donc pris fin.`,
        'Si vous souhaitez toujours participer, faites une nouvelle demande ou adressez-vous à votre service formation.',
      ],
    }),
    waitlisted: (v) => ({
      subject: `Sur la liste d’attente\u00a0: ${v.bareTitle}`,
      heading: 'Vous êtes sur la liste d’attente',
      lines: [
        `${v.approved ? 'Votre inscription a été acceptée, mais toutes' : 'Toutes'} les places pour ${v.title} sont prises pour le moment.${v.queuePosition === null ? '' : ` Vous êtes en position ${v.queuePosition} sur la liste d’attente.`}`,
        'Vous n’avez rien à faire. Dès qu’une place se libère pour vous, elle est à vous et nous vous écrivons.',
      ],
    }),
    enrolled: (v) => ({
      subject: `Inscription confirmée\u00a0: ${v.bareTitle}`,
      heading: `Votre inscription à ${v.title} est confirmée`,
      lines: [
        v.mandatory ? 'Cette formation est obligatoire pour vous.' : 'Vous pouvez commencer dès maintenant.',
        ...(v.deadline ? [`Merci de la terminer avant l’échéance\u00a0: ${v.deadline}.`] : []),
      ],
    }),
    seat_granted: (v) => ({
      subject: `Une place pour vous\u00a0: ${v.bareTitle}`,
      heading: 'Une place s’est libérée pour vous',
      lines: [
        `Vous attendiez une place pour ${v.title}. Elle est à vous\u00a0: votre inscription est confirmée.`,
        ...(v.deadline ? [`Merci de terminer cette formation avant l’échéance\u00a0: ${v.deadline}.`] : []),
      ],
    }),
    deadline_reminder: (v) => ({
      subject: v.overdue ? `En retard\u00a0: ${v.bareTitle}` : `Rappel\u00a0: ${v.bareTitle}, échéance ${v.deadline}`,
      heading: v.overdue ? `${v.title}\u00a0: échéance dépassée` : `${v.title}\u00a0: l’échéance approche`,
      lines: [
        v.overdue
          ? `Cette formation devait être terminée (échéance\u00a0: ${v.deadline}) et ne l’est pas encore. Merci de la terminer dès que possible.`
          : `Petit rappel\u00a0: merci de terminer cette formation avant l’échéance (${v.deadline}).`,
      ],
    }),
    deadline_passed: (v) => ({
      subject: `En retard\u00a0: ${v.bareTitle}`,
      heading: `${v.title}\u00a0: échéance dépassée`,
      lines: [
        `Cette formation devait être terminée (échéance\u00a0: ${v.deadline}) et ne l’est pas encore.`,
        'Elle vous reste ouverte\u00a0: merci de la terminer dès que possible.',
      ],
    }),
    expired: (v) => ({
      subject: `Terminée\u00a0: inscription à ${v.bareTitle}`,
      heading: `Votre inscription à ${v.title} a pris fin`,
      lines: [
        `La formation devait être terminée avant l’échéance (${v.deadline}). Ce délai est passé et l’inscription a pris fin.`,
        'Si vous avez toujours besoin de cette formation, adressez-vous à votre service formation.',
      ],
    }),
  },
  button: 'Consulter et décider',
  aboutTheLink: (until) =>
    `Le lien ouvre une page qui présente la demande\u00a0; rien n’est décidé tant que vous n’y appuyez pas sur un bouton. Il vous est personnel et reste valable jusqu’au ${until}. Merci de ne pas transférer ce message.`,
  mayNotBeDeclined: 'La formation est obligatoire\u00a0: la demande peut être acceptée, mais pas refusée.',
  wrote: (name) => `${name} a écrit\u00a0:`,
  footer: 'Rollbook envoie ce message automatiquement pour votre service formation.',
};
