import { setFlagsFromString } from 'node:v8';

/**
 * Tells the engine to optimise only what runs eight times as often as usual (bytes of bytecode run between looks at a function). In a
 * process that ends within a second most optimised code is finished too late to be of use, and making it costs a fifth of all its time.
 * Results do not depend on it.
 */
export function spareCompiler(): void {
  setFlagsFromString('--interrupt-budget=1081344');
}
