import { compareHeads, type Head } from '../../domain/checkpoints/checkpoint.ts';
import { rawLines } from './lines.ts';

/** The heads of a checkpoint as its file has them, one after the other. */
export class HeadsFile {
  private readonly lines: AsyncGenerator<Buffer>;
  private next: Head | null = null;
  /** Is told of each line that was read, which is a leaf of the tree. */
  private readonly onLeaf: (leaf: string, head: Head) => void;

  private constructor(file: string, onLeaf: (leaf: string, head: Head) => void) {
    this.lines = rawLines(file);
    this.onLeaf = onLeaf;
  }

  static async open(file: string, onLeaf: (leaf: string, head: Head) => void): Promise<HeadsFile> {
    const opened = new HeadsFile(file, onLeaf);
    await opened.read();
    return opened;
  }

  /** Takes all heads that come before a history; and that one's, if the file has it. Null for the rest of the file. */
  async upTo(chain: Pick<Head, 'kind' | 'id'> | null): Promise<{ passed: Head[]; own: Head | null }> {
    const passed: Head[] = [];
    while (this.next && (chain === null || compareHeads(this.next, chain) < 0)) {
      passed.push(this.next);
      await this.read();
    }
    const own = this.next && chain && compareHeads(this.next, chain) === 0 ? this.next : null;
    if (own) await this.read();
    return { passed, own };
  }

  private async read(): Promise<void> {
    const { value, done } = await this.lines.next();
    this.next = done ? null : headOf(value);
    if (this.next) this.onLeaf(value?.toString('utf8') ?? '', this.next);
    // A line that is no head is a leaf that nobody signed.
    else if (!done) this.onLeaf(value.toString('utf8'), { kind: '?', id: '?', seq: 0, head: '' });
  }
}

function headOf(bytes: Buffer): Head | null {
  try {
    const [kind, id, seq, head] = JSON.parse(bytes.toString('utf8')) as [string, string, number, string];
    return { kind, id, seq, head };
  } catch {
    return null;
  }
}
