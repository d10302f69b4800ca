/** How a hand-over leaves: to those who ask, and to whoever holds the link. */
import { NEEDED_RIGHTS, permissionName, setupGuide, type WayIn, waysIn } from '../../jira/index.ts'
import { type Db, type HandOver, listConnections, listCredentials, MOST_TRIES } from '../../store/index.ts'
import { purposeOf, stateOf, titleOf } from '../flows/hand-over-words.ts'
import { accountOf } from '../flows/store-token.ts'
import type { HandOverPageView, HandOverView } from '../shapes/index.ts'
import { iso } from './show-connection.ts'

export function showHandOver(link: HandOver, now: number): HandOverView {
  const { id, purpose, name, url, deployment, projects, note, askedBy, tries } = link
  return {
    ...{ id, purpose, name, url, deployment, note, askedBy, tries },
    projects: projects === null ? null : [...projects],
    createdAt: iso(link.createdAt),
    expiresAt: iso(link.expiresAt),
    openedAt: link.openedAt === null ? null : iso(link.openedAt),
    state: stateOf(link, now),
    endedAt: link.endedAt === null ? null : iso(link.endedAt),
  }
}

export async function showHandOverPage(db: Db, link: HandOver): Promise<HandOverPageView> {
  const { asker, purpose, note, url, deployment, projects, tries } = link
  const connection = purpose === 'replacement' ? await connectionOf(db, link) : undefined
  return {
    ...{ asker, purpose, note, url, deployment },
    title: titleOf(link),
    says: purposeOf(link),
    projects: projects === null ? null : [...projects],
    account: (connection && accountOf(connection)?.name) ?? null,
    rights: NEEDED_RIGHTS[purpose === 'authorization' ? 'deployment' : 'service'].map((right) => ({
      ...right,
      name: permissionName(right.permission),
    })),
    ways: (await waysFor(db, link)).map((way) => ({ ...way, guide: guideFor(link, way) })),
    expiresAt: iso(link.expiresAt),
    triesLeft: MOST_TRIES - tries,
  }
}

/** A new token is likely of the same sort as the one in use. */
async function waysFor(db: Db, { purpose, deployment, connectionId }: HandOver): Promise<WayIn[]> {
  const ways = waysIn(deployment, guideOf(purpose))
  const [used] = purpose === 'replacement' ? await listCredentials(db, { connection: connectionId ?? '' }) : []
  return ways.toSorted((a, b) => Number(b.method === used?.method) - Number(a.method === used?.method))
}

const guideOf = (purpose: HandOver['purpose']) => (purpose === 'authorization' ? 'authorization' : 'service')

function guideFor({ deployment, purpose, url }: HandOver, { method }: WayIn) {
  const { title, intro, steps, after } = setupGuide(deployment, guideOf(purpose), url, method)
  // The page has its own way to paste and test.
  const shown = steps.slice(0, -1).map((step) => ({ ...step, text: [...step.text] }))
  return { title, intro: [...intro], steps: shown, after: [...after] }
}

const connectionOf = async (db: Db, { connectionId }: HandOver) =>
  (await listConnections(db)).find(({ id }) => id === connectionId)
