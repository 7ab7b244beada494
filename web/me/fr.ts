import type { MyWords } from './words.ts';

export const fr: MyWords = {
  greeting: (name) => `Bonjour ${name}`,
  myLearning: 'Mes formations',
  nothing: 'Vous n’avez rien à faire pour le moment.',
  count: (all, overdue) =>
    `Vous êtes inscrit à ${all} ${all === 1 ? 'formation' : 'formations'}${overdue > 0 ? `, dont ${overdue} en retard` : ''}.`,
  overdue: 'En retard',
  by: (deadline) => `À terminer pour le ${deadline}`,
  noDeadline: 'Sans échéance',
  progress: (percent) => `${percent}\u00a0% effectué`,
  more: 'Il y en a plus que ce qui est affiché ici\u00a0: ce qui arrive à échéance en premier vient en premier.',
  sessions: 'Où vous êtes connecté',
  thisOne: 'Ce navigateur',
  method: { provider: 'Avec le compte de votre entreprise', link: 'Par un lien reçu par message' },
  since: (when) => `Depuis le ${when}`,
  lastSeen: (when) => `Utilisé en dernier le ${when}`,
  everywhere: 'Se déconnecter partout',
  everywhereHint:
    'Met fin à toutes ces connexions, y compris celle-ci. Faites-le si vous avez oublié un appareil quelque part, ou si vous n’en reconnaissez pas une.',
};
