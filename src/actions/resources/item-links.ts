/** What an item brings in of Jira: issues linked by hand, a rule, and the issue that it is pushed to. */
import { defineAction } from '../action.ts'
import { LINK_ISSUE, PUSH_ITEM, SET_RULE } from '../inputs-portfolio.ts'
import { ITEM, PREVIEW } from '../shapes/index.ts'
import { later } from './later.ts'

export const linkIssueAction = defineAction({
  name: 'items.link',
  says: 'Link an issue to an item by hand.',
  method: 'POST',
  path: '/items/{id}/links',
  needs: 'deployer',
  audit: 'always',
  input: LINK_ISSUE,
  output: ITEM,
  run: later,
})

export const unlinkIssueAction = defineAction({
  name: 'items.unlink',
  says: 'Take a link by hand away.',
  method: 'POST',
  path: '/items/{id}/unlink',
  needs: 'deployer',
  audit: 'always',
  input: LINK_ISSUE,
  output: ITEM,
  run: later,
})

export const setRuleAction = defineAction({
  name: 'items.rule',
  says: 'Link what a JQL query finds; an empty one takes the rule away.',
  method: 'PUT',
  path: '/items/{id}/rule',
  needs: 'deployer',
  audit: 'always',
  input: SET_RULE,
  output: ITEM,
  run: later,
})

export const pushItemAction = defineAction({
  name: 'items.push',
  says: 'Make an issue of an item, as an integration says.',
  method: 'POST',
  path: '/items/{id}/push',
  needs: 'deployer',
  audit: 'always',
  input: PUSH_ITEM,
  output: ITEM,
  run: later,
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
  run: later,
})
