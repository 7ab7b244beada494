import type { TaskFacts } from '../domain/requestFacts.ts';
import { labelsFor } from '../mail/labels.ts';
import { Dates } from '../mail/language.ts';
import { inWhosePlace, requestRows } from '../mail/requestRows.ts';
import type { ApprovalRequest } from '../store/approvals.ts';
import { card, facts as factList, notice, quote, type Tone } from './components.ts';
import { type Html, html } from './html.ts';
import type { Page } from './layout.ts';
import { type About, type PageWords, type Statement, wordsFor } from './words/words.ts';

/** The longest comment, in characters. */
export const LONGEST_COMMENT = 2_000;

/** A request in its assignee's language and time zone. */
export class ApprovalView {
  private readonly request: ApprovalRequest;
  private readonly dates: Dates;
  private readonly words: PageWords;
  private readonly learner: string;
  private readonly title: string;

  constructor(request: ApprovalRequest) {
    const { assignee, facts } = request;
    this.request = request;
    this.dates = new Dates(assignee?.locale ?? 'en', assignee?.timezone ?? 'UTC');
    this.words = wordsFor(this.dates.language);
    this.learner = facts.learner.name;
    this.title = labelsFor(this.dates.language).quoted(facts.activity.title);
  }

  /** The open request with the form that decides it; with a problem, if there was one, and what was written. */
  form(
    status: number,
    problem: ((words: PageWords) => Statement) | null = null,
    comment = '',
    token: string | null = null,
  ): Page {
    const { words, learner } = this;
    const { facts, assignee } = this.request;
    const asks = words.asks(learner, this.title, facts.source === 'self');
    const trouble = problem?.(words) ?? null;
    const mandatory = facts.obligation === 'mandatory';
    const body = card(
      trouble && notice('stop', trouble.heading, trouble.lines, 'alert'),
      trouble ? html`<h2>${asks}</h2>` : html`<h1>${asks}</h1>`,
      html`<p>${mandatory ? words.mandatory(learner) : words.pleaseDecide}</p>`,
      this.reason(),
      factList(requestRows(facts, this.request.task, this.dates)),
      this.history(),
      html`<form method="post">${token && html`<input type="hidden" name="form" value="${token}">`}
<label for="comment">${words.comment}</label>
<textarea id="comment" name="comment" maxlength="${LONGEST_COMMENT}" aria-describedby="hint">
${comment}</textarea>
<p class="quiet" id="hint">${words.commentHint(learner)}</p>
<div class="buttons"><button name="decision" value="approve">${words.approve}</button>${!mandatory && html`<button class="other" name="decision" value="decline">${words.decline}</button>`}</div>
</form>`,
      assignee && html`<p class="quiet">${words.decidingAs(this.holder(this.request.task))}</p>`,
    );
    return this.page(status, trouble ? trouble.heading : asks, body);
  }

  /** A request that is not open here any more: what became of it. */
  outcome(status: number, contrary = false): Page {
    const { tone, statement } = this.whatBecame(contrary);
    const body = card(
      notice(tone, statement.heading, [...statement.lines, ...this.now()]),
      html`<h2>${this.words.aboutTheRequest}</h2>`,
      this.reason(),
      factList(requestRows(this.request.facts, this.request.task, this.dates)),
      this.history(),
    );
    return this.page(status, statement.heading, body);
  }

  /** An expired link says what became of its request, and no more. */
  expired(): Page {
    const { task } = this.request;
    const expired = this.words.expiredLink(task.status === 'open');
    const since = task.status === 'open' ? [] : [...this.whatBecame(false).statement.lines, ...this.now()];
    return this.page(410, expired.heading, card(notice('warn', expired.heading, [...expired.lines, ...since])));
  }

  /** Whoever opens it may not decide it, and is told why; nothing of the request. */
  refusal(status: number, choose: (words: PageWords) => Statement): Page {
    const { heading, lines } = choose(this.words);
    return this.page(status, heading, card(notice('stop', heading, lines, 'alert')));
  }

  /** Not known whether the decision arrived: the same once more, at the press of a button. */
  uncertain(decision: string, comment: string, token: string | null = null): Page {
    const { heading, lines } = this.words.uncertain;
    const body = card(
      notice('warn', heading, lines, 'alert'),
      html`<form method="post">${token && html`<input type="hidden" name="form" value="${token}">`}<input type="hidden" name="comment" value="${comment}"><div class="buttons"><button name="decision" value="${decision}">${this.words.tryAgain}</button></div></form>`,
    );
    return { ...this.page(503, heading, body), headers: { 'Retry-After': '5' } };
  }

  private whatBecame(contrary: boolean): { tone: Tone; statement: Statement } {
    const { task } = this.request;
    const { words } = this;
    const about = this.about(task);
    switch (task.status) {
      case 'approved':
      case 'declined':
        if (contrary) return { tone: 'stop', statement: words.contrary(task.status, about) };
        return { tone: task.status === 'approved' ? 'good' : 'plain', statement: words[task.status](about) };
      case 'reassigned':
      case 'escalated':
        return { tone: 'warn', statement: words.movedOn(task.status, about) };
      case 'expired':
        return { tone: 'warn', statement: words.timedOut(about) };
      default: {
        const { status } = this.request.facts;
        const how = status === 'withdrawn' || status === 'cancelled' || status === 'expired' ? status : 'otherwise';
        return { tone: 'plain', statement: words.ended(how, about) };
      }
    }
  }

  private about(task: TaskFacts): About {
    const person = task.deciderName && inWhosePlace(task.deciderName, task, labelsFor(this.dates.language));
    const decider = person ?? (task.decidedBy?.kind === 'system' ? null : this.words.administration.acts);
    return {
      learner: this.learner,
      title: this.title,
      decider,
      when: this.dates.moment(task.decidedAt ?? task.openedAt),
    };
  }

  /** Where the enrolment stands now, unless the statement has said so already. */
  private now(): string[] {
    const { facts, task } = this.request;
    const { now } = this.words;
    const labels = labelsFor(this.dates.language);
    const waiting = facts.tasks.find((other) => other.status === 'open' && other.id !== task.id);
    if (waiting) {
      const step = facts.steps.length > 1 ? labels.stepOf(waiting.step + 1, facts.steps.length) : null;
      return [now.waitsForOther(this.holder(waiting), step)];
    }
    switch (facts.status) {
      case 'waitlisted':
        return [now.waitlisted(this.learner, facts.queuePosition)];
      case 'enrolled':
      case 'in_progress':
        return [now.enrolled(this.learner, facts.plan && this.dates.deadline(facts.plan.deadline))];
      case 'declined':
        return task.status === 'declined' || task.status === 'expired' ? [] : [now.other(labels.statuses.declined)];
      case 'withdrawn':
      case 'cancelled':
      case 'expired':
        return task.status === 'withdrawn' ? [] : [now.other(labels.statuses[facts.status])];
      default:
        return [now.other(labels.statuses[facts.status])];
    }
  }

  private reason(): Html | null {
    const { requestReason, requesterName, source } = this.request.facts;
    const labels = labelsFor(this.dates.language);
    const who = requesterName ?? (source === 'self' ? this.learner : labels.administration);
    return requestReason ? quote(this.words.wrote(who), requestReason) : null;
  }

  /** What was decided, passed on or ended on the way, with the words that were said. */
  private history(): Html | null {
    const { task: own, facts } = this.request;
    const over = facts.tasks.filter((task) => task.status !== 'open');
    if (over.every((task) => task.id === own.id && !task.comment)) return null;
    return html`<h2>${this.words.soFar}</h2><ol class="decisions">${over.map((task) => html`<li>${this.was(task)}${task.comment && html`<blockquote>${task.comment}</blockquote>`}</li>`)}</ol>`;
  }

  private was(task: TaskFacts): string {
    const { taskWas } = this.words;
    const { decider } = this.about(task);
    const when = this.dates.day(task.decidedAt ?? task.openedAt);
    if (task.status === 'open') return '';
    if (task.status === 'approved' && decider === null) return taskWas.approvedByTime('', when);
    const decides = task.status === 'approved' || task.status === 'declined';
    return taskWas[task.status](decides ? (decider ?? '') : this.holder(task), when);
  }

  /** Whom a task waits or waited for, and in whose place (R5). */
  private holder(task: TaskFacts): string {
    const { assigneeName } = task;
    if (assigneeName === null) return this.words.administration.holds;
    return inWhosePlace(assigneeName, task, labelsFor(this.dates.language));
  }

  private page(status: number, title: string, body: Html): Page {
    return { status, language: this.dates.language, title, body, personal: true };
  }
}
