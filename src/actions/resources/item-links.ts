/** What an item brings in of Jira: issues linked by hand, a rule, and the issue that it is pushed to. */
import { Fault } from '../../base/index.ts'
import { conditionOf, withinProjects } from '../../jira/index.ts'
import {
  type Db,
  type FoundIssue,
  findConnection,
  findItem,
  grow,
  issueByKey,
  linkByHand,
  readRulesSoon,
  setRule,
  type Tx,
  unlinkByHand,
} from '../../store/index.ts'
import { defineAction } from '../action.ts'
import { actorText } from '../context.ts'
import { previewPush, pushItem } from '../flows/push-item.ts'
import { LINK_ISSUE, PUSH_ITEM, SET_RULE } from '../inputs-portfolio.ts'
import { ITEM, PREVIEW } from '../shapes/index.ts'
import { showItem } from './show-item.ts'

export const linkIssueAction = defineAction({
  name: 'items.link',
  says: 'Link an issue to an item by hand.',
  method: 'POST',
  path: '/items/{id}/links',
  needs: 'editor',
  audit: 'always',
  input: LINK_ISSUE,
  output: ITEM,
  async run(context, { id, connection, key }) {
    const { db, actor } = context
    const [item, issue] = [await findItem(db, id), await issueNamed(db, connection, key)]
    await change(db, item.id, (tx) => linkByHand(tx, item.id, issue, actorText(actor)))
    return showItem(context, item.id)
  },
})

export const unlinkIssueAction = defineAction({
  name: 'items.unlink',
  says: 'Take a link by hand away.',
  method: 'POST',
  path: '/items/{id}/unlink',
  needs: 'editor',
  audit: 'always',
  input: LINK_ISSUE,
  output: ITEM,
  async run(context, { id, connection, key }) {
    const { db } = context
    const [item, issue] = [await findItem(db, id), await issueNamed(db, connection, key)]
    await change(db, item.id, async (tx) => {
      if (await unlinkByHand(tx, item.id, issue)) return
      throw new Fault('not-found', `${issue.key} was not linked to ${item.code} by hand.`, {
        about: key,
        remedy: 'What a rule or an integration brings in goes with that rule or integration.',
      })
    })
    return showItem(context, item.id)
  },
})

export const setRuleAction = defineAction({
  name: 'items.rule',
  says: 'Link what a JQL query finds; an empty one takes the rule away.',
  method: 'PUT',
  path: '/items/{id}/rule',
  needs: 'editor',
  audit: 'always',
  input: SET_RULE,
  output: ITEM,
  async run(context, { id, connection, jql }) {
    const { db, actor } = context
    const item = await findItem(db, id)
    const found = await findConnection(db, connection)
    refuseUnreadable(jql)
    await change(db, item.id, async (tx) => {
      await setRule(tx, { item: item.id, connection: found.id, jql, createdBy: actorText(actor) })
      await readRulesSoon(tx, found.id)
    })
    return showItem(context, item.id)
  },
})

export const pushItemAction = defineAction({
  name: 'items.push',
  says: 'Make an issue of an item, as an integration says.',
  method: 'POST',
  path: '/items/{id}/push',
  needs: 'editor',
  audit: 'always',
  input: PUSH_ITEM,
  output: ITEM,
  async run(context, { id, integration }) {
    await pushItem(context, id, integration)
    return showItem(context, id)
  },
})

export const previewPushAction = defineAction({
  name: 'items.pushPreview',
  says: 'What a push would write in Jira, before it is made.',
  method: 'POST',
  path: '/items/{id}/push-preview',
  needs: 'viewer',
  audit: 'never',
  input: PUSH_ITEM,
  output: PREVIEW,
  run: (context, { id, integration }) => previewPush(context, id, integration),
})

/** Only what was read can be linked: an issue elsewhere would count for nothing and never be seen to change. */
async function issueNamed(db: Db, connection: string, key: string): Promise<FoundIssue> {
  const { site, name } = await findConnection(db, connection)
  const issue = await issueByKey(db, site.id, key)
  if (issue) return issue
  throw new Fault('not-found', `${key} was not read from ${name}.`, {
    about: key,
    remedy: 'Check the key; only issues of projects that an integration of this connection reads can be linked.',
  })
}

function change(db: Db, item: string, work: (tx: Tx) => Promise<void>): Promise<void> {
  return db.transaction().execute(async (tx) => {
    await tx.selectFrom('item').select('id').where('id', '=', item).forShare().execute()
    await work(tx)
    await grow(tx, 'portfolio', 'sync')
  })
}

/** Read as the engine will read it: within the projects in scope, without an order. */
function refuseUnreadable(jql: string): void {
  if (jql === '') return
  if (conditionOf(jql) === null)
    throw new Fault('input.invalid', 'This query asks nothing.', {
      about: 'jql',
      remedy: 'Say which issues it is about.',
    })
  withinProjects(['1'], jql)
}
