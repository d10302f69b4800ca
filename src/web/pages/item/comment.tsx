/** One comment: who, when, on which side, where it stands in Jira; its text with links; an editor of one's own. */
import { Button, Group, Textarea } from '@mantine/core'
import { Fragment, type ReactNode, useState } from 'react'
import type { CommentView } from '../../../actions/index.ts'
import { Failure } from '../../parts/failure.tsx'
import { When } from '../../parts/when.tsx'
import { useTell } from '../../queries.ts'
import { islandsIn } from './islands.ts'
import classes from './item.module.css'
import { linksIn } from './links-in.ts'

interface Props {
  readonly item: string
  readonly comment: CommentView
  readonly mayWrite: boolean
}

export function Comment({ item, comment, mayWrite }: Props): ReactNode {
  const [typed, setTyped] = useState<string>()
  const { name, side, at, editedAt, text, mine, places } = comment
  const isGone = places.length > 0 && places.every(({ state }) => state === 'gone')
  return (
    <li>
      <Group gap={6} fz={12.5} wrap="wrap" className="dimmed">
        <strong style={{ color: 'var(--text)' }}>{name}</strong>
        <span>{side === 'jira' ? 'in Jira' : 'here'}</span>
        <span>·</span>
        <When at={at} />
        {editedAt !== null && <span>· edited</span>}
        {places.map((place) => (
          <Place key={place.url} place={place} />
        ))}
        {mine && mayWrite && !isGone && typed === undefined && (
          <Button variant="subtle" size="compact-xs" onClick={() => setTyped(text)}>
            Edit
          </Button>
        )}
      </Group>
      {typed === undefined ? (
        <Said text={text} struck={isGone && side === 'jira'} />
      ) : (
        <Editor item={item} comment={comment} typed={typed} setTyped={setTyped} />
      )}
      <Past past={comment.past} />
    </li>
  )
}

const STATES = {
  there: '',
  waits: 'waits to be written',
  failed: 'could not be written',
  gone: 'no longer there',
  'not-written': 'not written',
} as const

function Place({ place: { key, url, state, says } }: { readonly place: CommentView['places'][number] }): ReactNode {
  return (
    <span>
      ·{' '}
      <a href={url} target="_blank" rel="noreferrer">
        {key}
      </a>
      {STATES[state] && ` ${STATES[state]}`}
      {says && state !== 'gone' && `: ${says}`}
    </span>
  )
}

function Said({ text, struck }: { readonly text: string; readonly struck: boolean }): ReactNode {
  return (
    <p className={classes.text} style={struck ? { color: 'var(--text-dimmed)' } : undefined}>
      {islandsIn(text).map(({ island, says }, index) =>
        island ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one text stand by their place alone.
          <span key={index} className={classes.island}>
            {says}
          </span>
        ) : (
          // biome-ignore lint/suspicious/noArrayIndexKey: as above.
          <Fragment key={index}>{linked(says)}</Fragment>
        ),
      )}
    </p>
  )
}

function linked(text: string): ReactNode {
  return linksIn(text).map(({ says, url }, index) =>
    url ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one text stand by their place alone.
      <a key={index} href={url} target="_blank" rel="noreferrer">
        {says}
      </a>
    ) : (
      // biome-ignore lint/suspicious/noArrayIndexKey: as above.
      <Fragment key={index}>{says}</Fragment>
    ),
  )
}

function Editor({
  item,
  comment: { id, text, places },
  typed,
  setTyped,
}: Pick<Props, 'item' | 'comment'> & {
  readonly typed: string
  readonly setTyped: (text: string | undefined) => void
}): ReactNode {
  const edit = useTell('PUT /items/{id}/comments/{comment}', ['GET /items/{id}/comments', 'GET /sync'])
  const isSame = typed === text && !places.some(({ state }) => state === 'failed')
  const isKept = typed.trim() !== '' && !isSame
  const keep = (): void => {
    if (isKept) edit.mutate({ id: item, comment: id, text: typed }, { onSuccess: () => setTyped(undefined) })
  }
  return (
    <div style={{ maxWidth: 760, marginTop: 6 }}>
      <Textarea
        aria-label="Edit the comment"
        autosize
        autoFocus
        minRows={2}
        maxRows={16}
        maxLength={32_000}
        value={typed}
        onChange={({ currentTarget }) => setTyped(currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) keep()
          if (event.key === 'Escape') setTyped(undefined)
        }}
      />
      {edit.isError && <Failure error={edit.error} />}
      <Group gap="xs" mt="xs">
        <Button size="compact-sm" loading={edit.isPending} disabled={!isKept} onClick={keep}>
          Save
        </Button>
        <Button size="compact-sm" variant="default" onClick={() => setTyped(undefined)}>
          Cancel
        </Button>
      </Group>
    </div>
  )
}

function Past({ past }: Pick<CommentView, 'past'>): ReactNode {
  if (past.length === 0) return null
  const lost = past.filter((one) => one.lost).length
  return (
    <details className="dimmed" style={{ marginTop: 4, fontSize: 12.5 }}>
      <summary>
        {past.length === 1 ? 'What it said before' : `What it said before, ${past.length} times`}
        {lost > 0 && ' · an edit was overwritten by a newer one'}
      </summary>
      {past.map(({ name, at, text, side, lost: isLost }) => (
        <div key={`${at} ${text}`} style={{ margin: '6px 0 0 12px' }}>
          {name} {side === 'jira' ? 'in Jira' : 'here'} · <When at={at} />
          {isLost && ' · overwritten'}
          <p className={classes.text}>{text}</p>
        </div>
      ))}
    </details>
  )
}
