/*
 * What comes from people (names, titles, comments) is tidied in one place before it is put anywhere. Control characters
 * could break a header; those that turn the direction of writing could make a text read as another.
 */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is to be removed
const CONTROLS = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u2028\u2029]/g;
const DIRECTIONS = /[\u202a-\u202e\u2066-\u2069]/g;

/** On one line. */
export function oneLine(text: string): string {
  return text
    .replace(DIRECTIONS, '')
    .replace(/[\t\n]/g, ' ')
    .replace(CONTROLS, ' ')
    .replace(/ {2,}/g, ' ')
    .trim();
}

/** With its line breaks, of whatever kind they were. */
export function manyLines(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(DIRECTIONS, '')
    .replace(CONTROLS, '')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character);
}
