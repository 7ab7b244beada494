/** Letters and digits, without case, accents and punctuation. */
function wordsOf(name: string): string[] {
  return name
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')
    .sort();
}

/**
 * Is the typed name the person's? The same words, whatever their order, case, accents and punctuation: "Lopez, María" is
 * María López; a nickname, or initials, are not.
 */
export function sameName(typed: string, person: { readonly givenName: string; readonly familyName: string }): boolean {
  const words = wordsOf(typed);
  const theirs = wordsOf(`${person.givenName} ${person.familyName}`);
  return words.length > 0 && words.join(' ') === theirs.join(' ');
}
