import type { SignInMailWords } from '../signInContent.ts';

export const fr: SignInMailWords = {
  subject: 'Votre lien de connexion',
  heading: 'Connectez-vous à vos formations',
  lines: [
    'Vous avez demandé un lien de connexion. Il ouvre une page avec un bouton\u00a0; vous êtes connecté dès que vous appuyez dessus.',
  ],
  button: 'Se connecter',
  aboutTheLink: (until) =>
    `Le lien fonctionne une seule fois, jusqu’au ${until}. Toute personne qui le possède peut se connecter à votre place\u00a0: merci de ne pas transférer ce message.`,
  notYou: 'Si vous ne l’avez pas demandé, vous n’avez rien à faire\u00a0: sans le lien, personne n’entre.',
};
