import type { MachineView, Observer } from './observer.ts';

/** The observers of a run. A hook that none of them has costs nothing. */
export class Listeners {
  private readonly all: readonly Observer[];
  private readonly onSubmit: readonly Observer[];
  private readonly onStart: readonly Observer[];
  private readonly onHeldAgain: readonly Observer[];
  private readonly onReject: readonly Observer[];
  private readonly onEnd: readonly Observer[];
  private readonly onInstant: readonly Observer[];

  constructor(observers: readonly Observer[]) {
    this.all = observers;
    this.onSubmit = observers.filter(({ submitted }) => submitted !== undefined);
    this.onStart = observers.filter(({ started }) => started !== undefined);
    this.onHeldAgain = observers.filter(({ heldAgain }) => heldAgain !== undefined);
    this.onReject = observers.filter(({ rejected }) => rejected !== undefined);
    this.onEnd = observers.filter(({ ended }) => ended !== undefined);
    this.onInstant = observers.filter(({ instant }) => instant !== undefined);
  }

  begin(view: MachineView): void {
    for (const observer of this.all) observer.begin?.(view);
  }

  submitted(job: number, now: number): void {
    for (let i = 0; i < this.onSubmit.length; i++) this.onSubmit[i]!.submitted!(job, now);
  }

  started(job: number, now: number): void {
    for (let i = 0; i < this.onStart.length; i++) this.onStart[i]!.started!(job, now);
  }

  heldAgain(job: number, now: number): void {
    for (let i = 0; i < this.onHeldAgain.length; i++) this.onHeldAgain[i]!.heldAgain!(job, now);
  }

  rejected(job: number, now: number): void {
    for (let i = 0; i < this.onReject.length; i++) this.onReject[i]!.rejected!(job, now);
  }

  ended(job: number, now: number): void {
    for (let i = 0; i < this.onEnd.length; i++) this.onEnd[i]!.ended!(job, now);
  }

  instant(now: number): void {
    for (let i = 0; i < this.onInstant.length; i++) this.onInstant[i]!.instant!(now);
  }

  finish(now: number): void {
    for (const observer of this.all) observer.finish?.(now);
  }
}
