/**
 * Does many things, several at once, and hands over what comes of them one by one in the order they were given,
 * whichever is finished first. The next is begun when one has been handed over and asked for again, so whoever takes
 * the results sets the pace, and memory stays bounded.
 */
export class InOrder<T> {
  /** Whether it ended early. */
  interrupted = false;

  private readonly starts: Iterator<() => Promise<T>>;
  private readonly atOnce: number;
  private readonly signal: AbortSignal | undefined;
  private readonly stop: () => Promise<void>;
  private readonly whenAllDone: () => Promise<void>;

  /**
   * @param starts what is to be done, asked for only when it is about to be begun
   * @param options.atOnce how many are begun ahead of the one that is handed over next
   * @param options.stop called when `signal` ends it early, before what is finished by then is handed over
   * @param options.whenAllDone called before the last is handed over
   */
  constructor(
    starts: Iterable<() => Promise<T>>,
    options: {
      readonly atOnce: number;
      readonly signal?: AbortSignal | undefined;
      readonly stop: () => Promise<void>;
      readonly whenAllDone?: () => Promise<void>;
    },
  ) {
    this.starts = starts[Symbol.iterator]();
    this.atOnce = options.atOnce;
    this.signal = options.signal;
    this.stop = options.stop;
    this.whenAllDone = options.whenAllDone ?? (async () => {});
  }

  async *results(): AsyncGenerator<T, void, undefined> {
    const { signal } = this;
    let stopped: () => void = () => {};
    const stop = new Promise<'stop'>((resolve) => {
      stopped = () => resolve('stop');
      if (signal?.aborted) stopped();
    });
    signal?.addEventListener('abort', stopped, { once: true });
    const inFlight: UnderWay<T>[] = [];
    let allStarted = false;
    try {
      for (;;) {
        while (!allStarted && inFlight.length < this.atOnce && !signal?.aborted) {
          const next = this.starts.next();
          if (next.done) allStarted = true;
          else inFlight.push(begun(next.value));
        }
        const first = inFlight[0];
        if (!first && allStarted) return;
        if (!first || (await Promise.race([stop, first.work.then(() => 'done' as const)])) === 'stop') {
          this.interrupted = true;
          await this.stop();
          for (const { finished } of inFlight) if (finished) yield finished.value;
          return;
        }
        inFlight.shift();
        if (allStarted && inFlight.length === 0) await this.whenAllDone();
        yield await first.work;
      }
    } finally {
      signal?.removeEventListener('abort', stopped);
    }
  }
}

interface UnderWay<T> {
  readonly work: Promise<T>;
  finished?: { readonly value: T };
}

function begun<T>(start: () => Promise<T>): UnderWay<T> {
  const underWay: UnderWay<T> = { work: start() };
  underWay.work.then(
    (value) => {
      underWay.finished = { value };
    },
    () => {}, // told when it is this one's turn
  );
  return underWay;
}
