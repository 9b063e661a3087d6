/** What a path of a scenario is to whoever varies it: something one decides, or something one does not know or cannot help. */
export type Role = 'choice' | 'assumption';

/** Paths that are assumptions: what is asked of the machine, what things cost and draw, and how the experiment is made. The rest is decided. */
const assumptions: readonly RegExp[] = [
  /^(?:seed|load|horizon|warmup|cooldown|replications|confidence|begin|shake)(?:\.|$)/,
  // Where jobs may run and what may be done with them is decided; how many come, how wide and how long is not.
  /^workloads\.(?!.*\.(?:pools|tenant|shiftable|interruptible|elastic)(?:\.|$))/,
  /^cluster\.(?:pue|pools\.[^.]+\.power)(?:\.|$)/,
  /^electricity\.(?!.*\.country$)/,
  /^economics\.(?:discount|energy|rent|income|delay|leverage|startUps)(?:\.|$)/,
  /^economics\.(?:purchases|rentals)\.[^.]+\.(?:cost|price|life|residual|lag|extras|network)(?:\.|$)/,
  /^economics\.facility\.(?:cost|life)$/,
  /^economics\.operation\.(?:maintenance|availability)$/,
];

/** The role of a path that nobody has given one. */
export function roleOf(path: string): Role {
  return assumptions.some((pattern) => pattern.test(path)) ? 'assumption' : 'choice';
}
