/** What one step of a configuration plan carries, and the plan around it: all that apply needs, and nothing of the source's ids inside values. */
import type { Json } from '../base/index.ts'
import type { Plan } from '../plan/index.ts'
import type { Answers } from './answers.ts'
import type { Key, KindName } from './kind.ts'
import type { Snapshot } from './snapshot.ts'

export type Change = {
  readonly kind: KindName
  /** The target's key. */
  readonly key: Key
  readonly sourceId: string | null
  /** The target's id; null until it is created. */
  readonly id: string | null
  /** What the target held when the plan was made, and what it shall hold; in the target's keys. */
  readonly before: Json | null
  readonly after: Json | null
  /** Ids of same-named objects of the target that are not meant: a create never takes one of them for its own. */
  readonly besides: readonly string[]
  readonly answers: Answers
  /** Of an undo: what the deployment added goes, also where another deployment would keep it. */
  readonly exactly?: true
  /** The clicks to make, where the target's API cannot: the runner writes nothing and waits for a person. */
  readonly byHand?: readonly string[]
  /** Nor can the target show all of it: a person says when it is done. */
  readonly unseen?: true
  /** Properties of which the source says nothing: whatever Jira gave them is right. */
  readonly untold?: readonly string[]
  /** Id under which it lies in Jira's trash: a create that takes it out again. */
  readonly trashed?: string
}

export interface ConfigurationPlan extends Plan<Change> {
  readonly from: Snapshot['site']
  readonly to: Snapshot['site']
  /** Null of this and of `objects` is the whole site. */
  readonly projects: readonly string[] | null
  /** Keys of single objects that were chosen. */
  readonly objects?: readonly string[]
  /** What people had said when it was made, and who takes the place of people that the target does not have. */
  readonly answers: Answers
  /** Key → id of the target, for everything that values name and that existed when the plan was made. */
  readonly bindings: Readonly<Record<Key, string>>
  readonly pairs: readonly {
    readonly kind: KindName
    readonly key: Key
    readonly sourceId: string
    readonly targetKey: Key
    readonly targetId: string | null
  }[]
  /** The deployment that this plan takes back. */
  readonly undoes?: string
}
