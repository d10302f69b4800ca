/** What sync writes, and how: looked at before and after, never twice, along real transitions. */
import type { Mutant } from './mutant.ts'

const DECIDE = 'src/sync/decide-fields.test.ts'
const RECONCILE = 'src/sync/reconcile.test.ts'
const CONVERT = 'src/sync/convert.test.ts'

export const WRITING: readonly Mutant[] = [
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
    find: 'doubt.made ?? (await this.#marked(step, doubt))',
    replace: 'doubt.made',
    caughtBy: 'test/simulation/sync-restored.test.ts',
  },
  {
    rule: 'Nothing is made again before the index must know',
    file: 'src/sync/push-doubt.ts',
    find: 'oldSince === null ? 0 : oldSince + LAG_GUARD',
    replace: '0',
    caughtBy: 'test/simulation/sync-pushed.test.ts',
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
  {
    rule: 'Into many items at once only what is as expected is written',
    file: 'src/store/sync/write-items.ts',
    find: '!equal(item[field] as Json, expects)',
    replace: 'item.id === field',
    caughtBy: 'src/store/sync/write-items.test.ts',
  },
  {
    rule: 'A comment is written to the item’s issue on each site',
    file: 'src/store/migrations/0057-comment-steps.ts',
    find: "(data ->> 'comment'), connection_id, ",
    replace: "(data ->> 'comment'), ",
    caughtBy: 'src/store/sync/comments.test.ts',
  },
]
