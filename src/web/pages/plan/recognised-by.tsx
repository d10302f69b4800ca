/** What people are recognised by, in the order in which it is tried: chosen by a tick, moved by its arrows or by Alt with ↑ and ↓. */
import { ActionIcon, Checkbox } from '@mantine/core'
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react'
import type { KeyboardEvent, ReactNode } from 'react'
import { flushSync } from 'react-dom'
import { listed, moved, type Recognise } from './people-rule.ts'

const SAYS: Readonly<Record<Recognise, string>> = {
  account: 'the same Atlassian account',
  email: 'the e-mail address, where both sites show it',
  name: 'the name, where no address is shown',
}
const WAYS = [
  { step: -1, word: 'earlier', Icon: IconArrowUp },
  { step: 1, word: 'later', Icon: IconArrowDown },
] as const

interface RecognisedByProps {
  readonly by: readonly Recognise[]
  readonly change: (by: readonly Recognise[]) => void
  readonly disabled: boolean
}

export function RecognisedBy({ by, change, disabled }: RecognisedByProps): ReactNode {
  return (
    <ol aria-label="In this order" style={{ margin: 0, padding: 0, listStyle: 'none', display: 'grid', gap: 2 }}>
      {listed(by).map((sign) => (
        <Line key={sign} sign={sign} by={by} change={change} disabled={disabled} />
      ))}
    </ol>
  )
}

function Line({ sign, by, change, disabled }: RecognisedByProps & { readonly sign: Recognise }): ReactNode {
  const place = by.indexOf(sign)
  const move = (step: -1 | 1): void => {
    // A line that is put elsewhere in the page loses the focus that was in it.
    const held = document.activeElement
    flushSync(() => change(moved(by, sign, step)))
    if (held instanceof HTMLElement) held.focus()
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    const step = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : undefined
    if (!event.altKey || step === undefined || disabled) return
    event.preventDefault()
    move(step)
  }
  return (
    <li style={LINE}>
      <Checkbox
        size="sm"
        label={SAYS[sign]}
        disabled={disabled}
        checked={place >= 0}
        onKeyDown={onKeyDown}
        onChange={(event) => change(event.currentTarget.checked ? [...by, sign] : by.filter((one) => one !== sign))}
        style={{ flex: 1 }}
      />
      {place >= 0 &&
        by.length > 1 &&
        WAYS.map(({ step, word, Icon }) => (
          <ActionIcon
            key={word}
            variant="subtle"
            color="gray"
            aria-label={`Try ${SAYS[sign].split(',')[0]} ${word}`}
            // Not `disabled`: at an end the focus stays where it is.
            aria-disabled={disabled || by[place + step] === undefined}
            {...(disabled || by[place + step] === undefined ? { 'data-disabled': true } : {})}
            onClick={() => disabled || move(step)}
            onKeyDown={onKeyDown}
          >
            <Icon size={15} aria-hidden />
          </ActionIcon>
        ))}
    </li>
  )
}

const LINE = { display: 'flex', alignItems: 'center', gap: 4, minHeight: 28 } as const
