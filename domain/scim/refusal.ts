/** The words that RFC 7644 (table 9) has for what a client did wrong. */
export type ScimType =
  | 'invalidFilter'
  | 'tooMany'
  | 'uniqueness'
  | 'mutability'
  | 'invalidSyntax'
  | 'invalidPath'
  | 'noTarget'
  | 'invalidValue';

/** A request by SCIM that cannot be carried out. Its text names attributes, never their values (R35). */
export class ScimRefusal extends Error {
  override name = 'ScimRefusal';
  readonly scimType: ScimType;

  constructor(scimType: ScimType, detail: string) {
    super(detail);
    this.scimType = scimType;
  }
}
