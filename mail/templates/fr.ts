import { fr as sessions } from './sessions/fr.ts';
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

const asks = (v: View) => ({
  subject: `Validation demandée\u00a0: ${v.learner}, ${v.bareTitle}`,
  heading: asksFor(v),
  lines: [
    v.passedOn === 'escalated'
      ? 'Cette demande n’a pas reçu de réponse à temps et vous est maintenant transmise.'
      : v.passedOn === 'reassigned'
        ? 'Cette demande vous est transmise à la suite d’un changement de responsable.'
        : 'L’inscription attend votre validation.',
    ...(v.standsInFor === null ? [] : [`Nous vous sollicitons car vous remplacez ${v.standsInFor}.`]),
  ],
});

export const fr: MailWords = {
  greeting: (v) => `Bonjour ${v.recipient.name},`,
  mails: {
    ...sessions,
    approval_request: asks,
    approval_digest: asks,
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
        v.toConfirm
          ? `Bonne nouvelle\u00a0: vous êtes inscrit(e) à ${v.title}. La session reste à choisir ou à confirmer.`
          : v.isEvent
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
    seat_offered: (v) => ({
      subject: `Une place vous est proposée : ${v.bareTitle}`,
      heading: 'Une place s’est libérée : la voulez-vous ?',
      lines: [
        `Vous attendez une place pour ${v.title}. Une place vous est réservée jusqu’au ${v.offeredUntil}.`,
        'Veuillez l’accepter d’ici là à l’endroit où vous avez demandé cette formation, ou dire au service formation que vous la prenez. Si vous n’en voulez plus, veuillez la refuser au même endroit, afin qu’elle aille à la personne suivante.',
        'Sans réponse de votre part, la proposition expire à ce moment-là.',
      ],
    }),
    offer_reminder: (v) => ({
      subject: `Toujours à prendre : votre place pour ${v.bareTitle}`,
      heading: 'Une place vous est encore réservée',
      lines: [
        `La place qui vous a été proposée pour ${v.title} vous est réservée jusqu’au ${v.offeredUntil}.`,
        'Veuillez l’accepter d’ici là à l’endroit où vous avez demandé cette formation, ou dire au service formation que vous la prenez.',
      ],
    }),
    offer_lapsed: (v) => ({
      subject: `La proposition a expiré : ${v.bareTitle}`,
      heading: 'La place est allée à la personne suivante',
      lines: [
        `Une place vous a été proposée pour ${v.title} ; elle n’a pas été prise à temps.`,
        v.waits
          ? 'Vous êtes de nouveau sur la liste d’attente, à la fin. Nous vous écrirons dès qu’une autre place se libère pour vous.'
          : 'Votre place sur la liste d’attente prend fin avec elle. Si vous souhaitez toujours participer, veuillez refaire une demande.',
      ],
    }),
    lot_drawn: (v) => ({
      subject: `Le tirage au sort : ${v.bareTitle}`,
      heading: 'Les places ont été tirées au sort, sans place pour vous',
      lines: [
        `Il y avait plus de personnes que de places pour ${v.title} ; elles ont été tirées au sort.`,
        `Vous restez sur la liste d’attente, dans l’ordre du tirage.${v.queuePosition === null ? '' : ` Vous y êtes maintenant numéro ${v.queuePosition}.`} Dès qu’une place se libère pour vous, nous vous écrirons.`,
      ],
    }),
    waitlist_closed: (v) => ({
      subject: `Aucune place ne s’est libérée : ${v.bareTitle}`,
      heading: 'La liste d’attente est close',
      lines: [
        `${v.title} a commencé, et aucune place ne s’est libérée pour vous auparavant. La liste d’attente est donc close.`,
        v.mandatory
          ? 'La formation reste obligatoire pour vous : veuillez demander une autre date.'
          : 'Si vous souhaitez toujours participer, veuillez demander une autre date.',
      ],
    }),
    seat_released: (v) => ({
      subject: `Votre place a été libérée\u00a0: ${v.bareTitle}`,
      heading: 'Votre place a été libérée',
      lines: [
        `Votre inscription à ${v.title} est suspendue, et votre place vous a été gardée pendant le délai prévu. Elle est maintenant ouverte à d’autres.`,
        'Dès que votre inscription reprendra, vous recevrez une place s’il y en a une.',
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
    access_ended: (v) => ({
      subject: `Accès terminé\u00a0: ${v.bareTitle}`,
      heading: `Votre accès à ${v.title} a pris fin`,
      lines: [
        `La formation vous était ouverte jusqu’au ${v.dueOn} et n’a pas été terminée avant cette date. L’inscription a pris fin avec l’accès.`,
        'Si vous avez toujours besoin de cette formation, adressez-vous à votre service formation.',
      ],
    }),
    team_deadline_passed: (v) => ({
      subject: v.over
        ? `Fin d’inscription\u00a0: ${v.learner}, ${v.bareTitle}`
        : `En retard\u00a0: ${v.learner}, ${v.bareTitle}`,
      heading: v.over
        ? `${v.learner} n’a pas terminé ${v.title} dans les délais`
        : `${v.learner} est en retard pour ${v.title}`,
      lines: [
        `Cette formation devait être terminée avant l’échéance (${v.deadline}).`,
        v.over
          ? 'Ce délai est passé et l’inscription a pris fin. Si la formation reste nécessaire, adressez-vous à votre service formation.'
          : 'Elle est toujours ouverte\u00a0: merci d’en parler avec la personne et de lui réserver le temps nécessaire.',
      ],
    }),
    tries_used_up: (v) => ({
      subject: `Non réussie\u00a0: ${v.bareTitle}`,
      heading: `${v.title} n’a pas été réussie`,
      lines: [
        'La note requise n’a pas été atteinte et toutes les tentatives sont épuisées.',
        'Adressez-vous à votre service formation\u00a0: il peut accorder une tentative de plus.',
      ],
    }),
    evidence_rejected: (v) => ({
      subject: `Justificatif refusé\u00a0: ${v.bareTitle}`,
      heading: `Votre justificatif pour ${v.title} n’a pas été accepté`,
      lines: [
        'La formation reste ouverte. Merci de fournir un autre justificatif.',
        'Votre service formation peut vous en donner la raison.',
      ],
    }),
    automation_reminder: (v) => ({
      subject: `Rappel\u00a0: ${v.bareTitle}`,
      heading: `Un rappel\u00a0: ${v.title}`,
      lines: [
        v.deadline && !v.overdue
          ? `Cette formation vous attend. Merci de la terminer d’ici au ${v.deadline}.`
          : v.deadline
            ? `Cette formation devait être terminée le ${v.deadline} et ne l’est pas encore. Merci de la terminer dès que possible.`
            : 'Cette formation vous attend. Merci de la terminer.',
      ],
    }),
    automation_notice: (v) => ({
      subject: `Pour information\u00a0: ${v.learner}, ${v.bareTitle}`,
      heading: `${v.learner}\u00a0: ${v.title}`,
      lines: [
        `État actuel de l’inscription\u00a0: ${v.status}.`,
        ...(v.deadline
          ? [
              v.overdue
                ? `La formation devait être terminée le ${v.deadline}.`
                : `La formation est à terminer d’ici au ${v.deadline}.`,
            ]
          : []),
      ],
    }),
    automation_after_end: (v) => ({
      subject: v.toLearner
        ? `À propos de votre formation ${v.bareTitle}`
        : `Pour information\u00a0: ${v.learner}, ${v.bareTitle}`,
      heading: v.toLearner ? `À propos de ${v.title}` : `${v.learner}\u00a0: ${v.title}`,
      lines: [
        v.toLearner
          ? `État de votre inscription\u00a0: ${v.status}.`
          : `État de l’inscription maintenant\u00a0: ${v.status}.`,
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
