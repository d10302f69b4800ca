/** Before and after, field by field: what comes, goes, changes, stands elsewhere. */
import { IconArrowsSort, IconMinus, IconPencil, IconPlus } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { colour, withMeaning } from '../mark.tsx'
import type { Meaning } from '../signs.ts'
import { type Change, differ, type Value } from './differ.ts'
import classes from './difference.module.css'
import { memberName } from './place.ts'
import { PlainValue } from './plain-value.tsx'
import { isLongText, withoutMarks } from './readable.ts'
import { TextDifference } from './text-difference.tsx'
import { ValueTree } from './value-tree.tsx'
import { differInWords } from './words.ts'

const LOOKS = {
  added: { meaning: 'add', word: 'added', Icon: IconPlus },
  removed: { meaning: 'lose', word: 'removed', Icon: IconMinus },
  changed: { meaning: 'change', word: 'changed', Icon: IconPencil },
  order: { meaning: 'change', word: 'other order', Icon: IconArrowsSort },
} as const

export function Difference({ before, after }: { readonly before: Value; readonly after: Value }): ReactNode {
  const fields = Map.groupBy(differ(before, after), ({ path }) => path[0] ?? '')
  return (
    <div className={classes.fields}>
      {[...fields].map(([field, changes]) => (
        <section key={field} aria-label={memberName(field)}>
          <h3 className={classes.field}>{memberName(field)}</h3>
          {changes.map((change) => (
            <OneChange key={`${change.what} ${change.path.join('\n')}`} change={change} />
          ))}
        </section>
      ))}
    </div>
  )
}

function OneChange({ change }: { readonly change: Change }): ReactNode {
  const { path, what } = change
  const { word, Icon } = LOOKS[what]
  const meaning: Meaning = LOOKS[what].meaning
  const place = path.slice(1).map(memberName)
  return (
    <div className={classes.change}>
      <div className={classes.place} style={{ color: colour(meaning) }}>
        <Icon size={14} stroke={2} aria-hidden style={{ flex: 'none', marginTop: 3 }} />
        <span>
          {place.length > 0 && <span className={classes.path}>{place.join(' › ')} </span>}
          {word}
        </span>
      </div>
      <Sides change={change} />
    </div>
  )
}

function Sides({ change: { what, before, after, path } }: { readonly change: Change }): ReactNode {
  const last = path.at(-1)
  // The path has named it already, and there is nothing more in it.
  if ((what === 'added' && after === last) || (what === 'removed' && before === last)) return null
  if (what === 'changed' && typeof before === 'string' && typeof after === 'string' && isLong(before, after)) {
    const words = <Words before={before} after={after} />
    return isLongText(before, after) ? <TextDifference before={before} after={after} meanwhile={words} /> : words
  }
  return (
    <>
      {what !== 'added' && <Side sign="−" meaning="lose" label="Before" value={before} flat={what === 'order'} />}
      {what !== 'removed' && <Side sign="+" meaning="add" label="After" value={after} flat={what === 'order'} />}
    </>
  )
}

const isLong = (before: string, after: string): boolean => Math.min(before.length, after.length) > 24

function Side({
  sign,
  meaning,
  label,
  value,
  flat,
}: {
  readonly sign: string
  readonly meaning: Meaning
  readonly label: string
  readonly value: Value
  readonly flat: boolean
}): ReactNode {
  return (
    <div className={classes.side} style={withMeaning(meaning)}>
      <span className={classes.sign} role="img" aria-label={label}>
        {sign}
      </span>
      <div style={{ minWidth: 0 }}>
        {flat ? (
          (value as string[]).map((name) => memberName(name)).join(', ')
        ) : isTree(value) ? (
          <ValueTree value={value} brief depth={1} />
        ) : (
          <PlainValue value={value} />
        )}
      </div>
    </div>
  )
}

const isTree = (value: Value): boolean => typeof value === 'object' && value !== null

export function Words({ before, after }: { readonly before: string; readonly after: string }): ReactNode {
  return (
    <div className={classes.words}>
      {differInWords(withoutMarks(before), withoutMarks(after)).map(({ what, text }, index) => {
        const key = `${index} ${what}`
        if (what === 'gone') return <del key={key}>{text}</del>
        return what === 'new' ? <ins key={key}>{text}</ins> : <span key={key}>{text}</span>
      })}
    </div>
  )
}
