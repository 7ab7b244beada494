import { type CompletionRule, NO_CONDITION, type PinnedCompletion, type TryRule } from '../../domain/completion.ts';

/** Three tries for 80 %, unless told otherwise. */
export function tries(given: Partial<TryRule> = {}): TryRule {
  return { passMark: 80, maxTries: 3, coolingTime: null, counts: 'best', ...given };
}

/** A rule with these conditions alone, and these required parts. */
export function wants(rule: Partial<CompletionRule>, ...parts: string[]): PinnedCompletion {
  return { rule: { ...NO_CONDITION, ...rule }, parts: parts.map((code) => ({ code, required: true })) };
}

export const WANTS_QUIZ = wants({ tries: tries() });
export const WANTS_PARTS = wants({ parts: 'all' }, 'first', 'second', 'third');
export const WANTS_ALL = wants({
  tries: tries({ maxTries: 20 }),
  acknowledgement: { by: 'typed_name', document: null, name: 'matching' },
  signOff: true,
  evidence: { mediaTypes: ['application/pdf'], maxSize: 1_000_000 },
});
