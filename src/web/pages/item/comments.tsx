/** Comments of the item, newest last: what was said here and in Jira, where each stands, and a place to say something. */
import { Button, Group, Kbd, Textarea } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import type { CommentListView, ItemView } from '../../../actions/index.ts'
import { Failure } from '../../parts/failure.tsx'
import { Loaded } from '../../parts/loaded.tsx'
import { Section } from '../../parts/section.tsx'
import { useAsk, useTell } from '../../queries.ts'
import { useMay } from '../../session.ts'
import { Comment } from './comment.tsx'
import classes from './item.module.css'

const CHANGED = ['GET /items/{id}/comments', 'GET /sync'] as const

export function Comments({ item: { id } }: { readonly item: ItemView }): ReactNode {
  const query = useAsk('GET /items/{id}/comments', { id })
  const mayWrite = useMay('editor')
  return (
    <Section title="Comments" says={query.data && saysOf(query.data)}>
      <Loaded query={query}>
        {(list) => (
          <>
            {list.comments.length === 0 ? (
              <div className="dimmed" style={{ fontSize: 13 }}>
                {isUnread(list) ? 'Those in Jira are read soon.' : 'Nobody has said anything yet.'}
              </div>
            ) : (
              <ul className={`${classes.lines} ${classes.comments}`}>
                {list.comments.map((comment) => (
                  <Comment key={comment.id} item={id} comment={comment} mayWrite={mayWrite} />
                ))}
              </ul>
            )}
            <Apart list={list} />
            {mayWrite && <Composer id={id} list={list} />}
          </>
        )}
      </Loaded>
    </Section>
  )
}

const isUnread = ({ issues }: CommentListView): boolean =>
  issues.some(({ comments, read, problem }) => comments !== 'none' && !read && problem === null)

/** Where a comment goes. */
function saysOf({ issues }: CommentListView): string | false {
  const both = issues.filter(({ comments }) => comments === 'both').map(({ key }) => key)
  if (both.length > 0) return `What is said here is written to ${both.join(' and ')}, in its author’s name.`
  return issues.some(({ comments }) => comments === 'from-jira') && 'What is said here stays here.'
}

/** What is not shown, and what could not be read. An issue goes by its address: of two sites with the same keys two lines may say the same. */
function Apart({ list: { issues, withheld } }: { readonly list: CommentListView }): ReactNode {
  const lines = [
    ...issues.flatMap(({ key, url, restricted }) =>
      restricted > 0
        ? [[`restricted ${url}`, `${restricted} of ${key} only some may see in Jira: nothing of them is kept here.`]]
        : [],
    ),
    ...(withheld > 0 ? [['withheld', `${withheld} of projects that not everybody sees.`]] : []),
    ...issues.flatMap(({ key, url, problem }) =>
      problem === null
        ? []
        : [[`unread ${url}`, `Those of ${key} could not be read: ${problem} What is known of them stays.`]],
    ),
  ]
  return lines.map(([of, says]) => (
    <p key={of} className="dimmed" style={{ margin: '8px 0 0', fontSize: 12.5 }}>
      {says}
    </p>
  ))
}

function Composer({ id, list }: { readonly id: string; readonly list: CommentListView }): ReactNode {
  const [text, setText] = useState('')
  const say = useTell('POST /items/{id}/comments', CHANGED)
  const isEmpty = text.trim() === ''
  const send = (): void => {
    if (!isEmpty && !say.isPending) say.mutate({ id, text }, { onSuccess: () => setText('') })
  }
  return (
    <div style={{ maxWidth: 760, marginTop: 12 }}>
      <Textarea
        aria-label="Comment"
        placeholder="Say something"
        autosize
        minRows={2}
        maxRows={16}
        maxLength={32_000}
        value={text}
        onChange={({ currentTarget }) => setText(currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) send()
        }}
      />
      {say.isError && <Failure error={say.error} />}
      <Group gap="xs" mt="xs">
        <Button variant="default" disabled={isEmpty} loading={say.isPending} onClick={send}>
          {list.issues.some(({ comments }) => comments === 'both') ? 'Comment here and in Jira' : 'Comment'}
        </Button>
        <span className="dimmed" style={{ fontSize: 12 }}>
          <Kbd size="xs">Ctrl</Kbd> <Kbd size="xs">Enter</Kbd>
        </span>
      </Group>
    </div>
  )
}
