import { expect } from 'vitest';

/** `expect(found).toBe(expected)` for loops of a million comparisons: the test runner is only asked when they differ. */
export function agree(found: unknown, expected: unknown): void {
  if (!Object.is(found, expected)) expect(found).toBe(expected);
}
