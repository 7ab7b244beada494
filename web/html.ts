import { escapeHtml } from '../mail/templates/tidy.ts';

/** A piece of HTML that is safe to send. Made by `html` only. */
export class Html {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

type Part = Html | string | number | null | false | readonly Part[];

/** HTML with everything that is put into it escaped, but for other HTML. Nothing is shown of null and false. */
export function html(strings: TemplateStringsArray, ...parts: readonly Part[]): Html {
  return new Html(strings.reduce((text, string, at) => text + write(parts[at - 1] ?? null) + string));
}

function write(part: Part): string {
  if (part instanceof Html) return part.text;
  if (part === null || part === false) return '';
  if (typeof part === 'object') return part.map(write).join('');
  return escapeHtml(String(part));
}
