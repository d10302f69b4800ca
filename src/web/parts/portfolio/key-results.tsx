/** An objective's key results: how far each is from where it began to its target, with the number now edited where it stands. */
import { ActionIcon, Menu } from '@mantine/core'
import { IconDots, IconPencil, IconTrash } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import type { KeyResultView } from '../../../actions/index.ts'
import { OF_ITEMS } from '../../portfolio.ts'
import { useTell } from '../../queries.ts'
import { useMay } from '../../session.ts'
import { Changed } from '../changed.tsx'
import { EditText } from '../edit/edit-text.tsx'
import { tellRefused } from '../tell-refused.ts'
import classes from './key-results.module.css'
import { Share } from './share.tsx'

const numbers = new Intl.NumberFormat('en', { maximumFractionDigits: 2 })
/** What is reckoned needs no more than that. */
const tenths = new Intl.NumberFormat('en', { maximumFractionDigits: 1 })
export const amount = (value: number, unit: string): string =>
  unit === '' ? numbers.format(value) : `${numbers.format(value)}${unit === '%' ? ' %' : ` ${unit}`}`

export function KeyResults({
  results,
  edit,
}: {
  readonly results: readonly KeyResultView[]
  /** Opens the form. */
  readonly edit?: (result: KeyResultView) => void
}): ReactNode {
  return (
    <ul className={classes.results} aria-label="Key results">
      {results.map((result) => (
        <KeyResult key={result.id} result={result} edit={edit} />
      ))}
    </ul>
  )
}

function KeyResult({
  result,
  edit,
}: {
  readonly result: KeyResultView
  readonly edit: ((result: KeyResultView) => void) | undefined
}): ReactNode {
  const { name, unit, from, target, share } = result
  const may = useMay('editor')
  return (
    <li className={classes.result}>
      <span className="one-line" title={name}>
        {name}
      </span>
      <Share share={share} label={`${name}: from ${amount(from, unit)} to ${amount(target, unit)}`} />
      <span className={`${classes.way} tabular`}>
        <span className="dimmed">{amount(from, '')}</span>
        <span className="dimmed" aria-hidden>
          →
        </span>
        <Current result={result} may={may} />
        <span className="dimmed">of {amount(target, unit)}</span>
      </span>
      {may && edit ? <More result={result} edit={edit} /> : <span />}
    </li>
  )
}

function Current({ result, may }: { readonly result: KeyResultView; readonly may: boolean }): ReactNode {
  const { id, name, current, by } = result
  const change = useTell('PUT /key-results/{id}', OF_ITEMS)
  const shown = (
    <strong title={by === 'progress' ? 'It follows the progress of the issues below.' : undefined}>
      <Changed value={by === 'progress' ? tenths.format(current) : numbers.format(current)} />
    </strong>
  )
  if (!may || by === 'progress') return shown
  return (
    <EditText
      label={`${name}: where it stands`}
      text={String(current)}
      width={76}
      numeric
      keep={(typed) => {
        const value = Number(typed.replace(',', '.'))
        if (Number.isFinite(value)) change.mutate({ id, current: value }, { onError: tellRefused })
      }}
    >
      {shown}
    </EditText>
  )
}

function More({
  result,
  edit,
}: {
  readonly result: KeyResultView
  readonly edit: (result: KeyResultView) => void
}): ReactNode {
  const remove = useTell('DELETE /key-results/{id}', OF_ITEMS)
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" size={24} aria-label={`More for ${result.name}`}>
          <IconDots size={15} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<IconPencil size={15} aria-hidden />} onClick={() => edit(result)}>
          Edit
        </Menu.Item>
        <Menu.Item
          color="red.8"
          leftSection={<IconTrash size={15} aria-hidden />}
          onClick={() => remove.mutate({ id: result.id }, { onError: tellRefused })}
        >
          Remove, with its history
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
