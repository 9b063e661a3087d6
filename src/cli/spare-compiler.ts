import { setFlagsFromString } from 'node:v8';

/**
 * Tells the engine to look only after sixteen times as much bytecode as usual whether a function is worth optimising. In a process that
 * ends within a second most optimised code is finished too late to be of use, and making it costs a fifth of all its time.
 * Results do not depend on it.
 */
export function spareCompiler(): void {
  setFlagsFromString('--interrupt-budget=1081344');
}
