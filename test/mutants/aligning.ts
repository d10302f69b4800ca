/** What keeps both sides aligned: the decision on each field. */
import type { Mutant } from './mutant.ts'

const RECONCILE = 'src/sync/reconcile.test.ts'
const FORGOTTEN = 'test/simulation/sync-forgotten.test.ts'
const DECIDE = 'src/sync/decide-fields.test.ts'

const SETS: readonly Mutant[] = [
  {
    rule: 'Members of a set come and go one by one, where the field takes it apart',
    file: 'src/sync/actor.ts',
    find: 'change && (await this.#takesApart(step, mapping)) ? { change } : converted',
    replace: 'converted',
    caughtBy: 'test/simulation/sync-sets.test.ts',
  },
  {
    rule: 'A set that was written beside another’s edit of it was written',
    file: 'src/sync/gap.ts',
    find: 'sets || isPartOf(change, written)',
    replace: 'sets',
    caughtBy: 'src/sync/gap-told.test.ts',
  },
  {
    rule: 'What a late part of a set did once more, after somebody had undone it, is told',
    file: 'src/sync/gap.ts',
    find: 'if (back) return back',
    replace: '',
    caughtBy: 'src/sync/gap-told.test.ts',
  },
  {
    rule: 'An open step of a merged set takes over only what Jira says now',
    file: 'src/sync/decide.ts',
    find: ' && equal(one.agrees ?? one.value, other.agrees ?? other.value)',
    replace: '',
    caughtBy: DECIDE,
  },
]

const TALK: readonly Mutant[] = [
  {
    rule: 'A comment of ours that Jira lacks is asked for again',
    file: 'src/sync/comments/decide-comments.ts',
    find: 'jiraId === null && !there.has(id)) unwritten.push(id)',
    replace: 'jiraId !== null && !there.has(id)) unwritten.push(id)',
    caughtBy: 'src/sync/comments/decide-comments.test.ts',
  },
  {
    rule: 'A comment that could not be written has its issue’s comments read later',
    file: 'src/store/sync/step-end.ts',
    find: "if (entry.what === 'failed') await wantLater(tx, ours, issue)",
    replace: '',
    caughtBy: 'src/store/sync/comments.test.ts',
  },
]

const FIELDS: readonly Mutant[] = [
  {
    rule: 'Both sides changed to the same agree',
    file: 'src/sync/reconcile.ts',
    find: "known.base !== undefined && equal(known.base, jira.value) ? NOTHING : { do: 'agree', value: jira.value }",
    replace: 'NOTHING',
    caughtBy: 'src/sync/reconcile-rows.test.ts',
  },
  {
    rule: 'What only Jira changed flows here',
    file: 'src/sync/reconcile.ts',
    find: "if (!weMoved) return flows('portfolio', jira, null)",
    replace: '',
    caughtBy: RECONCILE,
  },
  {
    rule: 'What only we changed flows to Jira',
    file: 'src/sync/reconcile.ts',
    find: "if (!theyMoved) return flows('jira', ours, null)",
    replace: '',
    caughtBy: RECONCILE,
  },
  {
    rule: 'What only flows to Jira does not flow here',
    file: 'src/sync/reconcile.ts',
    find: "if (mapping.flow === 'to-jira') return flows('jira', ours, theyMoved ? jira : null)",
    replace: '',
    caughtBy: 'src/sync/reconcile-rows.test.ts',
  },
  {
    rule: 'What only flows from Jira does not flow there',
    file: 'src/sync/reconcile.ts',
    find: "if (mapping.flow === 'from-jira') return flows('portfolio', jira, weMoved ? ours : null)",
    replace: '',
    caughtBy: 'src/sync/reconcile-rows.test.ts',
  },
  {
    rule: 'Both differ: the newest wins',
    file: 'src/sync/reconcile.ts',
    find: '(ours.at ?? 0) > (jira.at ?? Number.POSITIVE_INFINITY)',
    replace: '(ours.at ?? 0) < (jira.at ?? Number.POSITIVE_INFINITY)',
    caughtBy: RECONCILE,
  },
  {
    rule: 'Both differ: Jira wins',
    file: 'src/sync/reconcile.ts',
    find: "case 'jira':\n      return flows('portfolio', jira, ours)",
    replace: "case 'jira':\n      return flows('jira', ours, jira)",
    caughtBy: 'src/sync/reconcile-rows.test.ts',
  },
  {
    rule: 'Both differ: the portfolio wins',
    file: 'src/sync/reconcile.ts',
    find: "case 'portfolio':\n      return flows('jira', ours, jira)",
    replace: "case 'portfolio':\n      return flows('portfolio', jira, ours)",
    caughtBy: 'src/sync/reconcile-rows.test.ts',
  },
  {
    rule: 'Both differ: sets are merged',
    file: 'src/sync/reconcile.ts',
    find: '(inJira.has(text) && inOurs.has(text)) || !inBase.has(text)',
    replace: 'inJira.has(text) && inOurs.has(text)',
    caughtBy: RECONCILE,
  },
  {
    rule: 'What one side took out of a set stays out',
    file: 'src/sync/reconcile.ts',
    find: '|| !inBase.has(text))',
    replace: '|| text)',
    caughtBy: RECONCILE,
  },
  {
    rule: 'Both differ: a person is asked',
    file: 'src/sync/reconcile.ts',
    find: "case 'ask':\n      return { do: 'ask' }",
    replace: "case 'ask':\n      return flows('portfolio', jira, ours)",
    caughtBy: RECONCILE,
  },
  {
    rule: 'The losing value is told apart',
    file: 'src/sync/reconcile.ts',
    find: '...(lost ? { overruled: { side: to, value: lost.value } } : {})',
    replace: '',
    caughtBy: RECONCILE,
  },
  {
    rule: 'The losing value is kept',
    file: 'src/sync/decide.ts',
    find: 'if (decision.overruled && fresh.length > 0)',
    replace: 'if (decision.overruled && fresh.length > 99)',
    caughtBy: DECIDE,
  },
  {
    rule: 'The losing value can be put back',
    file: 'src/actions/flows/decide-conflict.ts',
    find: "loser === 'jira' ? conflict.jira : conflict.portfolio",
    replace: "loser === 'jira' ? conflict.portfolio : conflict.jira",
    caughtBy: 'test/journeys/sync-conflicts.test.ts',
  },
  {
    rule: 'One field never blocks another',
    file: 'src/sync/decide.ts',
    find: 'for (const mapping of fields) decideField(pair, mapping, deciding, draft)',
    replace:
      'for (const mapping of fields) if (draft.problems.length === 0) decideField(pair, mapping, deciding, draft)',
    caughtBy: DECIDE,
  },
  {
    rule: 'A skip is a recorded decision with a reason',
    file: 'src/sync/decide.ts',
    find: 'draft.problems.push({ ...problem, field })',
    replace: '',
    caughtBy: DECIDE,
  },
  {
    rule: 'What is decided on knows what it found',
    file: 'src/sync/decide.ts',
    find: "expects: to === 'jira' ? jira.value : ours.value",
    replace: 'expects: value',
    caughtBy: 'src/sync/decide.test.ts',
  },
]

const PUSHES: readonly Mutant[] = [
  {
    rule: 'A push of an item from before a time that nobody held looks for its mark first',
    file: 'src/sync/create-issue.ts',
    find: 'if (since === null && unheld.length === 0)',
    replace: 'if (since === null)',
    caughtBy: FORGOTTEN,
  },
  {
    rule: 'It waits until the index must show what was made in that time',
    file: 'src/sync/unheld.ts',
    find: '...unheld.map(({ to }) => to)) + LAG_GUARD',
    replace: '...unheld.map(({ to }) => to))',
    caughtBy: FORGOTTEN,
  },
  {
    rule: 'An issue that our account made in a time that nobody held is asked for its mark',
    file: 'src/sync/make-items.ts',
    find: 'pushed || (unheld && !others.has(issue.id))',
    replace: 'pushed',
    caughtBy: FORGOTTEN,
  },
]

const PUSHED_AGAIN: readonly Mutant[] = [
  {
    rule: 'What such a push gave the issue nobody has taken back here',
    file: 'src/sync/marked-issue.ts',
    find: 'isForgotten ? await heldAtBirth(ground, item, found.issue) : null',
    replace: 'null',
    caughtBy: FORGOTTEN,
  },
  {
    rule: 'Where Jira lets nobody search, an issue that may have been made is not taken for absent',
    file: 'src/sync/create-issue.ts',
    find: 'facts: { wait: MINUTE }, ...(cause ? { cause } : {})',
    replace: '...(cause ? { cause } : {})',
    caughtBy: 'test/simulation/sync-pushed.test.ts',
  },
  {
    rule: 'A search names no project that is not to be seen',
    file: 'src/sync/create-issue.ts',
    find: 'other !== project && live.has(other)',
    replace: 'other !== project',
    caughtBy: 'test/simulation/sync-pushed.test.ts',
  },
  {
    rule: 'The next push of an item takes what an earlier one may have made',
    file: 'src/store/sync/earlier-pushes.ts',
    find: "['failed', 'stale', 'dropped']",
    replace: "['stale']",
    caughtBy: 'test/simulation/sync-pushed.test.ts',
  },
  {
    rule: 'An earlier push in doubt waits until the index must show it',
    file: 'src/sync/push-doubt.ts',
    find: 'entries.at(-1)?.at ?? 0)) + LAG_GUARD',
    replace: 'entries.at(-1)?.at ?? 0))',
    caughtBy: 'test/simulation/sync-pushed.test.ts',
  },
]

export const ALIGNING: readonly Mutant[] = [...FIELDS, ...SETS, ...TALK, ...PUSHES, ...PUSHED_AGAIN]
