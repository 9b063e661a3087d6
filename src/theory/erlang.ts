/**
 * Erlang's loss formula: the part of all jobs that find every server busy and are lost (M/G/c/c, whatever the law of service).
 * Erlang 1917; recursion B(k) = aB(k−1) / (k + aB(k−1)). O(servers).
 * @param offered offered load a = arrival rate × mean service, in servers
 */
export function erlangB(servers: number, offered: number): number {
  let blocking = 1;
  for (let k = 1; k <= servers; k++) blocking = (offered * blocking) / (k + offered * blocking);
  return blocking;
}

/**
 * Erlang's delay formula: the part of all jobs that must wait when jobs queue for a free server (M/M/c). 1 from full load on.
 * C = B / (1 − ρ(1 − B)).
 */
export function erlangC(servers: number, offered: number): number {
  const load = offered / servers;
  if (load >= 1) return 1;
  const blocking = erlangB(servers, offered);
  return blocking / (1 - load * (1 - blocking));
}
