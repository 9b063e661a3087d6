import { describe, expect, it } from 'vitest';
import { economicsText } from '../../src/cli/economics-text.ts';
import { terminal } from '../../src/cli/terminal/terminal.ts';
import { runStudy } from '../../src/experiment/index.ts';
import { parseScenario } from '../../src/scenario/index.ts';
import { template } from '../../src/scenario/templates.ts';

const small = (text: string) =>
  text
    .replace('horizon: 35 d', 'horizon: 6 d')
    .replace('warmup: 7 d', 'warmup: 1 d')
    .replace('replications: 5', 'replications: 2');

async function played(text: string) {
  const { scenario, faults } = parseScenario(small(text), { file: 'funding.yaml', folder: '.' });
  if (scenario === undefined) throw new Error(JSON.stringify(faults));
  return runStudy(scenario, { threads: 0 });
}

const text = template('funding');

describe('who pays', () => {
  it('is told from the shares of what is paid: 85 % public money has 15 ÷ 85 of private money beside it, without a word of leverage', async () => {
    const { policies, answer } = await played(text);
    expect(policies[0]!.system['private-per-public']!.mean).toBeCloseTo(15 / 85, 9);
    expect(answer).not.toContain('cannot be told');
  });

  it('and with what is mobilised, where leverage states it', async () => {
    const { policies } = await played(
      text.replace(
        '  public: [union, state]',
        '  public: [union, state]\n  leverage: { of: union, mobilised: 8 M EUR }',
      ),
    );
    const first = (metric: string) => policies[0]!.system[metric]!.values[0]!;
    const paid = first('public-cost') / first('public-share');
    expect(first('private-per-public')).toBeCloseTo((0.15 * paid + 8e6) / (0.85 * paid), 9);
  });

  it('cannot be told where nothing is public money; a note says which keys would tell it', async () => {
    const { notes, policies } = await played(text.replace('  public: [union, state]\n', ''));
    expect(policies[0]!.system['private-per-public']!.mean).toBeNull();
    const note = notes.find(({ code }) => code === 'no-public-money')!;
    expect(note.text).toContain('economics.public');
    expect(note.text).toContain('economics.leverage');
  });

  it('stands with what is paid beside the net present cost, each column with its unit', async () => {
    const { economics } = await played(text);
    const told = economicsText(economics!, {
      paint: terminal(false, process.stdout, process.stderr, {}).paint,
      width: 120,
    });
    expect(told).toMatch(/total, M +paid, M +net present, M +EUR\/inst. h +EUR\/useful h/);
    const { plan } = economics!.policies[0]!;
    // Bought for 10 M and sold for a tenth of it in the end; 5 years of staff, maintenance of 5 % a year and electricity besides.
    expect(plan.paid!.mean).toBeCloseTo(10e6 - 1e6 + 5 * (0.6e6 + 0.5e6) + plan.energy!.mean!, 0);
  });
});
