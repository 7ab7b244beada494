import { InvalidArgumentError, Option } from 'commander';

/** How many of a list are given when nothing is said. */
const FEW = 50;
/** As many as the API gives at once. */
export const PAGE = 200;

/** `--limit`: how many of a list at most. */
export function limitOption(): Option {
  return new Option('--limit <count>', 'how many at most').default(FEW).argParser((given) => {
    if (!/^[1-9]\d{0,5}$/.test(given)) throw new InvalidArgumentError('It must be a whole number from 1 to 999999.');
    return Number(given);
  });
}

/** The first of a list, and whether there are more. */
export interface Some<Item> {
  readonly items: Item[];
  readonly more: boolean;
}

/** The first `limit` of what comes, asking for no more than is needed. */
export async function firstOf<Item>(all: AsyncIterable<Item>, limit: number): Promise<Some<Item>> {
  const items: Item[] = [];
  for await (const item of all) {
    if (items.length === limit) return { items, more: true };
    items.push(item);
  }
  return { items, more: false };
}

/** What stands below a list of which there is more. */
export function andMore({ items, more }: Some<unknown>): string {
  return more ? `\n… and more than these ${items.length}: --limit gives more, export gives all.` : '';
}
