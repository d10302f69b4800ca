/** A small button in a row, outside of the order of the Tab key: the list itself has the keys. */
import type { ComponentProps, ReactNode } from 'react'
import classes from './items.module.css'

export function RowButton({ className, ...others }: ComponentProps<'button'>): ReactNode {
  return <button {...others} type="button" tabIndex={-1} className={[classes.small, className].join(' ')} />
}
