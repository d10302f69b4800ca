/** Looking and counting: what sync reads, what it believes, when it waits, and what people see of it. */
import type { Mutant } from './mutant.ts'

const WINDOWS = 'src/sync/windows.test.ts'
const ABSENT = 'test/simulation/sync-absent.test.ts'
const CENSUS = 'src/sync/census.test.ts'
const DECIDE = 'src/sync/decide-fields.test.ts'
const ROLL_UP = 'src/portfolio/roll-up.test.ts'
const CLOCKS = 'test/simulation/sync-clocks.test.ts'
const HOOKS = 'test/journeys/hooks.test.ts'

const EVENTS: readonly Mutant[] = [
  {
    rule: 'A live event tells no more than the page of what is watched',
    file: 'src/actions/watch.ts',
    find: 'veil.veil.over({ ...now.progress } as Json)',
    replace: 'now.progress',
    caughtBy: 'test/journeys/visibility.test.ts',
  },
]

const READING: readonly Mutant[] = [
  {
    rule: 'An issue is known by its id, not by its key',
    file: 'src/jira/issues/search.ts',
    find: 'yield { ids: rows.map(({ id }) => id), next }',
    replace: 'yield { ids: rows.map(({ key }) => key), next }',
    caughtBy: 'src/jira/issues/search.test.ts',
  },
  {
    rule: 'An issue that was moved is the one it was',
    file: 'src/sync/doctor.ts',
    find: 'issue.key === key ? []',
    replace: 'issue.key !== key ? []',
    caughtBy: 'src/sync/doctor.test.ts',
  },
  {
    rule: 'Polling finds what no webhook told of',
    file: 'src/sync/poll.ts',
    find: 'count += (await read(ground, changed, {}, keys)).seen',
    replace: 'count += keys.size',
    caughtBy: 'test/simulation/sync-unreadable.test.ts',
  },
  {
    rule: 'A webhook’s hint is looked at, and nothing it says is believed',
    file: 'src/server/hooks.ts',
    find: 'return /^\\d{1,19}$/.test(text) ? text : null',
    replace: 'return text',
    caughtBy: HOOKS,
  },
  {
    rule: 'Only what is rightly signed is a webhook',
    file: 'src/server/hooks.ts',
    find: 'if (!hook || !isSigned)',
    replace: 'if (!hook)',
    caughtBy: HOOKS,
  },
  {
    rule: 'A delivery that comes twice is one',
    file: 'src/store/sync/hooks.ts',
    find: 'on conflict do nothing returning connection_id, identifier',
    replace: 'on conflict (connection_id, identifier) do update set at = now() returning connection_id, identifier',
    caughtBy: 'src/store/sync/hooks.test.ts',
  },
  {
    rule: 'The cursor stays behind by as much as the index may trail',
    file: 'src/sync/windows.ts',
    find: 'windowBegan - LAG_GUARD',
    replace: 'windowBegan',
    caughtBy: WINDOWS,
  },
  {
    rule: 'The cursor never goes back',
    file: 'src/sync/windows.ts',
    find: 'Math.max(cursor ?? 0, windowBegan - LAG_GUARD)',
    replace: 'windowBegan - LAG_GUARD',
    caughtBy: WINDOWS,
  },
  {
    rule: 'Short looks come between whole windows, never instead of them',
    file: 'src/sync/windows.ts',
    find: 'since < WHOLE_EVERY',
    replace: 'since < 9 * WHOLE_EVERY',
    caughtBy: WINDOWS,
  },
  {
    rule: 'Windows overlap',
    file: 'src/sync/windows.ts',
    find: 'siteNow - cursor + OVERLAP',
    replace: 'siteNow - cursor',
    caughtBy: WINDOWS,
  },
  {
    rule: 'The newest window has no upper bound',
    file: 'src/jira/issues/jql.ts',
    find: 'Math.max(1, Math.ceil(minutes))}m"`',
    replace: 'Math.max(1, Math.ceil(minutes))}m" AND updated <= "-0m"`',
    caughtBy: 'src/jira/issues/jql.test.ts',
  },
  {
    rule: 'That windows of time work is proven',
    file: 'src/jira/issues/windows.ts',
    find: 'if (!(await finds(minutes + 2)))',
    replace: 'if (minutes < 0)',
    caughtBy: 'src/jira/issues/site.test.ts',
  },
  {
    rule: 'One question asks for all projects',
    file: 'src/sync/poll.ts',
    find: 'updatedWithin(jira, projects, look',
    replace: 'updatedWithin(jira, projects.slice(0, 1), look',
    caughtBy: CLOCKS,
  },
  {
    rule: 'Time is the site’s, never ours',
    file: 'src/sync/poll.ts',
    find: 'const began = jira.serverNow()',
    replace: 'const began = now()',
    caughtBy: CLOCKS,
  },
  {
    rule: 'An answer to a token that has failed says nothing',
    file: 'src/jira/refusal.ts',
    find: "(headers['x-seraph-loginreason'] ?? '').includes('AUTHENTICATED_FAILED') || headers['x-ausername'] === 'anonymous'",
    replace: 'headers.odd !== undefined',
    caughtBy: 'src/jira/refusal.test.ts',
  },
  {
    rule: 'A changed mapping has its own projects read again',
    file: 'src/sync/reread.ts',
    find: '.some((field) => !known.includes(field))',
    replace: '.some((field) => known.includes(field))',
    caughtBy: 'src/sync/reread.test.ts',
  },
  {
    rule: 'What people wait for comes before a first reading',
    file: 'src/sync/cycle.ts',
    find: '  const aligned = await align(ground, patience, pace.mass)\n',
    replace:
      '  await backfill(ground, await store.progress())\n  const aligned = await align(ground, patience, pace.mass)\n',
    caughtBy: 'test/simulation/sync-first-reading.test.ts',
  },
  {
    rule: 'A rank is the place that Jira’s answer gives',
    file: 'src/jira/issues/search.ts',
    find: 'customField(field)} ASC',
    replace: "'created'} ASC",
    caughtBy: 'src/jira/issues/search.test.ts',
  },
  {
    rule: 'What ranks issues is known by its type, never by its name',
    file: 'src/sync/ranks.ts',
    find: "jiraTypeOf(one) === 'rank'",
    replace: "one.name === 'Rank'",
    caughtBy: 'test/simulation/sync-ranks.test.ts',
  },
  {
    rule: 'One project that becomes hidden does not fail the query for all',
    file: 'src/sync/poll.ts',
    find: 'misses === 0 ? [id] : []',
    replace: 'misses < 9 ? [id] : []',
    caughtBy: ABSENT,
  },
]

const ABSENCE: readonly Mutant[] = [
  {
    rule: 'Another account’s census says nothing of ours',
    file: 'src/sync/census.ts',
    find: 'if ((await whoAmI(jira)).account !== ground.account) return 0',
    replace: '',
    caughtBy: ABSENT,
  },
  {
    rule: 'Another account’s roster says nothing of ours',
    file: 'src/sync/roster.ts',
    find: 'if ((await whoAmI(jira)).account !== ground.account) return',
    replace: '',
    caughtBy: ABSENT,
  },
  {
    rule: 'A project that one look does not show is still there',
    file: 'src/sync/roster.ts',
    find: 'misses >= LOOKS',
    replace: 'misses > 0',
    caughtBy: 'src/sync/roster.test.ts',
  },
  {
    rule: 'Two looks at one moment are one',
    file: 'src/sync/roster.ts',
    find: 'isApart ? project.misses + 1 : Math.max(1, project.misses)',
    replace: 'project.misses + 1',
    caughtBy: 'src/sync/roster.test.ts',
  },
  {
    rule: 'Two censuses in a row must miss an issue',
    file: 'src/sync/census.ts',
    find: 'misses + 1 >= LOOKS',
    replace: 'misses + 1 > 0',
    caughtBy: CENSUS,
  },
  {
    rule: 'Many absences at once freeze, and ask',
    file: 'src/sync/census.ts',
    find: 'absent >= MANY && absent >= of * SHARE',
    replace: 'absent > of',
    caughtBy: CENSUS,
  },
  {
    rule: 'What no look shows is gone or hidden, never deleted',
    file: 'src/sync/census.ts',
    find: "state: 'hidden' as const",
    replace: "state: 'deleted' as const",
    caughtBy: ABSENT,
  },
  {
    rule: 'An item outlives its issue, and nothing flows to it',
    file: 'src/sync/decide.ts',
    find: 'away === null ? deciding.integration.fields : []',
    replace: 'deciding.integration.fields',
    caughtBy: DECIDE,
  },
  {
    rule: 'What could not be read is never taken for empty',
    file: 'src/sync/decide.ts',
    find: 'if (raw === undefined) return void refuse(pair, field, unreadable(mapping), draft)\n  const seen = toItem(raw,',
    replace: 'const seen = toItem(raw ?? null,',
    caughtBy: DECIDE,
  },
]

const PEACE: readonly Mutant[] = [
  {
    rule: 'A tug-of-war is left alone',
    file: 'src/sync/unrest.ts',
    find: 'if (undone >= WRITES)',
    replace: 'if (undone > 99)',
    caughtBy: 'src/sync/unrest.test.ts',
  },
  {
    rule: 'Issues that answer each other are left alone',
    file: 'src/sync/unrest.ts',
    find: 'if (swings(said.slice(0, TURNS)))',
    replace: 'if (swings([]))',
    caughtBy: 'src/sync/unrest.test.ts',
  },
  {
    rule: 'Masses of writes that nobody asked for are held back',
    file: 'src/sync/mass.ts',
    find: 'if (issues < many) {',
    replace: 'if (issues < many * 99) {',
    caughtBy: 'test/simulation/sync-mass.test.ts',
  },
  {
    rule: 'Quiet hours are kept',
    file: 'src/sync/quiet.ts',
    find: 'from <= to ? at >= from && at < to : at >= from || at < to',
    replace: 'at >= from && at < to',
    caughtBy: 'src/sync/quiet.test.ts',
  },
  {
    rule: 'The doctor calls nothing well that waits for a person',
    file: 'src/sync/field-standing.ts',
    find: 'if (asked !== undefined)',
    replace: 'if (asked === null)',
    caughtBy: 'src/sync/doctor.test.ts',
  },
  {
    rule: 'Silence of webhooks is found by what polling finds',
    file: 'src/sync/silence.ts',
    find: 'polls >= POLLS && now - since >= PATIENCE',
    replace: 'polls > 99 && now - since >= PATIENCE',
    caughtBy: 'test/simulation/sync-silence.test.ts',
  },
]

const SEEING: readonly Mutant[] = [
  {
    rule: 'A viewer sees no more than the visibility policy allows',
    file: 'src/portfolio/tally.ts',
    find: 'if (issue?.withheld) return { ...nothing(), withheld: 1 }',
    replace: '',
    caughtBy: ROLL_UP,
  },
  {
    rule: 'What is held of a closed project is withheld too',
    file: 'src/portfolio/held.ts',
    find: 'withheld: issues + unknown + dropped + gone }',
    replace: '...held.now }',
    caughtBy: 'src/portfolio/days-apart.test.ts',
  },
  {
    rule: 'Hidden work is said to be left out',
    file: 'src/portfolio/formula.ts',
    find: '...byPolicy(tally.withheld),',
    replace: '',
    caughtBy: ROLL_UP,
  },
  {
    rule: 'Unknown work is never counted as zero',
    file: 'src/portfolio/tally.ts',
    find: '{ ...nothing(), unknown: 1 }',
    replace: 'nothing()',
    caughtBy: ROLL_UP,
  },
  {
    rule: 'Work without an estimate is told, and is not zero',
    file: 'src/portfolio/tally.ts',
    find: 'points === null ? { unestimated: 1, unestimatedDone: done } :',
    replace: 'points === null ? { points: 0 } :',
    caughtBy: ROLL_UP,
  },
  {
    rule: 'An issue counts once, however often it is linked below',
    file: 'src/portfolio/tally.ts',
    find: "if (before) add(below.get(nearestAbove(before, at, tree, place) ?? ''), tally, -1)",
    replace: '',
    caughtBy: ROLL_UP,
  },
  {
    rule: 'A click on the number shows the issues behind it',
    file: 'src/portfolio/counted-issues.ts',
    find: 'subtreeOf(tree, item).flatMap(({ id }) => linksOf.get(id) ?? [])',
    replace: 'linksOf.get(item) ?? []',
    caughtBy: ROLL_UP,
  },
  {
    rule: 'Two days are compared by what came and went',
    file: 'src/portfolio/compare-days.ts',
    find: "yield { issue, shift: 'removed', items: without(heldThen, both) }",
    replace: "yield { issue, shift: 'removed', items: both }",
    caughtBy: 'src/portfolio/compare-days.test.ts',
  },
]

export const WATCHING: readonly Mutant[] = [...READING, ...ABSENCE, ...PEACE, ...SEEING, ...EVENTS]
