import type { Language } from '../../mail/language.ts';
import { card, notice, type Tone } from '../components.ts';
import { type Html, html } from '../html.ts';
import type { Page } from '../layout.ts';
import { type SignInWords, signInWords } from '../words/signIn/words.ts';
import type { Statement } from '../words/words.ts';

/** A page with a form tells our own pages where it was, so that the browser says whose form it is; and nobody else. */
export const TELLS_OURSELVES = { 'Referrer-Policy': 'same-origin' } as const;

/** A link that looks like a button. */
export interface GoOn {
  readonly label: string;
  readonly href: string;
}

/** The pages for signing in and out, in one language. */
export class SignInViews {
  readonly words: SignInWords;
  private readonly language: Language;

  constructor(language: Language) {
    this.language = language;
    this.words = signInWords(language);
  }

  /** Where a link is asked for. @param action where the form goes */
  askForLink(action: string, token: string, problem: Statement | null = null): Page {
    const { words } = this;
    const body = card(
      problem && notice('stop', problem.heading, problem.lines, 'alert'),
      problem ? html`<h2>${words.signIn}</h2>` : html`<h1>${words.signIn}</h1>`,
      html`<p>${words.byLink}</p>`,
      html`<form method="post" action="${action}">
<input type="hidden" name="form" value="${token}">
<label for="name">${words.name}</label>
<input id="name" name="name" autocomplete="username" autocapitalize="none" spellcheck="false" maxlength="320" required aria-describedby="hint">
<p class="quiet" id="hint">${words.nameHint}</p>
<div class="buttons"><button>${words.send}</button></div>
</form>`,
    );
    return this.page(problem ? 400 : 200, words.signIn, body);
  }

  /** Where one goes to the provider. */
  toProvider(href: string): Page {
    const { words } = this;
    const body = card(
      html`<h1>${words.signIn}</h1>`,
      html`<p>${words.byProvider}</p>`,
      html`<div class="buttons"><a class="button" href="${href}">${words.providerButton}</a></div>`,
    );
    return this.page(200, words.signIn, body);
  }

  /** Behind a mailed link: a button, as mail scanners open links. @param elsewhere another browser asked for it */
  useLink(name: string, token: string, elsewhere: boolean): Page {
    const { words } = this;
    const heading = words.signInAs(name);
    const body = card(
      elsewhere ? notice('warn', heading, words.elsewhere) : html`<h1>${heading}</h1>`,
      html`<p>${words.pressToSignIn}</p>`,
      html`<form method="post">
<input type="hidden" name="form" value="${token}">${elsewhere && html`<input type="hidden" name="confirmed" value="yes">`}
<div class="buttons"><button>${elsewhere ? words.itWasMe : words.signIn}</button></div>
</form>`,
    );
    return this.page(200, heading, body);
  }

  /** Where one signs out. */
  signOut(action: string, token: string): Page {
    const { words } = this;
    const body = card(
      html`<h1>${words.signOut}</h1>`,
      html`<p>${words.reallySignOut}</p>`,
      html`<form method="post" action="${action}"><input type="hidden" name="form" value="${token}">
<div class="buttons"><button>${words.signOut}</button></div></form>`,
    );
    return this.page(200, words.signOut, body);
  }

  /** Something is to be said, and where to go from there. */
  statement(status: number, tone: Tone, { heading, lines }: Statement, ...goOn: readonly GoOn[]): Page {
    const links = goOn.map(({ label, href }) => html`<a class="button" href="${href}">${label}</a>`);
    const role = tone === 'good' || tone === 'plain' ? 'status' : 'alert';
    const body = card(
      notice(tone, heading, lines, role),
      links.length > 0 ? html`<div class="buttons">${links}</div>` : null,
    );
    return this.page(status, heading, body);
  }

  private page(status: number, title: string, body: Html): Page {
    return { status, language: this.language, title, body, personal: false, headers: TELLS_OURSELVES };
  }
}
