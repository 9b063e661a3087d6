import type { Setting } from '../../scenario/setting.ts';

/** Short names for paths, for tables and sentences: as many last parts, two at least, as tell each from all others. */
export function shortPaths(paths: readonly string[]): Map<string, string> {
  const parts = paths.map((path) => path.match(/(?:"(?:[^"\\]|\\.)*"|[^."])+/g) ?? [path]);
  return new Map(
    paths.map((path, index) => {
      const own = parts[index]!;
      for (let length = Math.min(2, own.length); length < own.length; length++) {
        const short = own.slice(-length).join('.');
        if (parts.every((other, place) => place === index || other.slice(-length).join('.') !== short))
          return [path, short];
      }
      return [path, path];
    }),
  );
}

/** What was set at a point, in words: "gpus.units = 48, arrivals.rate = 2 per h". */
export function settingsLabel(settings: Readonly<Record<string, Setting>>): string {
  const short = shortPaths(Object.keys(settings));
  return Object.entries(settings)
    .map(([path, value]) => `${short.get(path)} = ${String(value)}`)
    .join(', ');
}
