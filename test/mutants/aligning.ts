/** What keeps both sides aligned: the decision on each field, and its writing. */
import type { Mutant } from './mutant.ts'

const RECONCILE = 'src/sync/reconcile.test.ts'
const DECIDE = 'src/sync/decide-fields.test.ts'
const CONVERT = 'src/sync/convert.test.ts'

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

const WRITING: readonly Mutant[] = [
  {
    rule: 'What we sent is no person’s edit',
    file: 'src/sync/reconcile.ts',
    find: 'return !isOurs && (',
    replace: 'return (',
    caughtBy: RECONCILE,
  },
  {
    rule: 'What we sent is agreed once it stands there',
    file: 'src/sync/arrived.ts',
    find: 'const stood = isThere ? theirs :',
    replace: 'const stood =',
    caughtBy: 'src/sync/decide.test.ts',
  },
  {
    rule: 'What somebody else says anew is their edit',
    file: 'src/sync/arrived.ts',
    find: 'author !== account && same(mapping, people, value, theirs)',
    replace: 'author === null && same(mapping, people, value, theirs)',
    caughtBy: 'src/sync/arrived.test.ts',
  },
  {
    rule: 'An edit since the decision is not written over',
    file: 'src/sync/actor.ts',
    find: "if (isOthersToo) return { state: 'stale', says: 'Somebody changed it in Jira meanwhile.' }\n    if (this.#same(mapping, value, step.expects))",
    replace: 'if (mapping)',
    caughtBy: 'test/simulation/sync-between.test.ts',
  },
  {
    rule: 'What was written is read back',
    file: 'src/sync/actor.ts',
    find: "if (step.to === 'portfolio') return []\n",
    replace: 'if (step.to) return []\n',
    caughtBy: 'test/simulation/sync-between.test.ts',
  },
  {
    rule: 'What a write replaced unseen is found in the history',
    file: 'src/sync/gap.ts',
    find: 'if (told.foundExpected(made, earlier)) return null',
    replace: 'if (made) return null',
    caughtBy: 'src/sync/gap.test.ts',
  },
  {
    rule: 'What our own late write had made is nobody’s edit',
    file: 'src/sync/gap.ts',
    find: 'if (earlier && isOurs(earlier) && told.leadsOn(earlier, made)) at -= 1\n    else',
    replace: '',
    caughtBy: 'src/sync/gap.test.ts',
  },
  {
    rule: 'What a late write replaced is found when it came after all',
    file: 'src/sync/late-writes.ts',
    find: 'if (!gap || isKept(gap.lost)) return []',
    replace: 'if (gap !== undefined) return []',
    caughtBy: 'src/sync/late-writes.test.ts',
  },
  {
    rule: 'A create bears its mark',
    file: 'src/sync/create-issue.ts',
    find: '{ [MARK]: { item: item.id } }',
    replace: '{}',
    caughtBy: 'test/simulation/sync-pushed.test.ts',
  },
  {
    rule: 'A create of unknown outcome is looked up by its mark',
    file: 'src/sync/create-issue.ts',
    find: 'madeBy(past) ?? (await this.#marked(step))',
    replace: 'madeBy(past)',
    caughtBy: 'test/simulation/sync-restored.test.ts',
  },
  {
    rule: 'Nothing is made again before the index must know',
    file: 'src/sync/create-issue.ts',
    find: 'if (!this.#isOld(id) || wait <= 0) return',
    replace: 'if (!this.#isOld(id) || wait > 0) return',
    caughtBy: 'test/simulation/sync-restored.test.ts',
  },
  {
    rule: 'A status goes over transitions that there are',
    file: 'src/sync/transition-path.ts',
    find: 'for (const [a, b] of edges) follows.set(a, [...(follows.get(a) ?? []), b])',
    replace: 'for (const [a] of edges) follows.set(a, [...goals])',
    caughtBy: 'src/sync/transition-path.test.ts',
  },
  {
    rule: 'A status passes done only where nothing else leads on',
    file: 'src/sync/transition-path.ts',
    find: '|| (shunned.has(next) && !goals.has(next))',
    replace: '',
    caughtBy: 'src/sync/transition-path.test.ts',
  },
  {
    rule: 'What a transition demands is filled',
    file: 'src/sync/status-walk.ts',
    find: 'if (value !== undefined) given[id] = value\n    else if',
    replace: 'if',
    caughtBy: 'src/sync/status-walk.test.ts',
  },
  {
    rule: 'The exact missing field is named',
    file: 'src/sync/status-walk.ts',
    find: 'if (required && !hasDefault && isBlank(issue.fields[id])) missing.push(label)',
    replace: 'if (required && !hasDefault && isBlank(issue.fields[id])) missing.push(id)',
    caughtBy: 'src/sync/status-walk.test.ts',
  },
  {
    rule: 'Unknown nodes survive an edit on the other product',
    file: 'src/sync/fields/description.ts',
    find: 'return document ? documentOver(raw, document) : { wiki: raw }',
    replace: 'return { wiki: raw }',
    caughtBy: CONVERT,
  },
  {
    rule: 'A document is written as its author left it',
    file: 'src/sync/fields/description.ts',
    find: 'if (wiki === null) return isDocument(value) ? shownOn(value) : value',
    replace: 'if (wiki === null) return isDocument(value) ? withoutLocalIds(value) : value',
    caughtBy: CONVERT,
  },
  {
    rule: 'A description goes back only if a person edited it here',
    file: 'src/sync/fields/description.ts',
    find: 'return withoutLocalIds(toDocument(value, null))',
    replace: 'return toDocument(value, null)',
    caughtBy: DECIDE,
  },
]

export const ALIGNING: readonly Mutant[] = [...FIELDS, ...WRITING, ...SETS, ...TALK]
