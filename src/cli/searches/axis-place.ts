import { type Path, type Place, type RequestedAxis, valuesOf } from '../../scenario/index.ts';

/** Where one of the axes of a search ends: the last of its values, or the range they come from. */
export function placeOfAxis(
  axes: readonly RequestedAxis[],
  at: number | undefined,
): { readonly place: Place | undefined; readonly path: Path } | undefined {
  const axis = at === undefined ? undefined : axes[at];
  return axis && { place: axis.placeOf(valuesOf(axis.axis).at(-1)!), path: [axis.path] };
}
