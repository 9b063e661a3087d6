import { workerData } from 'node:worker_threads';
import { AuditFailure } from '../../simulation/index.ts';
import { StudyError, type StudyFault } from '../study-fault.ts';
import type { BuildTask, BuiltJobs, CrewData, PlayTask } from './crew.ts';
import { createHand } from './hand.ts';
import type { PlayedRun } from './play.ts';
import { shareColumns } from './shared-columns.ts';

/** What a thread is asked. */
export type Request = { readonly build: BuildTask } | { readonly play: PlayTask };

/** What it answers. Errors lose their kind between threads, so the expected ones travel as data. */
export type Reply<T> = { readonly done: T } | { readonly fault: StudyFault } | { readonly broken: string };

const [, data] = workerData as [unknown, CrewData];
const hand = createHand(data);

/** The work of one thread of the pool. */
export default async function work(request: Request): Promise<Reply<BuiltJobs | PlayedRun>> {
  try {
    if ('build' in request) return { done: hand.build(request.build) };
    return { done: shareColumns(await hand.play(request.play)) };
  } catch (error) {
    if (error instanceof StudyError) return { fault: error.fault };
    if (error instanceof AuditFailure) return { broken: error.message };
    throw error;
  }
}
