/** One hostile address: how it is written, and why it is here. */
export type Case = readonly [written: string, why: string]
