import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const css = readFileSync(new URL('../../viz/styles/colours.css', import.meta.url), 'utf8');
const [light, system, chosen] = [...css.matchAll(/:root[^{]*\{([^{}]*)\}/g)].map(
  ([, block]) => new Map([...block!.matchAll(/--([\w-]+): ([^;]+);/g)].map(([, name, value]) => [name!, value!])),
) as [Map<string, string>, Map<string, string>, Map<string, string>];

/** Contrast ratio of WCAG 2. */
function contrast(a: string, b: string): number {
  const luminance = (hex: string) => {
    const [red, green, blue] = [1, 3, 5].map((at) => {
      const share = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!;
  };
  const [bright, dim] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (bright! + 0.05) / (dim! + 0.05);
}

describe.each([
  ['light', light],
  ['dark', chosen],
])('the %s colours', (_, colours) => {
  const page = colours.get('page')!;
  it('series and ramp stand at least 3:1 against the page', () => {
    for (const [name, colour] of colours) {
      if (/^(series|ramp)-/.test(name)) expect(contrast(colour, page), name).toBeGreaterThanOrEqual(3);
    }
  });
  it('text stands at least 4.5:1 against what it is written on', () => {
    for (const name of ['ink', 'muted', 'accent', 'warning', 'good']) {
      expect(contrast(colours.get(name)!, page), name).toBeGreaterThanOrEqual(4.5);
    }
    expect(contrast(colours.get('muted')!, colours.get('panel')!)).toBeGreaterThanOrEqual(4.5);
    for (const part of [1, 2, 3, 4, 5, 6, 7]) {
      expect(
        contrast(colours.get(`on-part-${part}`)!, colours.get(`part-${part}`)!),
        `part ${part}`,
      ).toBeGreaterThanOrEqual(4.5);
    }
    for (const step of [1, 2, 3, 4, 5, 6, 7]) {
      expect(
        contrast(colours.get(`on-heat-${step}`)!, colours.get(`heat-${step}`)!),
        `step ${step} of a heat map`,
      ).toBeGreaterThanOrEqual(4.5);
    }
  });
  it('the steps of a heat map go one way, from the page to what stands out most from it', () => {
    const steps = [1, 2, 3, 4, 5, 6, 7].map((step) => contrast(colours.get(`heat-${step}`)!, page));
    expect(steps).toEqual([...steps].sort((a, b) => a - b));
  });
  it('the series are those chosen to stay apart for people who see colours differently', () => {
    const chosenSeries = {
      '#ffffff': ['#2368a9', '#d87201', '#08a58c', '#760857', '#605904', '#a680ee'],
      '#15171c': ['#8ed5fe', '#d6a381', '#23882b', '#9f4ba4', '#e7e475', '#938ffb'],
    }[page];
    expect([1, 2, 3, 4, 5, 6].map((series) => colours.get(`series-${series}`))).toEqual(chosenSeries);
  });
});

it('dark by choice and dark by the system are the same', () => {
  expect([...system]).toEqual([...chosen]);
  expect([...light.keys()]).toEqual([...chosen.keys()]);
});
