/** A row of a people file, by its ids. */
export interface PersonNode {
  readonly line: number;
  readonly externalId: string;
  /** The external id of the manager, or '' for none. */
  readonly manager: string;
}

/** In which order the rows of a file are carried out, and what is known of them from the file alone. */
export interface PeopleOrder {
  /** Lines: every manager before those who report to them, otherwise as in the file. */
  readonly lines: readonly number[];
  /** Lines of people who, by the file itself, would be their own manager's manager. */
  readonly inCycle: ReadonlySet<number>;
  /** Line → the line on which the same external id stands first. */
  readonly repeats: ReadonlyMap<number, number>;
  /** External id → its first line. */
  readonly lineOf: ReadonlyMap<string, number>;
}

/** Orders the rows of a file so that a manager may come later in it. */
export function managersFirst(nodes: readonly PersonNode[]): PeopleOrder {
  const first = new Map<string, PersonNode>();
  const repeats = new Map<number, number>();
  for (const node of nodes) {
    if (node.externalId === '') continue;
    const before = first.get(node.externalId);
    if (before) repeats.set(node.line, before.line);
    else first.set(node.externalId, node);
  }
  const inCycle = cycles(first);
  const lines: number[] = [];
  const placed = new Set<PersonNode>();
  for (const node of nodes) {
    const chain: PersonNode[] = [];
    for (let next: PersonNode | undefined = node; next && !placed.has(next); next = first.get(next.manager)) {
      // A cycle is entered once; its rows are refused, in whatever order.
      placed.add(next);
      chain.push(next);
    }
    lines.push(...chain.reverse().map(({ line }) => line));
  }
  const lineOf = new Map([...first].map(([externalId, { line }]) => [externalId, line]));
  return { lines, inCycle, repeats, lineOf };
}

/** The lines of everybody who is above themselves. */
function cycles(first: ReadonlyMap<string, PersonNode>): Set<number> {
  const inCycle = new Set<number>();
  const seen = new Set<PersonNode>();
  for (const start of first.values()) {
    const path: PersonNode[] = [];
    let node: PersonNode | undefined = start;
    for (; node && !seen.has(node); node = first.get(node.manager)) {
      seen.add(node);
      path.push(node);
    }
    const from = node ? path.indexOf(node) : -1;
    if (from >= 0) for (const { line } of path.slice(from)) inCycle.add(line);
  }
  return inCycle;
}
