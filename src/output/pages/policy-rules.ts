import { type Entry, registry } from '../../catalogue/index.ts';

/** When the scheduler is asked. */
export const passModes = registry<Entry>('pass mode', [
  {
    name: 'per-instant',
    summary:
      'One pass an instant, after everything that happens at it: completions first, then submissions. The default.',
    source: "this project's contract of an instant; Slurm's main scheduler batches events in the same way",
  },
  {
    name: 'per-event',
    summary:
      'A pass after every single event. Completions at one instant come in the order their jobs started, submissions in job order; so a schedule may depend on which of two simultaneous events is looked at first.',
    source: "this project's; simulators that look at one event at a time differ in how they order an instant",
  },
  {
    name: 'pyss',
    summary:
      'The order of the simulator whose EASY schedules of the archive’s logs are published. Submissions first, one by one, with a pass only if the job fits into what is free; then completions, in the order their jobs started, with a pass after each. Accelerators of a job whose expected end has come count as free from the beginning of the instant.',
    source: 'pyss, the simulator behind Tsafrir, Etsion and Feitelson, IEEE TPDS 18(6), 2007',
  },
  {
    name: 'periodic',
    summary:
      'A full pass every so often, `{ every: 30 s }`; with `main`, the head of the queue is also tried after an event, at most that often.',
    source: 'Slurm: SchedulerParameters bf_interval and sched_min_interval',
  },
]);

/** What happens to a job that reaches its limit. */
export const walltimeRules = registry<Entry>('walltime rule', [
  {
    name: 'kill',
    summary: 'A job that reaches its limit is stopped; it counts as timed-out. The default.',
    source: 'what every production scheduler does',
  },
  {
    name: 'extend',
    summary: 'Limits are not enforced; a job runs to its end. Reservations that counted on the limit move.',
    source: 'simulations that replay recorded run times, such as pyss',
  },
  {
    name: 'grace',
    summary: 'A job is stopped so long past its limit: `{ grace: 60 s }`.',
    source: 'Slurm: OverTimeLimit',
  },
]);
