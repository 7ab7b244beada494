import { html, prose } from './text.ts';

/** Of a JSON schema, what the page shows. */
export interface Schema {
  $ref?: string;
  type?: string | string[];
  format?: string;
  description?: string;
  enum?: unknown[];
  const?: unknown;
  items?: Schema;
  properties?: Record<string, Schema>;
  required?: string[];
  anyOf?: Schema[];
  oneOf?: Schema[];
  allOf?: Schema[];
  default?: unknown;
}

/** A schema in a few words, as HTML; what has a name is a link to it. */
export function typeOf(schema: Schema): string {
  if (schema.$ref) {
    const name = schema.$ref.split('/').at(-1) ?? '';
    return `<a href="#schema-${html(name)}">${html(name)}</a>`;
  }
  const choices = schema.anyOf ?? schema.oneOf ?? schema.allOf;
  if (choices) return [...new Set(choices.map(typeOf))].join(' or ');
  if (schema.const !== undefined) return `<code>${html(JSON.stringify(schema.const))}</code>`;
  if (schema.enum) return schema.enum.map((value) => `<code>${html(String(value))}</code>`).join(' ');
  if (schema.items) return `list of ${typeOf(schema.items)}`;
  if (schema.properties)
    return `{ ${Object.entries(schema.properties)
      .map(([name, inner]) => `${html(name)}: ${typeOf(inner)}`)
      .join(', ')} }`;
  return html(schema.format ?? [schema.type ?? 'anything'].flat().join(' or '));
}

/** The fields of a shape as a table; of one that has several forms, one table each. */
export function schemaTable(schema: Schema): string {
  const forms = schema.anyOf ?? schema.oneOf;
  const about = schema.description ? prose(schema.description) : '';
  if (!schema.properties && forms)
    return about + forms.map((form) => (form.properties ? schemaTable(form) : `<p>${typeOf(form)}</p>`)).join('');
  const required = new Set(schema.required ?? []);
  const rows = Object.entries(schema.properties ?? {}).map(([name, inner]) => {
    const otherwise =
      inner.default === undefined
        ? ''
        : ` <small>otherwise <code>${html(JSON.stringify(inner.default))}</code></small>`;
    return `<tr><td><code>${html(name)}</code>${required.has(name) ? '' : ' <small>optional</small>'}</td><td>${typeOf(inner)}${otherwise}</td><td>${html(inner.description ?? '')}</td></tr>`;
  });
  return `${about}<table><tbody>${rows.join('')}</tbody></table>`;
}
