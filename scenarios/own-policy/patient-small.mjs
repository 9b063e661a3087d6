// An order of the queue of our own: small work first, but patience is rewarded.
//
// The key of a job is what it asks for (accelerators × estimated run time), divided by 1 + how long it has waited in
// units of `patience`. The smallest key goes first, so a small job passes a large one, until the large one has waited
// so long that nothing new can pass it any more.

/** @type {NonNullable<import('queueworks').PolicyModule['ordering']>} */
export const ordering = {
  name: 'patient-small',
  // It looks at estimates of run times. A rule that does not says 'none'; every result states it.
  knowledge: 'estimate',

  // The options are what stands beside `module:` in the scenario; here, `patience` in seconds.
  create({ patience = 4 * 3600 }) {
    return {
      // Keys change while jobs wait, so the queue is sorted anew in every pass.
      changes: true,
      key(jobs, job, now) {
        const work = jobs.accelerators[job] * jobs.estimate[job];
        const waited = now - jobs.submit[job];
        return work / (1 + waited / Number(patience));
      },
    };
  },
};
