/** A whole value as a tree that can be read: members by name, elements by what names them, deep ones folded. */
import type { ReactNode } from 'react'
import { isMembers, labelOf, leavesOf, membersOf, type Value } from './differ.ts'
import classes from './difference.module.css'
import { memberName } from './place.ts'
import { PlainValue } from './plain-value.tsx'

/** So many leaves are shown without folding: more on the outside than further in. */
const FEW = [24, 8] as const

/** `brief` leaves out what holds nothing: where only what comes or goes is told. */
export function ValueTree({
  value,
  brief = false,
  depth = 0,
}: {
  readonly value: Value
  readonly brief?: boolean
  readonly depth?: number
}): ReactNode {
  if (isMembers(value))
    return (
      <div className={classes.tree}>
        {membersOf(value)
          .filter((name) => !brief || size(value[name]) > 0)
          .map((name) => (
            <Branch key={name} name={memberName(name)} value={value[name]} brief={brief} depth={depth} />
          ))}
      </div>
    )
  if (Array.isArray(value)) return <Elements list={value} brief={brief} depth={depth} />
  return <PlainValue value={value} />
}

interface Shown {
  readonly brief: boolean
  readonly depth: number
}

function Branch({ name, value, brief, depth }: Shown & { readonly name: string; readonly value: Value }): ReactNode {
  if (isPlain(value) || size(value) === 0)
    return (
      <div className={classes.line}>
        <span className={classes.name}>{name}</span>
        <span>{isPlain(value) ? <PlainValue value={value} /> : <span className="dimmed">none</span>}</span>
      </div>
    )
  return (
    <details className={classes.branch} open={size(value) <= (FEW[depth] ?? FEW[1])}>
      <summary>
        <span className={classes.name}>{name}</span>
        {Array.isArray(value) && <span className="dimmed tabular"> {value.length}</span>}
      </summary>
      <div className={classes.inside}>
        <ValueTree value={value} brief={brief} depth={depth + 1} />
      </div>
    </details>
  )
}

function Elements({ list, ...shown }: Shown & { readonly list: readonly Value[] }): ReactNode {
  const label = labelOf([list])
  return (
    <div className={classes.tree}>
      {list.map((element, index) => {
        const name = label(element, index)
        // biome-ignore lint/suspicious/noArrayIndexKey: lists of a value never change while they are shown.
        if (isPlain(element)) return <PlainLine key={index} value={element} />
        // biome-ignore lint/suspicious/noArrayIndexKey: as above.
        return <Branch key={index} name={memberName(name)} value={element} {...shown} />
      })}
    </div>
  )
}

function PlainLine({ value }: { readonly value: Value }): ReactNode {
  return (
    <div>
      <PlainValue value={value} />
    </div>
  )
}

const isPlain = (value: Value): boolean => !isMembers(value) && !Array.isArray(value)
const size = (value: Value): number => leavesOf(value).length
