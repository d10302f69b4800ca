/** What becomes of one object, changed in its row: a word, a new name, another object of the target, or as planned. */
import { Button, Group, Popover, Radio, Stack, TextInput } from '@mantine/core'
import { IconChevronDown } from '@tabler/icons-react'
import { type FormEvent, type ReactNode, useState } from 'react'
import type { DifferenceView } from '../../../actions/index.ts'
import { useMay } from '../../session.ts'
import { Candidates } from './candidates.tsx'
import { useDraft, useDrafts } from './map-drafts.ts'
import { answerText } from './questions.ts'
import { nameToChange, RENAME, renamedTo, wordsFor } from './what-becomes.ts'

export type Said = Readonly<Record<string, string>>

export function MapChoice({
  plan,
  row,
  said,
}: {
  readonly plan: string
  readonly row: DifferenceView
  /** The answers that hold in the plan. */
  readonly said: Said
}): ReactNode {
  const [open, setOpen] = useState(false)
  const allowed = useMay('deployer')
  const draft = useDraft(row.key)
  const now = draft === undefined ? said[row.key] : (draft ?? undefined)
  const label = now === undefined ? 'As planned' : answerText(now)
  const button = (
    <Button
      size="compact-xs"
      variant={draft === undefined ? 'subtle' : 'light'}
      color={draft === undefined ? 'gray' : 'harbour'}
      {...(draft === undefined ? { c: now === undefined ? 'var(--text-dimmed)' : 'var(--text)' } : {})}
      fw={draft === undefined ? 400 : 600}
      maw="100%"
      disabled={!allowed}
      rightSection={<IconChevronDown size={12} aria-hidden />}
      aria-label={`${row.name}: ${label}${draft === undefined ? '' : ', not applied yet'}. Change what becomes of it`}
      onClick={() => setOpen(!open)}
    >
      <span className="one-line">{label}</span>
    </Button>
  )
  // Closed, a row is no more than its button: thousands of them stay fluid.
  if (!open) return button
  return (
    <Popover opened onChange={setOpen} trapFocus returnFocus position="bottom-start" shadow="md" width={330}>
      <Popover.Target>{button}</Popover.Target>
      <Popover.Dropdown aria-label={`What becomes of ${row.name}`}>
        <Choose plan={plan} row={row} said={said} close={() => setOpen(false)} />
      </Popover.Dropdown>
    </Popover>
  )
}

const [AS_PLANNED, OTHER] = ['\u0000as-planned', '\u0000other']

function Choose({
  plan,
  row,
  said,
  close,
}: {
  readonly plan: string
  readonly row: DifferenceView
  readonly said: Said
  readonly close: () => void
}): ReactNode {
  const drafts = useDrafts()
  const held = (about: string): string | undefined => {
    const draft = drafts.of(about)
    return draft === undefined ? said[about] : (draft ?? undefined)
  }
  const words = wordsFor(row)
  const [how, setHow] = useState(() => kindOfAnswer(held(row.key), words))
  const [name, setName] = useState(() => renamedTo(held(row.key)) ?? nameToChange(row))
  const [title, setTitle] = useState(() => renamedTo(held(`${row.key}/name`)) ?? projectName(row))
  const [other, setOther] = useState(() => (kindOfAnswer(held(row.key), words) === OTHER ? (held(row.key) ?? '') : ''))
  const answer = how === RENAME ? `${RENAME}${name.trim()}` : how === OTHER ? other : how
  const isWhole = answer !== RENAME && answer !== ''
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    if (!isWhole) return
    say(row.key, how === AS_PLANNED ? null : answer)
    if (row.kind === 'project') {
      const newTitle = how === RENAME && title.trim() !== projectName(row) ? `${RENAME}${title.trim()}` : null
      say(`${row.key}/name`, newTitle)
    }
    close()
  }
  const say = (about: string, given: string | null): void =>
    drafts.say([about], given === (said[about] ?? null) ? undefined : given)
  return (
    <form onSubmit={submit}>
      <Radio.Group value={how} onChange={setHow} aria-label={`What becomes of ${row.name}`}>
        <Stack gap={8}>
          <Radio size="sm" value={AS_PLANNED} label="As planned" />
          {words.map(({ word, says }) => (
            <Radio key={word} size="sm" value={word} label={says} />
          ))}
          <Radio size="sm" value={RENAME} label="Give it another name …" />
          {how === RENAME && (
            <Stack gap={6} ml={28}>
              <TextInput
                size="xs"
                label={row.kind === 'project' ? 'Key on the target' : 'Name on the target'}
                value={name}
                onChange={(event) => setName(event.currentTarget.value)}
              />
              {row.kind === 'project' && (
                <TextInput
                  size="xs"
                  label="Name on the target"
                  value={title}
                  onChange={(event) => setTitle(event.currentTarget.value)}
                />
              )}
            </Stack>
          )}
          <Radio size="sm" value={OTHER} label="It is another one of the target …" />
          {how === OTHER && <Candidates plan={plan} kind={row.kind} value={other} onChange={setOther} indent />}
        </Stack>
      </Radio.Group>
      <Group justify="flex-end" gap="xs" mt="sm">
        <Button size="compact-sm" variant="default" onClick={close}>
          Cancel
        </Button>
        <Button size="compact-sm" type="submit" disabled={!isWhole}>
          Set
        </Button>
      </Group>
    </form>
  )
}

function kindOfAnswer(answer: string | undefined, words: readonly { readonly word: string }[]): string {
  if (answer === undefined) return AS_PLANNED
  if (renamedTo(answer) !== undefined) return RENAME
  return words.some(({ word }) => word === answer) ? answer : OTHER
}

/** `OPS · Operations`: the second part, as lists show it. */
const projectName = ({ name, title }: DifferenceView): string => (title ?? '').replace(`${name} · `, '')
