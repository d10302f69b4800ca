/** The room's door: the queue and its workers, and what all workers share about a site. */
export { type LeaseOptions, underLease } from './lease.ts'
export { type SharedBreaker, sharedBreaker } from './login-breaker.ts'
export { type EnqueueOptions, type JobState, Queue, type QueueOptions } from './queue.ts'
export { sharedBudget } from './rate-budget.ts'
export { aloneOnSite, besideOthers, siteLease } from './site-lease.ts'
export { type Job, type WorkOptions, work } from './worker.ts'
