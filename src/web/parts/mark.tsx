/** A state as icon and word in its meaning's colour. */
import type { CSSProperties, ReactNode } from 'react'
import classes from './mark.module.css'
import type { Meaning, Sign } from './signs.ts'

export const colour = (meaning: Meaning): string => `var(--meaning-${meaning})`
/** For what a stylesheet mixes the colour into. */
export const withMeaning = (meaning: Meaning): CSSProperties => ({ '--meaning': colour(meaning) }) as CSSProperties

export function Mark({
  sign,
  boxed,
  quiet,
  word,
}: {
  readonly sign: Sign
  readonly boxed?: boolean
  /** Where every row has one: only the icon is in colour. */
  readonly quiet?: boolean
  readonly word?: ReactNode
}): ReactNode {
  const { meaning, Icon, moves } = sign
  return (
    <span
      className={classes.mark}
      data-boxed={boxed || undefined}
      style={quiet ? undefined : { color: colour(meaning) }}
    >
      <Icon
        size={15}
        stroke={2}
        aria-hidden
        className={moves ? 'spinning' : undefined}
        style={quiet ? { color: colour(meaning) } : undefined}
      />
      <span className="one-line">{word ?? sign.word}</span>
    </span>
  )
}

/** Where many stand in a row: the icon with its number, the word on hover and for who listens. Nothing at nought. */
export function Count({
  sign,
  count,
  word,
}: {
  readonly sign: Sign
  readonly count: number
  readonly word: string
}): ReactNode {
  const { meaning, Icon } = sign
  return (
    <span
      className={`${classes.mark} tabular`}
      style={{ color: count === 0 ? 'var(--text-dimmed)' : colour(meaning) }}
      title={`${count} ${word}`}
    >
      <Icon size={14} stroke={2} aria-hidden />
      {count}
      <span className="heard"> {word}</span>
    </span>
  )
}
