import { Problem } from './problems.ts';

/**
 * Waits for an answer, but not for ever: when a part hangs instead of failing, the caller is told to come again.
 * @throws Problem 503, when it takes longer
 */
export async function within<Value>(ms: number, work: Promise<Value>): Promise<Value> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => {
      reject(
        new Problem('outcome-unknown', 'repeat it with the same Idempotency-Key', { headers: { 'Retry-After': '5' } }),
      );
    }, ms);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
