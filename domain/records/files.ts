/** The types of files that may prove a record, by the bytes with which they begin. */
const MAGIC = {
  'application/pdf': [0x25, 0x50, 0x44, 0x46, 0x2d],
  'image/png': [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a],
  'image/jpeg': [0xff, 0xd8, 0xff],
} as const satisfies Record<string, readonly number[]>;

export type EvidenceType = keyof typeof MAGIC;
export const EVIDENCE_TYPES = Object.keys(MAGIC) as [EvidenceType, ...EvidenceType[]];

/** Bytes of such a file at most. */
export const LARGEST_EVIDENCE = 10 * 1024 * 1024;

/** How its name ends where it is downloaded. */
export const EVIDENCE_ENDINGS: Readonly<Record<EvidenceType, string>> = {
  'application/pdf': 'pdf',
  'image/png': 'png',
  'image/jpeg': 'jpg',
};

/** What a file is by its first bytes, whatever anybody calls it; null: nothing that is taken. */
export function evidenceType(bytes: Uint8Array): EvidenceType | null {
  return EVIDENCE_TYPES.find((type) => MAGIC[type].every((byte, at) => bytes[at] === byte)) ?? null;
}
