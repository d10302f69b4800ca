/** What may be compared and planned at all. Pure. */
import type { Kind, KindName } from './kind.ts'
import type { PairInput } from './pair.ts'

/** Kinds that are only referred to (people, system fields) are never deployed. */
export const canDeploy = (kind: Kind | undefined): kind is Kind => kind?.can.cloud.create != null

/** Nothing is compared with, or planned from, a kind that either side could not tell whole. */
export const isWhole = (kind: KindName, { source, target }: PairInput): boolean =>
  source.kinds[kind]?.state === 'complete' && target.kinds[kind]?.state === 'complete'
