import type { z } from 'zod';
import { nearest } from '../catalogue/index.ts';
import { formatNumber } from '../units/index.ts';
import type { FaultCode } from './fault.ts';
import type { Tree } from './tree.ts';

type Issue = z.core.$ZodIssue;

export interface Expectation {
  readonly code: FaultCode;
  readonly expected?: string | undefined;
  /** What there is instead, where the schema knows better than the text. */
  readonly received?: string | undefined;
  readonly problem?: string | undefined;
  readonly hint?: string | undefined;
}

/** What a schema wanted, in the scenario's words. `part` is what stands there instead, if anything. */
export function expectationOf(issue: Issue, part?: Tree): Expectation {
  const own = ownWords(issue);
  if (own !== undefined) return { ...own, hint: own.hint ?? typeHint(own.expected, part) };
  switch (issue.code) {
    case 'invalid_type': {
      const expected = typeWords(issue.expected);
      return { code: 'wrong-type', expected, hint: typeHint(expected, part) };
    }
    case 'invalid_value':
      return choice(issue.values.map(String), part);
    case 'invalid_union':
      return union(issue, part);
    case 'too_small':
    case 'too_big':
      return { code: 'out-of-range', expected: range(issue) };
    case 'not_multiple_of':
      return { code: 'out-of-range', expected: `a multiple of ${issue.divisor}` };
    case 'invalid_key':
      return nameWords(issue.issues as readonly Issue[], part);
    case 'unrecognized_keys':
      return { code: 'unknown-key', problem: `there is no key ${issue.keys.map((key) => `'${key}'`).join(', ')} here` };
    default:
      return { code: 'invalid-value', problem: 'is not valid here' };
  }
}

/** The words that a schema of this project brings with it: as data in `params`, or as a sentence in small letters. */
function ownWords(issue: Issue): Expectation | undefined {
  const params = issue.code === 'custom' ? issue.params : undefined;
  if (typeof params?.expected === 'string') {
    const code = params.code === 'out-of-range' ? 'out-of-range' : 'invalid-value';
    return { code, expected: params.expected, hint: typeof params.hint === 'string' ? params.hint : undefined };
  }
  // Zod's own sentences start with a capital.
  if (!/^\p{Ll}/u.test(issue.message)) return undefined;
  const code = codeOf(issue);
  const [, expected, received, hint] =
    /^expected (.*?)(?:, (?:received|got) (.*?))?(?:; (.*))?$/s.exec(issue.message) ?? [];
  return expected === undefined ? { code, problem: issue.message } : { code, expected, received, hint };
}

function codeOf({ code }: Issue): FaultCode {
  if (code === 'invalid_type') return 'wrong-type';
  return code === 'too_small' || code === 'too_big' ? 'out-of-range' : 'invalid-value';
}

const types: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: "'true' or 'false'",
  object: 'a map of keys',
  record: 'a map of names',
  array: 'a list',
  null: 'nothing',
};

function typeWords(type: string): string {
  return types[type] ?? `a value of type ${type}`;
}

/** What to do about a value of the wrong type, where that is plain. */
function typeHint(expected: string | undefined, part: Tree | undefined): string | undefined {
  if (part?.kind !== 'leaf' || expected === undefined) return undefined;
  if (part.value === null) return 'write a value after the colon, or remove the key';
  if (expected.startsWith('a list')) return 'put it in brackets: [ … ]';
  if (typeof part.value !== 'string') return expected === types.string ? 'put it in quotes' : undefined;
  if (/^a (?:whole )?number/.test(expected) && /^\s*-?[\d.]+\s*$/.test(part.value)) return 'write it without quotes';
  if (expected === types.boolean && /^(?:yes|on)$/i.test(part.value)) return "write 'true'";
  if (expected === types.boolean && /^(?:no|off)$/i.test(part.value)) return "write 'false'";
  return undefined;
}

function choice(words: readonly string[], part: Tree | undefined): Expectation {
  const written = part?.kind === 'leaf' ? String(part.value) : undefined;
  const near = written === undefined ? undefined : nearest(written, words);
  const expected = words.length === 1 ? `'${words[0]}'` : listed(words, 'or');
  return { code: 'unknown-word', expected, hint: near === undefined ? undefined : `did you mean '${near}'?` };
}

function union(issue: Extract<Issue, { code: 'invalid_union' }>, part: Tree | undefined): Expectation {
  const { options } = issue as { options?: readonly unknown[] };
  if (options !== undefined) return choice(options.map(String), part);
  const branches = issue.errors.map(([first]) => (first === undefined ? undefined : expectationOf(first, part)));
  const words = branches.flatMap((branch) => (branch?.expected === undefined ? [] : [branch.expected]));
  const hint = branches.find((branch) => branch?.hint !== undefined)?.hint;
  return { code: 'wrong-type', expected: [...new Set(words)].join(', or '), hint };
}

function range(issue: Extract<Issue, { code: 'too_small' | 'too_big' }>): string {
  const limit = Number(issue.code === 'too_small' ? issue.minimum : issue.maximum);
  const open = issue.inclusive === false;
  const exact = 'exact' in issue && issue.exact === true;
  const number = formatNumber(limit, 15);
  const bound = exact
    ? `exactly ${number}`
    : issue.code === 'too_small'
      ? open
        ? `more than ${number}`
        : `at least ${number}`
      : open
        ? `less than ${number}`
        : `at most ${number}`;
  const plural = limit === 1 ? '' : 's';
  switch (issue.origin) {
    case 'string':
      return `a text of ${bound} character${plural}`;
    case 'array':
      return limit === 0 ? 'an empty list' : `a list of ${bound} entr${limit === 1 ? 'y' : 'ies'}`;
    case 'map':
    case 'object':
    case 'record':
      return `a map of ${bound} key${plural}`;
    default:
      return `a number of ${bound}`;
  }
}

function nameWords(issues: readonly Issue[], part: Tree | undefined): Expectation {
  const inner = issues[0] === undefined ? undefined : expectationOf(issues[0], part);
  const problem =
    inner?.problem ?? (inner?.expected === undefined ? 'cannot be a name' : `a name: expected ${inner.expected}`);
  return { code: 'bad-key', problem, hint: inner?.hint };
}

/** Words in quotes: "'fcfs', 'smallest' and 'largest'"; long lists are cut. */
export function listed(words: readonly string[], joint: 'and' | 'or' = 'and'): string {
  const quoted = words.slice(0, 30).map((word) => `'${word}'`);
  if (words.length > 30) return `${quoted.join(', ')} … (${words.length} in all)`;
  const last = quoted.pop() ?? '';
  return quoted.length === 0 ? last : `${quoted.join(', ')} ${joint} ${last}`;
}
