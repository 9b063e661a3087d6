import { seriesColour } from '../palette.ts';
import { type Label, type Point, placeLabels } from './curve-labels.ts';
import type { Layer } from './stage.ts';

/** Writes each series' name beside its curve; false when some name found no place, so that a legend is needed. */
export function seriesLabels(
  area: Layer,
  series: readonly { readonly policy: string; readonly index: number }[],
  curves: readonly (readonly Point[])[],
  width: number,
  height: number,
): boolean {
  const named = series.map(({ policy, index }) => ({ name: policy, index }));
  const places = placeLabels(
    named.map(({ name }) => name),
    curves,
    width,
    height,
  );
  return writeLabels(area, named, places);
}

/** How long names are in their own letters, pixels. */
export function labelWidths(area: Layer, names: readonly string[]): number[] {
  const probe = area.append('text').attr('class', 'series-label');
  const widths = names.map((name) => probe.text(name).node()!.getComputedTextLength());
  probe.remove();
  return widths;
}

/** Writes names where they found a place; false when some did not. */
export function writeLabels(
  area: Layer,
  series: readonly { readonly name: string; readonly index: number }[],
  places: readonly (Label | null)[],
): boolean {
  places.forEach((place, i) => {
    if (place === null) return;
    const { name, index } = series[i]!;
    if (place.leader !== null) {
      const [x, y] = place.leader;
      area
        .append('line')
        .attr('class', 'leader')
        .attr('x1', x)
        .attr('x2', x)
        .attr('y1', place.y + 4)
        .attr('y2', y);
    }
    area
      .append('text')
      .attr('class', 'series-label')
      .attr('x', place.x)
      .attr('y', place.y)
      .attr('text-anchor', place.anchor)
      .style('fill', `color-mix(in oklab, ${seriesColour(index)} 60%, var(--ink))`)
      .text(name);
  });
  return places.every((place) => place !== null);
}
