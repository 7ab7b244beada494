/** The operators that compare; `pr` stands apart, as it compares with nothing. */
export const COMPARISONS = ['eq', 'ne', 'co', 'sw', 'ew', 'gt', 'ge', 'lt', 'le'] as const;
export type Comparison = (typeof COMPARISONS)[number];
export type ScimValue = string | number | boolean | null;

/** A filter (RFC 7644, 3.4.2.2) as a tree. Names of attributes are as they were written. */
export type ScimFilter =
  | { readonly kind: 'and' | 'or'; readonly of: readonly ScimFilter[] }
  | { readonly kind: 'not'; readonly of: ScimFilter }
  | { readonly kind: 'pr'; readonly attribute: string }
  | { readonly kind: 'compare'; readonly attribute: string; readonly op: Comparison; readonly value: ScimValue }
  /** `emails[type eq "work"]`: one of its values fits. */
  | { readonly kind: 'some'; readonly attribute: string; readonly where: ScimFilter };
