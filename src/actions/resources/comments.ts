/** Comments of items: shown as both sides say them, written, and edited by who wrote them. */
import { defineAction } from '../action.ts'
import { addComment, changeComment } from '../flows/comment-item.ts'
import { ADD_COMMENT, BY_ITEM, CHANGE_COMMENT } from '../inputs-portfolio.ts'
import { COMMENT_LIST } from '../shapes/index.ts'
import { showComments } from './show-comments.ts'

export const listCommentsAction = defineAction({
  name: 'comments.list',
  says: 'The comments of an item, those of its issues in Jira among them, oldest first.',
  method: 'GET',
  path: '/items/{id}/comments',
  needs: 'viewer',
  audit: 'never',
  input: BY_ITEM,
  output: COMMENT_LIST,
  run: (context, { id }) => showComments(context, id),
})

export const addCommentAction = defineAction({
  name: 'comments.create',
  says: 'Comment on an item; it is written to Jira where an integration says so.',
  method: 'POST',
  path: '/items/{id}/comments',
  needs: 'editor',
  audit: 'always',
  input: ADD_COMMENT,
  output: COMMENT_LIST,
  async run(context, { id, text }) {
    await addComment(context, id, text)
    return showComments(context, id)
  },
})

export const changeCommentAction = defineAction({
  name: 'comments.change',
  says: 'Edit a comment of one’s own; what it said before is kept.',
  method: 'PUT',
  path: '/items/{id}/comments/{comment}',
  needs: 'editor',
  audit: 'always',
  input: CHANGE_COMMENT,
  output: COMMENT_LIST,
  async run(context, { id, comment, text }) {
    await changeComment(context, id, comment, text)
    return showComments(context, id)
  },
})
