/** The description: text that is edited here, with the parts that only Jira can draw pinned as they are. */
import { Button, Group, Textarea } from '@mantine/core'
import { Fragment, type ReactNode, useState } from 'react'
import type { ItemView } from '../../../actions/index.ts'
import { Notice } from '../../parts/notice.tsx'
import { Section } from '../../parts/section.tsx'
import { useEditItem } from '../../portfolio.ts'
import { useMay } from '../../session.ts'
import { islandsIn, missingFrom } from './islands.ts'
import classes from './item.module.css'

export function Description({ item: { id, description, fields } }: { readonly item: ItemView }): ReactNode {
  const [typed, setTyped] = useState<string>()
  const mayEdit = useMay('editor') && (fields.find(({ field }) => field === 'description')?.mayEdit ?? true)
  const { text } = description
  if (typed !== undefined) return <Editor id={id} text={text} typed={typed} setTyped={setTyped} />
  return (
    <Section
      title="Description"
      action={
        mayEdit && (
          <Button variant="default" onClick={() => setTyped(text)}>
            Edit
          </Button>
        )
      }
    >
      {text === '' ? (
        <div className="dimmed" style={{ fontSize: 13 }}>
          None.
        </div>
      ) : (
        <p className={classes.text}>
          {islandsIn(text).map(({ island, says }, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one text stand by their place alone.
            <Fragment key={index}>{island ? <span className={classes.island}>{says}</span> : says}</Fragment>
          ))}
        </p>
      )}
    </Section>
  )
}

function Editor({
  id,
  text,
  typed,
  setTyped,
}: {
  readonly id: string
  readonly text: string
  readonly typed: string
  readonly setTyped: (text: string | undefined) => void
}): ReactNode {
  const { mutate, isPending } = useEditItem()
  const lost = missingFrom(text, typed)
  const keep = (): void => mutate({ id, fields: { text: typed }, shown: {} }, { onSuccess: () => setTyped(undefined) })
  return (
    <Section
      title="Description"
      says={
        islandsIn(text).some(({ island }) => island) &&
        'Lines such as ⟦table 1⟧ stand for parts of the document that stay as they are.'
      }
    >
      <Textarea
        aria-label="Description"
        autosize
        autoFocus
        minRows={6}
        maxRows={30}
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
      {lost.length > 0 && (
        <div style={{ marginTop: 8 }}>
          <Notice meaning="change" title={`${lost.join(', ')} would be lost.`}>
            Put the line back to keep it.
          </Notice>
        </div>
      )}
      <Group gap="xs" mt="sm">
        <Button loading={isPending} disabled={typed === text} onClick={keep}>
          {lost.length > 0 ? `Save without ${lost.length === 1 ? 'it' : 'them'}` : 'Save'}
        </Button>
        <Button variant="default" onClick={() => setTyped(undefined)}>
          Cancel
        </Button>
      </Group>
    </Section>
  )
}
