import { randomInt } from 'node:crypto';
import { parseSetCookie, stringifyCookie } from 'cookie';

/** What a page answered. */
export interface Shown {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** Where it was, after all that it sent on to. */
  readonly url: string;
}

/** A browser without a window: it keeps cookies for each host, says where its forms come from, and can follow where it is sent. */
export class Surfer {
  /** The address that a proxy in front has seen. */
  readonly address = `2001:db8:${randomInt(65_536).toString(16)}:${randomInt(65_536).toString(16)}::1`;
  private readonly jar = new Map<string, Map<string, string>>();

  /** What it has of a cookie at an address; undefined: nothing. */
  cookie(url: string, name: string): string | undefined {
    return this.jar.get(new URL(url).host)?.get(name);
  }

  /** The cookies that it sends to an address. */
  cookies(url: string): string {
    return stringifyCookie(Object.fromEntries(this.jar.get(new URL(url).host) ?? []));
  }

  setCookie(url: string, name: string, value: string): void {
    const { host } = new URL(url);
    const cookies = this.jar.get(host) ?? new Map<string, string>();
    cookies.set(name, value);
    this.jar.set(host, cookies);
  }

  /** Asks once. */
  async ask(
    url: string,
    { headers, ...init }: RequestInit & { headers?: Record<string, string> } = {},
  ): Promise<Shown> {
    const cookies = this.cookies(url);
    const response = await fetch(url, {
      ...init,
      redirect: 'manual',
      headers: { 'X-Forwarded-For': this.address, ...(cookies ? { Cookie: cookies } : {}), ...headers },
    });
    for (const line of response.headers.getSetCookie()) this.take(url, line);
    return { status: response.status, headers: response.headers, text: await response.text(), url };
  }

  /** Opens an address and follows where it is sent. */
  async open(url: string, headers: Record<string, string> = {}): Promise<Shown> {
    return this.follow(await this.ask(url, { headers }));
  }

  /** Sends the form of a page, with what is hidden in it, and follows. */
  async send(page: Shown, fields: Record<string, string> = {}, headers: Record<string, string> = {}): Promise<Shown> {
    return this.follow(await this.sendOnce(page, fields, headers));
  }

  /** Sends the form of a page once. */
  sendOnce(page: Shown, fields: Record<string, string> = {}, headers: Record<string, string> = {}): Promise<Shown> {
    const [, form = '', inside = ''] = /<form method="post"([^>]*)>([\s\S]*?)<\/form>/.exec(page.text) ?? [];
    const action = /action="([^"]*)"/.exec(form)?.[1] ?? page.url;
    const hidden = [...inside.matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)"/g)].map(
      ([, name = '', value = '']) => [name, value],
    );
    const body = new URLSearchParams({ ...Object.fromEntries(hidden), ...fields });
    const { origin } = new URL(page.url);
    return this.ask(new URL(action, page.url).href, { method: 'POST', body, headers: { Origin: origin, ...headers } });
  }

  async follow(shown: Shown): Promise<Shown> {
    let at = shown;
    for (let hops = 0; hops < 20; hops += 1) {
      const location = at.headers.get('location');
      if (at.status < 300 || at.status > 399 || !location) return at;
      at = await this.ask(new URL(location, at.url).href);
    }
    throw new Error(`sent on and on: ${at.url}`);
  }

  private take(url: string, line: string): void {
    const { name, value, maxAge, expires } = parseSetCookie(line);
    const cookies = this.jar.get(new URL(url).host) ?? new Map<string, string>();
    this.jar.set(new URL(url).host, cookies);
    const over = (maxAge !== undefined && maxAge <= 0) || (expires !== undefined && expires.getTime() < Date.now());
    if (over) cookies.delete(name);
    else cookies.set(name, value ?? '');
  }
}
