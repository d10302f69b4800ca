/** What may be compared and planned at all. Pure. */
import type { Kind, KindName } from './kind.ts'
import type { PairInput } from './pair.ts'
import type { Snapshot } from './snapshot.ts'

/** Kinds that are only referred to (people, system fields) are never deployed. */
export const canDeploy = (kind: Kind | undefined): kind is Kind => kind?.can.cloud.create != null

/** Nothing is compared with, or planned from, a kind that either side could not tell whole. */
export const isWhole = (kind: KindName, { source, target }: PairInput): boolean =>
  source.kinds[kind]?.state === 'complete' && target.kinds[kind]?.state === 'complete'

/** The source tells it whole, and the target's API cannot tell it at all: a person says what is there. */
export const isUnseen = (kind: KindName, { source, target }: Pick<PairInput, 'source' | 'target'>): boolean =>
  source.kinds[kind]?.state === 'complete' && target.kinds[kind]?.state === 'unreadable'

/** Data Center keeps nothing that is deleted. */
export const hasTrash = (kind: Kind, { deployment }: Pick<Snapshot['site'], 'deployment'>): boolean =>
  kind.restore !== undefined && deployment === 'cloud'
