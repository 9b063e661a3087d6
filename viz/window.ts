/** The window of time all time views show, and how keys and wheels move it. */
export interface Window {
  readonly from: number;
  readonly to: number;
}

type Extent = readonly [from: number, to: number];

/** The window moved by a share of its width, kept inside the extent. */
export function panned({ from, to }: Window, extent: Extent, share: number): Window {
  const shift = Math.min(extent[1] - to, Math.max(extent[0] - from, (to - from) * share));
  return { from: from + shift, to: to + shift };
}

/** The window made so many times as wide about a moment; never wider than the extent, nor narrower than a millionth of it. */
export function zoomed({ from, to }: Window, extent: Extent, factor: number, about = (from + to) / 2): Window {
  const whole = extent[1] - extent[0];
  const width = Math.min(whole, Math.max(whole * 1e-6, (to - from) * factor));
  const share = (about - from) / (to - from);
  const start = Math.min(extent[1] - width, Math.max(extent[0], about - width * share));
  return { from: start, to: start + width };
}

/** The window moved, if need be, so that an interval lies in view. */
export function showing(window: Window, extent: Extent, start: number, end: number): Window {
  const { from, to } = window;
  if (start >= from && end <= to) return { from, to };
  const width = Math.max(to - from, Math.min(extent[1] - extent[0], (end - start) * 1.2));
  const middle = (start + end) / 2;
  return zoomed({ from: middle - width / 2, to: middle + width / 2 }, extent, 1);
}

/** The window that the arrow, plus, minus, home and end keys ask for; null for any other key. */
export function moved(window: Window, extent: Extent, key: string, far: boolean): Window | null {
  switch (key) {
    case 'ArrowLeft':
      return panned(window, extent, far ? -0.5 : -0.1);
    case 'ArrowRight':
      return panned(window, extent, far ? 0.5 : 0.1);
    case 'Home':
      return panned(window, extent, Number.NEGATIVE_INFINITY);
    case 'End':
      return panned(window, extent, Number.POSITIVE_INFINITY);
    case '+':
    case '=':
      return zoomed(window, extent, 0.5);
    case '-':
    case '_':
      return zoomed(window, extent, 2);
    case '0':
      return { from: extent[0], to: extent[1] };
    default:
      return null;
  }
}
