/** How a hand-over leaves: to those who ask, and to whoever holds the link. */
import { NEEDED_RIGHTS, permissionName, setupGuide } from '../../jira/index.ts'
import { type Db, type HandOver, listConnections, MOST_TRIES } from '../../store/index.ts'
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
  const guided = purpose === 'authorization' ? 'authorization' : 'service'
  const { title, intro, steps, after } = setupGuide(deployment, guided, url)
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
    // The page has its own way to paste and test.
    guide: {
      title,
      intro: [...intro],
      steps: steps.slice(0, -1).map((step) => ({ ...step, text: [...step.text] })),
      after: [...after],
    },
    expiresAt: iso(link.expiresAt),
    triesLeft: MOST_TRIES - tries,
  }
}

const connectionOf = async (db: Db, { connectionId }: HandOver) =>
  (await listConnections(db)).find(({ id }) => id === connectionId)
