/** How an issue that was read counts. */
import type { CountedIssue } from '../../portfolio/index.ts'
import { type Brought, type BroughtIssue, type Db, loadStages, statusesOfStages } from '../../store/index.ts'
import type { IssueState } from '../../sync/index.ts'

/** An issue on every site. */
export const issueName = ({ siteId, issueId }: Pick<Brought, 'siteId' | 'issueId'>): string => `${siteId}/${issueId}`

const isDone = (seen: Pick<BroughtIssue, 'category'> | null): boolean => seen?.category === 'done'

/** An archived issue counts with what it had last. Of the others that cannot be seen, only deleted ones are known to be gone. */
export function known(state: IssueState | undefined): CountedIssue['known'] {
  if (state === 'seen' || state === 'archived') return 'seen'
  return state === 'deleted' ? 'gone' : 'hidden'
}

export interface CountedBy {
  /** Statuses, as `site/status`, that stand for a dropped stage. */
  readonly dropped: ReadonlySet<string>
  /** Projects, as `site/project`, that are kept from who looks. */
  readonly closed: ReadonlySet<string>
}

export function counted(one: Brought, { dropped, closed }: CountedBy): CountedIssue {
  const { seen } = one
  return {
    id: issueName(one),
    done: isDone(seen),
    dropped: seen !== null && dropped.has(`${one.siteId}/${seen.statusId}`),
    ...{ points: seen?.points ?? null, estimate: seen?.estimate ?? null, spent: seen?.spent ?? null },
    known: known(seen?.state),
    ...(seen !== null && closed.has(`${one.siteId}/${seen.projectId}`) ? { withheld: true } : {}),
  }
}

/** Statuses of Jira, as `site/status`, in which an issue counts nowhere. */
export async function droppedStatuses(db: Db): Promise<string[]> {
  const [stages, placed] = await Promise.all([loadStages(db), statusesOfStages(db)])
  const dropped = new Set(stages.filter(({ category }) => category === 'dropped').map(({ id }) => id))
  return [...new Set(placed.filter(({ stage }) => dropped.has(stage)).map(({ status }) => status))].sort()
}
