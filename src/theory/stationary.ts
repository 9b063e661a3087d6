/** A transition of a Markov chain in continuous time. */
export interface Transition {
  readonly from: number;
  readonly to: number;
  readonly rate: number;
}

/**
 * The stationary distribution of a finite Markov chain in continuous time, all of whose states reach each other, by
 * state reduction without subtraction (Grassmann, Taksar and Heyman, Operations Research 33(5), 1985): accurate to the last
 * digits. States are removed from the last on; number them so that neighbours are close, and the cost grows with the number of states alone.
 */
export function stationaryDistribution(states: number, transitions: Iterable<Transition>): Float64Array {
  const into: Map<number, number>[] = Array.from({ length: states }, () => new Map());
  const outOf: Map<number, number>[] = Array.from({ length: states }, () => new Map());
  const add = (from: number, to: number, rate: number) => {
    outOf[from]!.set(to, (outOf[from]!.get(to) ?? 0) + rate);
    into[to]!.set(from, (into[to]!.get(from) ?? 0) + rate);
  };
  for (const { from, to, rate } of transitions) if (from !== to && rate > 0) add(from, to, rate);
  const exits = new Float64Array(states);
  for (let state = states - 1; state > 0; state--) {
    const lower = [...outOf[state]!].filter(([to]) => to < state);
    const exit = lower.reduce((sum, [, rate]) => sum + rate, 0);
    exits[state] = exit;
    for (const [from, rate] of into[state]!) {
      if (from >= state) continue;
      for (const [to, part] of lower) if (to !== from) add(from, to, (rate * part) / exit);
    }
  }
  const probabilities = new Float64Array(states);
  probabilities[0] = 1;
  let total = 1;
  for (let state = 1; state < states; state++) {
    let flow = 0;
    for (const [from, rate] of into[state]!) if (from < state) flow += probabilities[from]! * rate;
    total += probabilities[state] = flow / exits[state]!;
  }
  return probabilities.map((probability) => probability / total);
}
