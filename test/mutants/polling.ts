/** Looking: what sync reads of Jira, when, and by whose clock. */
import type { Mutant } from './mutant.ts'

const WINDOWS = 'src/sync/windows.test.ts'
const ABSENT = 'test/simulation/sync-absent.test.ts'
const CLOCKS = 'test/simulation/sync-clocks.test.ts'
const HOOKS = 'test/journeys/hooks.test.ts'

export const POLLING: readonly Mutant[] = [
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
    find: 'const { seen } = await read(ground, changed, {}, keys)',
    replace: 'const seen = keys.size',
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
    find: 'since >= WHOLE_EVERY',
    replace: 'since >= 9 * WHOLE_EVERY',
    caughtBy: WINDOWS,
  },
  {
    rule: 'What is newest does not wait for the end of a whole window',
    file: 'src/sync/poll.ts',
    find: 'if (pages++ > 0) await meanwhile()',
    replace: 'if (pages++ > 0) await read(ground, [])',
    caughtBy: 'test/simulation/sync-looks.test.ts',
  },
  {
    rule: 'A look goes on until an earlier one has been there',
    file: 'src/sync/windows.ts',
    find: 'return lookedAt - SETTLED',
    replace: 'return lookedAt + SETTLED',
    caughtBy: WINDOWS,
  },
  {
    rule: 'A look does not list again what an earlier one has read',
    file: 'src/sync/poll.ts',
    find: 'updated < lookUntil(looked)',
    replace: 'updated < 0',
    caughtBy: 'test/simulation/sync-looks.test.ts',
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
    find: 'updatedWithin(jira, projects, windowMinutes',
    replace: 'updatedWithin(jira, projects.slice(0, 1), windowMinutes',
    caughtBy: CLOCKS,
  },
  {
    rule: 'Time is the site’s, never ours',
    file: 'src/sync/poll.ts',
    find: '[jira.serverNow(), now()]',
    replace: '[now(), now()]',
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
