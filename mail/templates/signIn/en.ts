import type { SignInMailWords } from '../signInContent.ts';

export const en: SignInMailWords = {
  subject: 'Your link to sign in',
  heading: 'Sign in to your training',
  lines: ['You asked for a link to sign in. It opens a page with a button; you are signed in when you press it.'],
  button: 'Sign in',
  aboutTheLink: (until) =>
    `The link works once, until ${until}. Whoever has it can sign in as you, so please do not forward this message.`,
  notYou: 'If you did not ask for it, you need not do anything: without the link nobody gets in.',
};
