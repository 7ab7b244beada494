import type { SignInWords } from './words.ts';

const ADMINISTRATION = 'If that is a mistake, please ask your training administration.';

export const en: SignInWords = {
  signIn: 'Sign in',
  byLink: 'You get a mail with a link that lets you in. There is no password.',
  byProvider: 'You sign in with the account that your company gave you.',
  providerButton: 'Sign in with your company account',
  name: 'E-mail address or username',
  nameHint: 'As your company knows you.',
  nameMissing: { heading: 'Something is missing', lines: ['Please enter your e-mail address or your username.'] },
  send: 'Send me a link',
  sent: {
    heading: 'Look into your mailbox',
    lines: [
      'If we know you, a mail with a link is on its way. It works for 15 minutes, and once.',
      'Nothing there after a few minutes? Please look into the folder for junk, and check what you entered.',
    ],
  },
  signInAs: (name) => `Sign in as ${name}`,
  pressToSignIn: 'You are signed in when you press the button.',
  elsewhere: [
    'This link was asked for in another browser, or on another device. Please go on only if it was you who asked for it.',
  ],
  itWasMe: 'It was me: sign in',
  link: {
    used: {
      heading: 'This link was used',
      lines: ['Each link works once. If it was not you who used it, please ask your training administration.'],
    },
    replaced: {
      heading: 'There is a newer link',
      lines: [
        'Another link was asked for after this one, or you were signed out everywhere. Only the newest link works.',
      ],
    },
    expired: { heading: 'This link is too old', lines: ['A link works for 15 minutes. Please ask for a new one.'] },
    unknown: {
      heading: 'This link does not work',
      lines: ['It may have been cut off on its way. Please open it from the mail once more, or ask for a new one.'],
    },
  },
  askAgain: 'Ask for a new link',
  turnedAway: {
    deactivated: {
      heading: 'Your access is closed',
      lines: ['Your account is deactivated, so you cannot sign in.', ADMINISTRATION],
    },
    expired: {
      heading: 'Your access has expired',
      lines: ['Your account was limited to a time that is over, so you cannot sign in.', ADMINISTRATION],
    },
  },
  unknownPerson: {
    heading: 'You are not known here',
    lines: ['You signed in at your company, but there is nobody here by that account.', ADMINISTRATION],
  },
  unverified: {
    heading: 'Your address is not confirmed',
    lines: [
      'Your company’s sign-in service has not confirmed your e-mail address. Please confirm it there, and sign in again.',
    ],
  },
  noClaim: {
    heading: 'We were not told who you are',
    lines: ['Your company’s sign-in service did not say what we know you by. Your administration has to set that up.'],
  },
  denied: {
    heading: 'You are not signed in',
    lines: ['Signing in was broken off, or your company’s sign-in service did not allow it.'],
  },
  providerRefused: {
    heading: 'Signing in did not work',
    lines: [
      'Your company’s sign-in service gave an answer that we cannot accept. Please try again; if it stays so, tell your administration.',
    ],
  },
  notOurs: {
    heading: 'This sign-in was not begun here, or too long ago',
    lines: ['Please begin again. Nothing has happened.'],
  },
  providerAway: {
    heading: 'The sign-in service cannot be reached',
    lines: ['Your company’s sign-in service does not answer just now. Please try again in a moment.'],
  },
  tryAgain: 'Try again',
  asSomebodyElse: 'Sign in with another account',
  tooMany: { heading: 'Too many tries', lines: ['Please wait a minute, and try again.'] },
  formTooOld: {
    heading: 'This page was open for too long',
    lines: ['Nothing has happened. Please go back, load the page anew and press once more.'],
  },
  notFound: { heading: 'There is nothing here', lines: ['Please sign in in another way.'] },
  signOut: 'Sign out',
  reallySignOut: 'You are signed in in this browser.',
  signedOut: { heading: 'You are signed out', lines: ['In this browser nobody is signed in now.'] },
  signOutThere: 'Sign out of the company account too',
};
