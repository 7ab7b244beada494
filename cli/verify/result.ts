/** Something that is not as it was written: of a history and its first event that does not fit, or of a checkpoint. */
export interface Broken {
  /** What kind of history; `checkpoint`; or `export` where it is about the file as a whole. */
  readonly kind: string;
  /** Whose history; of a checkpoint its number. */
  readonly id: string | null;
  readonly seq: number | null;
  readonly type: string | null;
  readonly what: string;
}

/** What a check of histories comes to. */
export interface Verified {
  readonly whole: boolean;
  readonly chains: number;
  readonly events: number;
  /** How many histories, by kind. */
  readonly kinds: Readonly<Record<string, number>>;
  readonly texts: { readonly fit: number; readonly erased: number };
  readonly checkpoints: {
    /** How many there are. */
    readonly known: number;
    /** Those whose heads were all compared, by number. */
    readonly compared: readonly number[];
    /** Whether the keys were given, or are those that came along with what is checked. */
    readonly keys: 'given' | 'own';
  };
  readonly broken: readonly Broken[];
}
