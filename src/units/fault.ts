/** Why a text is not the quantity it should be. Data first; `sentence` makes the words. */
export interface QuantityFault {
  readonly code: 'unit-missing' | 'unit-unknown' | 'unit-ambiguous' | 'not-a-quantity' | 'out-of-range';
  /** What would be right, with examples: "a duration such as '30 min' or '1800 s'". */
  readonly expected: string;
  /** What was there, quoted when it was a text. */
  readonly received: string;
  /** What to write instead, where that can be guessed. */
  readonly hint?: string;
}

/** A quantity, or the reason why there is none. */
export type Parsed<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly fault: QuantityFault };

export function sentence(fault: QuantityFault): string {
  const { expected, received, hint } = fault;
  return `expected ${expected}, received ${received}${hint === undefined ? '' : `; ${hint}`}`;
}

/** How a value of any type is shown in a message: texts quoted, long ones cut, objects by their kind. */
export function shown(value: unknown): string {
  if (typeof value === 'string') return `'${value.length > 60 ? `${value.slice(0, 57)}…` : value}'`;
  if (value === undefined) return 'nothing';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object' && value !== null) return 'a map';
  return String(value);
}
