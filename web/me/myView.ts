import { labelsFor } from '../../mail/labels.ts';
import { Dates } from '../../mail/language.ts';
import { oneLine } from '../../mail/templates/tidy.ts';
import type { OwnEnrolment, OwnLearning } from '../../store/ownLearning.ts';
import type { ShownSession } from '../../store/userSessions.ts';
import { card } from '../components.ts';
import { type Html, html } from '../html.ts';
import type { Page } from '../layout.ts';
import { TELLS_OURSELVES } from '../signIn/views.ts';
import { signInWords } from '../words/signIn/words.ts';
import { myWords } from './words.ts';

/** Where the page's forms go, and what they carry. */
export interface MyForms {
  readonly signOut: string;
  readonly everywhere: string;
  readonly token: string;
}

/** What somebody has to do, and where they are signed in; in their language and time zone. */
export class MyView {
  private readonly learning: OwnLearning;
  private readonly dates: Dates;
  private readonly words;

  constructor(learning: OwnLearning) {
    this.learning = learning;
    this.dates = new Dates(learning.locale, learning.timezone);
    this.words = myWords(this.dates.language);
  }

  page(sessions: readonly ShownSession[], currentId: string, forms: MyForms): Page {
    const { words, dates, learning } = this;
    const { enrolments, givenName, more } = learning;
    const late = enrolments.filter(({ overdue }) => overdue).length;
    const body = html`${card(
      html`<h1>${oneLine(words.greeting(givenName))}</h1>`,
      html`<p>${enrolments.length === 0 ? words.nothing : words.count(enrolments.length, late)}</p>`,
      enrolments.length === 0 ? null : html`<ul class="list">${enrolments.map((one) => this.enrolment(one))}</ul>`,
      more ? html`<p class="quiet">${words.more}</p>` : null,
    )}${card(
      html`<h2>${words.sessions}</h2>`,
      html`<ul class="list">${sessions.map((one) => this.session(one, one.id === currentId))}</ul>`,
      html`<form method="post" action="${forms.everywhere}"><input type="hidden" name="form" value="${forms.token}">
<p class="quiet" id="everywhere">${words.everywhereHint}</p>
<div class="buttons"><button class="other" aria-describedby="everywhere">${words.everywhere}</button></div></form>`,
    )}`;
    const { signOut } = signInWords(dates.language);
    return {
      ...{ status: 200, language: dates.language, title: words.myLearning, body, personal: false },
      bar: html`<span>${words.myLearning}</span><a href="${forms.signOut}">${signOut}</a>`,
      headers: TELLS_OURSELVES,
    };
  }

  private enrolment({ title, type, status, obligation, progress, deadline, overdue }: OwnEnrolment): Html {
    const { words, dates } = this;
    const { types, obligations, statuses } = labelsFor(dates.language);
    const about = [types[type], obligations[obligation], ...(progress > 0 ? [words.progress(progress)] : [])];
    return html`<li><h2>${oneLine(title)}</h2>
<p><span class="tag">${statuses[status]}</span>${overdue && html` <span class="tag stop">${words.overdue}</span>`}</p>
<p>${deadline === null ? words.noDeadline : words.by(dates.deadline(deadline))}</p>
<p class="quiet">${about.join(' · ')}</p></li>`;
  }

  private session({ method, beganAt, lastSeenAt }: ShownSession, current: boolean): Html {
    const { words, dates } = this;
    return html`<li><h3>${words.method[method]}</h3>
${current && html`<p><span class="tag">${words.thisOne}</span></p>`}
<p>${words.since(dates.moment(beganAt))}</p>
<p class="quiet">${words.lastSeen(dates.moment(lastSeenAt))}</p></li>`;
  }
}
