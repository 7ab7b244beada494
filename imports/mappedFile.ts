import { createHmac, randomBytes } from 'node:crypto';
import { rankOf, readCell, withoutNull } from '../domain/mapping/cells.ts';
import { type CellRule, filledBy, headsOf, type MappingRules } from '../domain/mapping/rules.ts';
import type { ReadRow } from '../store/importRows.ts';
import { normaliseHead, shapeProblem } from './columns.ts';
import type { CsvRecord } from './csv.ts';
import { FileRefused } from './fileRefused.ts';

/**
 * Reads the rows of an HR system's own file by a saved mapping. A cell that the mapping does not name goes no further than
 * this object (R38); by what rows name each other is kept as digests, under a key that is forgotten with it.
 */
export class MappedFile {
  private readonly rules: MappingRules;
  private readonly heads: readonly string[];
  private readonly places: ReadonlyMap<string, number>;
  private readonly secret = randomBytes(32);

  /** @throws FileRefused naming each column of the mapping that the file does not have, or has twice */
  constructor(rules: MappingRules, heads: readonly string[]) {
    this.rules = rules;
    this.heads = heads;
    this.places = findHeads(rules, heads);
  }

  row({ line, cells }: CsvRecord): ReadRow {
    const { rules } = this;
    const { columns, nulls, person } = rules;
    const values: Record<string, string> = {};
    let problem: ReadRow['problem'] = shapeProblem(this.heads, cells);
    for (const column of filledBy(rules)) {
      const rule = columns[column] as CellRule;
      // Named by a cell of their own row, they are known by a digest of it.
      if (column === 'manager' && columns.manager?.by === 'column') continue;
      const value = readCell(rule, this.cell(cells, rule.column), nulls);
      if (value === null) problem ??= { column, ...noDay(column, rule.format ?? '') };
      else values[column] = value;
    }
    const { manager } = columns;
    const byColumn = manager?.by === 'column';
    return {
      line,
      values,
      problem,
      personKey: this.digest(this.cell(cells, person.key)),
      rank: rankOf(person.pick, withoutNull(this.cell(cells, person.pick.column), nulls), line),
      ownKey: byColumn ? this.digest(this.cell(cells, manager.names)) : null,
      managerKey: byColumn ? this.digest(readCell(manager, this.cell(cells, manager.column), nulls) ?? '') : null,
    };
  }

  private cell(cells: readonly string[], head: string | undefined): string {
    const place = head === undefined ? undefined : this.places.get(head);
    return place === undefined ? '' : (cells[place] ?? '').trim();
  }

  private digest(cell: string): string | null {
    const text = withoutNull(cell, this.rules.nulls);
    return text === '' ? null : createHmac('sha256', this.secret).update(text).digest('base64url');
  }
}

/** A head as it is written, or, where none is written so, in another spelling. */
function findHeads(rules: MappingRules, heads: readonly string[]): Map<string, number> {
  const found = new Map<string, number>();
  const errors: { pointer: string; detail: string }[] = [];
  const normal = heads.map(normaliseHead);
  for (const head of headsOf(rules)) {
    const exact = placesOf(heads, head.trim());
    const places = exact.length > 0 ? exact : placesOf(normal, normaliseHead(head));
    const [place] = places;
    if (places.length === 1 && place !== undefined) found.set(head, place);
    else {
      const what = places.length > 1 ? 'is there twice; keep one of them' : 'is missing; add it, or change the mapping';
      errors.push({ pointer: `#/${head}`, detail: `the column ${head} ${what}` });
    }
  }
  if (errors.length > 0) throw new FileRefused(`${errors.map(({ detail }) => detail).join('; ')}.`, errors);
  return found;
}

function placesOf(heads: readonly string[], wanted: string): number[] {
  return heads.flatMap((head, place) => (head.trim() === wanted ? [place] : []));
}

function noDay(column: string, format: string) {
  return { code: 'invalid-date', detail: `${column} must be a day that exists, written as ${format}.` };
}
