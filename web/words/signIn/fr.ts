import type { SignInWords } from './words.ts';

const ADMINISTRATION = 'S’il s’agit d’une erreur, merci de vous adresser à votre service formation.';

export const fr: SignInWords = {
  signIn: 'Se connecter',
  byLink: 'Vous recevez un message avec un lien qui vous connecte. Il n’y a pas de mot de passe.',
  byProvider: 'Vous vous connectez avec le compte que votre entreprise vous a donné.',
  providerButton: 'Se connecter avec le compte de l’entreprise',
  name: 'Adresse e-mail ou identifiant',
  nameHint: 'Tels que votre entreprise les connaît.',
  nameMissing: {
    heading: 'Il manque quelque chose',
    lines: ['Merci de saisir votre adresse e-mail ou votre identifiant.'],
  },
  send: 'M’envoyer un lien',
  sent: {
    heading: 'Consultez votre messagerie',
    lines: [
      'Si nous vous connaissons, un message avec un lien est en route. Il fonctionne pendant 15 minutes, et une seule fois.',
      'Rien après quelques minutes\u00a0? Merci de regarder dans les indésirables et de vérifier votre saisie.',
    ],
  },
  signInAs: (name) => `Se connecter en tant que ${name}`,
  pressToSignIn: 'Vous êtes connecté dès que vous appuyez sur le bouton.',
  elsewhere: [
    'Ce lien a été demandé dans un autre navigateur ou sur un autre appareil. Merci de ne continuer que si c’est bien vous qui l’avez demandé.',
  ],
  itWasMe: 'C’était moi\u00a0: me connecter',
  link: {
    used: {
      heading: 'Ce lien a déjà servi',
      lines: [
        'Chaque lien fonctionne une seule fois. Si ce n’est pas vous qui l’avez utilisé, adressez-vous à votre service formation.',
      ],
    },
    replaced: {
      heading: 'Il existe un lien plus récent',
      lines: [
        'Un autre lien a été demandé après celui-ci, ou vous avez été déconnecté partout. Seul le dernier lien fonctionne.',
      ],
    },
    expired: {
      heading: 'Ce lien est trop ancien',
      lines: ['Un lien fonctionne pendant 15 minutes. Merci d’en demander un nouveau.'],
    },
    unknown: {
      heading: 'Ce lien ne fonctionne pas',
      lines: [
        'Il a peut-être été coupé en route. Merci de l’ouvrir à nouveau depuis le message, ou d’en demander un nouveau.',
      ],
    },
  },
  askAgain: 'Demander un nouveau lien',
  turnedAway: {
    deactivated: {
      heading: 'Votre accès est fermé',
      lines: ['Votre compte est désactivé, vous ne pouvez donc pas vous connecter.', ADMINISTRATION],
    },
    expired: {
      heading: 'Votre accès a expiré',
      lines: [
        'Votre compte était limité à une durée qui est écoulée, vous ne pouvez donc pas vous connecter.',
        ADMINISTRATION,
      ],
    },
  },
  unknownPerson: {
    heading: 'Vous n’êtes pas connu ici',
    lines: [
      'Vous vous êtes connecté auprès de votre entreprise, mais ce compte ne correspond à personne ici.',
      ADMINISTRATION,
    ],
  },
  unverified: {
    heading: 'Votre adresse n’est pas confirmée',
    lines: [
      'Le service de connexion de votre entreprise n’a pas confirmé votre adresse e-mail. Merci de la confirmer là-bas, puis de vous reconnecter.',
    ],
  },
  noClaim: {
    heading: 'Nous ne savons pas qui vous êtes',
    lines: [
      'Le service de connexion de votre entreprise n’a pas indiqué ce qui nous permet de vous reconnaître. Votre administration doit le configurer.',
    ],
  },
  denied: {
    heading: 'Vous n’êtes pas connecté',
    lines: ['La connexion a été interrompue, ou le service de connexion de votre entreprise ne l’a pas permise.'],
  },
  providerRefused: {
    heading: 'La connexion n’a pas abouti',
    lines: [
      'Le service de connexion de votre entreprise a donné une réponse que nous ne pouvons pas accepter. Merci de réessayer\u00a0; si cela persiste, prévenez votre administration.',
    ],
  },
  notOurs: {
    heading: 'Cette connexion n’a pas été commencée ici, ou il y a trop longtemps',
    lines: ['Merci de recommencer. Rien ne s’est passé.'],
  },
  providerAway: {
    heading: 'Le service de connexion est injoignable',
    lines: [
      'Le service de connexion de votre entreprise ne répond pas pour le moment. Merci de réessayer dans un instant.',
    ],
  },
  tryAgain: 'Réessayer',
  asSomebodyElse: 'Se connecter avec un autre compte',
  tooMany: { heading: 'Trop de tentatives', lines: ['Merci d’attendre une minute, puis de réessayer.'] },
  formTooOld: {
    heading: 'Cette page est restée ouverte trop longtemps',
    lines: ['Rien ne s’est passé. Merci de revenir en arrière, de recharger la page et d’appuyer à nouveau.'],
  },
  notFound: { heading: 'Il n’y a rien ici', lines: ['Merci de vous connecter autrement.'] },
  signOut: 'Se déconnecter',
  reallySignOut: 'Vous êtes connecté dans ce navigateur.',
  signedOut: { heading: 'Vous êtes déconnecté', lines: ['Plus personne n’est connecté dans ce navigateur.'] },
  signOutThere: 'Se déconnecter aussi du compte de l’entreprise',
};
