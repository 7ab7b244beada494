import type { RecordType } from './record.ts';

/** The words of Claromentis for what a record is of, which its files use. */
const WORDS: Readonly<Record<RecordType, string>> = {
  course: 'Course',
  quiz: 'Quiz',
  event: 'Event',
  objective: 'Objective',
  acknowledgement: 'Acknowledgement',
  external: 'External',
  learning_plan: 'Learning Path',
  certificate: 'Certificate',
};

export const RECORD_TYPE_WORDS: readonly string[] = Object.values(WORDS);

/** The word of a type in a file; a type of old that is no more stands as it is. */
export function recordTypeWord(type: string): string {
  return WORDS[type as RecordType] ?? type;
}

/** The type that a word of a file means, in whatever case and with spaces, dashes or underscores; null for no word of ours. */
export function readRecordType(word: string): RecordType | null {
  const plain = word
    .trim()
    .toLowerCase()
    .replace(/[\s_-]+/g, ' ');
  if (plain === 'learning plan') return 'learning_plan';
  const found = Object.entries(WORDS).find(([, known]) => known.toLowerCase() === plain);
  return (found?.[0] as RecordType | undefined) ?? null;
}
