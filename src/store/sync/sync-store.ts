/** What the engine keeps of one connection, on PostgreSQL: every write is one transaction behind the fence of its lease. */
import type { SyncStore } from '../../sync/index.ts'
import type { Db } from '../database.ts'
import { commentsDue, commentsOf, commentsUnread, pairAfter, wantComments } from './comments.ts'
import { overwritten } from './conflicts.ts'
import { earlierPushes } from './earlier-pushes.ts'
import { edges, learnEdges } from './edges.ts'
import { heldBetween } from './held-values.ts'
import { loadIssues, unlinked } from './issues.ts'
import { item, writeItem } from './items.ts'
import { journal } from './journal.ts'
import { commentWritten, keepComments } from './keep-comments.ts'
import { known, knownIn, longUnread, missed, projectsOf, readProjects, saveProjects } from './known.ts'
import { createItems } from './many-items.ts'
import { meet, members } from './members.ts'
import { createItem, linkIssue } from './new-items.ts'
import { observe } from './observe.ts'
import type { Ours, SyncScope } from './ours.ts'
import { pair, touchedPairs } from './pairs.ts'
import { rejoin } from './past-pairs.ts'
import { note, readHints, readIntegrations, readPoints, readProgress } from './progress.ts'
import { saveRanks } from './ranks.ts'
import { counted } from './recount.ts'
import { rules, saveRule } from './rules.ts'
import { settle } from './settle.ts'
import { addSteps, openSteps, unaskedWrites } from './steps.ts'
import { writeItems } from './write-items.ts'

export function syncStore(db: Db, scope: SyncScope): SyncStore {
  const ours: Ours = { ...scope, db }
  return {
    progress: () => readProgress(ours),
    integrations: () => readIntegrations(ours),
    points: () => readPoints(ours),
    projects: () => readProjects(ours),
    saveProjects: (projects) => saveProjects(ours, projects),
    hints: () => readHints(ours),
    known: (issues) => known(ours, issues),
    projectsOf: (issues) => projectsOf(ours, issues),
    knownIn: (project) => knownIn(ours, project),
    missed: (issues) => missed(ours, issues),
    observe: (observation) =>
      observation.issues.length === 0 ? observe(ours, observation) : counted(db, () => observe(ours, observation)),
    rejoin: (limit) => rejoin(ours, limit),
    unlinked: (limit) => unlinked(ours, limit),
    issue: async (id) => (await loadIssues(ours, [id])).get(id),
    issues: (ids) => loadIssues(ours, ids),
    members: () => members(ours),
    meet: (people) => meet(ours, people),
    rules: () => rules(ours),
    saveRule: (rule, result) => saveRule(ours, rule, result),
    saveRanks: (issues) => saveRanks(ours, issues),
    touchedPairs: (limit) => touchedPairs(ours, limit),
    pair: (link) => pair(ours, link),
    settle: (settlements) => settle(ours, settlements),
    openSteps: (limit, heldBack) => openSteps(ours, limit, heldBack),
    unaskedWrites: () => unaskedWrites(ours),
    addSteps: (steps) => addSteps(ours, steps),
    journal: () => journal(ours),
    item: (id) => item(ours, id),
    earlierPushes: (item, integration) => earlierPushes(ours, item, integration),
    heldBetween: (item, span) => heldBetween(ours, item, span),
    writeItem: (write) => writeItem(ours, write),
    writeItems: (writes) => writeItems(ours, writes),
    createItem: (made) => createItem(ours, made),
    createItems: (made) => counted(db, () => createItems(ours, made)),
    linkIssue: (made) => linkIssue(ours, made),
    overwritten: (lost) => overwritten(ours, lost),
    longUnread: (since, limit) => longUnread(ours, since, limit),
    edges: (project, type) => edges(ours, project, type),
    learnEdges: (project, type, from, to) => learnEdges(ours, project, type, from, to),
    commentsDue: (limit, among) => commentsDue(ours, limit, among),
    pairAfter: (from, many) => pairAfter(ours, from, many),
    commentsOf: (issue) => commentsOf(ours, issue),
    keepComments: (issue, updated, decision) => keepComments(ours, issue, updated, decision),
    commentsUnread: (issue, says) => commentsUnread(ours, issue, says),
    wantComments: (issue) => wantComments(ours, issue),
    commentWritten: (written) => commentWritten(ours, written),
    note: (problems, facts) => note(ours, problems, facts),
  }
}
