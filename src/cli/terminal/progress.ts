import type { Progress } from '../../experiment/index.ts';
import { formatDuration, formatNumber } from '../../units/index.ts';
import type { Terminal } from './terminal.ts';

/** Nothing is said of what takes less than this, ms. */
const silence = 400;
/** Ten redraws a second at most. */
const redraw = 100;

/**
 * Shows how far a study is. On a terminal it redraws one line; elsewhere it writes a plain line for every tenth of the
 * work. `now` counts in milliseconds.
 */
export class ProgressLine {
  private readonly terminal: Terminal;
  private readonly now: () => number;
  private readonly began: number;
  private drawnAt = Number.NEGATIVE_INFINITY;
  private drawn = false;
  private tenths = 0;

  constructor(terminal: Terminal, now: () => number = () => performance.now()) {
    this.terminal = terminal;
    this.now = now;
    this.began = now();
  }

  show(progress: Progress): void {
    const now = this.now();
    if (now - this.began < silence) return;
    if (this.terminal.redraws) {
      if (now - this.drawnAt < redraw) return;
      this.drawnAt = now;
      this.drawn = true;
      this.terminal.redraw(this.line(progress, now).slice(0, this.terminal.width - 1));
      return;
    }
    const tenths = Math.floor(progress.share * 10 + 1e-9);
    if (tenths <= this.tenths) return;
    this.tenths = tenths;
    this.terminal.err(`${this.line(progress, now)}\n`);
  }

  /** Takes the line away, so that results and notes stand alone. */
  clear(): void {
    if (this.drawn) this.terminal.redraw('');
    this.drawn = false;
  }

  private line({ finished, total, restored, share, events, simulatedTime }: Progress, now: number): string {
    const seconds = (now - this.began) / 1000;
    // Runs that were only read back took no time that says anything of the rest.
    const done = share - restored / Math.max(1, total);
    const left = done > 0 ? (seconds * (1 - share)) / done : Number.NaN;
    const parts = [
      `${String(Math.floor(share * 100 + 1e-9)).padStart(3)} %`,
      total > 1 ? `${finished} of ${total} runs` : '',
      simulatedTime ? `at ${formatDuration(simulatedTime)}` : '',
      `${pace(events / seconds)} events/s`,
      share < 1 && Number.isFinite(left) ? `${formatDuration(Math.ceil(left))} left` : '',
    ];
    return parts.filter((part) => part !== '').join('  ');
  }
}

/** Events a second as people say them: '1.2 M', '31 k'. */
function pace(perSecond: number): string {
  return perSecond >= 1e6 ? `${formatNumber(perSecond / 1e6, 2)} M` : `${formatNumber(perSecond / 1e3, 2)} k`;
}
