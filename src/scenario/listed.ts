const mostNamed = 4;

/** Names as a part of a sentence: 'a', 'b' and 'c'; beyond four the rest is only counted. */
export function listed(names: readonly string[]): string {
  const quoted = names.slice(0, mostNamed).map((name) => `'${name}'`);
  if (names.length > mostNamed) return `${quoted.join(', ')} and ${names.length - mostNamed} more`;
  return quoted.length < 2 ? quoted.join('') : `${quoted.slice(0, -1).join(', ')} and ${quoted.at(-1)}`;
}
