const widest = 120;

/**
 * JSON for machines that people can read: what fits in a line stands in a line, the rest is indented. The order of keys is that
 * of the value, so the same value gives the same text.
 */
export function jsonText(value: unknown): string {
  return `${printed(JSON.parse(JSON.stringify(value)), '')}\n`;
}

/** A value that starts in a line of this indent. Each part is printed once, from the inside out; a part that is broken breaks all around it. */
function printed(value: unknown, indent: string): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const isList = Array.isArray(value);
  const inner = `${indent}  `;
  const parts: string[] = [];
  // Of one line: the brackets with their spaces, and the commas.
  let length = indent.length + (isList ? 0 : 2);
  let isBroken = false;
  for (const key in value) {
    const name = isList ? '' : `${JSON.stringify(key)}: `;
    const text = name + printed((value as Record<string, unknown>)[key], inner);
    parts.push(text);
    length += text.length + 2;
    isBroken ||= text.includes('\n');
  }
  if (parts.length === 0) return isList ? '[]' : '{}';
  if (!isBroken && length <= widest) return isList ? `[${parts.join(', ')}]` : `{ ${parts.join(', ')} }`;
  const lines = parts.map((part) => inner + part).join(',\n');
  return isList ? `[\n${lines}\n${indent}]` : `{\n${lines}\n${indent}}`;
}
