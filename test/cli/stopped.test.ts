import { expect, it } from 'vitest';
import { Stopped, stopped } from '../../src/cli/stopped.ts';

const full = Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC' });

it('a full disk says how many finished runs are kept, where, and how to go on', () => {
  const hint = (finished: number, again?: string) => (stopped(full, 'out/plan', finished, again) as Stopped).hint;
  expect(hint(3)).toBe(
    '3 finished runs are kept in out/plan: make room, and the same with --resume goes on from there',
  );
  expect(hint(1, 'the same again goes on')).toBe(
    'one finished run is kept in out/plan: make room, and the same again goes on',
  );
  expect(hint(0)).toBe('no run was finished; make room, or choose another folder with --out');
});

it('what the disk has no part in stays as it is', () => {
  const other = new Error('something else');
  expect(stopped(other, 'out/plan', 3)).toBe(other);
  expect(stopped(full, 'out/plan', 3)).toMatchObject({ cause: full });
  expect(stopped(full, 'out/plan', 3)).toBeInstanceOf(Stopped);
});
