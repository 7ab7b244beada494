import { PROBLEMS, type ProblemCode, problemType } from '../http/problems.ts';
import type { openApiDocument } from './document.ts';
import { type Schema, schemaTable, typeOf } from './schemaTable.ts';
import { html, prose } from './text.ts';

type Document = ReturnType<typeof openApiDocument>;

interface Operation {
  operationId?: string;
  summary?: string;
  description?: string;
  tags?: string[];
  parameters?: { name: string; in: string; required?: boolean; description?: string; schema?: Schema }[];
  requestBody?: { content: Record<string, { schema?: Schema }> };
  responses?: Record<string, { description: string; content?: Record<string, { schema?: Schema }> }>;
}

const METHODS = ['get', 'post', 'put', 'patch', 'delete'] as const;

const STYLE = `
:root { color-scheme: light dark; --line: light-dark(#d5d9de, #3a4149); --soft: light-dark(#f4f6f8, #1d2126); --mark: light-dark(#0b5cab, #7db7f0) }
body { font: 16px/1.5 system-ui, sans-serif; margin: 0 auto; max-width: 60rem; padding: 1rem; overflow-wrap: anywhere }
a { color: var(--mark) } code { font: 0.9em ui-monospace, monospace } h2 { margin-top: 3rem } h3 code { font-size: 1em }
section { border-top: 1px solid var(--line); margin-top: 1.5rem } table { border-collapse: collapse; width: 100% }
td, th { border-bottom: 1px solid var(--line); padding: 0.3rem 0.6rem 0.3rem 0; text-align: left; vertical-align: top }
nav ul { columns: 18rem; list-style: none; padding: 0 } .method { background: var(--soft); border-radius: 4px; padding: 0 0.4em; text-transform: uppercase }
`;

/** The document as a page that works without scripts. */
export function docsPage(document: Document): string {
  const operations = Object.entries(document.paths ?? {}).flatMap(([path, item]) =>
    METHODS.flatMap((method) => {
      const operation = item[method] as Operation | undefined;
      return operation ? [{ path, method, operation }] : [];
    }),
  );
  const tags = document.tags ?? [];
  const of = (tag: string) => operations.filter(({ operation }) => operation.tags?.includes(tag));
  const schemas = Object.entries((document.components?.schemas ?? {}) as Record<string, Schema>);
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>Rollbook API</title><style>${STYLE}</style></head><body>
<h1>Rollbook API</h1>${prose(document.info.description ?? '')}
<p>As a document for machines: <a href="/openapi.json">/openapi.json</a></p>
<nav aria-label="Contents">${tags.map(({ name }) => contents(name, of(name))).join('')}
<p><a href="#schemas">Shapes</a> · <a href="#problems">Problems</a></p></nav>
<main>${tags.map(({ name, description }) => `<h2>${html(name)}</h2><p>${html(description ?? '')}</p>${of(name).map(section).join('')}`).join('')}
<h2 id="schemas">Shapes</h2>${schemas.map(([name, schema]) => `<section id="schema-${html(name)}"><h3>${html(name)}</h3>${schemaTable(schema)}</section>`).join('')}
<h2 id="problems">Problems</h2>${problemTable()}</main></body></html>`;
}

type Listed = { path: string; method: string; operation: Operation };

function contents(tag: string, operations: Listed[]): string {
  const items = operations.map(
    ({ operation }) => `<li><a href="#${html(operation.operationId ?? '')}">${html(operation.summary ?? '')}</a></li>`,
  );
  return `<h2>${html(tag)}</h2><ul>${items.join('')}</ul>`;
}

function section({ path, method, operation }: Listed): string {
  const { operationId = '', summary = '', description = '', parameters = [], requestBody, responses = {} } = operation;
  return `<section id="${html(operationId)}"><h3>${html(summary)}</h3>
<p><code><span class="method">${method}</span> ${html(path)}</code></p>${prose(description)}
${parameters.length > 0 ? `<table><thead><tr><th>Parameter</th><th>Type</th><th>What it is</th></tr></thead><tbody>${parameters.map(parameter).join('')}</tbody></table>` : ''}
${
  requestBody
    ? `<h4>Body</h4>${Object.entries(requestBody.content)
        .map(([type, { schema }]) => `<p><code>${html(type)}</code> ${schema ? typeOf(schema) : ''}</p>`)
        .join('')}`
    : ''
}
<h4>Answers</h4><table><tbody>${Object.entries(responses)
    .map(
      ([status, answer]) =>
        `<tr><th><code>${html(status)}</code></th><td>${html(answer.description)}</td><td>${answerTypes(answer.content)}</td></tr>`,
    )
    .join('')}</tbody></table></section>`;
}

function parameter({
  name,
  in: place,
  required,
  description,
  schema,
}: NonNullable<Operation['parameters']>[number]): string {
  const where = place === 'query' ? '' : ` <small>(${html(place)})</small>`;
  return `<tr><td><code>${html(name)}</code>${required && place === 'query' ? ' *' : ''}${where}</td><td>${schema ? typeOf(schema) : ''}</td><td>${html(description ?? schema?.description ?? '')}</td></tr>`;
}

function answerTypes(content: Record<string, { schema?: Schema }> = {}): string {
  return Object.entries(content)
    .map(([type, { schema }]) => `${schema ? typeOf(schema) : ''} <code>${html(type)}</code>`)
    .join('<br>');
}

function problemTable(): string {
  const rows = Object.entries(PROBLEMS).map(
    ([code, [status, title]]) =>
      `<tr><td><code>${html(problemType(code as ProblemCode))}</code></td><td>${status}</td><td>${html(title)}</td></tr>`,
  );
  return `<table><thead><tr><th>type</th><th>Status</th><th>title</th></tr></thead><tbody>${rows.join('')}</tbody></table>`;
}
