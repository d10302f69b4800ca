/** Believing and counting: what sync believes, when it waits, and what people see of it. */
import type { Mutant } from './mutant.ts'

const ABSENT = 'test/simulation/sync-absent.test.ts'
const CENSUS = 'src/sync/census.test.ts'
const DECIDE = 'src/sync/decide-fields.test.ts'
const ROLL_UP = 'src/portfolio/roll-up.test.ts'

const EVENTS: readonly Mutant[] = [
  {
    rule: 'A live event tells no more than the page of what is watched',
    file: 'src/actions/watch.ts',
    find: 'veil.veil.over({ ...now.progress } as Json)',
    replace: 'now.progress',
    caughtBy: 'test/journeys/visibility.test.ts',
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
  {
    rule: 'A number that nobody means drowns no sum',
    file: 'src/store/portfolio/tally-held.ts',
    find: 'points between 0 and',
    replace: 'points >= 0 or 1 <',
    caughtBy: 'src/store/portfolio/tallies.test.ts',
  },
  {
    rule: 'Points of a past day are those of the issue’s own site and project',
    file: 'src/store/portfolio/portfolio-then.ts',
    find: 'and field = coalesce(boards ->> issue.project_id, chosen)',
    replace: '',
    caughtBy: 'src/store/portfolio/portfolio-then.test.ts',
  },
  {
    rule: 'Of two changes of one moment the entry with the lower number came first',
    file: 'src/store/portfolio/portfolio-then.ts',
    find: 'order by site_id, issue_id, at, length(history), history',
    replace: 'order by site_id, issue_id, at, history',
    caughtBy: 'src/store/portfolio/portfolio-then.test.ts',
  },
  {
    rule: 'Where no field is chosen for points none are told, of past days neither',
    file: 'src/store/portfolio/portfolio-then.ts',
    find: "where settings ->> 'points' is not null",
    replace: '',
    caughtBy: 'src/store/portfolio/portfolio-then.test.ts',
  },
]

export const WATCHING: readonly Mutant[] = [...ABSENCE, ...PEACE, ...SEEING, ...EVENTS]
